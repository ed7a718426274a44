"""How far a partnership is open now, as the policy itself decides it."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.partnerships.models import Partner, Partnership
from commissioning.partnerships.permissions import (
    PARTIES,
    PARTNERSHIPS,
    all_agreed,
    awarded,
    decided,
    shared_now,
)


@dataclass(frozen=True, slots=True)
class Openness:
    """What the clauses of the policy say of one partnership."""

    shared: bool
    decided: bool
    told: bool
    awarded: bool

    @property
    def to_members(self) -> bool:
        """Tell whether members see it, once it was formed."""
        return self.told if self.decided else self.shared

    @property
    def to_commissioners(self) -> bool:
        """Tell whether commissioners of the place who are clear see it, once it was formed."""
        return self.awarded if self.decided else self.shared


def openness_of(session: Session, partnership: Partnership) -> Openness:
    """Ask the policy's own clauses, so that a page never says other than what holds."""
    row = session.execute(
        select(shared_now(), decided(), all_agreed("told"), awarded()).where(
            Partnership.id == partnership.id
        )
    ).one()
    return Openness(*map(bool, row))


def any_of_opportunity(session: Session, actor: Actor, opportunity_id: int) -> bool:
    """Tell whether the actor may see a partnership about an opportunity."""
    return _any(session, actor, Partnership.opportunity_id == opportunity_id)


def any_of_organisation(session: Session, actor: Actor, organisation_id: int) -> bool:
    """Tell whether the actor may see a partnership of an organisation."""
    part = exists().where(
        Partner.partnership_id == Partnership.id,
        Partner.organisation_id == organisation_id,
        Partner.status.in_(PARTIES),
    )
    return _any(session, actor, part)


def _any(session: Session, actor: Actor, which: ColumnElement[bool]) -> bool:
    wanted = select(Partnership.id).where(which, PARTNERSHIPS.rows(actor)).limit(1)
    return session.scalar(wanted) is not None
