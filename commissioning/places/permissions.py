"""Who may do what in a place. A place is public; what waits in it is its convenors' affair.

A convenor stands aside from organisations they have a role in, as long as another convenor of the
place can decide instead.
"""

from dataclasses import replace

from sqlalchemy import ColumnElement, exists, false, or_, select
from sqlalchemy.orm import aliased

from commissioning.foundation.actor import DECLARING, Actor, Role
from commissioning.foundation.permissions import ANYONE_AT_ALL, Clause, Policy, actor_is
from commissioning.organisations.models import Organisation, Seat
from commissioning.organisations.permissions import ADMIN, ORGANISATIONS, STAFF, concerns, stands
from commissioning.places.lifecycle import STANDING
from commissioning.places.models import Charter, Duty, Membership, Place


def _stays(actor: Actor, *statuses: str) -> ColumnElement[bool]:
    return exists().where(
        Membership.place_id == Place.id,
        Membership.organisation_id == actor.organisation_id,
        Membership.status.in_(statuses),
    )


def _promised_an_older_one(actor: Actor) -> ColumnElement[bool]:
    newer = exists().where(
        Charter.place_id == Membership.place_id, Charter.number > Membership.charter_number
    )
    return exists().where(
        Membership.place_id == Place.id,
        Membership.organisation_id == actor.organisation_id,
        Membership.status == "admitted",
        newer,
    )


def _own_organisation_stands(actor: Actor) -> ColumnElement[bool]:
    return exists().where(
        Organisation.id == actor.organisation_id, Organisation.retired_at.is_(None)
    )


CONVENES = Clause("its convenor", lambda a: Place.id.in_(a.convenes) if a.convenes else false())
MEMBER = Clause("of a member organisation", lambda a: _stays(a, "admitted"))
HAS_ASKED = Clause("of an organisation that asked to join", lambda a: _stays(a, "asked"))
NOT_YET = Clause("of an organisation that is not in it yet", lambda a: ~_stays(a, *STANDING))
BEHIND = Clause("whose promise is of an older charter", _promised_an_older_one)
OWN_STANDS = Clause("of an organisation that is not retired", _own_organisation_stands)
SPEAKER = actor_is("as officer or admin", lambda a: a.role in DECLARING)
VERIFIED_MEMBER = actor_is(
    "verified, not as a guest", lambda a: a.verified and a.role not in (None, Role.GUEST)
)

PLACES: Policy[Place] = Policy(
    Place,
    {
        "see": ((ANYONE_AT_ALL,),),
        "see promises": ((CONVENES,), (MEMBER, VERIFIED_MEMBER)),
        "ask to join": ((ADMIN, OWN_STANDS, NOT_YET),),
        "take back": ((ADMIN, HAS_ASKED),),
        "promise": ((SPEAKER, BEHIND),),
        "leave": ((ADMIN, MEMBER),),
        "convene": ((CONVENES,),),
    },
)


def _seen_organisation(actor: Actor) -> ColumnElement[bool]:
    seen = select(Organisation.id).where(
        ORGANISATIONS.rows(actor), Organisation.retired_at.is_(None)
    )
    return Membership.organisation_id.in_(seen)


CONVENES_ITS_PLACE = Clause(
    "a convenor of the place",
    lambda a: Membership.place_id.in_(a.convenes) if a.convenes else false(),
)
OWN_STAY = Clause("its own people", lambda a: Membership.organisation_id == a.organisation_id)
ADMITTED = Clause("admitted", lambda _: Membership.status == "admitted")
ASKED = Clause("waits for an answer", lambda _: Membership.status == "asked")
ORGANISATION_SEEN = Clause("whoever may see the organisation", _seen_organisation)

MEMBERSHIPS: Policy[Membership] = Policy(
    Membership,
    {
        "see": ((CONVENES_ITS_PLACE,), (OWN_STAY, STAFF), (ADMITTED, ORGANISATION_SEEN)),
        "decide": ((CONVENES_ITS_PLACE, ASKED),),
    },
)


def has_a_role_in_it(actor: Actor) -> ColumnElement[bool]:
    """Hold for organisations in which the person has any role today, whatever they act as."""
    seat = aliased(Seat)
    return exists().where(
        seat.person_id == actor.person_id,
        seat.organisation_id == Organisation.id,
        stands(seat),
    )


def _another_can_decide(actor: Actor) -> ColumnElement[bool]:
    """Hold where another convenor of the place has no role in the organisation."""
    duty, seat, other = aliased(Duty), aliased(Seat), aliased(Seat)
    a_role_there = (
        exists()
        .where(
            other.person_id == seat.person_id,
            other.organisation_id == Organisation.id,
            stands(other),
        )
        .correlate(seat, Organisation)  # two levels out, where nothing is correlated by itself
    )
    return exists().where(
        duty.place_id.in_(actor.convenes),
        duty.ended_at.is_(None),
        duty.seat_id == seat.id,
        seat.person_id != actor.person_id,
        stands(seat),
        ~a_role_there,
    )


def stands_apart(actor: Actor) -> ColumnElement[bool]:
    """Hold for organisations that this convenor may decide about."""
    return or_(~has_a_role_in_it(actor), ~_another_can_decide(actor))


CONCERNED = Clause("a convenor it concerns", lambda a: concerns(a.convenes))
APART = Clause("without a role in it, if another convenor can decide", stands_apart)
VERIFIED_NOW = Clause("it is verified", lambda _: Organisation.verified_at.is_not(None))
WAITS = Clause("it waits for verification", lambda _: Organisation.verified_at.is_(None))
NOT_RETIRED = Clause("it is not retired", lambda _: Organisation.retired_at.is_(None))

FINDINGS: Policy[Organisation] = Policy(
    Organisation,
    {
        "see": ((CONCERNED,),),
        "verify": ((CONCERNED, WAITS, NOT_RETIRED, APART),),
        "take back": ((CONCERNED, VERIFIED_NOW, APART),),
        "decide requests": ((CONCERNED, NOT_RETIRED, APART),),
        "join as one": ((CONCERNED, NOT_RETIRED, APART),),
    },
)


def for_place(actor: Actor, place: Place) -> Actor:
    """Give the actor as convenor of this place alone: findings are made for one place."""
    return replace(actor, convenes=actor.convenes & {place.id})
