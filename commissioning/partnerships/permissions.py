"""Who may see a partnership and do what in it: PRODUCT.md sections 3 and 5, as a table.

A partnership inherits its opportunity's mode. In introductions and sealed mode it is there for its
parties alone; in shared mode members read who, what and when, once it is formed.
"""

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, false, or_, true
from sqlalchemy.orm import aliased, joinedload, selectinload

from commissioning.foundation.actor import DECLARING, Actor, Role
from commissioning.foundation.permissions import (
    MANDATED,
    Beginnings,
    Clause,
    Policy,
    actor_is,
    row_is,
)
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.models import Award, Opportunity
from commissioning.opportunities.permissions import clear_opportunities, is_commissioner
from commissioning.organisations.models import Seat
from commissioning.partnerships.models import (
    JointDeclaration,
    Leaving,
    Opening,
    Partner,
    Partnership,
    Proposal,
    Side,
    Thread,
    ThreadReader,
)
from commissioning.register.models import Declaration
from commissioning.register.permissions import MEMBER_ROLES

PARTIES = ("invited", "partner")


def speaks(actor: Actor) -> bool:
    """Tell whether a seat speaks for its organisation: an officer, an admin, a buyer's own people.

    Its organisation must be verified, like that of anybody who is introduced or partnered.
    """
    if not actor.verified:
        return False
    return is_commissioner(actor) if actor.buys else actor.role in DECLARING


def knows(actor: Actor) -> bool:
    """Tell whether a seat knows what its organisation is a party to: staff and board, no guest."""
    outsiders = (None, Role.GUEST, Role.COMMISSIONER)
    return actor.verified and (actor.role not in outsiders or speaks(actor))


