"""What buyers said to anyone about an opportunity, corrections and all."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today
from commissioning.foundation.in_words import a_day
from commissioning.opportunities.models import Opportunity
from commissioning.reviews.models import EqualInformation, RouteNotice, RouteRecord
from commissioning.reviews.permissions.routing import EQUAL_INFORMATION, NOTICES

MOST_SHOWN = 500


@dataclass(frozen=True, slots=True)
class SaidToAll:
    """One entry, its number, and whether it was corrected or may be.

    Attributes:
        number: Its place in the order of publishing, from 1; it never changes.
        corrected_by: The number of the entry that took its place; 0 where none did.
        corrects: The number of the entry that it corrects; 0 where it corrects none.
    """

    entry: EqualInformation
    number: int
    corrected_by: int
    corrects: int
    may_correct: bool


def said_about(session: Session, actor: Actor, opportunity: Opportunity) -> list[SaidToAll]:
    """List what was said about an opportunity, the newest first; corrected entries stay."""
    may_correct = EQUAL_INFORMATION.rows(actor, "correct").label("may_correct")
    place = func.row_number().over(order_by=EqualInformation.id).label("place")
    rows = session.execute(
        select(EqualInformation, may_correct, place)
        .where(EqualInformation.opportunity_id == opportunity.id, EQUAL_INFORMATION.rows(actor))
        .options(joinedload(EqualInformation.organisation))
        .order_by(EqualInformation.id.desc())
        .limit(MOST_SHOWN)
    ).all()
    numbers = {entry.id: number for entry, _, number in rows}
    corrected = {entry.corrects_id: number for entry, _, number in rows if entry.corrects_id}
    return [
        SaidToAll(
            entry,
            number=number,
            corrected_by=corrected.get(entry.id, 0),
            corrects=numbers.get(entry.corrects_id or 0, 0),
            may_correct=bool(may),
        )
        for entry, may, number in rows
    ]


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
            RouteRecord.replaced_at.is_(None),
            RouteNotice.replaced_at.is_(None),
            RouteNotice.where != "",
            RouteNotice.published_on <= today(),
            NOTICES.rows(actor),
        )
    )
    return bool(session.scalar(select(said.exists() | notices.exists())))


def words_said(found: Sequence[SaidToAll]) -> str:
    """Give what stands said as text for the record, one line each."""
    standing = [each.entry for each in found if not each.corrected_by]
    lines = (f"{a_day(one.said_on)}, {one.setting}: {one.words}" for one in standing)
    return "\n".join(lines)
