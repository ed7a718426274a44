"""How money is shared: whether and in which way, then the sums, the parts and the words."""

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response

from commissioning.agreements.forms.draft_grant import grant_form
from commissioning.agreements.forms.draft_shares import WAYS, ShareKindForm, SharesForm
from commissioning.agreements.forms.draft_target_cost import target_cost_form
from commissioning.agreements.queries.opened_drafts import open_draft
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.no_limit import without_a_limit
from commissioning.agreements.views.blueprint import blueprint
from commissioning.agreements.views.drafting.writing import (
    PartPage,
    begin_form,
    boxes_sent,
    write_part,
)
from commissioning.foundation.web import Access, actor, open_to, reading

PART = "shares"
ANOTHER_WAY = (
    "When you choose another way, what is written about the first is taken out. You can put it "
    "back: each part keeps what it said before."
)


@blueprint.route("/agreements/<ref>/draft/shares", methods=["GET", "POST"])
@open_to(Access.SEATED)
def edit_share_way(ref: str) -> Response | str:
    """Choose whether and in which way money is shared."""
    found = open_draft(reading(), actor(), ref)
    form = ShareKindForm(data=ShareKindForm.shown(found.value(PART)))
    begin_form(form, found, PART)
    way = form.kind.data if form.kind.data in WAYS else ""
    draft = url_for("agreements.draft", ref=ref)
    onward = url_for("agreements.edit_shares", ref=ref, way=way) if way else draft
    page = PartPage(PART, form.heading, draft, guidance=(ANOTHER_WAY,), onward=onward)
    return write_part(found, form, page)


@blueprint.route("/agreements/<ref>/draft/shares/<way>", methods=["GET", "POST"])
@open_to(Access.SEATED)
def edit_shares(ref: str, way: str) -> Response | str:
    """Write the sums, the parts and the words of one way.

    The address names the way: where somebody else chose another meanwhile, what is sent here is
    still read as what it is.
    """
    if way not in WAYS:
        abort(404)
    found = open_draft(reading(), actor(), ref)
    held = found.value(PART)
    ways = url_for("agreements.edit_share_way", ref=ref)
    if held["kind"] != way and request.method == "GET":
        return redirect(ways)
    made = _form_of(way, found.content, len(held.get("bands", ())))
    form = made(data=made.shown(held) if held["kind"] == way else {})
    begin_form(form, found, PART)
    page = PartPage(
        part=PART,
        title=made.heading,
        back=url_for("agreements.draft", ref=ref),
        guidance=(made.hint, *without_a_limit(found.content)),
        links=(("Share money in another way, or not at all", ways),),
    )
    return write_part(found, form, page)


def _form_of(way: str, content: Content, bands: int) -> type[SharesForm]:
    """Give the form of a way; there are always two bands more to fill in."""
    if way == "grant":
        return grant_form(content)
    return target_cost_form(content, boxes_sent("share_bp_") or bands + 2)
