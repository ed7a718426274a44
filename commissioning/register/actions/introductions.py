"""Answering an introduction, telling the buyer, and ending the talks."""

from collections.abc import Callable, Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import BY_ITSELF, Actor
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Hidden, Refused
from commissioning.foundation.outbox import Letter
from commissioning.foundation.trail import record
from commissioning.register import letters
from commissioning.register.actions.telling import tell_speakers
from commissioning.register.lifecycle import INTRODUCTION
from commissioning.register.models import Introduction, OptIn
from commissioning.register.permissions import INTRODUCTIONS
from commissioning.register.queries.introductions import (
    Side,
    ready_ids,
    side_of,
    standing_ids,
    talks_of,
)
from commissioning.register.queries.standing import is_over
from commissioning.register.rules.introductions import Answer, Status, begins

SAYS = {Answer.YES: "say_yes", Answer.NO: "say_no"}
CLOSED = "This can no longer be answered so. Open the page again to see what you can do now"


def answer(session: Session, actor: Actor, ref: str, said: Answer, site: str) -> Side:
    """Answer "talk?" for one side; the talks begin when the other has said yes too.

    The answer goes into the trail of our own card, which the other side never reads.

    Raises:
        Hidden: The actor is of neither side.
        Refused: It was answered before, its day has passed, or nothing new may begin.
    """
    side = _held(session, actor, ref, "answer")
    if said not in SAYS or SAYS[said] not in side.verbs:
        raise Refused(CLOSED)
    introduction = side.introduction
    if introduction.first_id == side.mine.id:
        introduction.first_said = said
    else:
        introduction.second_said = said
    record(session, actor, SAYS[said], side.mine, after={"introduction": ref})
    if _may_begin(session, introduction):
        _begin(session, actor, introduction, site)
    return side


def end_talks(session: Session, actor: Actor, ref: str, why: str, site: str) -> None:
    """End the talks: both cards close. The reason stays with our own organisation.

    Raises:
        Hidden, NotAllowed: There are no talks that the actor could end.
    """
    side = _held(session, actor, ref, "end")
    introduction = side.introduction
    INTRODUCTION.move(session, actor, introduction, "end")
    introduction.ended_by_id, introduction.ended_note = side.mine.id, why.strip()[:500]
    record(session, actor, "end_talks", side.mine, after={"why": introduction.ended_note})
    _close(session, introduction, site, (side.theirs,), letters.talks_ended)


def end_talks_without_a_side(session: Session, organisation_id: int, site: str) -> None:
    """End an organisation's talks where one side is no longer verified and in the place.

    It could no longer end them itself, or tell the buyer, and the other would keep its card.
    """
    for talks in talks_of(session, organisation_id):
        sides = (talks.first, talks.second)
        bids = {each.declaration_id for each in sides}
        if standing_ids(session, bids) != bids:
            talks.status = Status.ENDED  # by no role: the lifecycle's moves are people's
            was = {"status": Status.TALKING}
            record(session, BY_ITSELF, "end", talks, before=was, after={"status": Status.ENDED})
            _close(session, talks, site, sides, letters.talks_stopped)


def _close(
    session: Session,
    talks: Introduction,
    site: str,
    told: Iterable[OptIn],
    write: Callable[[str], Letter],
) -> None:
    """Close both cards, and tell those sides that are to be told."""
    talks.ended_at = now()
    for card in (talks.first, talks.second):
        card.ended_at = card.ended_at or now()
    for side in told:
        page = f"{site}/register/introductions/{talks.ref}"
        tell_speakers(session, side.organisation_id, page, write)


def note_sent(session: Session, actor: Actor, ref: str) -> None:
    """Record that the note went to the buyer; both sides see the day. Once is enough."""
    introduction = _held(session, actor, ref, "tell the buyer").introduction
    if introduction.buyer_told_at is None:
        introduction.buyer_told_at = now()
        record(session, actor, "told_the_buyer", introduction)


def _held(session: Session, actor: Actor, ref: str, verb: str) -> Side:
    """Give our side, kept from the other's writing until we end: two answers must meet."""
    take = select(Introduction.id).where(Introduction.ref == ref).with_for_update()
    if session.scalar(take) is None:
        raise Hidden
    side = side_of(session, actor, ref)
    INTRODUCTIONS.require(session, actor, verb, side.introduction)
    return side


def _may_begin(session: Session, introduction: Introduction) -> bool:
    """Tell whether both said yes, and both cards still stand. A side that left is not told of."""
    sides = (introduction.first, introduction.second)
    bids = {each.declaration_id for each in sides}
    return (
        begins(Answer(introduction.first_said), Answer(introduction.second_said))
        and all(each.ended_at is None for each in sides)
        and not any(is_over(each.declaration) for each in sides)
        and ready_ids(session, bids) == bids
    )


def _begin(session: Session, actor: Actor, introduction: Introduction, site: str) -> None:
    INTRODUCTION.move(session, actor, introduction, "begin")
    introduction.began_at = now()
    page = f"{site}/register/introductions/{introduction.ref}"
    for side in (introduction.first, introduction.second):
        tell_speakers(session, side.organisation_id, page, letters.talks_began)
