"""Holds the text index against the tables: is everything filed as it ought to be?"""

from collections.abc import Iterator, Sequence
from functools import partial

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import ANYONE, Actor
from commissioning.foundation.fulltext import DECLARATIONS as INDEX
from commissioning.foundation.proof import Proof
from commissioning.opportunities.models import Bidder, Opportunity
from commissioning.organisations.models import Seat
from commissioning.places.actors import actor_for
from commissioning.places.queries.concerning import written_wrongly as concerns_written_wrongly
from commissioning.register.audiences import audiences, tokens_of
from commissioning.register.index import BATCH, filed
from commissioning.register.models import Declaration, DeclarationFacets
from commissioning.register.permissions import DECLARATIONS


def how_many(session: Session) -> int:
    """Count the declarations there are."""
    return session.scalar(select(func.count()).select_from(Declaration)) or 0


def index_holds(seats: int) -> Proof:
    """Give the proof of the index, looked into as the public and as the `seats` newest seats."""
    return Proof("declarations", "are filed as they ought to be", how_many, partial(_faults, seats))


def _faults(seats: int, session: Session) -> Iterator[str]:
    """Walk through what is derived; what lower floors were told of first."""
    actors = some_actors(session, seats)
    yield from concerns_written_wrongly(session)
    yield from bidders_not_noted(session)
    for batch in batches(session):
        yield from filed_wrongly(session, batch)
        yield from seen_wrongly(session, batch, actors)


def batches(session: Session) -> Iterator[Sequence[int]]:
    """Give the numbers of all declarations, a batch at a time."""
    last = 0
    wanted = select(Declaration.id).order_by(Declaration.id).limit(BATCH)
    while batch := session.scalars(wanted.where(Declaration.id > last)).all():
        yield batch
        last = batch[-1]


def filed_wrongly(session: Session, batch: Sequence[int]) -> Iterator[str]:
    """Name each declaration of a batch that the index holds otherwise than it ought to."""
    refs, counted = _refs(session, batch), _counted_under(session, batch)
    for ought in filed(session, batch):
        number = ought.entry.id
        held = INDEX.tokens_of(session, number)
        if held != ought.entry.tokens:
            wrong = sorted(held ^ ought.entry.tokens)
            few = ", ".join(wrong[:5])
            yield f"declaration {refs[number]}: the index differs in {len(wrong)} words ({few})"
        if counted.get(number) != ought.facets:
            yield f"declaration {refs[number]}: it is counted under other filters than it has"


def seen_wrongly(session: Session, batch: Sequence[int], actors: Sequence[Actor]) -> Iterator[str]:
    """Name each declaration that somebody finds and may not see, or may see and does not find."""
    refs, held = _refs(session, batch), audiences(session, batch)
    for actor in actors:
        may = select(Declaration.id).where(Declaration.id.in_(batch), DECLARATIONS.rows(actor))
        by_policy = set(session.scalars(may))
        own = set(tokens_of(session, actor))
        by_index = {number for number, tokens in held.items() if own & tokens}
        for number in sorted(by_policy ^ by_index):
            what = (
                "finds, and may not see," if number in by_index else "may see, and does not find,"
            )
            who = f"seat {actor.seat_ref}" if actor.seat_ref else "the public"
            yield f"{who} {what} declaration {refs[number]}"


def bidders_not_noted(session: Session) -> Iterator[str]:
    """Name each opportunity on which somebody declared without being noted as a bidder."""
    noted = exists().where(
        Bidder.opportunity_id == Declaration.opportunity_id,
        Bidder.organisation_id == Declaration.organisation_id,
    )
    missing = (
        select(Opportunity.ref)
        .join(Declaration, Declaration.opportunity_id == Opportunity.id)
        .where(~noted)
        .distinct()
    )
    for ref in session.scalars(missing):
        yield f"opportunity {ref}: somebody who declared on it is not noted as a bidder"


def some_actors(session: Session, most: int) -> list[Actor]:
    """Give the public, and the actors of the `most` newest seats that stand."""
    standing = select(Seat).where(Seat.ended_at.is_(None)).order_by(Seat.id.desc()).limit(most)
    seats = session.scalars(standing).all()
    return [ANYONE, *(actor_for(session, seat.person_id, seat.ref) for seat in seats)]


def _counted_under(session: Session, batch: Sequence[int]) -> dict[int, str]:
    found = session.execute(
        select(DeclarationFacets.declaration_id, DeclarationFacets.tokens).where(
            DeclarationFacets.declaration_id.in_(batch)
        )
    )
    return {row.declaration_id: row.tokens for row in found}


def _refs(session: Session, batch: Sequence[int]) -> dict[int, str]:
    found = session.execute(
        select(Declaration.id, Declaration.ref).where(Declaration.id.in_(batch))
    )
    return {row.id: row.ref for row in found}
