"""Who may see a version of an agreement, read its text, and do what with it."""

from sqlalchemy import ColumnElement, and_, exists, or_
from sqlalchemy.orm import joinedload, selectinload

from commissioning.agreements.models import Agreement, Version, VersionParty
from commissioning.agreements.permissions.agreements import (
    GUEST,
    OFFERED,
    RECORDS,
    STAFF,
    opened_by_its_parties,
    opened_fully,
    there_is,
    through_agreement,
    through_partnership,
)
from commissioning.foundation.actor import Actor
from commissioning.foundation.permissions import Clause, Policy, row_is
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.permissions import COMMISSIONER, KNOWS, kept_from_them


def _party(actor: Actor) -> ColumnElement[bool]:
    """Hold for offered versions that the actor's organisation has to decide on."""
    return there_is(
        VersionParty.version_id == Version.id,
        VersionParty.organisation_id == actor.organisation_id,
    )


def _side_of_version(actor: Actor) -> ColumnElement[bool]:
    kept = exists().where(
        Agreement.id == Version.agreement_id,
        Partnership.id == Agreement.partnership_id,
        kept_from_them(actor),
    )
    return ~kept.correlate(Version)


def _for_insiders_or_party(actor: Actor) -> ColumnElement[bool]:
    """Hold for all versions offered to partners; to one that left, for those it was a party to."""
    inside = through_partnership(Version, actor, "read")
    return or_(inside, and_(_party(actor), _side_of_version(actor)))


def _from_outside(actor: Actor) -> ColumnElement[bool]:
    return through_partnership(Version, actor, "see from outside")


def in_full() -> ColumnElement[bool]:
    """Hold for versions whose text the partners, and all who were a party to it, have opened."""
    its = exists().where(Agreement.id == Version.agreement_id, opened_fully())
    return and_(its.correlate(Version), opened_by_its_parties())


MAY_DRAFT = through_agreement(Version, "draft")
MAY_WRITE = through_agreement(Version, "write")
MAY_BIND = through_agreement(Version, "bind")
FROM_OUTSIDE = Clause("of the place, who sees the partnership", _from_outside)
IN_FULL = row_is("opened in full by all its parties", in_full)
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
            (STAFF, MAY_DRAFT),
            (KNOWS, VERSION_OFFERED, TO_PARTIES),
            (VERSION_OFFERED, FROM_OUTSIDE),
            (GUEST, DRAFT, MAY_WRITE),
        ),
        # Its text, files and difference.
        "read": (
            (STAFF, MAY_DRAFT),
            (STAFF, VERSION_OFFERED, TO_PARTIES),
            (COMMISSIONER, VERSION_OFFERED, FROM_OUTSIDE),
            (VERSION_OFFERED, FROM_OUTSIDE, IN_FULL),
            (GUEST, DRAFT, MAY_WRITE),
        ),
        # What each party said of it, with its reasons, and who signed: not for all who read it.
        "follow": ((STAFF, MAY_DRAFT), (KNOWS, VERSION_OFFERED, TO_PARTIES)),
        "draft": ((DRAFT, MAY_DRAFT),),
        "write": ((DRAFT, MAY_WRITE),),
        "offer": ((DRAFT, MAY_BIND),),
        "withdraw": ((MAY_BIND, PARTY),),
        "acknowledge": ((STAFF, PARTY, VERSION_SIDE, WAITING),),
        "record decision": ((RECORDS, PARTY, VERSION_SIDE, WAITING),),
        "sign": ((APPROVED, MAY_BIND, PARTY),),
    },
    load=(joinedload(Version.agreement), selectinload(Version.parties)),
)
