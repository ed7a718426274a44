"""Closing a decision: the outcome is computed by the rules, sealed, and told to the agreement."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from commissioning.agreements.actions.deciding import Word, write_decision
from commissioning.agreements.rules.deciding import LONGEST_WORDS, Said
from commissioning.boards import letters
from commissioning.boards.actions.keeping import held_resolution
from commissioning.boards.actions.minuting import drafted_minute
from commissioning.boards.actions.telling import Write, tell_all
from commissioning.boards.lifecycle import RESOLUTION
from commissioning.boards.models import Resolution
from commissioning.boards.queries.counting import outcome_of, sealed_facts, takes_effect_on
from commissioning.boards.queries.entering import who_entered
from commissioning.boards.queries.resolutions import whole_now
from commissioning.boards.rules.board_rule import BoardRule, rule_from
from commissioning.boards.rules.delegated import call_in_ends
from commissioning.boards.rules.outcome import Outcome, Result
from commissioning.boards.rules.seals import seal_of
from commissioning.foundation.actor import Actor
from commissioning.foundation.bank_holidays import bank_holidays
from commissioning.foundation.clock import now, today
from commissioning.foundation.errors import Refused
from commissioning.foundation.filters import short_day
from commissioning.foundation.trail import record

NOT_FROZEN = "The list of voters has not been frozen yet, so there is no vote to close"
OTHERWISE = "The outcome is another one than you saw, since somebody acted meanwhile. Read it again"
SAY_WHY = "Say to the other parties why, so that the next version can meet it"

_MOVES = {
    Result.CARRIED: "carry",
    Result.NOT_CARRIED: "not_carry",
    Result.TOO_FEW: "find_too_few",
}
_SAID = {Result.CARRIED: Said.APPROVED, Result.NOT_CARRIED: Said.REFUSED}
_LETTERS: dict[Result, Write] = {
    Result.CARRIED: letters.carried,
    Result.NOT_CARRIED: letters.not_carried,
    Result.TOO_FEW: letters.too_few,
}


def close(
    session: Session, actor: Actor, ref: str, seen: Result, words: str, site: str
) -> Resolution:
    """Close the voting. What the board decided goes to the agreement; too few decide nothing.

    `seen` is the result that the person was shown; `words` is what the other parties read, who
    never learn who voted how, or who declared what.

    Raises:
        Hidden, NotAllowed: The actor does not hold the decision, is a chair who has not declared
            that nothing keeps them out, or it is closed.
        Refused: The list is not frozen; the result is another one; the other parties are not told
            why (field "words"); or nothing can be agreed to now (see `write_decision`).
    """
    resolution = held_resolution(session, actor, ref, "close")
    if resolution.status != "voting":
        raise Refused(NOT_FROZEN)
    outcome = outcome_of(resolution)
    if outcome.result is not seen:
        raise Refused(OTHERWISE)
    _refuse_words(outcome.result, words.strip())
    settle(session, actor, resolution, outcome.result, kept_outcome(outcome), words)
    RESOLUTION.move(session, actor, resolution, _MOVES[outcome.result])
    told = finish(session, actor, resolution, outcome.result, site)
    tell_outcome(session, told, outcome.result, site)
    return told


def tell_outcome(session: Session, resolution: Resolution, result: Result, site: str) -> None:
    """Tell the board and its staff what it decided, and with the last word what all did."""
    last = result is Result.CARRIED and resolution.version.status == "approved"
    write = letters.carried_by_all if last else _LETTERS[result]
    tell_all(session, resolution, site, write)


def settle(
    session: Session,
    actor: Actor,
    resolution: Resolution,
    result: Result,
    outcome: dict[str, Any],
    words: str,
) -> None:
    """Write down how a decision came out, before it is moved."""
    resolution.outcome = outcome
    resolution.closed_at, resolution.closed_seat = now(), actor.seat_ref
    resolution.closed_why = words.strip()
    rule = rule_from(resolution.rule)
    if result is Result.CARRIED and rule.call_in_days:
        resolution.call_in_ends = last_day_of_call_in(rule, today())


def finish(
    session: Session, actor: Actor, resolution: Resolution, result: Result, site: str
) -> Resolution:
    """Draft the minute of a decision that was moved, tell the agreement of it, and seal it.

    Raises:
        Refused: The agreement takes no decision now (see `write_decision`).
    """
    resolution.minute = drafted_minute(actor, resolution, who_entered(session, resolution))
    if result in _SAID:
        word = Word(
            organisation_id=resolution.organisation_id,
            said=_SAID[result],
            decided_on=resolution.meeting_on or today(),
            minute=f"{short_day(today())}, kept by {resolution.organisation.name}",
            words=resolution.closed_why,
            takes_effect_on=takes_effect_on(resolution),
        )
        decision = write_decision(session, actor, resolution.version, word, site, own_told=True)
        resolution.decision_id = decision.id
    session.flush()
    sealed = whole_now(session, resolution.id)
    sealed.seal = seal_of(sealed_facts(sealed))
    # In the trail too, whose heads are kept elsewhere: a seal made anew would show there.
    record(session, actor, "seal", sealed, after={"seal": sealed.seal})
    return sealed


def kept_outcome(outcome: Outcome) -> dict[str, Any]:
    """Give an outcome as plain JSON: its result, reasons in words, and the numbers."""
    tally = outcome.tally
    return {
        "result": str(outcome.result),
        "reasons": list(outcome.reasons),
        "needed": outcome.needed,
        "conflicts": outcome.conflicts,
        "vacant": outcome.vacant,
        "for": tally.votes_for,
        "against": tally.against,
        "abstained": tally.abstained,
        "present": tally.present,
        "entitled": tally.entitled,
        "in_office": tally.in_office,
        "casting": tally.casting,
    }


def last_day_of_call_in(rule: BoardRule, published_on: date) -> date:
    """Give the last day on which a public body's own members may call a decision in."""
    return call_in_ends(published_on, rule.call_in_days, bank_holidays(rule.nation))


def call_in_over(rule: BoardRule, published_on: date) -> date | None:
    """Give the day after the last one of call-in; None where a rule has none."""
    if not rule.call_in_days:
        return None
    return last_day_of_call_in(rule, published_on) + timedelta(days=1)


def _refuse_words(result: Result, words: str) -> None:
    if result is Result.NOT_CARRIED and not words:
        raise Refused(SAY_WHY, "words")
    if len(words) > LONGEST_WORDS:
        raise Refused(f"Use {LONGEST_WORDS:,} letters or fewer", "words")
