"""What a part said before, put back; a part taken out, and brought back as it was."""

from collections.abc import Sequence
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from msgspec.structs import replace
from werkzeug.wrappers import Response

from commissioning.agreements.actions.drafting import Clash, edit
from commissioning.agreements.forms.draft_form import PartForm
from commissioning.agreements.models import Edit
from commissioning.agreements.queries.drafts import EditShown, edits
from commissioning.agreements.queries.opened_drafts import OpenedDraft, open_draft
from commissioning.agreements.rules.change import Change
from commissioning.agreements.rules.content import Content, NotAContent
from commissioning.agreements.rules.differences import changes
from commissioning.agreements.rules.draft_parts import LISTS, with_value
from commissioning.agreements.rules.saying import called, items
from commissioning.agreements.views.blueprint import blueprint
from commissioning.foundation.errors import Refused
from commissioning.foundation.web import Access, actor, open_to, reading, transaction

MEANWHILE = "Somebody changed this meanwhile. Look at how it stands now, and choose again"
WHOLE = {
    "about": "Title, purpose, form and dates",
    "parties": "What each party does",
    "clauses": "The order of the clauses",
    "shares": "How money is shared",
    "disputes": "The steps when you do not agree",
}


@blueprint.route("/agreements/<ref>/draft/take-out/<path:part>", methods=["GET", "POST"])
@open_to(Access.SEATED)
def edit_take_out(ref: str, part: str) -> Response | str:
    """Ask, and take one clause or item out of the draft."""
    found = open_draft(reading(), actor(), ref)
    if "/" not in part or found.value(part) is None:
        abort(404)
    form = PartForm()
    if not form.is_submitted():
        form.now_seen(found.stamp(part))
    if form.validate_on_submit() and _write(found, form, part, None):
        flash("Taken out. You can put it back at the end of this page.", "success")
        return redirect(url_for("agreements.draft", ref=ref))
    return render_template(
        "agreements/draft_take_out.html",
        agreement=found.agreement,
        form=form,
        said=said_of(found.content, part),
    )


@blueprint.route("/agreements/<ref>/draft/before/<path:part>", methods=["GET", "POST"])
@open_to(Access.SEATED)
def edit_before(ref: str, part: str) -> Response | str:
    """Show what a part said before each edit, and put one of these back."""
    found = open_draft(reading(), actor(), ref)
    history = edits(reading(), found.version, part)
    if not history:
        abort(404)
    form = PartForm()
    if not form.is_submitted():
        form.now_seen(found.stamp(part))
    if form.validate_on_submit():
        chosen = next(
            (s.edit for s in history if str(s.edit.revision) == request.form.get("to")), None
        )
        if chosen is not None and _write(found, form, part, chosen.before):
            flash("Put back as it was.", "success")
            return redirect(url_for("agreements.draft", ref=ref))
    return render_template(
        "agreements/draft_before.html",
        agreement=found.agreement,
        form=form,
        steps=_steps(found.content, part, history),
    )


def taken_out(found: OpenedDraft, history: Sequence[EditShown]) -> list[dict[str, str]]:
    """List the parts that were taken out and are still out, newest first."""
    before = {
        shown.edit.part: shown.edit.before
        for shown in reversed(history)
        if shown.edit.after is None and "/" in shown.edit.part
    }
    return [
        {
            "text": part_in_words(part, value),
            "href": url_for("agreements.edit_before", ref=found.ref, part=part),
        }
        for part, value in before.items()
        if found.value(part) is None
    ]


def part_in_words(part: str, value: Any) -> str:
    """Name a part of a draft, by what it says where it is one of a list."""
    if part in WHOLE:
        return WHOLE[part]
    names = ("title", "question", "what", "about", "on")
    held = value if isinstance(value, dict) else {}
    return next((str(held[name])[:80] for name in names if held.get(name)), "One part")


def said_of(content: Content, part: str) -> list[dict[str, str]]:
    """Say one clause or item in words, for a page that asks about it."""
    key = part.split("/", 1)[1]
    return [
        {"key": one.label, "value": one.text}
        for one in items(content, called(content))
        if one.key == key
    ]


def _write(found: OpenedDraft, form: PartForm, part: str, value: Any) -> bool:
    """Write the part, unless it was changed meanwhile; tell whether it was written."""
    try:
        with transaction() as session:
            edit(session, actor(), found.version.ref, part, value, str(form.seen.data or ""))
    except Clash:
        form.refuse(MEANWHILE)
        form.now_seen(found.stamp(part))
        return False
    except Refused as error:
        form.refused(error)
        return False
    return True


def _steps(content: Content, part: str, history: Sequence[EditShown]) -> list[dict[str, Any]]:
    alone = _alone(content, part)
    return [{"shown": each, "changes": _changes(alone, part, each.edit)} for each in history]


def _alone(content: Content, part: str) -> Content:
    """Leave out the lists that a part does not touch: each edit is compared as a whole draft."""
    if part == "clauses":
        return content
    return replace(content, **{field: () for field, _ in LISTS.values()})


def _changes(content: Content, part: str, each: Edit) -> Sequence[Change]:
    """Compare before and after one edit; nothing where one no longer fits the draft."""
    try:
        before = with_value(content, part, each.before)
        return changes(before, with_value(content, part, each.after))
    except NotAContent:
        return ()
