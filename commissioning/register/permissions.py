"""Who may see a declaration and do what to it: PRODUCT.md section 3, as a table.

The table is the truth. `audiences` says the same of one declaration as tokens for the text index;
`./dev manage verify` and tests hold the two together.
"""

from sqlalchemy import ColumnElement, Select, and_, exists, false, or_, select
from sqlalchemy.orm import aliased, joinedload

from commissioning.foundation.actor import DECLARING, DRAFTING, Actor, Role
from commissioning.foundation.db import THIS_MOMENT
from commissioning.foundation.permissions import (
    VERIFIED,
    Beginnings,
    Clause,
    Policy,
    actor_is,
    row_is,
)
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.models import Award, Opportunity
from commissioning.opportunities.permissions import clear_opportunities, is_commissioner
from commissioning.organisations.models import Organisation, Seat
from commissioning.organisations.permissions import stands
from commissioning.places.models import Membership
from commissioning.register.models import (
    Declaration,
    Disclosure,
    GuestGrant,
    Introduction,
    OptIn,
)
from commissioning.register.rules.introductions import OPEN_STAGES, Status
from commissioning.register.rules.stages import CLOSED, Stage

SHOWN_ONCE_DECIDED = CLOSED - {Stage.WITHDRAWN}
MEMBER_ROLES = frozenset(Role) - {Role.GUEST, Role.COMMISSIONER}


