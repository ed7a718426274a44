"""Clauses: write one, add one of the library or of your own, and put them in order."""

from functools import partial
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from msgspec import to_builtins
from werkzeug.wrappers import Response

from commissioning.agreements.actions.drafting import Clash, edit
from commissioning.agreements.actions.writing_clauses import write_clause
from commissioning.agreements.forms.draft_clauses import (
    OWN_CLAUSE,
    AddClauseForm,
    ClauseForm,
    OrderForm,
)
from commissioning.agreements.queries.drafts import edits
from commissioning.agreements.queries.opened_drafts import OpenedDraft, open_draft
from commissioning.agreements.rules.clauses.library import OWN, clause_kind
from commissioning.agreements.rules.starting_points import Start, new_clause
from commissioning.agreements.views.blueprint import blueprint
from commissioning.agreements.views.drafting.writing import PartPage, Write, begin_form, write_part
from commissioning.foundation.chance import new_ref
from commissioning.foundation.errors import Hidden, Refused
from commissioning.foundation.web import Access, actor, open_to, reading, transaction


@blueprint.route("/agreements/<ref>/draft/clauses/<key>", methods=["GET", "POST"])
@open_to(Access.SEATED)
def edit_clause(ref: str, key: str) -> Response | str:
    """Write one clause, with guidance beside it."""
    found = open_draft(reading(), actor(), ref)
    part = f"clauses/{key}"
    held = found.value(part)
    if held is None and not _was_there(found, part):
        raise Hidden("there is no such clause")
    kind = clause_kind(key)
    form = ClauseForm(data={**(held or {}), "spelling": part in found.version.spelling})
    form.key = key
    if found.version.based_on_id is None:
        del form.spelling
    begin_form(form, found, part)
    page = PartPage(
        part=part,
        title=held["title"] if held else form.title.data or "A clause",
        back=url_for("agreements.draft", ref=ref),
        guidance=(kind.question, *kind.guidance.split("\n\n")) if kind else (),
        out=url_for("agreements.edit_take_out", ref=ref, part=part) if held else "",
        links=(("Put the clauses in another order", url_for("agreements.edit_clauses", ref=ref)),),
        write=_write(form),
    )
    return write_part(found, form, page)


@blueprint.route("/agreements/<ref>/draft/clauses", methods=["GET", "POST"])
@open_to(Access.SEATED)
def edit_clauses(ref: str) -> Response | str:
    """Show the clauses in their order, and move one up or down."""
    found = open_draft(reading(), actor(), ref)
    form = OrderForm()
    begin_form(form, found, "clauses")
    if form.validate_on_submit() and _move(found, form):
        return redirect(url_for("agreements.edit_clauses", ref=ref))
    return render_template(
        "agreements/draft_clauses.html",
        agreement=found.agreement,
        form=form,
        clauses=found.content.clauses,
    )


@blueprint.route("/agreements/<ref>/draft/add-clause", methods=["GET", "POST"])
@open_to(Access.SEATED)
def edit_add_clause(ref: str) -> Response | str:
    """Add a clause of the library with the words to start from, or an empty one of your own."""
    found = open_draft(reading(), actor(), ref)
    form = AddClauseForm(data={"key": request.args.get("key")})
    form.offer(found.content)
    if form.validate_on_submit() and (key := _add(found, form)):
        return redirect(url_for("agreements.edit_clause", ref=ref, key=key))
    return render_template("agreements/draft_add_clause.html", agreement=found.agreement, form=form)


def _was_there(found: OpenedDraft, part: str) -> bool:
    """Tell whether somebody took the clause out of this draft: then it can still be sent."""
    return bool(edits(reading(), found.version, part))


def _new(found: OpenedDraft, form: AddClauseForm) -> tuple[str, dict[str, Any]]:
    """Give the key of the clause to add, and the words that it begins with."""
    key = form.key.data
    if key != OWN_CLAUSE:
        return key, to_builtins(new_clause(key, found.content.legal_form, _start(found)))
    key = f"{OWN}{new_ref()}"
    return key, {"key": key, "title": form.title.data, "text": ""}


def _start(found: OpenedDraft) -> Start:
    known = {start.value for start in Start}
    point = found.agreement.starting_point
    return Start(point) if point in known else Start.BLANK


def _write(form: ClauseForm) -> Write:
    """Give the act that writes the clause, with the mark of spelling where that is asked."""
    if "spelling" in form:
        return partial(write_clause, spelling=form.spelling.data)
    return edit


def _move(found: OpenedDraft, form: OrderForm) -> bool:
    """Move one clause, unless the order was changed meanwhile; tell whether it was moved."""
    order = form.moved([clause.key for clause in found.content.clauses])
    seen = str(form.seen.data or "")
    try:
        with transaction() as session:
            edit(session, actor(), found.version.ref, "clauses", order, seen)
    except Clash:
        form.refuse("Somebody changed the clauses meanwhile. This is how they stand: move it again")
        form.now_seen(found.stamp("clauses"))
        return False
    return True


def _add(found: OpenedDraft, form: AddClauseForm) -> str:
    """Add the clause chosen; give its key, or "" when that was refused."""
    key, value = _new(found, form)
    part = f"clauses/{key}"
    try:
        with transaction() as session:
            edit(session, actor(), found.version.ref, part, value, found.stamp(part))
    except Clash:
        return key  # somebody else added it just now: go and see it
    except Refused as error:
        form.refused(error)
        return ""
    flash("Added. Fill in what stands in square brackets.", "success")
    return key
