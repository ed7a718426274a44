"""Who may see an organisation and do what for it, and who decides about asking to join one.

Before a convenor has verified it, an organisation is there for its own people, for convenors of
places it concerns and for those it asked to vouch for it; afterwards its name, kind and numbers
are public.
"""

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, false, func, or_, select
from sqlalchemy.orm import aliased

from commissioning.foundation.actor import DECLARING, Actor, Role
from commissioning.foundation.clock import today
from commissioning.foundation.permissions import SIGNED_IN, Beginnings, Clause, Policy, actor_is
from commissioning.organisations.models import Concern, JoinRequest, Organisation, Seat, Vouch

RECORDING = frozenset({Role.ADMIN, Role.CHAIR, Role.SECRETARY})
CONVENORS_KINDS = ("claim", "recovery")  # the kinds of request that a convenor decides


def stands(seat: Any = Seat) -> ColumnElement[bool]:
    """Hold for seats that are held today; `seat` is an alias where a query has two of them."""
    return and_(seat.ended_at.is_(None), or_(seat.expires_on.is_(None), seat.expires_on >= today()))


def _own(actor: Actor) -> ColumnElement[bool]:
    return Organisation.id == actor.organisation_id


def _asked_to_vouch(actor: Actor) -> ColumnElement[bool]:
    return exists().where(
        Vouch.organisation_id == Organisation.id,
        Vouch.by_organisation_id == actor.organisation_id,
    )


def _vouch_waits(actor: Actor) -> ColumnElement[bool]:
    return exists().where(
        Vouch.organisation_id == Organisation.id,
        Vouch.by_organisation_id == actor.organisation_id,
        Vouch.given_at.is_(None),
        Vouch.declined_at.is_(None),
    )


def _not_asked_yet(actor: Actor) -> ColumnElement[bool]:
    waits = select(func.count()).where(
        JoinRequest.organisation_id == Organisation.id,
        JoinRequest.person_id == actor.person_id,
        JoinRequest.status == "open",
    )
    return waits.scalar_subquery() == 0


def concerns(places: frozenset[int]) -> ColumnElement[bool]:
    """Hold for organisations that are in one of these places, ask to be, were, or were verified."""
    return _noted(Organisation.id, places)


def _noted(organisation: Any, places: frozenset[int]) -> ColumnElement[bool]:
    if not places:
        return false()
    return exists().where(Concern.organisation_id == organisation, Concern.place_id.in_(places))


def _not_its_commissioner(actor: Actor) -> ColumnElement[bool]:
    held = aliased(Seat)
    return ~exists().where(
        held.person_id == actor.person_id,
        held.organisation_id == Organisation.id,
        held.role == Role.COMMISSIONER,
        held.ended_at.is_(None),
    )


OWN = Clause("its own people", _own)
STAFF = actor_is("not as a guest", lambda a: a.role not in (None, Role.GUEST))
ADMIN = actor_is("as admin", lambda a: a.role is Role.ADMIN)
SPEAKER = actor_is("as officer or admin", lambda a: a.role in DECLARING)
BUYS = actor_is("of a commissioner or funder", lambda a: a.buys)
NOT_ITS_COMMISSIONER = Clause("who is not its commissioner yet", _not_its_commissioner)
RECORDER = actor_is("as admin, chair or board secretary", lambda a: a.role in RECORDING)
CONVENOR = Clause("a convenor of a place it concerns", lambda a: concerns(a.convenes))
VERIFIED_ROLE = actor_is(
    "somebody with a verified role, not as a guest",
    lambda a: a.verified and a.role not in (None, Role.GUEST),
)
IS_VERIFIED = Clause("it is verified", lambda _: Organisation.verified_at.is_not(None))
STANDS = Clause("it is not retired", lambda _: Organisation.retired_at.is_(None))
INFORMAL = Clause("it is an informal group", lambda _: Organisation.informal.is_(True))
UNVERIFIED = Clause("it waits for verification", lambda _: Organisation.verified_at.is_(None))
ASKED = Clause("it asked theirs to vouch", _asked_to_vouch)
VOUCH_WAITS = Clause("their vouch waits", _vouch_waits)
NOT_OWN = Clause(
    "not its own people",
    lambda a: ~_own(a) if a.organisation_id else Organisation.id.is_not(None),
)
NOT_ASKED_YET = Clause("has not asked yet", _not_asked_yet)

ORGANISATIONS = Policy(
    Organisation,
    {
        "see": (
            (IS_VERIFIED,),
            (OWN,),
            (CONVENOR,),
            (ASKED, SPEAKER, VERIFIED_ROLE),
        ),
        "see details": ((OWN,), (IS_VERIFIED, VERIFIED_ROLE), (CONVENOR,)),
        "see people": ((OWN, STAFF),),
        "see history": ((OWN, STAFF), (CONVENOR,)),
        "edit": ((OWN, SPEAKER, STANDS),),
        "rename": ((OWN, ADMIN, STANDS),),
        "retire": ((OWN, ADMIN, STANDS),),
        "manage people": ((OWN, ADMIN, STANDS),),
        "be its commissioner": ((OWN, ADMIN, BUYS, STANDS, NOT_ITS_COMMISSIONER),),
        "record mandates": ((OWN, RECORDER, STANDS),),
        "ask for vouches": ((OWN, SPEAKER, INFORMAL, UNVERIFIED, STANDS),),
        "vouch": ((VOUCH_WAITS, SPEAKER, VERIFIED_ROLE, STANDS),),
        "ask to join": ((IS_VERIFIED, STANDS, SIGNED_IN, NOT_OWN, NOT_ASKED_YET),),
        "verify": ((CONVENOR,),),
    },
)


def _of_own_organisation(actor: Actor) -> ColumnElement[bool]:
    return JoinRequest.organisation_id == actor.organisation_id


THEIRS = Clause("who asked", lambda a: JoinRequest.person_id == a.person_id)
ITS_PEOPLE = Clause("people of the organisation", _of_own_organisation)
ITS_CONVENOR = Clause(
    "a convenor of a place the organisation concerns",
    lambda a: _noted(JoinRequest.organisation_id, a.convenes),
)
OPEN = Clause("still open", lambda _: JoinRequest.status == "open")
TO_JOIN = Clause("asks to join", lambda _: JoinRequest.kind == "join")
FOR_A_CONVENOR = Clause("a claim or a recovery", lambda _: JoinRequest.kind.in_(CONVENORS_KINDS))
NOT_THEIR_OWN = Clause("not their own", lambda a: JoinRequest.person_id != a.person_id)

REQUESTS = Policy(
    JoinRequest,
    {
        "see": ((THEIRS,), (ITS_PEOPLE, ADMIN), (ITS_CONVENOR, FOR_A_CONVENOR)),
        "decide": (
            (ITS_PEOPLE, ADMIN, TO_JOIN, OPEN, NOT_THEIR_OWN),
            (ITS_CONVENOR, FOR_A_CONVENOR, OPEN, NOT_THEIR_OWN),
        ),
        "answer": ((ITS_PEOPLE, ADMIN, FOR_A_CONVENOR, OPEN, NOT_THEIR_OWN),),
        "take back": ((THEIRS, OPEN),),
    },
)

BEGINNINGS = Beginnings({"register an organisation": lambda a: a.signed_in})
