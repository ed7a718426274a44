"""One row of a register file: what its columns may be called, and what its cells mean."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from commissioning.foundation.codes.themes import theme
from commissioning.foundation.errors import RegisterError
from commissioning.foundation.tidy import tidy_line, tidy_text
from commissioning.organisations.rules.identifiers import (
    OrgIdentifier,
    keep_identifier,
    parse_identifier,
    parse_org_id,
)
from commissioning.organisations.rules.number_forms import InvalidIdentifier

# What each of our fields may be called in a file, in small letters and figures alone.
COLUMNS: dict[str, tuple[str, ...]] = {
    "org_id": ("orgid", "organisationid", "identifier"),
    "number": tuple(
        "regnumber regcharitynumber charitynumber registeredcharitynumber registrationnumber"
        " registeredcharityno regno charityno".split()
    ),
    "linked": ("linkedcharitynumber", "subcharitynumber"),
    "name": ("name", "charityname", "organisationname"),
    "postcode": ("postcode", "charitycontactpostcode", "contactpostcode"),
    "active": ("active", "charityregistrationstatus", "charitystatus", "status"),
    "activities": ("activities", "charityactivities", "whatthecharitydoes"),
    "income": tuple(
        "income latestincome totalincome totalgrossincome mostrecentyearincome".split()
    ),
    "website": ("web", "website", "charitycontactweb", "url"),
    "company_number": tuple("companynumber charitycompanyregistrationnumber companyno".split()),
    "themes": ("ukcat", "themes"),
}
_MEANING = {called: ours for ours, names in COLUMNS.items() for called in names}
GONE = frozenset("false no 0 n removed inactive closed ceased dissolved deregistered".split())
LONGEST_NAME = 300
LONGEST_WEBSITE = 300
LONGEST_ACTIVITIES = 20_000
MOST_INCOME = Decimal(10) ** 12  # pounds; more is a slip of the keys
_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})", re.ASCII)


class UnclearRow(RegisterError):
    """A row without a usable number or name; the message is the reason."""


@dataclass(frozen=True, slots=True)
class CharityRow:
    """A charity as a register gives it; money in pence, themes as UK-CAT codes we know."""

    scheme: str
    number: str
    name: str
    postcode: str
    active: bool
    activities: str
    income_pence: int | None
    website: str
    company_number: str
    themes: tuple[str, ...]


def heading(cell: str) -> str:
    """Give our name for a column by its heading in the file, or "" when we do not use it."""
    return _MEANING.get(re.sub(r"[^a-z0-9]", "", cell.lower()), "")


def read_row(cells: dict[str, str], scheme: str = "") -> CharityRow:
    """Read the cells of a row by our column names. Raises UnclearRow.

    `scheme` is the register of a number that does not show its own.
    """
    identifier = _identifier(cells, scheme)
    name = tidy_line(cells.get("name", ""))[:LONGEST_NAME]
    if not name:
        raise UnclearRow(f"{identifier.scheme}-{identifier.number} has no name.")
    return CharityRow(
        scheme=identifier.scheme,
        number=identifier.number,
        name=name,
        postcode=_postcode(cells.get("postcode", "")),
        active=cells.get("active", "").strip().lower() not in GONE,
        activities=tidy_text(cells.get("activities", ""))[:LONGEST_ACTIVITIES],
        income_pence=_pence(cells.get("income", "")),
        website=website_address(cells.get("website", "")),
        company_number=_company_number(cells.get("company_number", "")),
        themes=_themes(cells.get("themes", "")),
    )


def _identifier(cells: dict[str, str], scheme: str) -> OrgIdentifier:
    try:
        if cells.get("org_id"):
            return parse_org_id(cells["org_id"])
        number = cells.get("number", "")
        if not number:
            raise UnclearRow("There is no charity number.")
        linked = cells.get("linked", "").lstrip("0")
        return parse_identifier(
            scheme or _register_of(number), f"{number}-{linked}" if linked else number
        )
    except InvalidIdentifier as refusal:
        raise UnclearRow(str(refusal)) from refusal


def _register_of(number: str) -> str:
    starts = {"SC": "GB-SC", "NI": "GB-NIC"}
    return starts.get(number[:2].upper(), "GB-CHC")


def _postcode(text: str) -> str:
    plain = "".join(text.upper().split())
    match = _POSTCODE.fullmatch(plain)
    return " ".join(match.groups()) if match else ""


def _pence(text: str) -> int | None:
    try:
        pounds = Decimal(text.replace(",", "").replace("\u00a3", "").strip())
    except InvalidOperation:
        return None
    if not pounds.is_finite() or not 0 <= pounds <= MOST_INCOME:
        return None
    return int((pounds * 100).quantize(Decimal(1), ROUND_HALF_UP))


def website_address(text: str) -> str:
    """Give a web address that can stand in a link, or nothing."""
    address = tidy_line(text)
    if "://" not in address:
        address = f"https://{address}"
    fits = re.fullmatch(r"https?://[^\s/<>\"']+\.[^\s/<>\"']+(?:/[^\s<>\"']*)?", address, re.I)
    return address if fits and len(address) <= LONGEST_WEBSITE else ""


def _company_number(text: str) -> str:
    """Give the number as Companies House writes it; what cannot be one is left out."""
    identifier, _ = keep_identifier("GB-COH", text)
    return identifier.number if len(identifier.number) == 8 else ""


def _themes(text: str) -> tuple[str, ...]:
    held = (theme(code) for code in re.split(r"[;,|\s]+", text))
    return tuple(dict.fromkeys(each.code for each in held if each))
