"""Who is written to about a partnership: those who speak for a party and may open its page."""

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import BUYING, DECLARING, Kind, Role
from commissioning.foundation.clock import today
from commissioning.organisations.models import Mandate, Organisation, Seat
from commissioning.organisations.permissions import stands
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.permissions import PARTNERSHIPS, seat_acts_for_another_side
from commissioning.people.models import Person
from commissioning.places.actors import actor_for

MOST_TOLD = 20  # letters to one organisation about one thing


def speakers(
    session: Session, partnership: Partnership, organisation_id: int
) -> Iterator[tuple[str, str]]:
    """Give (seat reference, email address) of those who speak for a party here.

    As `told_of`.
    """
    organisation = session.get_one(Organisation, organisation_id)
    roles = {Role.COMMISSIONER} if Kind(organisation.kind) in BUYING else DECLARING
    return told_of(session, partnership, [organisation_id], roles, MOST_TOLD)


def told_of(
    session: Session,
    partnership: Partnership,
    organisation_ids: Collection[int],
    roles: Collection[Role],
    most: int,
) -> Iterator[tuple[str, str]]:
    """Give (seat reference, email address) of those with these roles who may know of it.

    Nobody who acts for another side or another bid, and no commissioner who may not open it: a
    letter alone says that there is something.
    """
    found = session.execute(
        select(Seat.ref, Seat.person_id, Seat.role, Person.email)
        .join(Person, Person.id == Seat.person_id)
        .join(Partnership, Partnership.id == partnership.id)
        .where(
            Seat.organisation_id.in_(organisation_ids),
            Seat.role.in_(roles),
            ~seat_acts_for_another_side(),
            stands(),
        )
        .order_by(Seat.id)
        .limit(most)
    ).all()
    for row in found:
        buys = row.role == Role.COMMISSIONER
        if not buys or _opens(session, partnership, row.person_id, row.ref):
            yield row.ref, row.email


def with_a_mandate(session: Session, organisation_ids: Iterable[int]) -> set[int]:
    """Give those organisations in which somebody who speaks for it holds a board's mandate."""
    return set(
        session.scalars(
            select(Seat.organisation_id).where(
                Seat.organisation_id.in_(list(organisation_ids)),
                Seat.role.in_(DECLARING | {Role.COMMISSIONER}),
                stands(),
                exists().where(
                    Mandate.seat_id == Seat.id,
                    Mandate.ended_at.is_(None),
                    Mandate.given_on <= today(),
                    or_(Mandate.until.is_(None), Mandate.until >= today()),
                ),
            )
        )
    )


def _opens(session: Session, partnership: Partnership, person_id: int, seat: str) -> bool:
    actor = actor_for(session, person_id, seat)
    return PARTNERSHIPS.may(session, actor, "see", partnership)
