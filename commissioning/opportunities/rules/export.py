"""Turning the CSV export of Contracts Finder into Notices.

Its identifiers are each buyer's own ("1266"), so an opportunity is known by source, buyer and
identifier together (FACTS.md section 2). The file has no release ids: the hash of a row is its id.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from commissioning.foundation.errors import UnreadableFile
from commissioning.opportunities.rules.amounts import in_words, pence_of
from commissioning.opportunities.rules.canonical import canonical, digest
from commissioning.opportunities.rules.codes import area, cpv_code, identifier
from commissioning.opportunities.rules.contents import bounded
from commissioning.opportunities.rules.files import chunks, named
from commissioning.opportunities.rules.links import link
from commissioning.opportunities.rules.moments import END_OF_DAY, day, moment
from commissioning.opportunities.rules.notice import (
    Area,
    Award,
    Link,
    Money,
    Notice,
    Party,
    Suitability,
)
from commissioning.opportunities.rules.plain_text import (
    CODE,
    TITLE,
    cleaned,
    line,
    passage,
    settled,
)
from commissioning.opportunities.rules.stage import Stage
from commissioning.opportunities.rules.unreadable import CannotUnderstand, Limits

SOURCE = "Contracts Finder"
FIRST_COLUMN = "Notice Identifier"
_SUPPLIERS = "Supplier [Name|Address|Ref type|Ref Number|Is SME|Is VCSE]"
_NEEDED = frozenset({FIRST_COLUMN, "Organisation Name", "Title", "Status", "Notice Type"})
_LONGEST_CELL = 1_000_000
_STAGES = {
    "pipeline": Stage.INTENTION,
    "preprocurement": Stage.ENGAGEMENT,
    "contract": Stage.OPEN,
}
_STATUSES = {
    "awarded": Stage.AWARDED,
    "closed": Stage.CLOSED,
    "cancelled": Stage.CANCELLED,
    "withdrawn": Stage.CANCELLED,
}
_PACKED = re.compile(r"\[([^\[\]]*)\]")
_REFERENCE_SCHEMES = {"COMPANIES_HOUSE": "GB-COH", "CHARITY_NUMBER": "GB-CHC"}
_NEXT_ADDRESS = re.compile(r"\s+(?=https?://|www\.)")
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")

Row = dict[str, str]


def rows(path: Path, limits: Limits) -> Iterator[Row | list[str]]:
    """Yield each row by its column names; a row of another length comes as its bare cells.

    One cell too few is a row whose last cell, the closing time, was left out: many are.
    Raises UnreadableFile, with the line, when the file is not the export.
    """
    reader = csv.reader(_lines(path, limits), strict=True)
    csv.field_size_limit(_LONGEST_CELL)
    try:
        names = next(reader, [])
        if not _NEEDED.issubset(names):
            raise UnreadableFile(f"{named(path)}: line 1 lacks columns that the export has")
        for cells in reader:
            if cells:
                yield _row(names, cells)
    except csv.Error as problem:
        raise UnreadableFile(f"{named(path)}: line {reader.line_num:,}: {problem}") from problem


def _row(names: list[str], cells: list[str]) -> Row | list[str]:
    if len(cells) not in (len(names), len(names) - 1):
        return cells
    return dict(zip(names, [*cells, ""], strict=False))


def _lines(path: Path, limits: Limits) -> Iterator[str]:
    held = ""
    for piece in chunks(path, limits):
        *whole, held = (held + piece).split("\n")
        for each in whole:
            yield each + "\n"
        if len(held) > limits.release_characters:
            raise UnreadableFile(
                f"{named(path)}: one line has more than {limits.release_characters:,} characters"
            )
    if held:
        yield held


def notice_from_row(row: Row, position: int) -> Notice:
    """Read one row of the export. Raises CannotUnderstand when it names no notice or no buyer."""
    warnings: list[str] = []
    buyer = line(row["Organisation Name"], "the buyer's name", warnings)
    reference = line(row[FIRST_COLUMN], "the identifier", warnings, CODE)
    if not buyer or not reference:
        raise CannotUnderstand("it has no identifier, or does not name its buyer")
    value = _value(row, warnings)
    raw = canonical(dict(row))
    content_hash = digest(raw)
    parties, awards = _suppliers(row, warnings)
    # Arguments are evaluated in order: `warnings` comes last, when all the others have spoken.
    return Notice(
        position=position,
        source=SOURCE,
        ocid=key_of(buyer, reference),
        release_id=content_hash,
        published_at=moment(_cell(row, "Published Date"), "the date", warnings),
        tags=(),
        stage=_stage(row),
        title=line(row["Title"], "the title", warnings, TITLE),
        description=_description(row, warnings),
        buyer_name=buyer,
        buyer_identifiers=(),
        other_parties=parties,
        value_pence=value.pence,
        currency=value.currency,
        value_note=value.note,
        deadline_at=moment(
            _cell(row, "Closing Date"),
            "the deadline",
            warnings,
            at=END_OF_DAY,
            clock=_cell(row, "Closing Time"),
        ),
        starts_on=_day(row, "Start Date", "Contract start date", warnings),
        ends_on=_day(row, "End Date", "Contract end date", warnings),
        areas=_areas(row, warnings),
        cpv=_cpv(row, warnings),
        lots=(),
        links=_links(row, warnings),
        reference=reference,
        method=_method(row, warnings),
        suitability=Suitability(_yes(row, "Suitable for SME"), _yes(row, "Suitable for VCO")),
        awards=awards,
        licence="",
        publisher="",
        content_hash=content_hash,
        raw=raw,
        warnings=settled(warnings),
    )


def key_of(buyer: str, reference: str) -> str:
    """Make the key of an opportunity that has no ocid: source, buyer and identifier, as a hash."""
    parts = "\n".join((SOURCE, buyer.casefold(), reference.casefold()))
    return f"contracts-finder-csv-{digest(parts.encode())[:32]}"


def _cell(row: Row, name: str) -> str:
    return row.get(name, "").strip()


def _yes(row: Row, name: str) -> bool | None:
    return {"yes": True, "no": False}.get(_cell(row, name).casefold())


def _stage(row: Row) -> Stage:
    by_status = _STATUSES.get(_cell(row, "Status").casefold())
    by_kind = _STAGES.get(_cell(row, "Notice Type").casefold(), Stage.UNCLEAR)
    return by_status or by_kind


def _description(row: Row, warnings: list[str]) -> str:
    parts = (row.get("Description", ""), row.get("Additional Text", ""))
    return passage("\n\n".join(filter(None, parts)), "the description", warnings)


def _value(row: Row, warnings: list[str]) -> Money:
    """Take the higher figure; the lower alone is the least it is worth; zero says nothing."""
    low = pence_of(_cell(row, "Value Low"), "the lower value", warnings)
    high = pence_of(_cell(row, "Value High"), "the higher value", warnings)
    if high:
        note = f"from {in_words(Money(low, 'GBP'))}" if low and low != high else ""
        return Money(high, "GBP", note)
    if low:
        return Money(low, "GBP", "at least")
    said_zero = low == 0 or high == 0
    return Money(None, "GBP", "given as 0, which usually means not stated" if said_zero else "")


def _day(row: Row, asked: str, agreed: str, warnings: list[str]) -> date | None:
    name = asked.casefold()
    return day(_cell(row, asked), f"the {name}", warnings) or day(
        _cell(row, agreed), f"the agreed {name}", warnings
    )


def _areas(row: Row, warnings: list[str]) -> tuple[Area, ...]:
    found = [area(_cell(row, "Postcode"), "postcode", warnings)]
    found += [area(name, "region", warnings) for name in _cell(row, "Region").split(",")]
    return bounded(filter(None, found), "areas", warnings)


def _cpv(row: Row, warnings: list[str]) -> tuple[str, ...]:
    codes = (cpv_code(each, warnings) for each in _cell(row, "Cpv Codes").split())
    return bounded(filter(None, codes), "CPV codes", warnings)


def _links(row: Row, warnings: list[str]) -> tuple[Link, ...]:
    # Addresses are parted by spaces, and some hold spaces themselves.
    addresses = _NEXT_ADDRESS.split(_cell(row, "Links"))
    found = (link(each, "", warnings) for each in addresses)
    return bounded(filter(None, found), "links", warnings)


def _method(row: Row, warnings: list[str]) -> str:
    """Give the procedure in words: `RestrictedOJEU` reads `Restricted OJEU`."""
    text = _CAPITAL.sub(" ", _cell(row, "OJEU Procedure Type"))
    return line(text, "the way of buying", warnings, CODE)


def _suppliers(row: Row, warnings: list[str]) -> tuple[tuple[Party, ...], tuple[Award, ...]]:
    """Unpack suppliers, each as [name|address|kind of number|number|SME|VCSE]."""
    parties = bounded(_packed(_cell(row, _SUPPLIERS), warnings), "suppliers", warnings)
    value = pence_of(_cell(row, "Awarded Value"), "the awarded value", warnings)
    decided = day(_cell(row, "Awarded Date"), "the awarded date", warnings)
    if not parties and not value and not decided:
        return (), ()
    names = tuple(party.name for party in parties)
    return parties, (Award(names, Money(value or None, "GBP"), decided, _cell(row, "Status")),)


def _packed(text: str, warnings: list[str]) -> Iterable[Party]:
    for match in _PACKED.finditer(text):
        name, _, kind, number, *_ = [*cleaned(match.group(1)).split("|"), "", "", "", ""]
        scheme = _REFERENCE_SCHEMES.get(kind.strip().upper(), kind.strip())
        found = identifier(scheme, number, warnings)
        party = Party(
            line(name, "the name of a supplier", warnings),
            ("supplier",),
            (found,) if found else (),
        )
        if party.name:
            yield party


def name_of_row(row: Row | list[str]) -> str:
    """Name a row in a refusal: by its identifier."""
    text = row.get(FIRST_COLUMN, "") if isinstance(row, dict) else "".join(row[:1])
    return line(text, "", [], CODE)
