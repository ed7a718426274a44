"""Pages of agreements: those of a partnership, one with its versions, one version, what changed."""

from typing import Any

from flask import render_template, request, url_for

from commissioning.agreements.models import Agreement
from commissioning.agreements.permissions import AGREEMENTS, VERSIONS
from commissioning.agreements.queries.agreements import VersionShown, agreements_of, versions_of
from commissioning.agreements.queries.asking import open_ask
from commissioning.agreements.queries.disputes import disputes_of
from commissioning.agreements.queries.drafts import content_of_version
from commissioning.agreements.rules.asking import Kind
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.differences import changes
from commissioning.agreements.rules.plain_page import in_plain_words
from commissioning.agreements.rules.reviews import days_ahead
from commissioning.agreements.rules.saying import called, items
from commissioning.agreements.views.blueprint import blueprint
from commissioning.agreements.views.leading_on import how_it_stands, lead_on
from commissioning.agreements.views.opened import (
    OpenedVersion,
    on_page,
    open_version,
    who_reads,
)
from commissioning.agreements.views.showing import bars_of, next_step, still_asking, told
from commissioning.foundation.clock import today
from commissioning.foundation.errors import Hidden
from commissioning.foundation.in_words import a_day
from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.partnerships.permissions import PARTNERSHIPS
from commissioning.register.looking import PAGE, looked_at

AHEAD = 4  # days shown; the others are in the text


@blueprint.get("/partnerships/<ref>/agreements")
@open_to(Access.SEATED)
def of_partnership(ref: str) -> str:
    """List a partnership's agreements, each with how its newest version stands."""
    found = PARTNERSHIPS.find(reading(), actor(), ref)
    shown = agreements_of(reading(), actor(), found.id)
    may_begin = PARTNERSHIPS.may(reading(), actor(), "work", found)
    if not shown and not may_begin:
        PARTNERSHIPS.require(reading(), actor(), "read", found)
    looked_at("agreement", [each.agreement.id for each in shown], PAGE)
    return render_template(
        "agreements/of_partnership.html",
        partnership=found,
        shown=[(each.agreement, how_it_stands(each.versions)) for each in shown],
        may_begin=may_begin,
    )


@blueprint.get("/agreements/<ref>")
@open_to(Access.SEATED)
def agreement(ref: str) -> str:
    """Show what is agreed, who still has to decide, and every version."""
    found = AGREEMENTS.find(reading(), actor(), ref)
    versions = versions_of(reading(), actor(), found)
    looked_at("agreement", [found.id], PAGE)
    main = _main(versions)
    content = content_of_version(main.version) if main else None
    asking = next(iter(still_asking(versions)), None)
    verbs = AGREEMENTS.verbs(reading(), actor(), found)
    inside = "see who looked" in verbs
    asks = asking or main
    return render_template(
        "agreements/agreement.html",
        agreement=found,
        versions=versions,
        main=main,
        asks=asks,
        onwards=lead_on(asks, inside=inside, writes="write" in verbs) if asks else None,
        waits_for=_waits_for(asking),
        content=content,
        ahead=_ahead(content) if main and main.reads else [],
        told=[_entry(each) for each in versions],
        seen=who_reads(main.version if main else None),
        has_draft=any(each.version.status == "draft" for each in versions),
        may_write="write" in verbs,
        may_draft="draft" in verbs,
        inside=inside,
        ending=open_ask(reading(), found, Kind.END) if inside else None,
        disputed=_still_open(found) if inside else 0,
        may_open="open" in verbs,
    )


@blueprint.get("/agreements/<ref>/versions/<int:number>")
@open_to(Access.SEATED)
def version(ref: str, number: int) -> str:
    """Show one version: in plain words, then word for word, with each party's word on it."""
    found = open_version(ref, number)
    looked_at("agreement", [found.agreement.id], PAGE)
    verbs = VERSIONS.verbs(reading(), actor(), found.version)
    content = content_of_version(found.version)
    more = _text(content) if found.shown.reads else {}
    return render_template(
        "agreements/version.html",
        **on_page(found, content=content, next=next_step(found, verbs), verbs=verbs),
        told=told(found.version) if found.shown.inside else [],
        own=_own_decision(found),
        newer=_newer(found),
        **more,
    )


@blueprint.get("/agreements/<ref>/versions/<int:number>/changes")
@open_to(Access.SEATED)
def compare(ref: str, number: int) -> str:
    """Show what changed since an earlier version, clause by clause, and words within them."""
    found = open_version(ref, number, "read")
    before = _before(found)
    looked_at("agreement", [found.agreement.id], PAGE)
    made = changes(content_of_version(before.version), content_of_version(found.version))
    return render_template("agreements/compare.html", **on_page(found, before=before, changes=made))


def _still_open(found: Agreement) -> int:
    """Count the disputes under an agreement that are not settled yet."""
    return sum(one.status == "open" for one in disputes_of(reading(), actor(), found))


def _before(found: OpenedVersion) -> VersionShown:
    """Give the earlier version that was asked for; if none was, the one that says most."""
    wanted = request.args.get("from", type=int)
    asked = [one for one in found.earlier if one.version.number == wanted]
    before = next(iter(asked), None) if wanted is not None else found.before
    if before is None:
        raise Hidden
    return before


def _main(versions: list[VersionShown]) -> VersionShown | None:
    """Choose the version the page is about: in force, else the newest offered, else the draft."""
    in_force = [each for each in versions if each.words == "in force"]
    offered = [each for each in versions if each.version.status != "draft"]
    return next(iter([*in_force, *offered, *versions]), None)


def _waits_for(asking: VersionShown | None) -> list[tuple[str, str]]:
    """Name each party of a waiting version and its word, for those who may know it."""
    if asking is None or not asking.inside:
        return []
    if asking.version.status == "approved":
        return [
            (p.name, "Has not signed yet" if p.name in asking.unsigned else "Has signed")
            for p in asking.version.parties
        ]
    return [(each["name"], each["words"]) for each in told(asking.version)]


def _text(content: Content) -> dict[str, Any]:
    return {
        "plain": in_plain_words(content),
        "items": [each for each in items(content, called(content)) if each.text],
        "bars": bars_of(content),
        "ahead": _ahead(content),
    }


def _ahead(content: Content | None) -> list[Any]:
    found = days_ahead(content, today()) if content else ()
    return [each for each in found if each.days >= 0][:AHEAD]


def _newer(found: OpenedVersion) -> VersionShown | None:
    """Give the newest version that was offered after this one, if the reader may see one."""
    number = found.version.number
    later = (each for each in found.versions if each.version.number > number)
    return next((each for each in later if each.version.status != "draft"), None)


def _own_decision(found: OpenedVersion) -> Any:
    mine = (d for d in found.shown.decisions if d.organisation_id == actor().organisation_id)
    return next(mine, None)


def _entry(shown: VersionShown) -> dict[str, Any]:
    """Give one version as an entry of the timeline."""
    one = shown.version
    ref = one.agreement.ref
    return {
        "when": one.offered_at or one.created_at,
        "what": f"Version {one.number}: {shown.words}",
        "who": one.offered_by.name if one.offered_by else "",
        "href": url_for("agreements.version", ref=ref, number=one.number),
        "why": one.settled_why if shown.inside else "",
        "starts": a_day(one.starts_on) if one.starts_on else "",
        "fingerprint": one.fingerprint,
    }
