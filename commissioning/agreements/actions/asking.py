"""Putting the same words to all partners of an agreement.

A dispute is settled, and an agreement ends early, when all partners have said yes to the same
words. Nothing is agreed by silence, and each may take its word back until the last has said yes.
"""

from datetime import date

from sqlalchemy.orm import Session

from commissioning.agreements.actions.answering import follow, say, tell_of
from commissioning.agreements.actions.keeping import held_agreement, held_under
from commissioning.agreements.letters import asking as letters
from commissioning.agreements.lifecycle import ASK
from commissioning.agreements.models import Agreement, Ask, Dispute
from commissioning.agreements.permissions import DISPUTES
from commissioning.agreements.queries.asking import open_ask
from commissioning.agreements.queries.disputes import content_in_force
from commissioning.agreements.rules.asking import Kind, Says, why_not_ended, why_not_settled
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import day_in_london, now, today
from commissioning.foundation.errors import Refused
from commissioning.foundation.trail import record

NOT_IN_FORCE = "No version is in force today, so there is nothing to end. A draft can be put aside"
ENDED = "All partners have ended this agreement already"
SETTLED = "It is settled already"


def ask_to_end(
    session: Session, actor: Actor, agreement_ref: str, why: str, last_day: date, site: str
) -> Ask:
    """Put it to all partners that the agreement ends early; our own yes is given with it.

    Raises:
        Hidden, NotAllowed: The actor holds no mandate for a partner.
        Refused: Nothing is in force, it has ended, or the day or reason will not do.
    """
    agreement = held_agreement(session, actor, agreement_ref, "bind")
    content = content_in_force(session, agreement)
    if agreement.ended_on is not None:
        raise Refused(ENDED)
    if content is None:
        raise Refused(NOT_IN_FORCE)
    _refuse(why_not_ended(why, last_day, content.ends_on, today()))
    return _put(session, actor, Ask(kind=Kind.END, words=why, on_day=last_day), agreement, site)


def ask_to_settle(
    session: Session, actor: Actor, dispute_ref: str, how: str, settled_on: date, site: str
) -> Ask:
    """Put it to all partners how a dispute was settled; our own yes is given with it.

    Raises:
        Hidden, NotAllowed: The actor does not speak for a partner.
        Refused: It is settled, or the words or the day will not do.
    """
    dispute = _held_dispute(session, actor, dispute_ref)
    if dispute.status != "open":
        raise Refused(SETTLED)
    opened_on = day_in_london(dispute.created_at)
    _refuse(why_not_settled(how, settled_on, opened_on, today()))
    made = Ask(kind=Kind.SETTLE, words=how, on_day=settled_on, dispute=dispute)
    return _put(session, actor, made, dispute.agreement, site)


def _put(session: Session, actor: Actor, ask: Ask, agreement: Agreement, site: str) -> Ask:
    """Put new words in the place of those that stand open, and say our own yes to them."""
    older = open_ask(session, agreement, Kind(ask.kind), ask.dispute)
    if older is not None:
        ASK.move(session, actor, older, "replace")
        older.settled_at = now()
    ask.words = ask.words.strip()
    ask.agreement, ask.agreement_id = agreement, agreement.id
    ask.by_organisation_id, ask.by_seat = actor.organisation_id or 0, actor.seat_ref
    session.add(ask)
    session.flush()
    record(session, actor, "ask", ask, after={"kind": ask.kind, "on": ask.on_day.isoformat()})
    say(session, actor, ask, Says.YES, "")
    tell_of(session, ask, site, letters.asked)
    follow(session, actor, ask, site)
    return ask


def _held_dispute(session: Session, actor: Actor, ref: str) -> Dispute:
    dispute = held_under(session, actor, Dispute, ref)
    DISPUTES.require(session, actor, "step", dispute)
    return dispute


def _refuse(wrong: tuple[str, str]) -> None:
    if wrong[0]:
        raise Refused(*wrong)
