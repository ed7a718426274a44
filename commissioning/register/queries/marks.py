"""What the two sides of a pair have said of it."""

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from commissioning.register.models import Mark as MarkRow
from commissioning.register.rules.marks import SHOWN_TO_THE_OTHER, Mark

Said = tuple[Mark, str]  # a mark, and why
NOTHING: Said = (Mark.NONE, "")


def mark_row(session: Session, ours: int, theirs: int) -> MarkRow | None:
    """Give our side's row on a pair of declarations."""
    return session.scalar(
        select(MarkRow).where(MarkRow.declaration_id == ours, MarkRow.other_id == theirs)
    )


def marks_on(
    session: Session, ours: int, others: Sequence[int]
) -> tuple[dict[int, Said], dict[int, Said]]:
    """Give what we say of each pair, and what each other side says that is shown to us."""
    found = session.scalars(
        select(MarkRow).where(
            or_(
                (MarkRow.declaration_id == ours) & MarkRow.other_id.in_(others),
                (MarkRow.other_id == ours) & MarkRow.declaration_id.in_(others),
            )
        )
    )
    mine: dict[int, Said] = {}
    theirs: dict[int, Said] = {}
    for row in found:
        said = (Mark(row.value), row.why)
        if row.declaration_id == ours:
            mine[row.other_id] = said
        elif said[0] in SHOWN_TO_THE_OTHER:
            theirs[row.declaration_id] = said
    return mine, theirs
