"""What a release says the work is: worth, time, place, kind, parts, papers, and who was chosen."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from commissioning.opportunities.rules.amounts import in_words, money_of
from commissioning.opportunities.rules.codes import areas_of_address, cpv_code
from commissioning.opportunities.rules.links import link
from commissioning.opportunities.rules.moments import day
from commissioning.opportunities.rules.notice import Area, Award, Link, Lot, Money
from commissioning.opportunities.rules.plain_text import CODE, SHORT, TITLE, cleaned, line, passage
from commissioning.opportunities.rules.shapes import Object, first, member, objects, section, words

# How many of each a notice may bring; the most seen is 83 lots.
MANY = 1_000
T = TypeVar("T")
_PERIODS = (
    (("tender", "lots"), "contractPeriod"),
    (("awards",), "contractPeriod"),
    (("contracts",), "period"),
)


def value_of(release: Object, warnings: list[str]) -> Money:
    """Find what the work is worth: the value, else the least it is, else the budget."""
    tender = section(release, "tender")
    value = money_of(member(tender, "value"), "the value", warnings)
    least = money_of(member(tender, "minValue"), "the least value", warnings)
    if value.pence is not None:
        return Money(value.pence, value.currency, _from_least(value, least))
    if least.pence is not None:
        return Money(least.pence, least.currency, "at least")
    budget = money_of(member(release, "planning", "budget", "amount"), "the budget", warnings)
    if budget.pence is not None:
        return Money(budget.pence, budget.currency, "the budget set aside")
    return value


def _from_least(value: Money, least: Money) -> str:
    if least.pence is None or least.pence == value.pence:
        return value.note
    return "; ".join(filter(None, (value.note, f"from {in_words(least)}")))


def period_of(release: Object, warnings: list[str]) -> tuple[date | None, date | None]:
    """Find when the work would start and end: by the tender, its lots, or what followed."""
    for group in _periods(release):
        starts = [day(words(each, "startDate"), "the start", warnings) for each in group]
        ends = [day(words(each, "endDate"), "the end", warnings) for each in group]
        if any(starts) or any(ends):
            return min(filter(None, starts), default=None), max(filter(None, ends), default=None)
    return None, None


def _periods(release: Object) -> Iterator[list[Object]]:
    yield objects(release, "tender", "contractPeriod")
    for path, name in _PERIODS:
        yield [section(each, name) for each in objects(release, *path)[:MANY]]


def areas_of(tender: Object, warnings: list[str]) -> tuple[Area, ...]:
    """Collect where the work is, each place once; the buyer's own address does not count."""
    found: list[Area] = []
    for item in objects(tender, "items"):
        for address in objects(item, "deliveryAddresses") + objects(item, "deliveryAddress"):
            found += areas_of_address(address, warnings)
        place = words(item, "deliveryLocation", "description")
        found += areas_of_address({"region": place}, warnings)
    return bounded(found, "areas", warnings)


def bounded(found: Iterable[T], name: str, warnings: list[str]) -> tuple[T, ...]:
    """Keep each thing once, and no more than a thousand of them."""
    kept = tuple(dict.fromkeys(found))
    if len(kept) > MANY:
        warnings.append(f"only the first {MANY:,} {name} were kept")
    return kept[:MANY]


def cpv_of(release: Object, warnings: list[str]) -> tuple[str, ...]:
    """Collect the CPV codes of the tender and its items; other schemes stay in the raw release."""
    tender = section(release, "tender")
    classified = [tender, *objects(tender, "items")]
    for settled in [*objects(release, "awards"), *objects(release, "contracts")]:
        classified += objects(settled, "items")
    codes = (
        cpv_code(words(each, "id"), warnings)
        for thing in classified
        for each in objects(thing, "classification") + objects(thing, "additionalClassifications")
        if words(each, "scheme").upper() == "CPV"
    )
    return bounded(filter(None, codes), "CPV codes", warnings)


def lots_of(tender: Object, warnings: list[str]) -> tuple[Lot, ...]:
    """Read the lots; one without an id is known by its place in the list."""
    lots = [
        Lot(
            line(words(lot, "id"), "the id of a lot", warnings, SHORT) or str(place),
            line(words(lot, "title"), "the title of a lot", warnings, TITLE),
            passage(words(lot, "description"), "the description of a lot", warnings),
            money_of(member(lot, "value"), "the value of a lot", warnings),
        )
        for place, lot in enumerate(objects(tender, "lots"), start=1)
    ]
    return bounded(lots, "lots", warnings)


def links_of(release: Object, warnings: list[str]) -> tuple[Link, ...]:
    """Collect the addresses of all documents, in the order of the process."""
    stages = [
        section(release, "planning"),
        section(release, "tender"),
        *objects(release, "awards"),
        *objects(release, "contracts"),
    ]
    found = (
        link(words(each, "url"), first(words(each, "title"), words(each, "description")), warnings)
        for stage in stages
        for each in objects(stage, "documents")
    )
    return bounded(filter(None, found), "links", warnings)


def awards_of(release: Object, warnings: list[str]) -> tuple[Award, ...]:
    """Read what was decided; contracts stand in where a publisher leaves the awards out."""
    settled = objects(release, "awards") or objects(release, "contracts")
    return bounded((_award(each, warnings) for each in settled), "awards", warnings)


def _award(settled: Object, warnings: list[str]) -> Award:
    names = (
        line(words(each, "name"), "the name of a supplier", warnings)
        for each in objects(settled, "suppliers")
    )
    decided = first(words(settled, "date"), words(settled, "dateSigned"))
    return Award(
        bounded(filter(None, names), "suppliers", warnings),
        money_of(member(settled, "value"), "the value of an award", warnings),
        day(decided, "the date of an award", warnings),
        cleaned(words(settled, "status"))[:CODE],
    )
