"""Who may see an agreement and its versions, and do what: PRODUCT.md sections 3 and 6.

Drafts are for the parties. From offering on, in shared mode, clear commissioners of the place read
the text, and members read title, parties, purpose, dates and status; the text too if all parties
opened it. Boards read the text from inside their decision page (boards/), after their interests.
"""

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_
from sqlalchemy.orm import joinedload, selectinload

from commissioning.agreements.models import (
    Agreement,
    Ask,
    Dispute,
    GuestDrafter,
    OpenedFully,
    Reserves,
    Version,
    VersionParty,
)
from commissioning.agreements.rules.asking import Kind
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.permissions import MANDATED, Clause, Policy, actor_is, row_is
from commissioning.partnerships.models import Partner, Partnership
from commissioning.partnerships.permissions import (
    COMMISSIONER,
    KNOWS,
    PARTNERSHIPS,
    SPEAKS,
    acts_for_another_side,
    party,
    speaks,
)

OFFERED = ("offered", "approved", "signed", "acknowledged", "refused", "withdrawn")
BOARD = frozenset({Role.CHAIR, Role.SECRETARY, Role.TRUSTEE})


def _there_is(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(*conditions).correlate(Agreement, Version, Dispute)


def _partnership(column: Any, actor: Actor, verb: str) -> ColumnElement[bool]:
    return _there_is(Partnership.id == column, PARTNERSHIPS.rows(actor, verb))


def _in_partnership(words: str, verb: str) -> Clause:
    return Clause(words, lambda a: _partnership(Agreement.partnership_id, a, verb))


def was_offered() -> ColumnElement[bool]:
    """Hold for agreements of which at least one version was offered."""
    return _there_is(Version.agreement_id == Agreement.id, Version.status.in_(OFFERED))


def opened_fully() -> ColumnElement[bool]:
    """Hold where every partner has agreed that members may read the text, and none took it back."""
    agreed = exists().where(
        OpenedFully.agreement_id == Agreement.id,
        OpenedFully.organisation_id == Partner.organisation_id,
        OpenedFully.ended_at.is_(None),
    )
    return ~_there_is(
        Partner.partnership_id == Agreement.partnership_id,
        Partner.status == "partner",
        ~agreed.correlate(Agreement, Partner),
    )


def _was_a_party(actor: Actor) -> ColumnElement[bool]:
    """Hold for agreements with an offered version to which the actor's organisation is a party."""
    return _there_is(
        Version.agreement_id == Agreement.id,
        VersionParty.version_id == Version.id,
        VersionParty.organisation_id == actor.organisation_id,
    )


def _one_side(actor: Actor) -> ColumnElement[bool]:
    other = exists().where(Partnership.id == Agreement.partnership_id, acts_for_another_side(actor))
    return ~other.correlate(Agreement, Version, Dispute)


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
        _there_is(
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
OPENED = row_is("opened in full by all its parties", opened_fully)
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
        # The text of offered versions.
        "read": (
            (STAFF, INSIDE),
            (COMMISSIONER, OUTSIDE, WAS_OFFERED),
            (OUTSIDE, WAS_OFFERED, OPENED),
            (STAFF, WAS_PARTY, ONE_SIDE),
        ),
        "draft": ((STAFF, WORKS, STANDS),),  # begin, put aside, let a guest write
        "write": ((STAFF, WORKS, STANDS), (GUEST, GIVEN, STANDS)),  # the parts of a draft
        "bind": ((STAFF, WORKS, MANDATED),),  # offer, withdraw, sign, open
        "dispute": ((STAFF, WORKS),),
        "see who looked": ((KNOWS, INSIDE),),
    },
    load=(joinedload(Agreement.partnership).joinedload(Partnership.opportunity),),
)


def _of_agreement(verb: str) -> Clause:
    def holds(actor: Actor) -> ColumnElement[bool]:
        its = exists().where(Agreement.id == Version.agreement_id, AGREEMENTS.rows(actor, verb))
        return its.correlate(Version)

    return Clause(f"who may {verb} the agreement", holds)


def _party(actor: Actor) -> ColumnElement[bool]:
    """Hold for offered versions that the actor's organisation has to decide on."""
    return _there_is(
        VersionParty.version_id == Version.id,
        VersionParty.organisation_id == actor.organisation_id,
    )


def _side_of_version(actor: Actor) -> ColumnElement[bool]:
    other = exists().where(
        Agreement.id == Version.agreement_id,
        Partnership.id == Agreement.partnership_id,
        acts_for_another_side(actor),
    )
    return ~other.correlate(Version)


def _for_insiders_or_party(actor: Actor) -> ColumnElement[bool]:
    """Hold for all versions offered to partners; to one that left, for those it was a party to."""
    inside = exists().where(
        Agreement.id == Version.agreement_id,
        _partnership(Agreement.partnership_id, actor, "read"),
    )
    return or_(inside.correlate(Version), and_(_party(actor), _side_of_version(actor)))