def _there_is(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(*conditions).correlate(Partnership, Proposal, Thread)


def party(actor: Actor, *statuses: str) -> ColumnElement[bool]:
    """Hold for partnerships in which the actor's organisation stands at one of these statuses."""
    return _there_is(
        Partner.partnership_id == Partnership.id,
        Partner.organisation_id == actor.organisation_id,
        Partner.status.in_(statuses),
    )


def _taken_in(actor: Actor) -> ColumnElement[bool]:
    """Hold for partners, and for those invited to what is only proposed yet, or never formed."""
    invited = and_(Partnership.formed_at.is_(None), party(actor, "invited"))
    return or_(party(actor, "partner"), invited)


def acts_for_another_side(actor: Actor) -> ColumnElement[bool]:
    """Hold where the person acts for another partner, or for another bid on one opportunity."""
    return _another_side(actor.person_id, actor.organisation_id)


def seat_acts_for_another_side() -> ColumnElement[bool]:
    """Hold the same of the person of a seat, where seats are read beside a partnership."""
    return _another_side(Seat.person_id, Seat.organisation_id)


def _another_side(person: Any, organisation: Any) -> ColumnElement[bool]:
    other = aliased(Partnership)
    acts = exists().where(
        Side.person_id == person,
        Side.organisation_id != organisation,
        other.id == Side.partnership_id,
        or_(
            other.id == Partnership.id,
            and_(
                other.opportunity_id == Partnership.opportunity_id,
                other.status.in_(("proposed", "formed")),
            ),
        ),
    )
    return acts.correlate(Partnership, Proposal, Thread, Seat)


def _a_buyer_is_clear(actor: Actor) -> ColumnElement[bool]:
    """Hold for all but a buyer's people who are not clear for the opportunity (section 3)."""
    if not actor.buys:
        return true()
    return or_(
        Partnership.opportunity_id.is_(None),
        Partnership.opportunity_id.in_(clear_opportunities(actor)),
    )


def kept_from_them(actor: Actor) -> ColumnElement[bool]:
    """Hold where they act for another side, or are a buyer's commissioner not clear for it.

    A buyer's board cannot be clear, and declares its interests in its own decision.
    """
    another = acts_for_another_side(actor)
    return or_(another, ~_a_buyer_is_clear(actor)) if is_commissioner(actor) else another


def in_its_place(actor: Actor) -> ColumnElement[bool]:
    """Hold for partnerships in a place the actor's organisation belongs to, or that it convenes."""
    places = actor.places | actor.convenes
    return Partnership.place_id.in_(places) if places else false()


def shared_now() -> ColumnElement[bool]:
    """Hold where the stricter of the opportunity's mode and what all agreed to is "shared".

    A declaration that was brought in, and whose owner agreed to less, makes it stricter.
    """
    return and_(
        Partnership.consented_mode == SharingMode.SHARED,
        _there_is(
            Opportunity.id == Partnership.opportunity_id,
            Opportunity.place_id == Partnership.place_id,
            Opportunity.mode == SharingMode.SHARED,
        ),
        ~_there_is(
            JointDeclaration.partnership_id == Partnership.id,
            JointDeclaration.taken_out_at.is_(None),
            Declaration.id == JointDeclaration.declaration_id,
            Declaration.consented_mode != SharingMode.SHARED,
        ),
    )


def decided() -> ColumnElement[bool]:
    """Hold once the buyer recorded its decision; a cancelled opportunity has none."""
    return _there_is(
        Opportunity.id == Partnership.opportunity_id,
        Opportunity.decided_at.is_not(None),
        Opportunity.cancelled_at.is_(None),
    )


def awarded() -> ColumnElement[bool]:
    """Hold where the recorded decision names one of its partners."""
    return _there_is(
        Award.opportunity_id == Partnership.opportunity_id,
        Partner.partnership_id == Partnership.id,
        Partner.status == "partner",
        Partner.organisation_id == Award.organisation_id,
    )


def all_agreed(what: str) -> ColumnElement[bool]:
    """Hold where every partner has given its word for `what`, and none took it back."""
    agreed = exists().where(
        Opening.partnership_id == Partnership.id,
        Opening.organisation_id == Partner.organisation_id,
        Opening.what == what,
        Opening.ended_at.is_(None),
    )
    return ~_there_is(
        Partner.partnership_id == Partnership.id,
        Partner.status == "partner",
        ~agreed.correlate(Partnership, Partner),
    )


SPEAKS = actor_is("who speaks for it", speaks)
KNOWS = actor_is("of its staff or board", knows)
MEMBER = actor_is(
    "a verified member or the convenor",
    lambda a: a.verified and not a.buys and a.role in MEMBER_ROLES,
)
COMMISSIONER = actor_is("a verified commissioner", is_commissioner)
PARTY = Clause("a party", lambda a: party(a, *PARTIES))
INVITED = Clause("invited", lambda a: party(a, "invited"))
TAKEN_IN = Clause("a partner, or invited to what is not formed", _taken_in)
PARTNER = Clause("a partner", lambda a: party(a, "partner"))
FORMER = Clause("a partner that left", lambda a: party(a, "left"))
ONE_SIDE = Clause("acting for no other side", lambda a: ~acts_for_another_side(a))
BUYER_CLEAR = Clause("a buyer's people only when clear", _a_buyer_is_clear)
IN_ITS_PLACE = Clause("in its place", in_its_place)
CLEAR = Clause(
    "clear for the opportunity",
    lambda a: Partnership.opportunity_id.in_(clear_opportunities(a)),
)
WAS_FORMED = row_is("formed, or once formed", lambda: Partnership.formed_at.is_not(None))
PROPOSED = row_is("proposed", lambda: Partnership.status == "proposed")
FORMED = row_is("formed", lambda: Partnership.status == "formed")
NOT_LET_GO = row_is("not let go", lambda: Partnership.status != "not_formed")
SHARED = row_is("shared", shared_now)
UNDECIDED = row_is("no decision is recorded", lambda: ~decided())
DECIDED = row_is("the decision is recorded", decided)
AWARDED = row_is("it was awarded", awarded)
TOLD = row_is("all its partners said so", lambda: all_agreed("told"))

INSIDE = (ONE_SIDE, BUYER_CLEAR)
OTHERS = (
    (MEMBER, IN_ITS_PLACE, WAS_FORMED, SHARED, UNDECIDED),
    (MEMBER, IN_ITS_PLACE, WAS_FORMED, DECIDED, TOLD),
    (COMMISSIONER, CLEAR, IN_ITS_PLACE, WAS_FORMED, SHARED, UNDECIDED),
    (COMMISSIONER, CLEAR, IN_ITS_PLACE, WAS_FORMED, DECIDED, AWARDED),
)
WORKING = ((SPEAKS, PARTNER, *INSIDE, FORMED),)

PARTNERSHIPS = Policy(
    Partnership,
    {
        # Who, what for, when, how it stands. Nobody learns more from a list than from here.
        "see": ((KNOWS, PARTY, *INSIDE), (KNOWS, FORMER, *INSIDE), *OTHERS),
        # The same as no party: what a version offered to parties opens to the place's others.
        "see from outside": OTHERS,
        # Roles in full, why a joint answer is needed, authorities, rounds, history.
        "read": ((KNOWS, TAKEN_IN, *INSIDE),),
        "answer": ((SPEAKS, PARTY, *INSIDE),),
        "confirm": ((SPEAKS, PARTY, *INSIDE, MANDATED),),
        "propose change": ((SPEAKS, PARTY, *INSIDE, PROPOSED), *WORKING),
        "read conversations": ((SPEAKS, TAKEN_IN, *INSIDE),),
        # What was said stays theirs to read; nothing new begins in what was let go.
        "talk": ((SPEAKS, TAKEN_IN, *INSIDE, NOT_LET_GO),),
        "say why joint": ((SPEAKS, TAKEN_IN, *INSIDE, NOT_LET_GO),),
        "work": WORKING,  # bring declarations, print the pack, begin an agreement
        "bind": ((SPEAKS, PARTNER, *INSIDE, FORMED, MANDATED),),  # authorities, openings, leaving
        "see who looked": ((KNOWS, PARTNER, *INSIDE),),
    },
    load=(
        joinedload(Partnership.opportunity),
        joinedload(Partnership.place),
        selectinload(Partnership.partners).joinedload(Partner.organisation),
    ),
)


def named_to(actor: Actor) -> ColumnElement[bool]:
    """Hold for partners of whom the actor is told, read beside a partnership that they see.

    Who is only asked to join what stands is named to those in it, and to itself. One that left is
    told of those who were there while it was, unless it sees it from outside like others do.
    """
    gone = and_(party(actor, "left"), ~PARTNERSHIPS.rows(actor, "see from outside"))
    own = Partner.organisation_id == actor.organisation_id
    there = and_(Partner.status == "partner", or_(~gone, _was_there_with(actor)))
    inside = PARTNERSHIPS.rows(actor, "read")
    return or_(there, and_(Partner.status.in_(PARTIES), or_(own, inside)))


def _was_there_with(actor: Actor) -> ColumnElement[bool]:
    """Hold for partners that joined before the actor's organisation left."""
    left = exists().where(
        Leaving.partnership_id == Partner.partnership_id,
        Leaving.organisation_id == actor.organisation_id,
        Leaving.status == "done",
        Leaving.settled_at >= Partner.joined_at,
    )
    return left.correlate(Partner)


def _of_partnership(column: Any, actor: Actor, verb: str) -> ColumnElement[bool]:
    its = exists().where(Partnership.id == column, PARTNERSHIPS.rows(actor, verb))
    return its.correlate(Proposal, Thread)


def _in_its_audience(actor: Actor) -> ColumnElement[bool]:
    reads = _there_is(
        ThreadReader.thread_id == Thread.id,
        ThreadReader.organisation_id == actor.organisation_id,
    )
    return or_(Thread.audience == "all", reads)


def _of_its_partnership(verb: str) -> Clause:
    return Clause(
        f"who may {verb} there", lambda a: _of_partnership(Thread.partnership_id, a, verb)
    )


IN_ITS_AUDIENCE = Clause("in its audience", _in_its_audience)


PROPOSALS = Policy(
    Proposal,
    {
        # One who is invited to a standing partnership reads the round it is asked in, no other.
        "see": (
            (Clause("in it", lambda a: _of_partnership(Proposal.partnership_id, a, "read")),),
            (
                row_is("open", lambda: Proposal.status == "open"),
                Clause("asked", lambda a: _of_partnership(Proposal.partnership_id, a, "answer")),
            ),
        ),
    },
)

THREADS = Policy(
    Thread,
    {
        "see": ((_of_its_partnership("read conversations"), IN_ITS_AUDIENCE),),
        "say": ((_of_its_partnership("talk"), IN_ITS_AUDIENCE),),
    },
)

BEGINNINGS = Beginnings({"propose": speaks, "have partnerships": knows})
