"""What each partner says to the words that are put to all, and what follows from the last yes."""

from collections.abc import Callable
from functools import partial

from sqlalchemy.orm import Session

from commissioning.agreements.actions.keeping import held_under
from commissioning.agreements.actions.telling import tell_partners
from commissioning.agreements.events import AgreementEnded
from commissioning.agreements.letters import asking as letters
from commissioning.agreements.lifecycle import ASK, DISPUTE
from commissioning.agreements.models import Ask, Dispute, DisputeNote, Reply
from commissioning.agreements.permissions import ASKS
from commissioning.agreements.queries.asking import who_answered
from commissioning.agreements.rules.asking import Kind, Says, all_agree, why_not_said
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now, today
from commissioning.foundation.errors import Refused
from commissioning.foundation.events import emit
from commissioning.foundation.outbox import Letter
from commissioning.foundation.trail import record

OTHER_WORDS = "Other words have been put to you meanwhile, or it is agreed. Read the page again"
PASSED = "The last day it names has passed. Put another day to all partners"
NOT_SAID = "Your organisation has said nothing that could be taken back"


def answer(session: Session, actor: Actor, ask_ref: str, said: str, words: str, site: str) -> Ask:
    """Say for our organisation yes to exactly these words, or not yet and why.

    Said anew, what was said before ends. With the last yes it is agreed, and takes effect.

    Raises:
        Hidden, NotAllowed: The actor may not answer for a partner.
        Refused: It is open no more, its day has passed, or the reply will not do.
    """
    ask = _held(session, actor, ask_ref)
    wrong, field = why_not_said(said, words)
    if wrong:
        raise Refused(wrong, field)
    if said == Says.YES and ask.kind == Kind.END and ask.on_day < today():
        raise Refused(PASSED)
    say(session, actor, ask, said, words)
    if said == Says.NOT_YET:
        tell_of(session, ask, site, letters.not_yet)
    follow(session, actor, ask, site)
    return ask


def take_answer_back(session: Session, actor: Actor, ask_ref: str, site: str) -> Ask:
    """Take our reply back while it is open; where the words are ours, they are taken back too.

    Raises:
        Hidden, NotAllowed: As `answer`.
        Refused: It is open no more, or we said nothing.
    """
    ask = _held(session, actor, ask_ref)
    if not _end_reply(session, actor, ask):
        raise Refused(NOT_SAID)
    record(session, actor, "take_back", ask)
    if ask.by_organisation_id == actor.organisation_id:
        ASK.move(session, actor, ask, "take_back")
        ask.settled_at = now()
    tell_of(session, ask, site, letters.taken_back)
    return ask


def say(session: Session, actor: Actor, ask: Ask, said: str, words: str) -> None:
    """Write down what our organisation says, in the place of what it said before."""
    _end_reply(session, actor, ask)
    made = Reply(
        organisation_id=actor.organisation_id,
        said=said,
        words=words.strip(),
        by_seat=actor.seat_ref,
    )
    ask.replies.append(made)
    session.flush()
    record(session, actor, "answer", ask, after={"said": said, "reply": made.ref})


def _end_reply(session: Session, actor: Actor, ask: Ask) -> bool:
    """End what our organisation says now; tell whether it had said something."""
    standing = [
        reply
        for reply in ask.replies
        if reply.ended_at is None and reply.organisation_id == actor.organisation_id
    ]
    for reply in standing:
        reply.ended_at = now()
    session.flush()  # one reply stands at a time: the old one has to end first
    return bool(standing)


def follow(session: Session, actor: Actor, ask: Ask, site: str) -> None:
    """Let what all who are partners now have said yes to take effect."""
    answered = who_answered(session, ask)
    said = {one.organisation_id: one.reply.said for one in answered if one.reply}
    if not all_agree([one.organisation_id for one in answered], said):
        return
    ASK.move(session, actor, ask, "agree")
    ask.settled_at = now()
    if ask.dispute is not None:
        _settle(session, actor, ask, ask.dispute)
    else:
        _end(session, actor, ask)
    tell_of(session, ask, site, letters.agreed)


def _settle(session: Session, actor: Actor, ask: Ask, dispute: Dispute) -> None:
    DISPUTE.move(session, actor, dispute, "settle", on=ask.on_day.isoformat())
    dispute.settled_on, dispute.settled_how = ask.on_day, ask.words
    note = DisputeNote(
        dispute_id=dispute.id,
        organisation_id=ask.by_organisation_id,
        by_seat=ask.by_seat,
        verb="settle",
        step=dispute.step,
        words=ask.words,
    )
    session.add(note)


def _end(session: Session, actor: Actor, ask: Ask) -> None:
    agreement = ask.agreement
    agreement.ended_on, agreement.ended_why = ask.on_day, ask.words
    record(session, actor, "end", agreement, after={"ended_on": ask.on_day.isoformat()})
    emit(session, AgreementEnded(agreement.partnership_id))


def tell_of(session: Session, ask: Ask, site: str, write: Callable[[str, str], Letter]) -> None:
    """Post a letter about an ask to those who speak for the partners, and to their boards."""
    page = f"{site}/agreements/{ask.agreement.ref}/"
    page += f"disputes/{ask.dispute.ref}/settle" if ask.dispute else "end"
    tell_partners(session, ask.agreement, page, partial(write, ask.kind))


def _held(session: Session, actor: Actor, ref: str) -> Ask:
    """Give an open ask that the actor may answer; nobody else writes to its agreement now."""
    ask = held_under(session, actor, Ask, ref)
    ASKS.require(session, actor, "answer", ask)
    if ask.status != "open":
        raise Refused(OTHER_WORDS)
    return ask