def _from_outside(actor: Actor) -> ColumnElement[bool]:
    its = exists().where(
        Agreement.id == Version.agreement_id,
        _partnership(Agreement.partnership_id, actor, "see from outside"),
    )
    return its.correlate(Version)


def _in_full() -> ColumnElement[bool]:
    its = exists().where(Agreement.id == Version.agreement_id, opened_fully())
    return its.correlate(Version)


FROM_OUTSIDE = Clause("of the place, who sees the partnership", _from_outside)
IN_FULL = row_is("opened in full by all its parties", _in_full)
DRAFT = row_is("a draft", lambda: Version.status == "draft")
VERSION_OFFERED = row_is("offered, or once offered", lambda: Version.status.in_(OFFERED))
WAITING = row_is("waiting for decisions", lambda: Version.status == "offered")
APPROVED = row_is("approved by all boards", lambda: Version.status == "approved")
PARTY = Clause("a party to it", _party)
VERSION_SIDE = Clause("acting for no other side", _side_of_version)
TO_PARTIES = Clause("a partner, or a party to it", _for_insiders_or_party)

VERSIONS = Policy(
    Version,
    {
        # That it is there: number, parties, purpose, dates, status, hash.
        "see": (
            (STAFF, _of_agreement("draft")),
            (KNOWS, VERSION_OFFERED, TO_PARTIES),
            (VERSION_OFFERED, FROM_OUTSIDE),
            (GUEST, DRAFT, _of_agreement("write")),
        ),
        # Its text, files and difference.
        "read": (
            (STAFF, _of_agreement("draft")),
            (STAFF, VERSION_OFFERED, TO_PARTIES),
            (COMMISSIONER, VERSION_OFFERED, FROM_OUTSIDE),
            (VERSION_OFFERED, FROM_OUTSIDE, IN_FULL),
            (GUEST, DRAFT, _of_agreement("write")),
        ),
        # What each party said of it, with its reasons, and who signed: not for all who read it.
        "follow": ((STAFF, _of_agreement("draft")), (KNOWS, VERSION_OFFERED, TO_PARTIES)),
        "draft": ((DRAFT, _of_agreement("draft")),),
        "write": ((DRAFT, _of_agreement("write")),),
        "offer": ((DRAFT, _of_agreement("bind")),),
        "withdraw": ((_of_agreement("bind"), PARTY),),
        "acknowledge": ((STAFF, PARTY, VERSION_SIDE, WAITING),),
        "record decision": ((RECORDS, PARTY, VERSION_SIDE, WAITING),),
        "sign": ((APPROVED, _of_agreement("bind"), PARTY),),
    },
    load=(joinedload(Version.agreement), selectinload(Version.parties)),
)


def _of_dispute(verb: str) -> Clause:
    def holds(actor: Actor) -> ColumnElement[bool]:
        its = exists().where(Agreement.id == Dispute.agreement_id, AGREEMENTS.rows(actor, verb))
        return its.correlate(Dispute)

    return Clause(f"who may {verb} under the agreement", holds)


def _parties_staff(actor: Actor) -> ColumnElement[bool]:
    its = exists().where(
        Agreement.id == Dispute.agreement_id,
        _partnership(Agreement.partnership_id, actor, "read"),
    )
    return its.correlate(Dispute)


DISPUTES = Policy(
    Dispute,
    {
        "see": ((KNOWS, Clause("of a partner", _parties_staff)),),
        "step": ((SPEAKS, _of_dispute("dispute")),),
    },
    load=(joinedload(Dispute.agreement),),
)


def _of_asked(verb: str) -> Clause:
    def holds(actor: Actor) -> ColumnElement[bool]:
        its = exists().where(Agreement.id == Ask.agreement_id, AGREEMENTS.rows(actor, verb))
        return its.correlate(Ask)

    return Clause(f"who may {verb} the agreement", holds)


ASKS = Policy(
    Ask,
    {
        "see": ((KNOWS, _of_asked("see who looked")),),
        # Ending binds, so it takes a mandate; how a dispute is settled is said by who works in it.
        "answer": (
            (row_is("about a dispute", lambda: Ask.kind == Kind.SETTLE), _of_asked("dispute")),
            (row_is("about ending it", lambda: Ask.kind == Kind.END), _of_asked("bind")),
        ),
    },
    load=(joinedload(Ask.agreement), joinedload(Ask.dispute), selectinload(Ask.replies)),
)

# A party's own staff and board, and nobody else, whatever all parties agree (section 6).
RESERVES = Policy(
    Reserves,
    {
        "see": (
            (
                actor_is("of its staff or board", lambda a: a.role not in (None, Role.GUEST)),
                Clause("its own", lambda a: Reserves.organisation_id == a.organisation_id),
            ),
        ),
        "enter": (
            (STAFF, Clause("its own", lambda a: Reserves.organisation_id == a.organisation_id)),
        ),
    },
)
