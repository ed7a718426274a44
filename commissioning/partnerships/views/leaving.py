"""Leaving a partnership: saying so, settling what has to be settled, and going."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.acting import done, made
from commissioning.foundation.clock import today
from commissioning.foundation.errors import Hidden
from commissioning.foundation.forms import RegisterForm
from commissioning.foundation.web import Access, actor, open_to, reading, site
from commissioning.partnerships.actions.leaving import leave as go
from commissioning.partnerships.actions.leaving import say_leaving, write_checklist
from commissioning.partnerships.actions.leaving import stay as stay_in_it
from commissioning.partnerships.forms.leaving import (
    ChecklistForm,
    LeaveForm,
    LeaveNowForm,
    StayForm,
)
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.permissions import PARTNERSHIPS
from commissioning.partnerships.queries.leaving import (
    Shown,
    leaving_of,
    remaining,
    said_leaving,
)
from commissioning.partnerships.queries.seeing import openness_of
from commissioning.partnerships.rules.answers import VERSIONS_WITHDRAWN
from commissioning.partnerships.rules.leaving import (
    LEAD_FIRST,
    QUESTIONS,
    goes_on,
    is_answered,
    must_hand_over,
    settled,
    why_not_done,
)
from commissioning.partnerships.views.blueprint import blueprint

ALL_READ = "the other partners, and the boards of all. Nobody outside the partnership."


@blueprint.route("/partnerships/<ref>/leave", methods=["GET", "POST"])
@open_to(Access.SEATED)
def leave(ref: str) -> Response | str:
    """Ask on which day a partner leaves, and why; what was said already is shown instead."""
    found = PARTNERSHIPS.find(reading(), actor(), ref, "bind")
    said = said_leaving(reading(), found, actor().organisation_id or 0)
    if said is not None:
        return redirect(url_for("partnerships.leaving", ref=ref, leaving_ref=said.ref))
    form = LeaveForm()
    form.shared = openness_of(reading(), found).shared
    form.who_can_see = ALL_READ
    day, why, address = form.leaves_on, form.why, site()
    new = made(form, lambda s: say_leaving(s, actor(), ref, day.data, why.data or "", address).ref)
    if new is not None:
        flash("The others are told. Now write down what is settled before you go.", "success")
        return redirect(url_for("partnerships.leaving", ref=ref, leaving_ref=new))
    return render_template(
        "partnerships/leave.html", form=form, partnership=found, first=_first(found)
    )


@blueprint.get("/partnerships/<ref>/leaving/<leaving_ref>")
@open_to(Access.SEATED)
def leaving(ref: str, leaving_ref: str) -> str:
    """Show a leaving: the day, why, and what is settled; to who leaves also what is next."""
    shown = leaving_of(reading(), actor(), ref, leaving_ref)
    found = PARTNERSHIPS.find(reading(), actor(), ref)
    verbs = PARTNERSHIPS.verbs(reading(), actor(), found)
    held = shown.leaving
    hand_over = _hands_over(found, held.organisation_id)
    return render_template(
        "partnerships/leaving.html",
        partnership=found,
        shown=shown,
        held=held,
        settled=[{"key": key, "value": said} for key, said in settled(held.checklist)],
        wrong=why_not_done(held.leaves_on, today(), held.checklist, hand_over=hand_over),
        open_questions=[q for q in QUESTIONS if not is_answered(held.checklist, q.key)],
        must_hand_over=hand_over and LEAD_FIRST,
        may_settle=shown.ours and held.status == "said" and "work" in verbs,
        may_go=shown.ours and held.status == "said" and "bind" in verbs,
        left_on=_left_on(found, held.organisation_id),
    )


@blueprint.route("/partnerships/<ref>/leaving/<leaving_ref>/settle", methods=["GET", "POST"])
@open_to(Access.SEATED)
def settle(ref: str, leaving_ref: str) -> Response | str:
    """Ask what is settled, on one page; each answer may wait."""
    found, shown = _ours(ref, leaving_ref, "work")
    form = ChecklistForm(data=dict(shown.leaving.checklist))
    form.shared = openness_of(reading(), found).shared
    form.who_can_see = ALL_READ
    page = url_for("partnerships.leaving", ref=ref, leaving_ref=leaving_ref)
    if done(form, lambda s: write_checklist(s, actor(), ref, leaving_ref, form.answers())):
        flash("Saved. All partners can read it.", "success")
        return redirect(page)
    return render_template("partnerships/settle.html", form=form, partnership=found, back=page)


@blueprint.route("/partnerships/<ref>/leaving/<leaving_ref>/go", methods=["GET", "POST"])
@open_to(Access.SEATED)
def leave_now(ref: str, leaving_ref: str) -> Response | str:
    """Ask before a partner goes."""
    found, _shown = _ours(ref, leaving_ref, "bind")
    form = LeaveNowForm()
    form.who_can_see = "the other partners are told by email that you have left."
    address = site()
    if done(form, lambda s: go(s, actor(), ref, leaving_ref, address)):
        flash("You have left. What you did together stays on the record.", "success")
        return redirect(url_for("partnerships.leaving", ref=ref, leaving_ref=leaving_ref))
    return _ask(form, found, leaving_ref, "Leave now?", "Yes, leave now", _consequences(found))


@blueprint.route("/partnerships/<ref>/leaving/<leaving_ref>/stay", methods=["GET", "POST"])
@open_to(Access.SEATED)
def stay(ref: str, leaving_ref: str) -> Response | str:
    """Ask before a leaving is taken back."""
    found, _shown = _ours(ref, leaving_ref, "bind")
    form = StayForm()
    form.who_can_see = "the other partners are told by email that you stay."
    address = site()
    if done(form, lambda s: stay_in_it(s, actor(), ref, leaving_ref, address)):
        flash("You stay. The others are told.", "success")
        return redirect(url_for("partnerships.partnership", ref=ref))
    lines = ("You stay a partner, as if you had not said that you leave.",)
    return _ask(form, found, leaving_ref, "Stay after all?", "Yes, we stay", lines)


def _ours(ref: str, leaving_ref: str, verb: str) -> tuple[Partnership, Shown]:
    """Give our own leaving while it can still be worked on; another's is not there."""
    found = PARTNERSHIPS.find(reading(), actor(), ref, verb)
    shown = leaving_of(reading(), actor(), ref, leaving_ref)
    if not shown.ours or shown.leaving.status != "said":
        raise Hidden
    return found, shown


