"""Who may see and change opportunities and intentions, and what makes a commissioner clear."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, false, or_, select
from sqlalchemy.orm import aliased

from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import today
from commissioning.foundation.permissions import Beginnings, Clause, Policy, actor_is
from commissioning.opportunities.models import Intention, Interest, Opportunity, YearInterests
from commissioning.opportunities.rules.interests import interests_year

CLEAR_KINDS_WITH_MITIGATION = ("potential", "perceived")


def clear_opportunities(actor: Actor) -> Select[int]:
    """Give the query for the opportunities a commissioner is clear for (PRODUCT.md section 3).

    Clear: the year's declaration is made, and the newest one for the opportunity says none, or
    potential or perceived with a mitigation recorded by another officer. Never with an actual one.
    A seat in a bidding organisation counts against her too; the register adds that.
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
    )


def is_commissioner(actor: Actor) -> bool:
    """Tell whether the seat publishes, reviews and routes, for a verified buying organisation."""
    return actor.role is Role.COMMISSIONER and actor.buys and actor.verified


def _in_their_place(actor: Actor) -> ColumnElement[bool]:
    return Opportunity.place_id.in_(actor.places) if actor.places else false()


PUBLISHED = Clause("published", lambda _: Opportunity.published_at.is_not(None))
BUYER = Clause("the buyer", lambda a: Opportunity.buyer_organisation_id == a.organisation_id)
COMMISSIONER = actor_is("a verified commissioner", is_commissioner)
IN_THEIR_PLACE = Clause("in a place of theirs", _in_their_place)
NOT_TAKEN_IN = Clause("in no place yet", lambda _: Opportunity.place_id.is_(None))
BUYERS_PEOPLE = actor_is("not as a guest", lambda a: a.role not in (None, Role.GUEST))

OPPORTUNITIES = Policy(
    Opportunity,
    {
        "see": ((PUBLISHED,), (BUYER, BUYERS_PEOPLE)),
        "edit": ((BUYER, COMMISSIONER),),
        "publish": ((BUYER, COMMISSIONER),),
        "choose mode": ((COMMISSIONER, IN_THEIR_PLACE), (COMMISSIONER, PUBLISHED, NOT_TAKEN_IN)),
        "take in": ((COMMISSIONER, PUBLISHED, NOT_TAKEN_IN),),
        "record decision": ((BUYER, COMMISSIONER), (COMMISSIONER, IN_THEIR_PLACE, PUBLISHED)),
        "declare interest": ((COMMISSIONER, PUBLISHED), (BUYER, COMMISSIONER)),
        "see interests": ((COMMISSIONER, IN_THEIR_PLACE), (BUYER, COMMISSIONER)),
    },
)


def _intention_in_view(actor: Actor) -> ColumnElement[bool]:
    places = actor.places | actor.convenes
    return Intention.place_id.in_(places) if places and actor.verified else false()


INTENTIONS: Policy[Any] = Policy(
    Intention,
    {
        "see": (
            (
                Clause("a verified member of the place", _intention_in_view),
                Clause("not withdrawn", lambda _: Intention.withdrawn_at.is_(None)),
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
            ),
        ),
    },
)

BEGINNINGS = Beginnings(
    {
        "publish an opportunity": lambda a: is_commissioner(a) and bool(a.places),
        "state an intention": lambda a: is_commissioner(a) and bool(a.places),
    }
)
