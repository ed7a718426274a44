"""Who is written to about a partnership: those who speak for a party and may open its page."""

from collections.abc import Iterable, Iterator

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import BUYING, DECLARING, Kind, Role
from commissioning.foundation.clock import today
from commissioning.organisations.models import Mandate, Organisation, Seat
from commissioning.organisations.queries.seats import stands
from commissioning.partnerships.models import Partnership, Side
from commissioning.partnerships.permissions import PARTNERSHIPS
from commissioning.people.models import Person
from commissioning.places.actors import actor_for

MOST_TOLD = 20  # letters to one organisation about one thing


def speakers(
    session: Session, partnership: Partnership, organisation_id: int
) -> Iterator[tuple[str, str]]:
    """Give (seat reference, email address) of those who speak for a party here.

    Nobody who acts for another side of it, and no commissioner who may not open it.
    """
    organisation = session.get_one(Organisation, organisation_id)
    buys = Kind(organisation.kind) in BUYING
    elsewhere = select(Side.person_id).where(
        Side.partnership_id == partnership.id, Side.organisation_id != organisation_id
    )
    found = session.execute(
        select(Seat.ref, Seat.person_id, Person.email)
        .join(Person, Person.id == Seat.person_id)
        .where(
            Seat.organisation_id == organisation_id,
            Seat.role.in_({Role.COMMISSIONER} if buys else DECLARING),
            Seat.person_id.not_in(elsewhere),
            stands(),
        )
        .order_by(Seat.id)
        .limit(MOST_TOLD)
    ).all()
    for row in found:
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
