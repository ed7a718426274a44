"""Who may see and write lawful routes, what was said to all, and aid: PRODUCT.md sections 3 and 7.

A route record is the buyer's own paper; what it published is public with the opportunity.
"""

from typing import Any

from sqlalchemy import ColumnElement, exists
from sqlalchemy.orm import aliased, joinedload

from commissioning.agreements.permissions import STAFF
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import today
from commissioning.foundation.permissions import Beginnings, Clause, Policy, actor_is, row_is
from commissioning.opportunities.models import Opportunity
from commissioning.opportunities.permissions import (
    BUYER,
    COMMISSIONER,
    IN_THEIR_PLACE,
    NO_ACTUAL_CONFLICT,
    NO_BUYER_HERE,
    OPPORTUNITIES,
    PUBLISHED,
    STANDS,
    clear_opportunities,
)
from commissioning.partnerships.models import Partner, Partnership
from commissioning.partnerships.permissions import PARTNERSHIPS, speaks
from commissioning.reviews.models import Aid, EqualInformation, RouteNotice, RouteRecord

_OURS = (RouteRecord, RouteNotice, EqualInformation, Aid)


def _there_is(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(*conditions).correlate(*_OURS)


def _clear_for(column: Any) -> Clause:
    return Clause("clear for the opportunity", lambda a: column.in_(clear_opportunities(a)))


CLEAR = _clear_for(Opportunity.id)
BUYERS = (  # an imported buyer is often not here; then a commissioner of the place writes it
    (BUYER, COMMISSIONER),
    (NO_BUYER_HERE, COMMISSIONER, IN_THEIR_PLACE, PUBLISHED),
)

# What may be begun on an opportunity: a route record, and the log of what was said to anyone.
ROUTED = Policy(
    Opportunity,
    {
        # That there is a route to find. Who is not clear is told what is missing; to everybody but
        # the buyer's commissioners its pages are not there.
        "see": BUYERS,
        "see routes": tuple((*who, CLEAR) for who in BUYERS),
        "find a route": tuple((*who, CLEAR, STANDS) for who in BUYERS),
        "say to all": tuple((*who, PUBLISHED, STANDS, NO_ACTUAL_CONFLICT) for who in BUYERS),
    },
    load=OPPORTUNITIES.load,
)


def _with_opportunity(column: Any) -> Clause:
    def holds(actor: Actor) -> ColumnElement[bool]:
        return _there_is(Opportunity.id == column, OPPORTUNITIES.rows(actor))

    return Clause("public with its opportunity", holds)


def _of_opportunity(column: Any, verb: str) -> Clause:
    def holds(actor: Actor) -> ColumnElement[bool]:
        return _there_is(Opportunity.id == column, ROUTED.rows(actor, verb))

    return Clause(f"who may {verb} of the opportunity", holds)


def _of_their_record(actor: Actor) -> ColumnElement[bool]:
    its = exists().where(RouteRecord.id == RouteNotice.record_id, ROUTES.rows(actor))
    return its.correlate(RouteNotice)  # a query may join the record itself


def _said_in_public(actor: Actor) -> ColumnElement[bool]:
    its = exists().where(
        RouteRecord.id == RouteNotice.record_id,
        RouteRecord.replaced_at.is_(None),
        Opportunity.id == RouteRecord.opportunity_id,
        OPPORTUNITIES.rows(actor),
    )
    return its.correlate(RouteNotice)


OUR_RECORD = Clause("their own", lambda a: RouteRecord.organisation_id == a.organisation_id)
RECORD_STANDS = row_is("the newest", lambda: RouteRecord.replaced_at.is_(None))

ROUTES = Policy(
    RouteRecord,
    {
        "see": ((OUR_RECORD, _of_opportunity(RouteRecord.opportunity_id, "see routes")),),
        "write": (
            (
                OUR_RECORD,
                RECORD_STANDS,
                _of_opportunity(RouteRecord.opportunity_id, "find a route"),
            ),
        ),
    },
    load=(joinedload(RouteRecord.opportunity), joinedload(RouteRecord.organisation)),
)

NOTICES = Policy(
    RouteNotice,
    {
        "see": (
            (Clause("of their own record", _of_their_record),),
            (
                row_is("the newest", lambda: RouteNotice.replaced_at.is_(None)),
                Clause("its day has come", lambda _: RouteNotice.published_on <= today()),
                Clause("public with its opportunity", _said_in_public),
            ),
        ),
    },
)


def _not_corrected() -> ColumnElement[bool]:
    newer = aliased(EqualInformation)
    return ~exists().where(newer.corrects_id == EqualInformation.id).correlate(EqualInformation)


EQUAL_INFORMATION = Policy(
    EqualInformation,
    {
        "see": ((_with_opportunity(EqualInformation.opportunity_id),),),
        "correct": (
            (
                Clause(
                    "their own", lambda a: EqualInformation.organisation_id == a.organisation_id
                ),
                row_is("not corrected yet", _not_corrected),
                _of_opportunity(EqualInformation.opportunity_id, "say to all"),
            ),
        ),
    },
    load=(joinedload(EqualInformation.organisation),),
)


def _asks_them_for_a_grant(actor: Actor) -> ColumnElement[bool]:
    """Hold for aid of a partner in what the actor sees, about a grant that the actor's gives."""
    return _there_is(
        Partner.organisation_id == Aid.organisation_id,
        Partner.status == "partner",
        Partnership.id == Partner.partnership_id,
        PARTNERSHIPS.rows(actor, "see from outside"),
        Opportunity.id == Partnership.opportunity_id,
        Opportunity.kind == "grant",
        Opportunity.buyer_organisation_id == actor.organisation_id,
    )


def _is_no_guest(actor: Actor) -> bool:
    return actor.role not in (None, Role.GUEST)


def sees_own_aid(actor: Actor, organisation_id: int) -> bool:
    """Tell whether the public money that an organisation had is the actor's own to read."""
    own = actor.organisation_id == organisation_id
    return own and _is_no_guest(actor) and not actor.buys


OUR_AID = Clause("its own", lambda a: Aid.organisation_id == a.organisation_id)
AID = Policy(
    Aid,
    {
        "see": (
            (
                actor_is("of its staff or board", _is_no_guest),
                OUR_AID,
            ),
            (
                COMMISSIONER,
                Clause("of a partner that asks them for a grant", _asks_them_for_a_grant),
            ),
        ),
        "end": ((STAFF, OUR_AID, row_is("standing", lambda: Aid.ended_at.is_(None))),),
    },
)

# Public money had is entered by whoever speaks for an organisation that asks for grants.
AIDED = Beginnings({"enter": lambda actor: speaks(actor) and not actor.buys})
