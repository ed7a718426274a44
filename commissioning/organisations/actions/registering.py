"""Registering an organisation, and the numbers it has in other registers."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor, Kind, Role
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Refused
from commissioning.foundation.trail import record
from commissioning.organisations.actions.changing import changed, give_name
from commissioning.organisations.models import (
    Identifier,
    Organisation,
    OrganisationTheme,
    Seat,
)
from commissioning.organisations.permissions import BEGINNINGS, ORGANISATIONS
from commissioning.organisations.queries.likely_same import likely_duplicates, register_row
from commissioning.organisations.rules.identifiers import OrgIdentifier, doubts, org_id

MOST_UNVERIFIED = 5  # organisations that one person may have waiting at once
MOST_NUMBERS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOrganisation:
    """What is said of an organisation when it is registered."""

    name: str
    kind: Kind = Kind.VCSE
    identifiers: tuple[OrgIdentifier, ...] = ()
    informal: bool = False
    about: str = ""
    website: str = ""
    postcode: str = ""
    themes: tuple[str, ...] = ()


def register_organisation(
    session: Session, actor: Actor, new: NewOrganisation, *, different: bool = False
) -> Seat:
    """Register an organisation and make the person its admin; a convenor verifies it later.

    Raises:
        Refused: It may be here already and the person did not say that theirs is `different`;
            or the person has too many organisations that still wait.
    """
    BEGINNINGS.require(actor, "register an organisation")
    _refuse_too_many(session, actor)
    if not different and likely_duplicates(session, actor, new.name, new.identifiers):
        raise Refused("An organisation much like this one is here already. Look at it first")
    organisation = store_organisation(session, new)
    seat = Seat(
        person_id=actor.person_id, organisation_id=organisation.id, role=Role.ADMIN, given_by=""
    )
    session.add(seat)
    record(session, actor, "registered", organisation, after=_facts(new))
    changed(session, organisation)
    return seat


def store_organisation(session: Session, new: NewOrganisation) -> Organisation:
    """Store an organisation with its numbers, without any people; flushes for its id."""
    organisation = Organisation(
        kind=new.kind,
        informal=new.informal,
        about=new.about,
        website=new.website,
        postcode=new.postcode,
    )
    give_name(session, organisation, new.name)
    organisation.themes = [OrganisationTheme(code=code) for code in dict.fromkeys(new.themes)]
    for identifier in dict.fromkeys(new.identifiers):
        _hold(session, organisation, identifier)
    return organisation


def add_identifier(
    session: Session, actor: Actor, organisation: Organisation, identifier: OrgIdentifier
) -> None:
    """Add a number to an organisation.

    Raises:
        Refused: It has this number already, or very many.
    """
    ORGANISATIONS.require(session, actor, "rename", organisation)
    if identifier in {OrgIdentifier(i.scheme, i.number) for i in organisation.identifiers}:
        raise Refused("This number is here already", "number")
    if len(organisation.identifiers) >= MOST_NUMBERS:
        raise Refused(f"Keep at most {MOST_NUMBERS} numbers", "number")
    _hold(session, organisation, identifier)
    record(session, actor, "added a number", organisation, after={"number": org_id(identifier)})
    changed(session, organisation)


def take_out_identifier(
    session: Session, actor: Actor, organisation: Organisation, written: str
) -> None:
    """Take a number (written as org-id) off an organisation; the history keeps it.

    Raises:
        Refused: It is the only number of an organisation that is not an informal group.
    """
    ORGANISATIONS.require(session, actor, "rename", organisation)
    held = {org_id(OrgIdentifier(i.scheme, i.number)): i for i in organisation.identifiers}
    if written not in held:
        raise Refused("This number is not here any more")
    if len(held) == 1 and not organisation.informal:
        raise Refused("This is the only number. Add the right one first")
    organisation.identifiers.remove(held[written])
    session.delete(held[written])
    record(session, actor, "took out a number", organisation, before={"number": written})
    changed(session, organisation)


def _hold(session: Session, organisation: Organisation, identifier: OrgIdentifier) -> None:
    row = register_row(session, identifier)
    organisation.identifiers.append(
        Identifier(
            scheme=identifier.scheme,
            number=identifier.number,
            flag=" ".join(doubts(identifier))[:200],
            matched_at=now() if row else None,
        )
    )


def _refuse_too_many(session: Session, actor: Actor) -> None:
    waiting = select(func.count()).where(
        Seat.person_id == actor.person_id,
        Seat.role == Role.ADMIN,
        Seat.ended_at.is_(None),
        Seat.organisation_id == Organisation.id,
        Organisation.verified_at.is_(None),
        Organisation.retired_at.is_(None),
    )
    if (session.scalar(waiting) or 0) >= MOST_UNVERIFIED:
        raise Refused(
            f"You have {MOST_UNVERIFIED} organisations that wait for verification. "
            "Wait until a convenor has looked at one of them"
        )


def _facts(new: NewOrganisation) -> dict[str, object]:
    return {
        "name": new.name,
        "kind": new.kind.words,
        "numbers": ", ".join(org_id(identifier) for identifier in new.identifiers),
    }