def _there_is(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Hold where such a row exists. Only the thing asked about is taken from the outer query.

    Lists join organisations and opportunities too, and those are other rows than these.
    """
    return exists().where(*conditions).correlate(Declaration, Introduction)


def _owner(actor: Actor) -> ColumnElement[bool]:
    return Declaration.organisation_id == actor.organisation_id


def _given_to_guest(actor: Actor) -> ColumnElement[bool]:
    given = _there_is(
        GuestGrant.declaration_id == Declaration.id, GuestGrant.seat_id == actor.seat_id
    )
    return and_(_owner(actor), given)


def in_its_place(actor: Actor) -> ColumnElement[bool]:
    """Hold for declarations in a place the actor's organisation belongs to, or that it convenes."""
    places = actor.places | actor.convenes
    return Declaration.place_id.in_(places) if places else false()


def owner_stands() -> ColumnElement[bool]:
    """Hold where the owner is verified, not retired, and still a member of the place."""
    return and_(
        _there_is(
            Organisation.id == Declaration.organisation_id,
            Organisation.verified_at.is_not(None),
            Organisation.retired_at.is_(None),
        ),
        _there_is(
            Membership.organisation_id == Declaration.organisation_id,
            Membership.place_id == Declaration.place_id,
            Membership.status == "admitted",
        ),
    )


def owner_stood() -> ColumnElement[bool]:
    """Hold where the owner is verified and is, or once was, a member of the place.

    What a decision opened stays as it was when its owner leaves, closes or joins another: the
    record is kept (docs/adr/0005).
    """
    return and_(
        _there_is(
            Organisation.id == Declaration.organisation_id, Organisation.verified_at.is_not(None)
        ),
        _there_is(
            Membership.organisation_id == Declaration.organisation_id,
            Membership.place_id == Declaration.place_id,
            or_(Membership.status == "admitted", Membership.admitted_at.is_not(None)),
        ),
    )


def shared_now() -> ColumnElement[bool]:
    """Hold where the stricter of the opportunity's mode and the owner's consent is "shared".

    A commissioner of the declaration's own place must have chosen it: what another place shares
    is still introductions only here, and so is a declaration without an opportunity.
    """
    return and_(
        Declaration.consented_mode == SharingMode.SHARED,
        _there_is(
            Opportunity.id == Declaration.opportunity_id,
            Opportunity.place_id == Declaration.place_id,
            Opportunity.mode == SharingMode.SHARED,
        ),
    )


def decided() -> ColumnElement[bool]:
    """Hold once the buyer recorded the decision or the owner the outcome of its own.

    A cancelled or re-run opportunity has no decision.
    """
    recorded = _there_is(
        Opportunity.id == Declaration.opportunity_id,
        Opportunity.decided_at.is_not(None),
        Opportunity.cancelled_at.is_(None),
    )
    cancelled = _there_is(
        Opportunity.id == Declaration.opportunity_id, Opportunity.cancelled_at.is_not(None)
    )
    return or_(recorded, and_(Declaration.outcome_at.is_not(None), ~cancelled))


def held_out() -> ColumnElement[bool]:
    """Hold beyond the draft, and not once withdrawn, except where sharing is open anyway.

    In introductions and sealed mode a withdrawal is never shown: it is then simply not there.
    """
    return and_(Declaration.stage != "draft", or_(Declaration.stage != "withdrawn", shared_now()))


def stage_is_shown() -> ColumnElement[bool]:
    """Hold where others who see the declaration may read its stage (rules/stages.py).

    What came of it is shown once a decision is recorded; how far it is, in shared mode alone.
    """
    outcome = Declaration.stage.in_(SHOWN_ONCE_DECIDED)
    return or_(and_(shared_now(), ~outcome), and_(decided(), outcome))


def awarded() -> ColumnElement[bool]:
    """Hold where the recorded decision names the declaration's organisation."""
    return _there_is(
        Award.opportunity_id == Declaration.opportunity_id,
        Award.organisation_id == Declaration.organisation_id,
    )


def disclosed(ground: str, viewer: ColumnElement[bool]) -> ColumnElement[bool]:
    """Hold where a disclosure on this ground to `viewer` is in force now."""
    return _there_is(
        Disclosure.declaration_id == Declaration.id,
        Disclosure.ground == ground,
        Disclosure.from_at <= THIS_MOMENT,
        or_(Disclosure.to_at.is_(None), Disclosure.to_at > THIS_MOMENT),
        viewer,
    )


def may_be_introduced() -> ColumnElement[bool]:
    """Hold for declarations that can be part of an introduction, whatever their mode."""
    return and_(Declaration.stage.in_(OPEN_STAGES), owner_stands())


def introductions_now() -> ColumnElement[bool]:
    """Hold where the mode that counts is introductions, and no decision is recorded."""
    sealed = _there_is(
        Opportunity.id == Declaration.opportunity_id, Opportunity.mode == SharingMode.SEALED
    )
    return and_(~shared_now(), ~sealed, ~decided())


def _a_side(actor: Actor) -> ColumnElement[bool]:
    return _there_is(
        or_(OptIn.id == Introduction.first_id, OptIn.id == Introduction.second_id),
        OptIn.organisation_id == actor.organisation_id,
    )


def _clear(actor: Actor) -> ColumnElement[bool]:
    """Hold for opportunities this commissioner is clear for, and in none of whose bids she sits."""
    return and_(
        Declaration.opportunity_id.in_(clear_opportunities(actor)),
        Declaration.opportunity_id.not_in(conflicted_by_a_seat(actor)),
    )


def _funder(actor: Actor) -> ColumnElement[bool]:
    return _there_is(
        Opportunity.id == Declaration.opportunity_id,
        Opportunity.buyer_organisation_id == actor.organisation_id,
    )


def conflicted_by_a_seat(actor: Actor) -> Select[int | None]:
    """Give the opportunities for which the person has a seat in a bidding organisation."""
    bid = aliased(Declaration)
    return (
        select(bid.opportunity_id)
        .join(Seat, Seat.organisation_id == bid.organisation_id)
        .where(
            Seat.person_id == actor.person_id,
            stands(),
            Seat.organisation_id != actor.organisation_id,
            bid.opportunity_id.is_not(None),
        )
    )


OWNER = Clause("its own organisation", _owner)
OWNERS_STAFF = actor_is("not as a guest", lambda a: a.role not in (None, Role.GUEST))
OWNERS_WRITER = actor_is("as officer or admin", lambda a: a.role in DECLARING)
GIVEN = Clause("a guest who was given it (or wrote it)", _given_to_guest)
GUEST = actor_is("as a guest", lambda a: a.role is Role.GUEST)
MEMBER = actor_is(
    "a verified member or the convenor",
    lambda a: a.verified and not a.buys and a.role in MEMBER_ROLES,
)
IN_ITS_PLACE = Clause("in its place", in_its_place)
COMMISSIONER = actor_is("a verified commissioner", is_commissioner)
CLEAR = Clause("a commissioner of the place who is clear for it", _clear)
HELD_OUT = row_is("held out to others", held_out)
OWNER_STANDS = row_is("its owner is verified and in the place", owner_stands)
OWNER_STOOD = row_is("its owner is verified, and is or was in the place", owner_stood)
SHARED = row_is("shared", shared_now)
UNDECIDED = row_is("no decision is recorded", lambda: ~decided())
DECIDED = row_is("the decision is recorded", decided)
TOLD = row_is("its owner said so", lambda: Declaration.told_at.is_not(None))
PUBLIC = row_is("its owner made it public", lambda: Declaration.public.is_(True))
TOLD_PUBLIC = row_is("its owner said so to anyone", lambda: Declaration.told_public.is_(True))
FUNDER = Clause("the organisation whose money it asks for", _funder)
AWARDED = row_is("it was awarded", awarded)
CONSENTED = row_is(
    "its owner consents to commissioners",
    lambda: disclosed("consented", Disclosure.viewer_id.is_(None)),
)
PARTNERING = actor_is(
    "as a verified seat that may be a partner's",
    lambda a: a.verified and a.role not in (None, Role.GUEST, Role.COMMISSIONER),
)
PARTNER = Clause(
    "a partner in a formed partnership",
    lambda a: disclosed("partner", Disclosure.viewer_id == a.organisation_id),
)
STAGE_SHOWN = row_is("its stage is no secret", stage_is_shown)
STARTED = row_is("beyond draft", lambda: Declaration.stage != "draft")

OWNERS = ((OWNER, OWNERS_STAFF), (GIVEN, GUEST))
WRITERS = ((OWNER, OWNERS_WRITER), (GIVEN, GUEST))
SPEAKERS = ((OWNER, OWNERS_WRITER),)
PARTNERS = (
    (PARTNERING, PARTNER, HELD_OUT, OWNER_STANDS),
    (PARTNERING, PARTNER, HELD_OUT, OWNER_STOOD, DECIDED),
)
MEMBERS = (
    (MEMBER, IN_ITS_PLACE, HELD_OUT, OWNER_STANDS, SHARED, UNDECIDED),
    (MEMBER, IN_ITS_PLACE, HELD_OUT, OWNER_STOOD, DECIDED, TOLD),
)
BUYERS = (
    (COMMISSIONER, CLEAR, IN_ITS_PLACE, HELD_OUT, OWNER_STANDS, SHARED, UNDECIDED),
    (COMMISSIONER, CLEAR, IN_ITS_PLACE, HELD_OUT, OWNER_STANDS, CONSENTED),
    (COMMISSIONER, CLEAR, IN_ITS_PLACE, HELD_OUT, OWNER_STOOD, DECIDED, AWARDED),
)
EVERYBODY = (
    (PUBLIC, HELD_OUT, OWNER_STANDS, SHARED, UNDECIDED),
    (TOLD_PUBLIC, HELD_OUT, OWNER_STOOD, DECIDED, TOLD),
)

DECLARATIONS = Policy(
    Declaration,
    {
        "see": (*OWNERS, *PARTNERS, *MEMBERS, *BUYERS, *EVERYBODY),
        "read": (*OWNERS, *PARTNERS, *MEMBERS, *BUYERS),  # beyond the part made public
        "see stage": (
            *OWNERS,
            *((*row, STAGE_SHOWN) for row in (*PARTNERS, *MEMBERS, *BUYERS)),
        ),
        "see everything": OWNERS,
        "edit": WRITERS,
        "move": SPEAKERS,
        "set right": SPEAKERS,
        "share": SPEAKERS,  # public or members, consent to a commissioner, telling afterwards
        "see who looked": OWNERS,
        "see amount": (
            *OWNERS,
            *PARTNERS,
            *((FUNDER, *alternative) for alternative in BUYERS),
        ),
        "opt in": ((OWNER, OWNERS_WRITER, VERIFIED, STARTED),),
        "mark": ((OWNER, OWNERS_WRITER, VERIFIED, SHARED, STARTED),),
        "carry on": WRITERS,
    },
    load=(
        joinedload(Declaration.organisation),
        joinedload(Declaration.place),
        joinedload(Declaration.opportunity),
    ),
)

A_SIDE = Clause("one of the two sides", _a_side)
OFFERED = row_is("offered", lambda: Introduction.status == Status.OFFERED)
TALKING = row_is("talking", lambda: Introduction.status == Status.TALKING)

# Who needs to know (FACTS.md 1.6): those who speak for one of the two, and nobody else.
INTRODUCTIONS = Policy(
    Introduction,
    {
        "see": ((A_SIDE, OWNERS_WRITER, VERIFIED),),
        "answer": ((A_SIDE, OWNERS_WRITER, VERIFIED, OFFERED),),
        "end": ((A_SIDE, OWNERS_WRITER, VERIFIED, TALKING),),
        "tell the buyer": ((A_SIDE, OWNERS_WRITER, VERIFIED, TALKING),),
    },
)

BEGINNINGS = Beginnings(
    {
        # Its place may still have to admit it: until then what it says is held privately.
        "declare": lambda a: a.role in DRAFTING and not a.buys,
        "be introduced": lambda a: a.role in DECLARING and not a.buys,
        "find partners": lambda a: a.verified and a.role not in (None, Role.GUEST) and not a.buys,
    }
)


def sees_strengths(actor: Actor, place_id: int) -> bool:
    """Tell whether the actor may read what members of a place bring, and what is meant for it."""
    known = place_id in actor.places | actor.convenes
    return known and actor.verified and actor.role not in (None, Role.GUEST)
