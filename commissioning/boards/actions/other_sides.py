"""Somebody on two boards of one agreement: who acts for one side has a conflict of loyalty here.

They cannot say so themselves any more, since the decision is no longer there for them; and left
unsaid, a rule that needs everybody would wait for them for ever.
"""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.agreements.models import Version
from commissioning.boards.models import BoardInterest, Resolution, Voter
from commissioning.boards.queries.sealing import interest_facts
from commissioning.boards.rules.interests import Interest
from commissioning.foundation.actor import BY_ITSELF, Actor
from commissioning.foundation.clock import now
from commissioning.foundation.trail import record
from commissioning.partnerships.models import Side

ELSEWHERE = "Acts for another party to this agreement, as the register knows"


def note_other_sides(session: Session, resolution: Resolution) -> None:
    """Note a conflict of loyalty of those on the frozen list who act for another party.

    Sides in other partnerships are not noted: that there are others is nobody's to learn here.
    """
    people = [voter.person_id for voter in resolution.voters if voter.person_id is not None]
    acting = session.scalars(
        select(Side.person_id).where(
            Side.partnership_id == resolution.version.agreement.partnership_id,
            Side.organisation_id != resolution.organisation_id,
            Side.person_id.in_(people),
        )
    )
    _note(session, resolution, set(acting))


def note_in_other_boards(session: Session, actor: Actor, resolution: Resolution) -> None:
    """Note it in every other board on this agreement that is voting now, and has them listed.

    Every act by which the actor takes a side calls this, for it hides those boards from them.
    """
    others = session.scalars(
        select(Resolution)
        .join(Version, Version.id == Resolution.version_id)
        .join(Voter, Voter.resolution_id == Resolution.id)
        .where(
            Version.agreement_id == resolution.version.agreement_id,
            Resolution.status == "voting",
            Resolution.organisation_id != resolution.organisation_id,
            Voter.person_id == actor.person_id,
        )
        .order_by(Resolution.id)
    ).all()
    for other in others:
        _note(session, other, [actor.person_id])


def _note(session: Session, resolution: Resolution, people: Iterable[int | None]) -> None:
    for person_id in people:
        standing = [
            each
            for each in resolution.interests
            if each.person_id == person_id and each.replaced_at is None
        ]
        if any(each.kind != Interest.NONE for each in standing):
            continue
        for each in standing:
            each.replaced_at = now()
        noted = BoardInterest(
            resolution_id=resolution.id,
            person_id=person_id,
            kind=Interest.LOYALTY,
            words=ELSEWHERE,
            by_seat="",
        )
        session.add(noted)
        after = {"decision": resolution.ref}
        record(session, BY_ITSELF, "declare", noted, after=after, sealed=interest_facts(noted))
    session.refresh(resolution, ["interests"])
