"""Who may see and change opportunities and intentions, and what makes a commissioner clear."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, false, or_, select
from sqlalchemy.orm import aliased

from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import today
from commissioning.foundation.permissions import Beginnings, Clause, Policy, actor_is, row_is
from commissioning.opportunities.models import (
    REGISTER,
    Bidder,
    Intention,
    Interest,
    Opportunity,
    YearInterests,
)
from commissioning.opportunities.rules.interests import interests_year
from commissioning.organisations.models import Seat
from commissioning.organisations.permissions import stands

CLEAR_KINDS_WITH_MITIGATION = ("potential", "perceived")


def bid_for_by_their_own(actor: Actor) -> Select[int]:
    """Give the opportunities on which an organisation that the person has a role in has declared.

    Whatever she declares, that is an actual conflict (PRODUCT.md section 2); a role that ended or
    ran out counts no more.
    """
    seat = aliased(Seat)
    return (
        select(Bidder.opportunity_id)
        .join(seat, seat.organisation_id == Bidder.organisation_id)
        .where(
            seat.person_id == actor.person_id,
            seat.organisation_id != actor.organisation_id,
            stands(seat),
        )
    )


def clear_opportunities(actor: Actor) -> Select[int]:
    """Give the query for the opportunities a commissioner is clear for (PRODUCT.md section 3).

    Clear: the year's declaration is made, and the newest one for the opportunity says none, or
    potential or perceived with a mitigation recorded by another officer. Never with an actual one,
    and a role in a bidding organisation is one.
    """
    year = aliased(YearInterests)
    made_the_years = exists().where(
        year.person_id == actor.person_id, year.year == interests_year(today())
    )
    mitigated = and_(
        Interest.kind.in_(CLEAR_KINDS_WITH_MITIGATION), Interest.mitigated_at.is_not(None)
    )
    return select(Interest.opportunity_id).where(
        Interest.person_id == actor.person_id,
        Interest.replaced_at.is_(None),
        or_(Interest.kind == "none", mitigated),
        made_the_years,
        Interest.opportunity_id.not_in(bid_for_by_their_own(actor)),
    )


def is_commissioner(actor: Actor) -> bool:
    """Tell whether the seat publishes, reviews and routes, for a verified buying organisation."""
    return actor.role is Role.COMMISSIONER and actor.buys and actor.verified


def _in_their_place(actor: Actor) -> ColumnElement[bool]:
    return Opportunity.place_id.in_(actor.places) if actor.places else false()


def _has_an_actual_conflict(actor: Actor) -> ColumnElement[bool]:
    own = aliased(Interest)
    declared = exists().where(
        own.person_id == actor.person_id,
        own.opportunity_id == Opportunity.id,
        own.replaced_at.is_(None),
        own.kind == "actual",
    )
    return or_(declared, Opportunity.id.in_(bid_for_by_their_own(actor)))


PUBLISHED = row_is("published", lambda: Opportunity.published_at.is_not(None))
DRAFT = row_is("a draft", lambda: Opportunity.published_at.is_(None))
WRITTEN_HERE = row_is("written here", lambda: Opportunity.source == REGISTER)
BUYER = Clause("the buyer", lambda a: Opportunity.buyer_organisation_id == a.organisation_id)
NO_BUYER_HERE = Clause(
    "its buyer is not here", lambda _: Opportunity.buyer_organisation_id.is_(None)
)
COMMISSIONER = actor_is("a verified commissioner", is_commissioner)
IN_THEIR_PLACE = Clause("in a place of theirs", _in_their_place)
NOT_TAKEN_IN = row_is("in no place yet", lambda: Opportunity.place_id.is_(None))
HAS_A_PLACE = actor_is("of an organisation in a place", lambda a: bool(a.places))
BUYERS_PEOPLE = actor_is("not as a guest", lambda a: a.role not in (None, Role.GUEST))
NO_ACTUAL_CONFLICT = Clause("without an actual conflict", lambda a: ~_has_an_actual_conflict(a))
ACTUAL_CONFLICT = Clause("with an actual conflict", _has_an_actual_conflict)
STANDS = row_is("not cancelled", lambda: Opportunity.cancelled_at.is_(None))
UNDECIDED = row_is("not decided", lambda: Opportunity.decided_at.is_(None))
DECIDED = row_is("decided", lambda: Opportunity.decided_at.is_not(None))
OVER = Clause(
    "cancelled or decided",
    lambda _: Opportunity.cancelled_at.is_not(None) | Opportunity.decided_at.is_not(None),
)

# What a buyer's commissioners wrote themselves.
OWN = (BUYER, COMMISSIONER, WRITTEN_HERE, NO_ACTUAL_CONFLICT)
DECIDERS = (  # an imported buyer is often not here; then a commissioner of the place records it
    (BUYER, COMMISSIONER, PUBLISHED, STANDS, NO_ACTUAL_CONFLICT),
    (NO_BUYER_HERE, COMMISSIONER, IN_THEIR_PLACE, PUBLISHED, STANDS, NO_ACTUAL_CONFLICT),
)
OFFICERS = ((BUYER, COMMISSIONER), (COMMISSIONER, IN_THEIR_PLACE, PUBLISHED))

OPPORTUNITIES = Policy(
    Opportunity,
    {
        "see": ((PUBLISHED,), (BUYER, BUYERS_PEOPLE)),
        "edit": ((*OWN, STANDS, UNDECIDED),),
        "publish": ((*OWN, DRAFT),),
        "discard": ((*OWN, DRAFT),),
        "move deadline": ((*OWN, PUBLISHED, STANDS, UNDECIDED),),
        "cancel": ((*OWN, PUBLISHED, STANDS),),
        "run again": ((*OWN, PUBLISHED, OVER),),
        "choose mode": (
            (BUYER, COMMISSIONER, IN_THEIR_PLACE, NO_ACTUAL_CONFLICT),
            (COMMISSIONER, IN_THEIR_PLACE, PUBLISHED, NO_ACTUAL_CONFLICT),
            (COMMISSIONER, HAS_A_PLACE, PUBLISHED, NOT_TAKEN_IN, NO_ACTUAL_CONFLICT),
        ),
        "take in": ((COMMISSIONER, HAS_A_PLACE, PUBLISHED, NOT_TAKEN_IN, NO_ACTUAL_CONFLICT),),
        "record decision": tuple((*row, UNDECIDED) for row in DECIDERS),
        "correct decision": tuple((*row, DECIDED) for row in DECIDERS),
        "declare interest": ((COMMISSIONER, PUBLISHED), (BUYER, COMMISSIONER)),
        "see interests": OFFICERS,
        # Not a thing to do: that they take no part, and the page says so and who can.
        "stand aside": tuple((*row, ACTUAL_CONFLICT) for row in OFFICERS),
    },
)


def _alongside(actor: Actor) -> ColumnElement[bool]:
    """Hold for interests declared by their own organisation's officers, or in their place."""
    seat, about = aliased(Seat), aliased(Opportunity)  # the asker may join the tables themselves
    colleague = exists().where(
        seat.ref == Interest.seat_ref, seat.organisation_id == actor.organisation_id
    )
    if not actor.places:
        return colleague
    in_place = exists().where(
        about.id == Interest.opportunity_id,
        about.place_id.in_(actor.places),
        about.published_at.is_not(None),
    )
    return or_(colleague, in_place)


