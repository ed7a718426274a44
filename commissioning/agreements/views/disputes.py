"""Disputes: the steps with their days, what was said at each, and how it was settled."""

from collections.abc import Sequence
from datetime import datetime

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from commissioning.agreements.actions.disputes import add_note, step_up
from commissioning.agreements.actions.disputes import open_dispute as open_new
from commissioning.agreements.forms.disputes import (
    DisputeNoteForm,
    OpenDisputeForm,
    StepUpForm,
)
from commissioning.agreements.models import Agreement, Dispute
from commissioning.agreements.permissions import AGREEMENTS, DISPUTES
from commissioning.agreements.queries.asking import agreed_ask, open_ask
from commissioning.agreements.queries.disputes import (
    agreement_inside,
    content_in_force,
    dispute_of,
    disputes_of,
)
from commissioning.agreements.queries.drafts import partners_as_parties
from commissioning.agreements.rules.asking import Kind
from commissioning.agreements.rules.disputes import DatedStep, steps_with_days
from commissioning.agreements.rules.ladder import ahead, is_last, steps_of
from commissioning.agreements.views.blueprint import blueprint
from commissioning.foundation.acting import done, made
from commissioning.foundation.clock import today
from commissioning.foundation.in_words import listed
from commissioning.foundation.web import Access, actor, open_to, reading, site
from commissioning.register.looking import PAGE, looked_at

CHECKED, BACK = "checked", "back"


@blueprint.get("/agreements/<ref>/disputes")
@open_to(Access.SEATED)
def disputes(ref: str) -> str:
    """List what the partners did not agree on, and the steps they agreed for it."""
    agreement = _inside(ref)
    content = content_in_force(reading(), agreement)
    return render_template(
        "agreements/disputes.html",
        agreement=agreement,
        disputes=disputes_of(reading(), actor(), agreement),
        steps=content.disputes if content else (),
        may_open=AGREEMENTS.may(reading(), actor(), "dispute", agreement),
    )


@blueprint.route("/agreements/<ref>/disputes/new", methods=["GET", "POST"])
@open_to(Access.SEATED)
def open_dispute(ref: str) -> Response | str:
    """Ask what it is about; say who is told and which days begin; then open it."""
    agreement = _inside(ref)
    AGREEMENTS.require(reading(), actor(), "dispute", agreement)
    form = OpenDisputeForm()
    step = request.form.get("step")
    steps = _steps_from_today(agreement)
    if step == CHECKED:
        if begun := made(form, lambda s: open_new(s, actor(), ref, form.about.data, site())):
            return _back(ref, begun, "It is on the record, and the partners are told.")
    elif step != BACK and steps and form.validate_on_submit():
        told = [one.name for one in partners_as_parties(reading(), agreement.partnership_id)]
        return _opening("check_dispute", agreement, form, steps, told=listed(told))
    return _opening("open_dispute", agreement, form, steps)


@blueprint.route("/agreements/<ref>/disputes/<dispute_ref>", methods=["GET", "POST"])
@open_to(Access.SEATED)
def dispute(ref: str, dispute_ref: str) -> Response | str:
    """Show one dispute, and take a note."""
    found = _find(ref, dispute_ref)
    form = DisputeNoteForm()
    if done(form, lambda s: add_note(s, actor(), dispute_ref, form.words.data)):
        return _back(ref, dispute_ref, "Your note is on the record.")
    return render_template(
        "agreements/dispute.html",
        dispute=found,
        agreement=found.agreement,
        form=form,
        ahead=ahead(found.ladder, found.step, found.step_since),
        steps=steps_of(found.ladder),
        last=is_last(found.ladder, found.step),
        today=today(),
        asked=open_ask(reading(), found.agreement, Kind.SETTLE, found),
        agreed=_agreed(found),
        may_step=DISPUTES.may(reading(), actor(), "step", found),
    )


@blueprint.route("/agreements/<ref>/disputes/<dispute_ref>/next-step", methods=["GET", "POST"])
@open_to(Access.SEATED)
def step_up_dispute(ref: str, dispute_ref: str) -> Response | str:
    """Ask why the next step is needed, and take it."""
    found = _find(ref, dispute_ref, "step")
    form = StepUpForm(data={"from_step": str(found.step)})
    seen = form.from_step.data or ""
    at = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 4 else -1
    if done(form, lambda s: step_up(s, actor(), dispute_ref, at, form.words.data, site())):
        return _back(ref, dispute_ref, "The next step begins today. The partners are told.")
    return render_template(
        "agreements/step_up_dispute.html",
        dispute=found,
        form=form,
        ahead=ahead(found.ladder, found.step, found.step_since),
    )


def _agreed(found: Dispute) -> Sequence[tuple[str, datetime]]:
    """Name who said yes to how a dispute was settled, and when, in the order they said it."""
    ask = agreed_ask(reading(), found) if found.status == "settled" else None
    standing = (each for each in (ask.replies if ask else ()) if each.ended_at is None)
    return [(each.organisation.name, each.created_at) for each in standing]


def _opening(
    name: str, agreement: Agreement, form: OpenDisputeForm, steps: Sequence[DatedStep], **more: str
) -> str:
    return render_template(
        f"agreements/{name}.html", agreement=agreement, form=form, steps=steps, **more
    )


def _steps_from_today(agreement: Agreement) -> tuple[DatedStep, ...]:
    """Give the steps in force with their days, as they would begin today."""
    content = content_in_force(reading(), agreement)
    return steps_with_days(today(), content.disputes) if content else ()


def _inside(ref: str) -> Agreement:
    agreement = agreement_inside(reading(), actor(), ref)
    looked_at("agreement", [agreement.id], PAGE)
    return agreement


def _find(ref: str, dispute_ref: str, verb: str = "see") -> Dispute:
    found = dispute_of(reading(), actor(), ref, dispute_ref)
    DISPUTES.require(reading(), actor(), verb, found)
    looked_at("agreement", [found.agreement_id], PAGE)
    return found


def _back(ref: str, dispute_ref: str, said: str) -> Response:
    flash(said, "success")
    return redirect(url_for("agreements.dispute", ref=ref, dispute_ref=dispute_ref))
