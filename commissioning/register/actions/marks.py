"""Marking a pair of overlapping declarations, in shared mode: both sides then see it."""

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.errors import Hidden, Refused
from commissioning.register import letters
from commissioning.register.actions.keeping import held
from commissioning.register.actions.telling import tell_speakers
from commissioning.register.lifecycle import MARK
from commissioning.register.models import Declaration
from commissioning.register.models import Mark as MarkRow
from commissioning.register.permissions import DECLARATIONS
from commissioning.register.queries.marks import mark_row
from commissioning.register.queries.overlaps import neighbour
from commissioning.register.queries.standing import mode_of
from commissioning.register.rules.marks import (
    NEEDS_A_REASON,
    SHOWN_TO_THE_OTHER,
    Mark,
    may_be_marked,
)

LONGEST_WHY = 500


def mark_pair(
    session: Session, actor: Actor, ref: str, other_ref: str, verb: str, why: str, site: str
) -> Mark:
    """Say where our declaration `ref` and another's stand; the other side is told of news.

    `why` is kept only where a reason is asked for. `site` is the installation's address.

    Raises:
        Hidden: The two do not overlap, or the actor may not see the other.
        Refused: A reason is missing, or one of the two is not shared.
        IllegalMove: The pair cannot be marked so from where it stands.
    """
    ours = held(session, actor, ref, "mark")  # one writer of our side at a time
    other = DECLARATIONS.find(session, actor, other_ref)
    pair = neighbour(session, actor, ours, other_ref)
    if pair is None:
        raise Hidden
    if not (pair.same_place and may_be_marked(mode_of(ours), mode_of(other))):
        raise Refused("Pairs are marked where both of you are shared in the same place")
    row = mark_row(session, ours.id, other.id) or _new(session, actor, ours, other)
    before = Mark(row.value)
    row.why, row.by_seat = _reason(verb, why), actor.seat_ref
    MARK.move(session, actor, row, verb, pair=[ours.ref, other.ref], why=row.why)
    if _is_news(before, Mark(row.value)):
        page = f"{site}/register/{other.ref}/with/{ours.ref}"
        by = ours.organisation.name
        tell_speakers(
            session, other.organisation_id, page, lambda link: letters.pair_marked(by, link)
        )
    return Mark(row.value)


def _new(session: Session, actor: Actor, ours: Declaration, other: Declaration) -> MarkRow:
    made = MarkRow(
        declaration_id=ours.id, other_id=other.id, value=Mark.NONE, by_seat=actor.seat_ref
    )
    session.add(made)
    return made


def _reason(verb: str, why: str) -> str:
    if verb not in NEEDS_A_REASON:
        return ""
    if not why.strip():
        raise Refused("Say in a sentence why you are going separately", "why")
    return why.strip()[:LONGEST_WHY]


def _is_news(before: Mark, after: Mark) -> bool:
    """Tell whether the other side hears of the pair for the first time."""
    return after in SHOWN_TO_THE_OTHER and before not in SHOWN_TO_THE_OTHER