def _without_a_conflict_of_their_own(actor: Actor) -> ColumnElement[bool]:
    own = aliased(Interest)
    declared = exists().where(
        own.person_id == actor.person_id,
        own.opportunity_id == Interest.opportunity_id,
        own.replaced_at.is_(None),
        own.kind != "none",
    )
    return and_(~declared, Interest.opportunity_id.not_in(bid_for_by_their_own(actor)))


THEIR_OWN = Clause("their own", lambda a: Interest.person_id == a.person_id)
ANOTHERS = Clause("another person's", lambda a: Interest.person_id != a.person_id)
ALONGSIDE = Clause("of their organisation or their place", _alongside)
STANDING = row_is("the newest", lambda: Interest.replaced_at.is_(None))
NEEDS_MITIGATION = Clause(
    "potential or perceived, and nothing recorded yet",
    lambda _: and_(Interest.kind.in_(CLEAR_KINDS_WITH_MITIGATION), Interest.mitigated_at.is_(None)),
)
UNCONFLICTED = Clause("with no interest of their own in it", _without_a_conflict_of_their_own)

INTERESTS = Policy(
    Interest,
    {
        "see": ((THEIR_OWN,), (COMMISSIONER, ALONGSIDE)),
        "mitigate": (
            (COMMISSIONER, ANOTHERS, ALONGSIDE, STANDING, NEEDS_MITIGATION, UNCONFLICTED),
        ),
    },
)


def _intention_in_view(actor: Actor) -> ColumnElement[bool]:
    places = actor.places | actor.convenes
    known = places and actor.verified and actor.role is not Role.GUEST
    return Intention.place_id.in_(places) if known else false()


INTENTIONS: Policy[Any] = Policy(
    Intention,
    {
        "see": (
            (
                Clause("a verified member of the place, not as a guest", _intention_in_view),
                row_is("not withdrawn", lambda: Intention.withdrawn_at.is_(None)),
            ),
            (
                Clause("its own", lambda a: Intention.organisation_id == a.organisation_id),
                BUYERS_PEOPLE,
            ),
        ),
        "edit": (
            (
                Clause("its own", lambda a: Intention.organisation_id == a.organisation_id),
                COMMISSIONER,
                row_is("not withdrawn", lambda: Intention.withdrawn_at.is_(None)),
            ),
        ),
    },
)

BEGINNINGS = Beginnings(
    {
        "publish an opportunity": lambda a: is_commissioner(a) and bool(a.places),
        "state an intention": lambda a: is_commissioner(a) and bool(a.places),
        "declare interests": is_commissioner,
    }
)
