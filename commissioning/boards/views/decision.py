"""The decision's page: what is asked, interests, papers, vote. Made to be read in ten minutes."""

from typing import Any

from flask import redirect, url_for
from werkzeug.wrappers import Response

from commissioning.boards.actions.declaring import declare_interest
from commissioning.boards.actions.voting import give_casting_vote
from commissioning.boards.actions.voting import vote as keep_vote
from commissioning.boards.forms.deciding import CastingForm, InterestForm, VoteForm
from commissioning.boards.queries.board import in_office
from commissioning.boards.queries.counting import outcome_of
from commissioning.boards.queries.moves import moves_of
from commissioning.boards.rules.in_words import in_words
from commissioning.boards.rules.interests import Interest
from commissioning.boards.rules.questions import RISKS, SEVEN
from commissioning.boards.rules.too_few import GUIDANCE, options
from commissioning.boards.views.blueprint import blueprint
from commissioning.boards.views.next_step import Step, next_step
from commissioning.boards.views.opened import OpenedDecision, open_decision, page, said
from commissioning.boards.views.papers import papers_of
from commissioning.boards.views.people import people_of
from commissioning.boards.views.words import declared, how, moved, state_of, voted
from commissioning.foundation.acting import done
from commissioning.foundation.web import Access, actor, open_to, reading

READ_NOW = "Thank you. The papers are open to you now."
CAST = "Give your casting vote"
NO_PART = "Thank you. You take no part in this decision, and its papers stay closed to you."


@blueprint.get("/decisions/<ref>")
@open_to(Access.SEATED)
def decision(ref: str) -> str:
    """Show one decision of a board, as far as it is open to the reader."""
    return _page(open_decision(ref))


@blueprint.route("/decisions/<ref>/interests", methods=["GET", "POST"])
@open_to(Access.SEATED)
def interests(ref: str) -> Response | str:
    """Ask for the reader's own interests; once declared, the papers open or stay closed."""
    opened = open_decision(ref, "declare")
    form = InterestForm(obj=opened.interest)
    if done(form, lambda s: declare_interest(s, actor(), ref, form.kind.data, form.words.data)):
        return said(READ_NOW if form.kind.data == Interest.NONE else NO_PART, opened.page)
    return page("interests", opened, form, **_told(opened))


@blueprint.post("/decisions/<ref>/vote")
@open_to(Access.SEATED)
def vote(ref: str) -> Response | str:
    """Keep the reader's own vote."""
    opened = open_decision(ref, "vote")
    form = VoteForm()
    if done(form, lambda s: keep_vote(s, actor(), ref, form.choice.data, form.words.data)):
        words = f"You voted: {voted(form.choice.data)}. You can change it until it is closed."
        return said(words, opened.page)
    return _page(opened, form)


@blueprint.route("/decisions/<ref>/casting", methods=["GET", "POST"])
@open_to(Access.SEATED)
def casting(ref: str) -> Response | str:
    """Ask the chair for the casting vote, where as many are for as against."""
    opened = open_decision(ref, "vote")
    if not may_cast(opened):
        return redirect(opened.page)
    form = CastingForm()
    if done(form, lambda s: give_casting_vote(s, actor(), ref, form.choice.data, form.words.data)):
        return said("Your casting vote is kept.", opened.page)
    return page("casting", opened, form)


def may_cast(opened: OpenedDecision) -> bool:
    """Tell whether the reader is the chair whose casting vote could decide it now."""
    chairs = opened.voter is not None and opened.voter.chair
    return chairs and "vote" in opened.verbs and outcome_of(opened.resolution).casting_could_decide


def _page(opened: OpenedDecision, form: VoteForm | None = None) -> str:
    casts = may_cast(opened)
    return page(
        "decision",
        opened,
        form,
        **(_told(opened) | ({"next": _casting_step(opened)} if casts else {})),
        interest_form=InterestForm() if _asks_interest(opened) else None,
        vote_form=form or _vote_form(opened),
        casts=casts,
        papers=papers_of(opened) if opened.reads else None,
        questions=_questions(opened),
        people=people_of(opened.resolution) if "see votes" in opened.verbs else [],
        chairs=_chairs(opened) if opened.kept_out else [],
        options=_options(opened),
        guidance=GUIDANCE,
    )


def _told(opened: OpenedDecision) -> dict[str, Any]:
    """Give what everybody who sees the decision is told, before any paper is open."""
    found = opened.resolution
    return {
        "parties": [each.name for each in found.version.parties],
        "purpose": found.version.content.get("purpose", ""),
        "how": how(found),
        "moved": moved(moves_of(reading(), found)),
        "state": state_of(found),
        "next": next_step(opened),
        "rule_words": in_words(opened.rule, _number_in_office(opened)),
        "declared": declared,
        "voted": voted,
    }


def _casting_step(opened: OpenedDecision) -> Step:
    address = url_for("boards.casting", ref=opened.resolution.ref)
    return Step("As many are for as against, and your vote decides.", CAST, address)


def _number_in_office(opened: OpenedDecision) -> int:
    found = opened.resolution
    return found.in_office or len(in_office(reading(), found.organisation_id))


def _asks_interest(opened: OpenedDecision) -> bool:
    return "declare" in opened.verbs and opened.interest is None


def _vote_form(opened: OpenedDecision) -> VoteForm | None:
    return VoteForm(obj=opened.vote) if "vote" in opened.verbs else None


def _questions(opened: OpenedDecision) -> dict[str, Any]:
    """Give the questions with their answers, where the reader may see them and any are there."""
    answers = opened.resolution.questions
    if "see questions" not in opened.verbs or not any(answers.values()):
        return {}
    return {
        "seven": [(each, answers.get(each.key, "")) for each in SEVEN],
        "risks": [(each, answers.get(each.key, "")) for each in RISKS],
        "confirmed": opened.resolution.confirmed_at,
    }


def _chairs(opened: OpenedDecision) -> list[str]:
    """Name the chairs of the board other than the reader, for a question about taking part."""
    board = in_office(reading(), opened.resolution.organisation_id)
    return [each.name for each in board if each.chair and each.person_id != actor().person_id]


def _options(opened: OpenedDecision) -> Any:
    if opened.resolution.status != "too_few":
        return ()
    outcome = opened.resolution.outcome
    vacant = bool(outcome.get("vacant"))
    return options(opened.rule.kind, bool(outcome.get("conflicts")), vacant)
