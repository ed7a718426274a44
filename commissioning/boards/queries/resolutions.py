"""Reading decisions of boards, within what the policy lets each person see."""

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload, selectinload

from commissioning.agreements.models import Agreement, Version, VersionParty
from commissioning.boards.models import BoardInterest, Resolution, Vote, Voter
from commissioning.boards.permissions import RESOLUTIONS
from commissioning.foundation.actor import Actor
from commissioning.foundation.paging import PAGE, Page

MOST_OF_A_VERSION = 50

WHOLE = (
    joinedload(Resolution.organisation),
    joinedload(Resolution.authority),
    joinedload(Resolution.decision),
    joinedload(Resolution.version).joinedload(Version.agreement).joinedload(Agreement.partnership),
    joinedload(Resolution.version)
    .selectinload(Version.parties)
    .joinedload(VersionParty.organisation),
    selectinload(Resolution.voters).joinedload(Voter.seat),
    selectinload(Resolution.voters).joinedload(Voter.member),
    selectinload(Resolution.interests),
    selectinload(Resolution.votes),
)


def whole(session: Session, actor: Actor, ref: str, verb: str = "see") -> Resolution:
    """Give a decision with its voters, interests, votes and version: a fixed number of queries.

    What of it a page may show is for the policy's other verbs to say.

    Raises:
        Hidden, NotAllowed: As `Policy.find`.
    """
    found = RESOLUTIONS.find(session, actor, ref, verb)
    return session.scalars(_whole().where(Resolution.id == found.id)).one()


def whole_now(session: Session, number: int) -> Resolution:
    """Read a decision as it stands at this moment, with all that belongs to it."""
    wanted = _whole().where(Resolution.id == number)
    return session.scalars(wanted.execution_options(populate_existing=True)).one()


def resolutions_of(session: Session, actor: Actor, version_id: int) -> Sequence[Resolution]:
    """Give the decisions on one version that the actor may see, the newest first."""
    return session.scalars(
        RESOLUTIONS.visible_to(actor)
        .where(Resolution.version_id == version_id)
        .options(joinedload(Resolution.organisation), joinedload(Resolution.decision))
        .order_by(Resolution.id.desc())
        .limit(MOST_OF_A_VERSION)
    ).all()


def own_resolutions(session: Session, actor: Actor, after: str = "") -> Page[Resolution]:
    """Give a page of the decisions of the actor's own board, the newest first."""
    seen = RESOLUTIONS.visible_to(actor)
    last = session.scalar(seen.where(Resolution.ref == after)) if after else None
    older = seen.where(Resolution.id < last.id) if last else seen
    found = session.scalars(
        older.options(
            joinedload(Resolution.version).joinedload(Version.agreement),
            joinedload(Resolution.version).selectinload(Version.parties),
            joinedload(Resolution.decision),
        )
        .order_by(Resolution.id.desc())
        .limit(PAGE + 1)
    ).all()
    more = found[PAGE - 1].ref if len(found) > PAGE else None
    return Page(found[:PAGE], more)


def own_interest(session: Session, actor: Actor, resolution: Resolution) -> BoardInterest | None:
    """Give what the person has declared of a decision, as it stands."""
    return session.scalar(
        select(BoardInterest).where(
            BoardInterest.resolution_id == resolution.id,
            BoardInterest.person_id == actor.person_id,
            BoardInterest.replaced_at.is_(None),
        )
    )


def own_vote(session: Session, actor: Actor, resolution: Resolution) -> Vote | None:
    """Give the person's own vote as it counts now."""
    return session.scalar(
        select(Vote)
        .join(Voter, Voter.id == Vote.voter_id)
        .where(
            Vote.resolution_id == resolution.id,
            Voter.person_id == actor.person_id,
            Vote.replaced_at.is_(None),
            Vote.casting.is_(False),
        )
    )


def _whole() -> Select[Resolution]:
    return select(Resolution).options(*WHOLE)