def _ask(
    form: RegisterForm,
    found: Partnership,
    leaving_ref: str,
    heading: str,
    button: str,
    consequences: tuple[str, ...],
) -> str:
    return render_template(
        "partnerships/with_reason.html",
        form=form,
        partnership=found,
        heading=heading,
        button=button,
        consequences=consequences,
        back=url_for("partnerships.leaving", ref=found.ref, leaving_ref=leaving_ref),
    )


def _consequences(found: Partnership) -> tuple[str, ...]:
    lines = (
        "Your part ends today. What you did in the partnership stays on the record.",
        "The bids you brought in go out, and you no longer read those of the others.",
        "You no longer read the conversations. Any written authority to the lead ends.",
        "Whether members may read an agreement you were a party to stays yours to say, too.",
        "A round that is open now is closed, since not all could confirm it.",
    )
    own = [each for each in found.partners if each.organisation_id == actor().organisation_id]
    if own and not goes_on(len(remaining(own[0]))):
        ends = "Only one partner would be left, so the partnership ends."
        return (*lines, ends, VERSIONS_WITHDRAWN)
    return lines


def _first(found: Partnership) -> str:
    """Say what must happen first, if anything must."""
    return LEAD_FIRST if _hands_over(found, actor().organisation_id or 0) else ""


def _hands_over(found: Partnership, number: int) -> bool:
    own = [each for each in found.partners if each.organisation_id == number]
    return bool(own) and must_hand_over(leads=own[0].is_lead, remaining=len(remaining(own[0])))


def _left_on(found: Partnership, number: int) -> Any:
    return next((each.left_on for each in found.partners if each.organisation_id == number), None)
