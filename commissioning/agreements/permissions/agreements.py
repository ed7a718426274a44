"""Who may see an agreement, and do what; and clauses that the other tables build on."""

from typing import Any

from sqlalchemy import ColumnElement, Exists, and_, exists
from sqlalchemy.orm import joinedload

from commissioning.agreements.models import (
    Agreement,
    Dispute,
    GuestDrafter,
    OpenedFully,
    Version,
    VersionParty,
)
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.permissions import MANDATED, Clause, Policy, actor_is, row_is
from commissioning.partnerships.models import Partner, Partnership
from commissioning.partnerships.permissions import (
    KNOWS,
    PARTNERSHIPS,
    acts_for_another_side,
    kept_from_them,
    party,
    speaks,
)

OFFERED = ("offered", "approved", "signed", "acknowledged", "refused", "withdrawn")
BOARD = frozenset({Role.CHAIR, Role.SECRETARY, Role.TRUSTEE})


def there_is(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Hold where rows that meet the conditions stand beside the agreement or version asked of."""
    return exists().where(*conditions).correlate(Agreement, Version, Dispute)


def _partnership(column: Any, actor: Actor, verb: str) -> ColumnElement[bool]:
    return there_is(Partnership.id == column, PARTNERSHIPS.rows(actor, verb))


def _in_partnership(words: str, verb: str) -> Clause:
    return Clause(words, lambda a: _partnership(Agreement.partnership_id, a, verb))


def was_offered() -> ColumnElement[bool]:
    """Hold for agreements of which at least one version was offered."""
    return there_is(Version.agreement_id == Agreement.id, Version.status.in_(OFFERED))


def opened_fully() -> ColumnElement[bool]:
    """Hold where every partner has agreed that members may read the text, and none took it back."""
    return ~there_is(
        Partner.partnership_id == Agreement.partnership_id,
        Partner.status == "partner",
        ~_has_opened(Partner.organisation_id).correlate(Agreement, Partner),
    )


def opened_by_its_parties() -> ColumnElement[bool]:
    """Hold for versions whose every party has agreed so: one that has left since, too."""
    return ~there_is(
        Agreement.id == Version.agreement_id,
        VersionParty.version_id == Version.id,
        ~_has_opened(VersionParty.organisation_id).correlate(Agreement, VersionParty),
    )


def _has_opened(organisation: Any) -> Exists:
    return exists().where(
        OpenedFully.agreement_id == Agreement.id,
        OpenedFully.organisation_id == organisation,
        OpenedFully.ended_at.is_(None),
    )


def _was_a_party(actor: Actor) -> ColumnElement[bool]:
    """Hold for agreements with an offered version to which the actor's organisation is a party."""
    return there_is(
        Version.agreement_id == Agreement.id,
        VersionParty.version_id == Version.id,
        VersionParty.organisation_id == actor.organisation_id,
    )


def _one_side(actor: Actor) -> ColumnElement[bool]:
    kept = exists().where(Partnership.id == Agreement.partnership_id, kept_from_them(actor))
    return ~kept.correlate(Agreement, Version, Dispute)


def _given_to_guest(actor: Actor) -> ColumnElement[bool]:
    """Hold for agreements that a guest's own organisation, a partner, lets it write in now."""
    at_work = exists().where(
        Partnership.id == Agreement.partnership_id,
        Partnership.status == "formed",
        party(actor, "partner"),
        ~acts_for_another_side(actor),
    )
    return and_(
        at_work.correlate(Agreement, Version),
        there_is(
            GuestDrafter.agreement_id == Agreement.id,
            GuestDrafter.seat_id == actor.seat_id,
            GuestDrafter.ended_at.is_(None),
        ),
    )


STAFF = actor_is("of its staff", speaks)
GUEST = actor_is(
    "a guest of a verified organisation that does not buy",
    lambda a: a.verified and a.role is Role.GUEST and not a.buys,
)
GIVEN = Clause("given it to write in", _given_to_guest)
BOARDS = actor_is("of its board", lambda a: a.verified and a.role in BOARD)
RECORDS = actor_is(
    "chair or secretary", lambda a: a.verified and a.role in (Role.CHAIR, Role.SECRETARY)
)
OUTSIDE = _in_partnership("of the place, who sees the partnership", "see from outside")
INSIDE = _in_partnership("who reads the partnership from inside", "read")
WORKS = _in_partnership("a partner at work", "work")
WAS_PARTY = Clause("once a party to a version", _was_a_party)
ONE_SIDE = Clause("acting for no other side", _one_side)
WAS_OFFERED = row_is("offered", was_offered)
STANDS = row_is("not ended", lambda: Agreement.ended_on.is_(None))

AGREEMENTS = Policy(
    Agreement,
    {
        # Title, parties, purpose, dates, status.
        "see": (
            (KNOWS, INSIDE),
            (OUTSIDE, WAS_OFFERED),
            (KNOWS, WAS_PARTY, ONE_SIDE),
            (GUEST, GIVEN, STANDS),
        ),
        "draft": ((STAFF, WORKS, STANDS),),  # begin, put aside, let a guest write
        "write": ((STAFF, WORKS, STANDS), (GUEST, GIVEN, STANDS)),  # the parts of a draft
        "bind": ((STAFF, WORKS, MANDATED),),  # offer, withdraw, sign
        # One that left keeps its word on the text it was a party to (ADR 72).
        "open": ((STAFF, WORKS, MANDATED), (STAFF, WAS_PARTY, ONE_SIDE, MANDATED)),
        "dispute": ((STAFF, WORKS),),
        "see who looked": ((KNOWS, INSIDE),),
    },
    load=(joinedload(Agreement.partnership).joinedload(Partnership.opportunity),),
)


def through_agreement(kind: type[Any], verb: str) -> Clause:
    """Make a clause about rows of `kind`: the actor may do `verb` to the agreement they are of."""

    def holds(actor: Actor) -> ColumnElement[bool]:
        its = exists().where(Agreement.id == kind.agreement_id, AGREEMENTS.rows(actor, verb))
        return its.correlate(kind)

    return Clause(f"who may {verb} the agreement", holds)


def through_partnership(kind: type[Any], actor: Actor, verb: str) -> ColumnElement[bool]:
    """Hold for rows of `kind` whose agreement's partnership lets the actor do `verb`."""
    partnership = _partnership(Agreement.partnership_id, actor, verb)
    return exists().where(Agreement.id == kind.agreement_id, partnership).correlate(kind)
