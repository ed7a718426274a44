"""What every act on an agreement begins with: one at a time, the policy, and for whom it is."""

from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from commissioning.agreements.models import Agreement, Ask, Dispute, Version, VersionParty
from commissioning.agreements.permissions import AGREEMENTS, VERSIONS
from commissioning.foundation.actor import Actor
from commissioning.foundation.errors import Hidden
from commissioning.partnerships.actions.sides import take_side

Under = TypeVar("Under", Dispute, Ask)
_LOADED = (
    selectinload(Version.parties).joinedload(VersionParty.organisation),
    selectinload(Version.decisions),
    selectinload(Version.signatures),
)


def held_agreement(session: Session, actor: Actor, ref: str, verb: str) -> Agreement:
    """Give the agreement to which `actor` may do `verb`, kept from other writers until we end.

    Raises:
        Hidden: There is none, or none the actor may see.
        NotAllowed: The actor may see it, but not do this.
        Refused: The person acts for another side.
    """
    take = select(Agreement).where(Agreement.ref == ref).with_for_update(key_share=True)
    found = session.scalar(take.execution_options(populate_existing=True))
    if found is None:
        raise Hidden
    AGREEMENTS.require(session, actor, verb, found)
    take_side(session, actor, found.partnership)
    return found


def held_under(session: Session, actor: Actor, kind: type[Under], ref: str) -> Under:
    """Give a dispute or an ask as it stands now; the agreement it is under is kept for us.

    What the actor may do to it is still to be asked.

    Raises:
        Hidden: There is none, or none under an agreement the actor may see.
        Refused: The person acts for another side.
    """
    its = select(Agreement.ref).join(kind, kind.agreement_id == Agreement.id)
    agreement_ref = session.scalar(its.where(kind.ref == ref))
    if agreement_ref is None:
        raise Hidden
    held_agreement(session, actor, agreement_ref, "see")
    again = select(kind).where(kind.ref == ref).execution_options(populate_existing=True)
    return session.scalars(again).one()


def held_version(session: Session, actor: Actor, ref: str, verb: str) -> Version:
    """Give the version to which `actor` may do `verb`; its whole agreement is kept for us.

    Raises:
        Hidden, NotAllowed, Refused: As `held_agreement`.
    """
    found = locked(session, ref)
    VERSIONS.require(session, actor, verb, found)
    take_side(session, actor, found.agreement.partnership)
    return found


def locked(session: Session, ref: str) -> Version:
    """Give a version as it stands now; nobody else writes to its agreement until we end.

    Raises:
        Hidden: There is none.
    """
    its = select(Version.agreement_id).where(Version.ref == ref).scalar_subquery()
    take = select(Agreement).where(Agreement.id == its).with_for_update(key_share=True)
    if session.scalar(take.execution_options(populate_existing=True)) is None:
        raise Hidden
    return version_now(session, ref)


def version_now(session: Session, ref: str) -> Version:
    """Read a version as it stands at this moment, with its parties, decisions and signatures."""
    wanted = select(Version).where(Version.ref == ref).options(*_LOADED)
    return session.scalars(wanted.execution_options(populate_existing=True)).one()
