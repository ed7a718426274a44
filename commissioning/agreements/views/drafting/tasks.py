"""The page of a draft: each part, whether it is done, and what is still to be said."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from flask import render_template, url_for

from commissioning.agreements.permissions import AGREEMENTS
from commissioning.agreements.queries.agreements import versions_of
from commissioning.agreements.queries.drafts import EditShown, edits, facts_of, partners_as_parties
from commissioning.agreements.queries.guests import guests_writing
from commissioning.agreements.queries.opened_drafts import OpenedDraft, open_draft
from commissioning.agreements.rules.clauses.library import LIBRARY
from commissioning.agreements.rules.completeness import Missing
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.sharing_terms import GrantShares, NoShares, TargetCostShares
from commissioning.agreements.views.blueprint import blueprint
from commissioning.agreements.views.drafting.ending import ConfirmForm
from commissioning.agreements.views.drafting.items import LISTS
from commissioning.agreements.views.drafting.lacking import lacking_by_page
from commissioning.agreements.views.drafting.putting_back import part_in_words, taken_out
from commissioning.agreements.views.showing import what_is_under_way
from commissioning.foundation.web import Access, actor, open_to, reading

Lacking = Mapping[str, Sequence[Missing]]
LATEST = 8  # edits shown on the page
WAITS = "waits"


@blueprint.get("/agreements/<ref>/draft")
@open_to(Access.SEATED)
def draft(ref: str) -> str:
    """Show the draft as a list of tasks, so that all its parties can write at their own pace."""
    found = open_draft(reading(), actor(), ref)
    lacking = lacking_by_page(found.content, facts_of(reading(), found.agreement))
    history = edits(reading(), found.version)
    needed = sum(one.needed for ones in lacking.values() for one in ones)
    partners = partners_as_parties(reading(), found.agreement.partnership_id)
    groups = _groups(found, lacking)
    form = ConfirmForm()
    form.told_who = True
    return render_template(
        "agreements/draft.html",
        form=form,
        others=[one.ref for one in partners] != [one.ref for one in found.content.parties],
        agreement=found.agreement,
        version=found.version,
        guests=guests_writing(reading(), found.agreement),
        under_way=what_is_under_way(versions_of(reading(), actor(), found.agreement)),
        staff=AGREEMENTS.may(reading(), actor(), "draft", found.agreement),
        groups=groups,
        first=next((t for group in groups for t in group["tasks"] if t["tone"] == WAITS), None),
        needed=needed,
        latest=[_entry(one) for one in history[:LATEST]],
        out=taken_out(found, history),
    )


def _entry(shown: EditShown) -> dict[str, Any]:
    return {
        "when": shown.edit.at,
        "time": True,
        "what": part_in_words(shown.edit.part, shown.edit.after or shown.edit.before),
        "who": shown.name,
        "role": shown.organisation,
    }


def _groups(found: OpenedDraft, lacking: Lacking) -> list[dict[str, Any]]:
    return [
        {"title": title, "tasks": list(tasks)}
        for title, tasks in (
            ("What it is and who agrees", _first(found, lacking)),
            ("The clauses", _clauses(found, lacking)),
            ("What each brings, receives and bears", _brought(found, lacking)),
            ("How you learn, and what you do when you do not agree", _later(found, lacking)),
        )
    ]


def _first(found: OpenedDraft, lacking: Lacking) -> Iterator[dict[str, Any]]:
    yield _part(found, "about", "Title, purpose, form and dates", lacking)
    yield _part(found, "parties", "The parties and what each does", lacking)


def _clauses(found: OpenedDraft, lacking: Lacking) -> Iterator[dict[str, Any]]:
    there = {clause.key for clause in found.content.clauses}
    for clause in found.content.clauses:
        href = url_for("agreements.edit_clause", ref=found.ref, key=clause.key)
        yield _task(clause.title, href, lacking.get(f"clauses/{clause.key}", ()))
    add = url_for("agreements.edit_add_clause", ref=found.ref)
    for key, kind in LIBRARY.items():
        if key not in there and (ones := lacking.get(f"clauses/{key}")):
            yield _task(kind.title, f"{add}?key={key}", ones)


def _brought(found: OpenedDraft, lacking: Lacking) -> Iterator[dict[str, Any]]:
    yield _list(found, "contributions", lacking)
    yield _list(found, "benefits", lacking)
    text = f"How money is shared: {_way(found.content)}"
    yield _task(text, _shares_page(found), lacking.get("shares", ()))
    yield _list(found, "risks", lacking)


def _later(found: OpenedDraft, lacking: Lacking) -> Iterator[dict[str, Any]]:
    yield _list(found, "measures", lacking)
    yield _list(found, "reviews", lacking)
    yield _part(found, "disputes", "The steps when you do not agree", lacking)


def _part(found: OpenedDraft, part: str, text: str, lacking: Lacking) -> dict[str, Any]:
    href = url_for("agreements.edit_part", ref=found.ref, part=part)
    return _task(text, href, lacking.get(part, ()))


def _list(found: OpenedDraft, kind: str, lacking: Lacking) -> dict[str, Any]:
    href = url_for("agreements.edit_list", ref=found.ref, kind=kind)
    listed = LISTS[kind]
    empty = not getattr(found.content, listed.field)
    return _task(listed.title, href, lacking.get(kind, ()), empty=empty)


def _task(
    text: str, href: str, lacking: Sequence[Missing], *, empty: bool = False
) -> dict[str, Any]:
    """Give one line of the list; what is needed comes before advice."""
    needed = [one for one in lacking if one.needed]
    first = (needed or list(lacking))[:1]
    if needed:
        status, tone = ("Still to say" if len(needed) == 1 else f"{len(needed)} things"), WAITS
    elif lacking or empty:
        status, tone = "You can add this", "calm"
    else:
        status, tone = "Said", "done"
    hint = _in_place(first[0].what, text) if first else ""
    return {"text": text, "href": href, "hint": hint, "status": status, "tone": tone}


def _in_place(what: str, clause: str) -> str:
    """Leave out the name of the clause under whose name it stands."""
    rest = what.removeprefix(f"In “{clause}”, ")
    return rest[:1].upper() + rest[1:]


def _way(content: Content) -> str:
    names = {NoShares: "not at all", GrantShares: "as a grant", TargetCostShares: "by target cost"}
    return names[type(content.shares)]


def _shares_page(found: OpenedDraft) -> str:
    held = found.value("shares")
    if held["kind"] == "none":
        return url_for("agreements.edit_share_way", ref=found.ref)
    return url_for("agreements.edit_shares", ref=found.ref, way=held["kind"])
