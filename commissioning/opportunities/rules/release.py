"""Turning one Open Contracting release into a Notice."""

from datetime import datetime

from commissioning.opportunities.rules.canonical import canonical, digest
from commissioning.opportunities.rules.contents import (
    MANY,
    areas_of,
    awards_of,
    cpv_of,
    links_of,
    lots_of,
    period_of,
    value_of,
)
from commissioning.opportunities.rules.moments import END_OF_DAY, moment
from commissioning.opportunities.rules.notice import Notice, Suitability
from commissioning.opportunities.rules.packages import Entry
from commissioning.opportunities.rules.parties import buyer_of, others_of
from commissioning.opportunities.rules.plain_text import (
    CODE,
    SHORT,
    TITLE,
    cleaned,
    line,
    passage,
    settled,
)
from commissioning.opportunities.rules.shapes import (
    Object,
    first,
    flag,
    objects,
    section,
    texts,
    words,
)
from commissioning.opportunities.rules.stage import Stage, stage_of
from commissioning.opportunities.rules.unreadable import CannotUnderstand

# Publishers known by the first part of their ocids.
_SOURCES = {
    "ocds-b5fd17-": "Contracts Finder",
    "ocds-h6vhtk-": "Find a Tender",
    "ocds-kuma6s-": "Sell2Wales",
    "ocds-r6ebe6-": "Public Contracts Scotland",
}
_OVER = frozenset({"cancelled", "unsuccessful", "withdrawn", "terminated", "pending"})


def source_of(ocid: str, publisher: str) -> str:
    """Name where a notice was published: by its ocid where we know the prefix."""
    known = next((name for prefix, name in _SOURCES.items() if ocid.startswith(prefix)), "")
    return known or publisher[:SHORT].rstrip() or "Unknown source"


def notice_from(entry: Entry, position: int) -> Notice:
    """Read one release. Raises CannotUnderstand when it is not one we can keep."""
    release, ocid = _checked(entry)
    warnings: list[str] = []
    tender = section(release, "tender")
    publisher = line(entry.header.publisher, "the publisher", warnings, CODE)
    buyer_name, buyer_identifiers = buyer_of(release, warnings)
    value = value_of(release, warnings)
    starts_on, ends_on = period_of(release, warnings)
    raw = canonical(release)
    content_hash = digest(raw)
    title, description = _title_and_description(release, warnings)
    # Arguments are evaluated in order: `warnings` comes last, when all the others have spoken.
    return Notice(
        position=position,
        source=source_of(ocid, publisher),
        ocid=ocid,
        release_id=line(words(release, "id"), "the release's id", warnings, CODE) or content_hash,
        published_at=_published_at(release, entry.header.published, warnings),
        tags=tuple(cleaned(tag)[:CODE] for tag in texts(release, "tag")[:MANY]),
        stage=_stage(release),
        title=title,
        description=description,
        buyer_name=buyer_name,
        buyer_identifiers=buyer_identifiers,
        other_parties=others_of(release, buyer_name, warnings),
        value_pence=value.pence,
        currency=value.currency,
        value_note=value.note,
        deadline_at=_deadline_at(release, warnings),
        starts_on=starts_on,
        ends_on=ends_on,
        areas=areas_of(tender, warnings),
        cpv=cpv_of(release, warnings),
        lots=lots_of(tender, warnings),
        links=links_of(release, warnings),
        reference=line(words(tender, "id"), "the reference", warnings, CODE),
        method=_method(tender, warnings),
        suitability=_suitability(tender),
        awards=awards_of(release, warnings),
        licence=line(entry.header.licence, "the licence", warnings),
        publisher=publisher,
        content_hash=content_hash,
        raw=raw,
        warnings=settled(warnings),
    )


def _checked(entry: Entry) -> tuple[Object, str]:
    release = entry.release
    if not isinstance(release, dict):
        raise CannotUnderstand("it is not an object")
    given = first(words(release, "ocid"), entry.ocid)
    ocid = cleaned(given)
    if not ocid:
        raise CannotUnderstand("it has no ocid, so we cannot tell which opportunity it is about")
    if len(ocid) > CODE:
        raise CannotUnderstand(f"its ocid has more than {CODE} characters")
    if "releases" in release:
        raise CannotUnderstand("it only links its releases, and links are not followed")
    return release, ocid


def _published_at(release: Object, published: str, warnings: list[str]) -> datetime | None:
    when = moment(words(release, "date"), "the date", warnings)
    if when is None:
        warnings.append("the release has no date of its own")
        when = moment(published, "the date of the package", warnings)
    return when


def _deadline_at(release: Object, warnings: list[str]) -> datetime | None:
    """Find by when to answer; for an early conversation, by when to come forward."""
    milestones = objects(release, "planning", "milestones")
    engaging = (
        words(each, "dueDate") for each in milestones if words(each, "type") == "engagement"
    )
    end = first(words(release, "tender", "tenderPeriod", "endDate"), *engaging)
    return moment(end, "the deadline", warnings, at=END_OF_DAY)


def _title_and_description(release: Object, warnings: list[str]) -> tuple[str, str]:
    settled = [*objects(release, "awards"), *objects(release, "contracts")]
    title = first(
        words(release, "tender", "title"),
        words(release, "title"),
        *(words(each, "title") for each in settled),
    )
    description = first(
        words(release, "tender", "description"),
        words(release, "description"),
        words(release, "planning", "rationale"),
        *(words(each, "description") for each in settled),
    )
    if not title.strip():
        warnings.append("the notice has no title")
    return (
        line(title, "the title", warnings, TITLE),
        passage(description, "the description", warnings),
    )


def _stage(release: Object) -> Stage:
    documents = objects(release, "planning", "documents")
    engagement = bool(section(release, "planning", "engagement")) or any(
        words(each, "documentType") == "marketEngagementNotice" for each in documents
    )
    settled = [*objects(release, "awards"), *objects(release, "contracts")]
    standing = any(words(each, "status").casefold() not in _OVER for each in settled)
    status = words(release, "tender", "status")
    return stage_of(texts(release, "tag"), status, engagement=engagement, awarded=standing)


def _method(tender: Object, warnings: list[str]) -> str:
    details = words(tender, "procurementMethodDetails")
    return line(
        first(details, words(tender, "procurementMethod")), "the way of buying", warnings, CODE
    )


def _suitability(tender: Object) -> Suitability:
    return Suitability(flag(tender, "suitability", "sme"), flag(tender, "suitability", "vcse"))
