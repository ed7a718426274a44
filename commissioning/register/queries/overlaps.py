"""Others you may want to talk to: overlaps of one declaration, within what the reader may see.

Candidates come from the text index by overlap keys and by the reader's audiences, so the bound is
taken within what they may see. In introductions and sealed mode there are no overlaps, only
introductions: others appear here only while they are shared.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today
from commissioning.foundation.fulltext import DECLARATIONS as INDEX
from commissioning.foundation.permissions import KEPT
from commissioning.opportunities.models import Opportunity
from commissioning.organisations.models import Organisation
from commissioning.register.audiences import tokens_of
from commissioning.register.models import Declaration
from commissioning.register.permissions import DECLARATIONS, decided, shared_now
from commissioning.register.queries.marks import NOTHING, Said, marks_on
from commissioning.register.queries.subjects import key_token, subjects_of
from commissioning.register.rules.marks import Mark, pair_words
from commissioning.register.rules.overlap import Overlap, Subject, compare, order, windows
from commissioning.register.rules.stages import Stage

WINDOW = 60  # candidates compared from each window; the newest come first
SHOWN = 10  # more would be a list, not a suggestion
LOOKED_UP = 3 * SHOWN  # of the closest, since some may be withdrawn or decided
STILL_OPEN = (Stage.CONSIDERING, Stage.PREPARING, Stage.SUBMITTED)
WITH_OTHERS = ("v_m", "v_c")  # members of a place, and commissioners who are clear


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another declaration that overlaps with the one on the page, and what is said of the two.

    In the `same_place` both sides see each other; across places only we may see them.
    """

    id: int
    ref: str
    title: str
    summary: str
    organisation: str
    organisation_ref: str
    overlap: Overlap
    same_place: bool
    ours: Said = NOTHING
    theirs: Said = NOTHING

    @property
    def stands(self) -> str:
        """Say where the pair stands, as one of its sides reads it."""
        return pair_words(self.ours[0], self.theirs[0])

    @property
    def waits_for_us(self) -> bool:
        """Tell whether the other side has said where the two stand, and ours has not."""
        return self.theirs[0] is not Mark.NONE and self.ours[0] is Mark.NONE

    @property
    def set_aside(self) -> bool:
        """Tell whether our side has set the pair aside."""
        return self.ours[0] is Mark.ASIDE


def neighbours(session: Session, actor: Actor, declaration: Declaration) -> list[Neighbour]:
    """Give the overlaps of a declaration the actor may see, the closest first.

    The queries are as many for two candidates as for two hundred.
    """
    if not _has_others(session, actor, declaration):
        return []
    subject = subjects_of(session, [declaration.id])[declaration.id]
    subjects = subjects_of(session, _candidates(session, actor, subject))
    numbers = {other.ref: number for number, other in subjects.items()}
    found = order(pair for other in subjects.values() if (pair := compare(subject, other)))
    closest = {numbers[pair.other(subject.ref)]: pair for pair in found[:LOOKED_UP]}
    rows = _rows(session, actor, declaration, list(closest))
    pairs = [(rows[number], pair) for number, pair in closest.items() if number in rows]
    return _with_marks(session, actor, declaration, pairs[:SHOWN])


def neighbour(
    session: Session, actor: Actor, declaration: Declaration, other_ref: str
) -> Neighbour | None:
    """Give the overlap of two declarations, if there is one that the actor may see."""
    if not _has_others(session, actor, declaration):
        return None
    number = session.scalar(select(Declaration.id).where(Declaration.ref == other_ref))
    rows = _rows(session, actor, declaration, [number] if number else [])
    if number not in rows:
        return None
    subjects = subjects_of(session, [declaration.id, number])
    pair = compare(subjects[declaration.id], subjects[number])
    closest = [(rows[number], pair)] if pair else []
    return next(iter(_with_marks(session, actor, declaration, closest)), None)


def _has_others(session: Session, actor: Actor, declaration: Declaration) -> bool:
    """Tell whether this page may name others: to its owner, and to readers while it is shared."""
    if declaration.stage not in STILL_OPEN:
        return False
    own = declaration.organisation_id == actor.organisation_id
    asked = _has_others_query(actor, own, today())
    return session.scalar(asked, {"number": declaration.id}) is not None


@lru_cache(KEPT)
def _has_others_query(actor: Actor, own: bool, _day: date) -> Select[int]:
    """Write the question once for each actor and day; `own` declarations name others sooner."""
    return select(Declaration.id).where(
        Declaration.id == bindparam("number"),
        DECLARATIONS.rows(actor, "read"),
        ~decided(),
        *(() if own else (shared_now(),)),
    )


def _candidates(session: Session, actor: Actor, subject: Subject) -> list[int]:
    held = [token for token in tokens_of(session, actor) if token.startswith(WITH_OTHERS)]
    if not held:
        return []
    found = (
        number
        for keys in windows(subject)
        for number in INDEX.newest(
            session, [held, sorted(key_token(key) for key in keys)], limit=WINDOW
        )
    )
    return list(dict.fromkeys(found))


def _rows(
    session: Session, actor: Actor, declaration: Declaration, ids: Sequence[int]
) -> dict[int, Any]:
    """Give those of `ids` that are another's, shared and still open; the policy has the word."""
    asked = _others_query(actor, today())
    values = {"ids": list(ids), "owner": declaration.organisation_id}
    return {row.id: row for row in session.execute(asked, values)} if ids else {}


@lru_cache(KEPT)
def _others_query(actor: Actor, _day: date) -> Select[*tuple[Any, ...]]:
    """Write the query once for each actor and day: writing it is dearer than running it."""
    return (
        select(
            Declaration.id,
            Declaration.ref,
            Declaration.title,
            Declaration.summary,
            Declaration.place_id,
            Opportunity.title.label("opportunity"),
            Organisation.name.label("organisation"),
            Organisation.ref.label("organisation_ref"),
        )
        .join(Declaration.organisation)
        .outerjoin(Declaration.opportunity)
        .where(
            Declaration.id.in_(bindparam("ids", expanding=True)),
            Declaration.organisation_id != bindparam("owner"),
            Declaration.organisation_id != actor.organisation_id,
            Declaration.stage.in_(STILL_OPEN),
            DECLARATIONS.rows(actor, "see stage"),
            shared_now(),
            ~decided(),
        )
    )


def _with_marks(
    session: Session,
    actor: Actor,
    declaration: Declaration,
    pairs: Iterable[tuple[Any, Overlap]],
) -> list[Neighbour]:
    """Add what each side has said, for the owner alone: marks are between the two."""
    held = list(pairs)
    ours: dict[int, Said] = {}
    theirs: dict[int, Said] = {}
    if held and declaration.organisation_id == actor.organisation_id:
        ours, theirs = marks_on(session, declaration.id, [row.id for row, _ in held])
    return [
        Neighbour(
            row.id,
            row.ref,
            row.opportunity or row.title,
            row.summary,
            row.organisation,
            row.organisation_ref,
            pair,
            row.place_id == declaration.place_id,
            ours.get(row.id, NOTHING),
            theirs.get(row.id, NOTHING),
        )
        for row, pair in held
    ]
