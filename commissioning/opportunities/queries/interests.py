"""Commissioners' interests: what they declared, what is missing, what waits for another officer."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Row, Select, exists, or_, select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import today
from commissioning.opportunities.models import Interest, Opportunity, YearInterests
from commissioning.opportunities.permissions import INTERESTS, bid_for_by_their_own
from commissioning.opportunities.rules.clear import Clearness, InterestKind, clearness
from commissioning.opportunities.rules.interests import interests_year
from commissioning.organisations.models import Organisation, Seat
from commissioning.organisations.permissions import stands
from commissioning.people.models import Person
from commissioning.places.models import Membership

MOST_SHOWN = 100
MOST_COLLEAGUES = 20


@dataclass(frozen=True, slots=True)
class Declared:
    """One opportunity about which a commissioner declared, and what is missing for it."""

    interest: Interest
    opportunity: Opportunity
    clearness: Clearness


def is_clear(session: Session, actor: Actor, opportunity: Opportunity) -> Clearness:
    """Say whether a commissioner is clear for an opportunity, and if not, what is missing."""
    interest = newest_interest(session, actor.person_id, opportunity.id)
    made = this_years(session, actor) is not None
    sits = opportunity.id in session.scalars(bid_for_by_their_own(actor)).all()
    return _clearness(interest, year_made=made, sits_there=sits)


def newest_interest(
    session: Session, person_id: int | None, opportunity_id: int
) -> Interest | None:
    """Give a person's declaration about an opportunity that counts now."""
    return session.scalar(
        select(Interest)
        .where(
            Interest.person_id == person_id,
            Interest.opportunity_id == opportunity_id,
            Interest.replaced_at.is_(None),
        )
        .order_by(Interest.id.desc())
    )


def earlier_interests(session: Session, actor: Actor, opportunity_id: int) -> Sequence[Interest]:
    """Give all of the actor's declarations about an opportunity, newest first."""
    return session.scalars(
        select(Interest)
        .where(Interest.person_id == actor.person_id, Interest.opportunity_id == opportunity_id)
        .order_by(Interest.id.desc())
        .limit(MOST_SHOWN)
    ).all()


def this_years(session: Session, actor: Actor) -> YearInterests | None:
    """Give the actor's newest declaration for this year."""
    return session.scalar(
        select(YearInterests)
        .where(
            YearInterests.person_id == actor.person_id,
            YearInterests.year == interests_year(today()),
        )
        .order_by(YearInterests.id.desc())
        .limit(1)
    )


def declared_by(session: Session, actor: Actor) -> list[Declared]:
    """Give what the actor has declared about opportunities, newest first."""
    made = this_years(session, actor) is not None
    theirs = set(session.scalars(bid_for_by_their_own(actor)))
    rows = session.execute(
        select(Interest, Opportunity)
        .join(Opportunity, Opportunity.id == Interest.opportunity_id)
        .where(Interest.person_id == actor.person_id, Interest.replaced_at.is_(None))
        .order_by(Interest.id.desc())
        .limit(MOST_SHOWN)
    )
    return [
        Declared(found, about, _clearness(found, year_made=made, sits_there=about.id in theirs))
        for found, about in rows
    ]


def waiting_for(
    session: Session, actor: Actor
) -> Sequence[Row[Interest, Opportunity, Person, Organisation]]:
    """Give the interests of others for which the actor may record how they are dealt with."""
    return session.execute(
        _about_others().where(INTERESTS.rows(actor, "mitigate")).order_by(Interest.id)
    ).all()


def one_of_others(
    session: Session, interest: Interest
) -> Row[Interest, Opportunity, Person, Organisation]:
    """Give an interest with what it is about and whose it is; who may see it was asked before."""
    return session.execute(_about_others().where(Interest.id == interest.id)).one()


def colleagues_addresses(
    session: Session, actor: Actor, opportunity: Opportunity
) -> list[tuple[str, str]]:
    """Give (seat, email address) of the officers who can say how an interest is dealt with.

    Those of the actor's own organisation come first, then those of the opportunity's place.
    """
    in_place = exists().where(
        Membership.organisation_id == Seat.organisation_id,
        Membership.place_id == opportunity.place_id,
        Membership.status == "admitted",
    )
    own = Seat.organisation_id == actor.organisation_id
    rows = session.execute(
        _commissioners(Seat.person_id != actor.person_id, or_(own, in_place))
        .order_by(own.desc(), Seat.id)
        .limit(MOST_COLLEAGUES)
    )
    return [(ref, email) for ref, email in rows]


def commissioners_addresses(
    session: Session, organisation_id: int | None, but: Actor
) -> list[tuple[str, str]]:
    """Give (seat, email address) of an organisation's commissioners, other than `but`."""
    rows = session.execute(
        _commissioners(Seat.organisation_id == organisation_id, Seat.person_id != but.person_id)
        .order_by(Seat.id)
        .limit(MOST_COLLEAGUES)
    )
    return [(ref, email) for ref, email in rows]


def _commissioners(*conditions: ColumnElement[bool]) -> Select[str, str]:
    return (
        select(Seat.ref, Person.email)
        .join(Person, Person.id == Seat.person_id)
        .join(Organisation, Organisation.id == Seat.organisation_id)
        .where(
            Seat.role == Role.COMMISSIONER,
            Organisation.verified_at.is_not(None),
            Organisation.retired_at.is_(None),
            stands(),
            *conditions,
        )
    )


def _about_others() -> Select[Interest, Opportunity, Person, Organisation]:
    return (
        select(Interest, Opportunity, Person, Organisation)
        .join(Opportunity, Opportunity.id == Interest.opportunity_id)
        .join(Person, Person.id == Interest.person_id)
        .join(Seat, Seat.ref == Interest.seat_ref)
        .join(Organisation, Organisation.id == Seat.organisation_id)
        .limit(MOST_SHOWN)
    )


def _clearness(interest: Interest | None, *, year_made: bool, sits_there: bool) -> Clearness:
    kind = InterestKind(interest.kind) if interest else None
    mitigated = interest is not None and interest.mitigated_at is not None
    return clearness(kind, year_made=year_made, mitigated=mitigated, sits_there=sits_there)
