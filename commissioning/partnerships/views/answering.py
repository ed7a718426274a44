"""Answering what is proposed: read it, confirm it, suggest a change, or say no with a reason."""

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.errors import Refused
from commissioning.foundation.forms import RegisterForm
from commissioning.foundation.web import Access, actor, open_to, reading, site, transaction
from commissioning.partnerships.actions.answering import confirm as say_yes
from commissioning.partnerships.actions.answering import decline as say_no
from commissioning.partnerships.forms.answering import ConfirmForm, DeclineForm
from commissioning.partnerships.permissions import PARTNERSHIPS
from commissioning.partnerships.queries.proposals import Round, open_round
from commissioning.partnerships.rules.answers import after_confirming, after_declining
from commissioning.partnerships.rules.forms import LegalForm
from commissioning.partnerships.rules.legal_forms import facts_of
from commissioning.partnerships.rules.rounds import CONFIRMED
from commissioning.partnerships.views.agreed import agreed_between
from commissioning.partnerships.views.blueprint import blueprint
from commissioning.partnerships.views.seen import who_reads

ASKED = {
    "form": "A partnership is proposed",
    "change": "A change is suggested",
    "end": "To end the partnership",
}
SURE = {
    "form": "Confirm the partnership?",
    "change": "Confirm the change?",
    "end": "Confirm that it ends?",
}
YES = {
    "form": "Yes: we take part",
    "change": "Yes: we agree to the change",
    "end": "Yes: we agree that it ends",
}
CALM = "You have confirmed it. We write to you when the others answer."
NEEDS_A_MANDATE = (
    "Somebody with a mandate from your board confirms it in the name of your organisation."
)
CHANGED = "What is proposed has changed since you opened that page. Read it before you answer."
OVER = "There is nothing to answer any more. This is how it stands now."


@blueprint.get("/partnerships/<ref>/answer")
@open_to(Access.SEATED)
def answer(ref: str) -> Response | str:
    """Show what is proposed and what changed in it, and the ways to answer."""
    found = PARTNERSHIPS.find(reading(), actor(), ref, "answer")
    asked = open_round(reading(), actor(), found)
    if asked is None:
        return _moved_on(ref)
    verbs = PARTNERSHIPS.verbs(reading(), actor(), found)
    open_to_us = asked.ours_said != CONFIRMED
    return render_template(
        "partnerships/answer.html",
        heading=ASKED[asked.kind],
        partnership=found,
        **_terms(asked),
        may={
            "confirm": open_to_us and "confirm" in verbs,
            "decline": open_to_us and not asked.by_us,
            "change": "propose change" in verbs and asked.kind != "end",
        },
        organisation=actor().organisation_ref,
        calm=CALM if asked.ours_said else NEEDS_A_MANDATE,
        seen=who_reads(found),
    )


@blueprint.route("/partnerships/<ref>/confirm", methods=["GET", "POST"])
@open_to(Access.SEATED)
def confirm(ref: str) -> Response | str:
    """Say once more to what; then confirm it in the name of the organisation."""
    found = PARTNERSHIPS.find(reading(), actor(), ref, "confirm")
    asked = open_round(reading(), actor(), found)
    if asked is None or asked.ours_said:
        return _moved_on(ref)
    form = ConfirmForm(data={"proposal": asked.ref})
    if form.is_submitted() and form.proposal.data != asked.ref:
        return _read_again(ref)
    form.who_can_see = "all who are asked see that you confirmed, and when."
    address = site()
    if form.validate_on_submit() and _done(
        form, lambda session: say_yes(session, actor(), asked.ref, address)
    ):
        return _onwards(ref, f"You have confirmed it for {actor().organisation_name}.")
    return render_template(
        "partnerships/confirm.html",
        form=form,
        heading=SURE[asked.kind],
        button=YES[asked.kind],
        partnership=found,
        **_terms(asked),
        consequences=after_confirming(asked.kind, last=len(asked.waiting) == 1),
        standing=agreed_between(found).standing if asked.kind == "end" else (),
    )


@blueprint.route("/partnerships/<ref>/decline", methods=["GET", "POST"])
@open_to(Access.SEATED)
def decline(ref: str) -> Response | str:
    """Ask why, and say what follows; then say no."""
    found = PARTNERSHIPS.find(reading(), actor(), ref, "answer")
    asked = open_round(reading(), actor(), found)
    if asked is None:
        return _moved_on(ref)
    form = DeclineForm(data={"proposal": asked.ref})
    if form.is_submitted() and form.proposal.data != asked.ref:
        return _read_again(ref)
    form.who_can_see = "all who are asked read your reason."
    why, address = form.why.data or "", site()
    if form.validate_on_submit() and _done(
        form, lambda session: say_no(session, actor(), asked.ref, why, address)
    ):
        return _onwards(ref, "You have said no. They are told, and why.")
    return render_template(
        "partnerships/with_reason.html",
        form=form,
        partnership=found,
        heading="Say no, with a reason",
        button="Say no",
        back=url_for("partnerships.answer", ref=ref),
        consequences=after_declining(asked.kind),
    )


def _terms(asked: Round) -> dict[str, Any]:
    """Give the very words that are confirmed, the same on the page that asks and the one before."""
    return {
        "round": asked,
        "content": asked.content,
        "parties": [(p["name"], p["role"], p["is_lead"]) for p in asked.content["parties"]],
        "facts": facts_of(LegalForm(asked.content["legal_form"])),
    }


def _done(form: RegisterForm, act: Callable[[Any], object]) -> bool:
    try:
        with transaction() as session:
            act(session)
    except Refused as error:
        form.refused(error)
        return False
    return True


def _moved_on(ref: str) -> Response:
    flash(OVER)
    return redirect(url_for("partnerships.partnership", ref=ref))


def _read_again(ref: str) -> Response:
    """Nobody answers words that they have not read."""
    flash(CHANGED)
    return redirect(url_for("partnerships.answer", ref=ref))


def _onwards(ref: str, words: str) -> Response:
    flash(words, "success")
    return redirect(url_for("partnerships.partnership", ref=ref))
