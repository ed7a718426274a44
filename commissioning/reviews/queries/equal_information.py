"""What buyers said to anyone about an opportunity, corrections and all."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased, joinedload

from commissioning.foundation.actor import Actor
from commissioning.foundation.errors import Hidden
from commissioning.opportunities.models import Opportunity
from commissioning.reviews.models import EqualInformation, RouteNotice, RouteRecord
from commissioning.reviews.permissions.routing import EQUAL_INFORMATION, NOTICES

MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class SaidToAll:
    """One entry, whether the actor may correct it, and the correction that took its place."""

    entry: EqualInformation
    corrected_by: str
    may_correct: bool


def said_about(session: Session, actor: Actor, opportunity: Opportunity) -> list[SaidToAll]:
    """List what was said about an opportunity, the newest day first; corrected ones stay."""
    newer = aliased(EqualInformation)
    rows = session.execute(
        select(
            EqualInformation,
            newer.ref,
            EQUAL_INFORMATION.rows(actor, "correct").label("may_correct"),
        )
        .outerjoin(newer, newer.corrects_id == EqualInformation.id)
        .where(EqualInformation.opportunity_id == opportunity.id, EQUAL_INFORMATION.rows(actor))
        .options(joinedload(EqualInformation.organisation))
        .order_by(EqualInformation.said_on.desc(), EqualInformation.id.desc())
        .limit(MOST_SHOWN)
    )
    return [SaidToAll(entry, ref or "", bool(may)) for entry, ref, may in rows]


def one_said(
    session: Session, actor: Actor, opportunity: Opportunity, ref: str
) -> EqualInformation:
    """Give one entry that the actor may correct, under the opportunity its address names.

    Raises:
        Hidden: There is none.
        NotAllowed: The actor may see it, but not correct it.
    """
    found = EQUAL_INFORMATION.find(session, actor, ref, "correct")
    if found.opportunity_id != opportunity.id:
        raise Hidden
    return found


def anything_said(session: Session, actor: Actor, opportunity_id: int) -> bool:
    """Tell whether there is anything on an opportunity's page of what was said and published."""
    said = select(EqualInformation.id).where(
        EqualInformation.opportunity_id == opportunity_id, EQUAL_INFORMATION.rows(actor)
    )
    notices = (
        select(RouteNotice.id)
        .join(RouteRecord, RouteRecord.id == RouteNotice.record_id)
        .where(
            RouteRecord.opportunity_id == opportunity_id,
            RouteNotice.where != "",
            NOTICES.rows(actor),
        )
    )
    return bool(session.scalar(select(said.exists() | notices.exists())))


def words_said(found: Sequence[SaidToAll]) -> str:
    """Give what stands said as text for the record, one line each."""
    standing = [each.entry for each in found if not each.corrected_by]
    lines = (f"{one.said_on:%d.%m.%Y}, {one.setting}: {one.words}" for one in standing)
    return "\n".join(lines)
