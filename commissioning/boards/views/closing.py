"""Closing a decision: its outcome with reasons first, then the act; and taking an approval back."""

from flask import redirect
from werkzeug.wrappers import Response

from commissioning.boards.actions.closing import close as close_it
from commissioning.boards.actions.taking_back import take_back_approval
from commissioning.boards.forms.holding import CloseForm, WhyForm
from commissioning.boards.lifecycle import MINUTING
from commissioning.boards.models import Resolution
from commissioning.boards.queries.counting import outcome_of, voters_of
from commissioning.boards.rules.awaited import awaited
from commissioning.boards.rules.outcome import Outcome, Result
from commissioning.boards.rules.questions import QUESTIONS, Question, unanswered
from commissioning.boards.rules.too_few import GUIDANCE, options
from commissioning.boards.rules.voting import Procedure
from commissioning.boards.views.blueprint import blueprint
from commissioning.boards.views.opened import OpenedDecision, open_decision, page, said
from commissioning.boards.views.people import people_of
from commissioning.boards.views.words import voted
from commissioning.foundation.acting import done
from commissioning.foundation.clock import today
from commissioning.foundation.web import Access, actor, open_to, site

CLOSED = {
    Result.CARRIED: "It is closed: your board approved it.",
    Result.NOT_CARRIED: "It is closed: your board did not approve it.",
    Result.TOO_FEW: "It is closed: too few could decide, so nothing is decided.",
}
FOR_PARTIES = "your board and staff; what you write is for the other parties too."


@blueprint.route("/decisions/<ref>/close", methods=["GET", "POST"])
@open_to(Access.SEATED)
def close(ref: str) -> Response | str:
    """Show what the outcome is, and why; sent, close the decision with exactly that."""
    opened = open_decision(ref, "hold")
    if opened.resolution.status != "voting" or "see votes" not in opened.verbs:
        return redirect(opened.hold)
    outcome = outcome_of(opened.resolution)
    form = CloseForm()
    form.who_can_see = FOR_PARTIES
    seen = form.seen.data or ""
    if seen not in set(Result):
        seen = outcome.result
    if done(form, lambda s: close_it(s, actor(), ref, Result(seen), form.words.data, site())):
        return said(CLOSED[Result(seen)], opened.page)
    form.seen.raw_data, form.seen.data = None, outcome.result  # sending again is then knowing
    return page("close", opened, form, **_shown(opened, outcome))


@blueprint.route("/decisions/<ref>/take-back", methods=["GET", "POST"])
@open_to(Access.SEATED)
def take_back(ref: str) -> Response | str:
    """Ask why the board takes its approval back, which it may until all have decided."""
    opened = open_decision(ref)
    if actor().role in MINUTING and "take back" not in opened.verbs:
        return redirect(opened.page)  # it says how it stands: taken back, or all have decided
    opened = open_decision(ref, "take back")
    form = WhyForm()
    form.who_can_see = "every party to the agreement: its board and its staff."
    if done(form, lambda s: take_back_approval(s, actor(), ref, form.why.data, site())):
        return said("The approval is taken back. Every party is told.", opened.page)
    return page("take_back", opened, form)


def _shown(opened: OpenedDecision, outcome: Outcome) -> dict[str, object]:
    few = outcome.result is Result.TOO_FEW
    return {
        "outcome": outcome,
        "people": people_of(opened.resolution),
        "voted": voted,
        "options": options(opened.rule.kind, outcome.conflicts, outcome.vacant) if few else (),
        "guidance": GUIDANCE,
        "unconfirmed": _unconfirmed(opened.resolution),
        "awaited": _awaited(opened),
    }


def _awaited(opened: OpenedDecision) -> str:
    """Say whose answers could still carry it; "" where none could."""
    found = opened.resolution
    waits = awaited(opened.rule, Procedure(found.procedure), voters_of(found))
    return waits.words(found.reply_by, today()) if waits else ""


def _unconfirmed(resolution: Resolution) -> list[tuple[Question, bool]]:
    """Give the questions that the board has not confirmed, and whether each has a draft answer."""
    if resolution.confirmed_at is not None:
        return []
    missing = unanswered(resolution.questions)
    return [(each, each not in missing) for each in QUESTIONS]
