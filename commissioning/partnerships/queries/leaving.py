"""Who said that it leaves a partnership, and what was settled before it went."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.errors import Hidden
from commissioning.partnerships.models import Leaving, Opening, Partner, Partnership
from commissioning.partnerships.permissions import PARTNERSHIPS, knows

MOST_LISTED = 50


@dataclass(frozen=True, slots=True)
class Shown:
    """One leaving, with the name of the partner that leaves; `ours` says that we are it."""

    leaving: Leaving
    name: str
    ours: bool


def said_leaving(session: Session, partnership: Partnership, number: int) -> Leaving | None:
    """Give what an organisation said of its leaving, while that is neither done nor taken back."""
    return session.scalars(
        select(Leaving).where(
            Leaving.partnership_id == partnership.id,
            Leaving.organisation_id == number,
            Leaving.status == "said",
        )
    ).one_or_none()


def leavings(session: Session, actor: Actor, partnership: Partnership) -> list[Shown]:
    """Give the leavings said and done, newest first, as far as the actor may read them."""
    found = session.scalars(
        select(Leaving)
        .where(Leaving.partnership_id == partnership.id, Leaving.status.in_(("said", "done")))
        .order_by(Leaving.id.desc())
        .limit(MOST_LISTED)
    )
    reads = PARTNERSHIPS.may(session, actor, "read", partnership)
    shown = [_shown(actor, partnership, each) for each in found]
    return [each for each in shown if reads or (each.ours and knows(actor))]


def leaving_of(session: Session, actor: Actor, ref: str, leaving_ref: str) -> Shown:
    """Give one leaving: to its partners, and to the staff and board of who left.

    Raises:
        Hidden: There is none in this partnership that the actor may read.
    """
    partnership = PARTNERSHIPS.find(session, actor, ref)
    found = session.scalars(
        select(Leaving).where(Leaving.ref == leaving_ref, Leaving.partnership_id == partnership.id)
    ).one_or_none()
    if found is None:
        raise Hidden
    shown = _shown(actor, partnership, found)
    if PARTNERSHIPS.may(session, actor, "read", partnership) or (shown.ours and knows(actor)):
        return shown
    raise Hidden


def remaining(own: Partner) -> list[Partner]:
    """Give the partners that stay when this one goes."""
    partners = own.partnership.partners
    return [each for each in partners if each.status == "partner" and each.id != own.id]


def own_openings(session: Session, partnership: Partnership, number: int) -> Sequence[Opening]:
    """Give the words for more openness that an organisation gave and has not taken back."""
    return session.scalars(
        select(Opening).where(
            Opening.partnership_id == partnership.id,
            Opening.organisation_id == number,
            Opening.ended_at.is_(None),
        )
    ).all()


def _shown(actor: Actor, partnership: Partnership, leaving: Leaving) -> Shown:
    names = {each.organisation_id: each.organisation.name for each in partnership.partners}
    return Shown(
        leaving,
        names[leaving.organisation_id],
        leaving.organisation_id == actor.organisation_id,
    )
