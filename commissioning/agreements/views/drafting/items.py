"""Lists of an agreement: what parties bring and receive, risks, measures, reviews."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import abort, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.agreements.forms.draft_items import (
    BenefitForm,
    ContributionForm,
    ItemForm,
    MeasureForm,
    ReviewForm,
    risk_form,
)
from commissioning.agreements.queries.drafts import facts_of
from commissioning.agreements.queries.opened_drafts import OpenedDraft, open_draft
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.saying import called, items
from commissioning.agreements.views.blueprint import blueprint
from commissioning.agreements.views.drafting.lacking import lacking_in, lacking_in_item
from commissioning.agreements.views.drafting.writing import PartPage, begin_form, write_part
from commissioning.foundation.chance import ALPHABET, REF_LENGTH, new_ref
from commissioning.foundation.errors import Hidden
from commissioning.foundation.web import Access, actor, open_to, reading


@dataclass(frozen=True, slots=True)
class ListOf:
    """One kind of item: the field of the content that holds it, its words, its form."""

    field: str
    title: str
    words: str
    add: str
    form: Callable[[Content], type[ItemForm]]


LISTS = {
    "contributions": ListOf(
        "contributions",
        "What each party brings",
        "Money, time, space, people: what each of you puts in.",
        "Add something a party brings",
        lambda _content: ContributionForm,
    ),
    "benefits": ListOf(
        "benefits_other",
        "What each party receives besides money",
        "Posts, space, learning: what counts for you and is not money.",
        "Add something a party receives",
        lambda _content: BenefitForm,
    ),
    "risks": ListOf(
        "risks",
        "What could happen, and who bears it",
        "For each: who bears which part of it. The parts come to 100%.",
        "Add something that could happen",
        risk_form,
    ),
    "measures": ListOf(
        "measures",
        "What you measure to learn",
        "Questions you want to answer together, and what you count to do so.",
        "Add a question",
        lambda _content: MeasureForm,
    ),
    "reviews": ListOf(
        "reviews",
        "Days to look at it together",
        "On these days you look at the agreement and at how it goes.",
        "Add a day",
        lambda _content: ReviewForm,
    ),
}


@blueprint.get("/agreements/<ref>/draft/list/<kind>")
@open_to(Access.SEATED)
def edit_list(ref: str, kind: str) -> str:
    """Show the items of one list, each with the way to change it."""
    listed = _list(kind)
    found = open_draft(reading(), actor(), ref)
    return render_template(
        "agreements/draft_items.html",
        agreement=found.agreement,
        listed=listed,
        rows=_rows(found, kind),
        lacking=lacking_in(found.content, kind, facts_of(reading(), found.agreement)),
        add=url_for("agreements.edit_item", ref=ref, kind=kind, item=new_ref()),
    )


@blueprint.route("/agreements/<ref>/draft/list/<kind>/<item>", methods=["GET", "POST"])
@open_to(Access.SEATED)
def edit_item(ref: str, kind: str, item: str) -> Response | str:
    """Write one item; under a key that is not there yet, a new one.

    The key comes with the page, so that sending twice makes one item and not two.
    """
    listed = _list(kind)
    found = open_draft(reading(), actor(), ref)
    part = f"{kind}/{item}"
    held = found.value(part)
    if held is None and not _is_new_key(item):
        raise Hidden("there is no such item")
    made = listed.form(found.content)
    form = made(data=made.shown(held))
    form.ref = item
    begin_form(form, found, part)
    back = url_for("agreements.edit_list", ref=ref, kind=kind)
    out = url_for("agreements.edit_take_out", ref=ref, part=part) if held else ""
    facts = facts_of(reading(), found.agreement)
    title = (held or {}).get("title") or (held or {}).get("question") or ""
    lacking = lacking_in_item(found.content, kind, title, facts)
    return write_part(found, form, PartPage(part, made.heading, back, out=out, lacking=lacking))


def _list(kind: str) -> ListOf:
    if kind not in LISTS:
        abort(404)
    return LISTS[kind]


def _is_new_key(item: str) -> bool:
    """Tell whether a key is one of ours: nobody can put words into it."""
    return len(item) == REF_LENGTH and set(item) <= set(ALPHABET)


def _rows(found: OpenedDraft, kind: str) -> list[dict[str, Any]]:
    field = LISTS[kind].field
    return [
        {
            "key": one.label,
            "value": one.text,
            "href": url_for("agreements.edit_item", ref=found.ref, kind=kind, item=one.key),
        }
        for one in items(found.content, called(found.content))
        if one.part == field
    ]
