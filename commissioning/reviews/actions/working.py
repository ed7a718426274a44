"""The other way round: partners say how working with a commissioner goes, and it may answer."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Hidden, Refused
from commissioning.foundation.trail import record
from commissioning.partnerships.actions.sides import take_side
from commissioning.partnerships.models import Partnership
from commissioning.reviews import letters
from commissioning.reviews.actions.keeping import LONGEST, said
from commissioning.reviews.actions.telling import tell
from commissioning.reviews.models import WorkingView
from commissioning.reviews.permissions.reviewing import REVIEWED, WORKING_VIEWS
from commissioning.reviews.queries.readers import those_it_is_about, who_said_it
from commissioning.reviews.queries.working import commissioners_met, standing_view

SAY_EITHER = "Enter what helps, or what gets in the way"
TOO_LONG = f"Use {LONGEST:,} letters or fewer"
CHOOSE = "Choose whose way of working you would like to speak of"
ANSWERED = "Your organisation has answered this already"


@dataclass(frozen=True, kw_only=True)
class Said:
    """What one partner says of one commissioner (a reference); either part may be empty."""

    about: str
    helps: str
    hinders: str


def say_how_working(
    session: Session, actor: Actor, partnership_ref: str, words: Said, site: str
) -> WorkingView:
    """Say what in a commissioner's way of working helps, and what gets in the way.

    What the organisation said before is kept. The commissioner is told that something was said.

    Raises:
        Hidden, NotAllowed: The actor speaks for no partner, or there is a competition to protect.
        Refused: Nothing is said, of a commissioner they do not meet here, or for another side.
    """
    partnership = _held(session, actor, partnership_ref)
    met = {each.ref: each.id for each in commissioners_met(session, actor, partnership)}
    if words.about not in met:
        raise Refused(CHOOSE, "about")
    made = WorkingView(
        partnership=partnership,
        organisation_id=actor.organisation_id,
        about_id=met[words.about],
        helps=_short(words.helps, "helps"),
        hinders=_short(words.hinders, "hinders"),
        by_seat=actor.seat_ref,
    )
    if not made.helps and not made.hinders:
        raise Refused(SAY_EITHER, "helps")
    _replace(session, actor, made)
    record(session, actor, "say", made, after={"partnership": partnership.ref})
    tell(session, those_it_is_about(session, made), letters.working_said, _page(made, site))
    return made


def answer_view(session: Session, actor: Actor, ref: str, words: str, site: str) -> None:
    """Answer what a partner said of one's organisation's way of working.

    Raises:
        Hidden, NotAllowed: It is not about the actor's organisation, or was replaced.
        Refused: It was answered already, or nothing is said.
    """
    take = select(WorkingView).where(WorkingView.ref == ref).with_for_update(key_share=True)
    view = session.scalar(take.execution_options(populate_existing=True))
    if view is None:
        raise Hidden
    WORKING_VIEWS.require(session, actor, "answer", view)
    if view.answered_at is not None:
        raise Refused(ANSWERED)
    view.answer = said(words, "Enter your answer")
    view.answered_at, view.answered_seat = now(), actor.seat_ref
    record(session, actor, "answer", view)
    tell(session, who_said_it(session, view), letters.working_answered, _page(view, site))


def _held(session: Session, actor: Actor, ref: str) -> Partnership:
    take = select(Partnership).where(Partnership.ref == ref).with_for_update(key_share=True)
    found = session.scalar(take.execution_options(populate_existing=True))
    if found is None:
        raise Hidden
    REVIEWED.require(session, actor, "say how working", found)
    take_side(session, actor, found)
    return found


def _replace(session: Session, actor: Actor, made: WorkingView) -> None:
    """Put the new words in the place of what the organisation said before, which is kept."""
    before = standing_view(session, actor, made.partnership, made.about_id)
    if before is not None:
        WORKING_VIEWS.require(session, actor, "replace", before)
        before.replaced_at = now()
        session.flush()  # one stands at a time, so the old one goes first
    session.add(made)


def _short(words: str, field: str) -> str:
    kept = words.strip()
    if len(kept) > LONGEST:
        raise Refused(TOO_LONG, field)
    return kept


def _page(view: WorkingView, site: str) -> str:
    return f"{site}/partnerships/{view.partnership.ref}/way-of-working"
