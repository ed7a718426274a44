"""What an organisation's own pages show: its numbers, names, areas, themes, vouches, history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.codes import areas as area_codes
from commissioning.foundation.codes import themes as theme_codes
from commissioning.foundation.trail import Facts, history
from commissioning.organisations.models import (
    Identifier,
    Organisation,
    OrganisationName,
    Seat,
)
from commissioning.organisations.rules.identifiers import OrgIdentifier, org_id, public_page
from commissioning.organisations.rules.schemes import SCHEMES
from commissioning.people.models import Person


@dataclass(frozen=True, slots=True)
class Numbered:
    """One number of an organisation as pages show it."""

    register: str
    org_id: str
    link: str
    flag: str
    matched: bool


@dataclass(frozen=True, slots=True)
class Act:
    """One line of an organisation's history: when, what was done, who did it."""

    at: datetime
    verb: str
    who: str
    facts: Facts


def numbers(organisation: Organisation) -> list[Numbered]:
    """Give the organisation's numbers, each with the register's own page where there is one."""
    return [_numbered(identifier) for identifier in organisation.identifiers]


def area_names_of(organisation: Organisation) -> list[str]:
    """Give the names of the areas an organisation works in."""
    held = (area_codes.area(each.code) for each in organisation.areas)
    return sorted(each.name for each in held if each)


def theme_names_of(organisation: Organisation) -> list[str]:
    """Give the names of the themes an organisation works on."""
    held = (theme_codes.theme(each.code) for each in organisation.themes)
    return sorted(each.name for each in held if each)


def earlier_names(session: Session, organisation_id: int) -> Sequence[OrganisationName]:
    """Give the names an organisation once had, the latest first."""
    return session.scalars(
        select(OrganisationName)
        .where(OrganisationName.organisation_id == organisation_id)
        .order_by(OrganisationName.id.desc())
    ).all()


def survivor_of(session: Session, organisation: Organisation) -> Organisation | None:
    """Give the organisation that this one was merged into, at the end of the line."""
    found = None
    while organisation.merged_into_id is not None:
        organisation = found = session.get_one(Organisation, organisation.merged_into_id)
    return found


def acts_upon(session: Session, organisation: Organisation) -> list[Act]:
    """Give the newest acts upon an organisation's profile and standing, with who did each."""
    entries = history(session, organisation.ref)
    people = _names(session, {entry.person for entry, _ in entries})
    at_work = _organisations_of(session, {entry.seat for entry, _ in entries})
    return [
        Act(entry.at, entry.verb, _who(entry.person, entry.seat, people, at_work), facts)
        for entry, facts in entries
    ]


def _numbered(identifier: Identifier) -> Numbered:
    held = OrgIdentifier(identifier.scheme, identifier.number)
    scheme = SCHEMES.get(identifier.scheme)
    return Numbered(
        scheme.name if scheme else f"Register {identifier.scheme}",
        org_id(held),
        public_page(held),
        identifier.flag,
        identifier.matched_at is not None,
    )


def _who(person: str, seat: str, people: dict[str, str], at_work: dict[str, str]) -> str:
    name = people.get(person, "the installation's administrator" if not seat else "somebody")
    return f"{name}, {at_work[seat]}" if seat in at_work else name


def _names(session: Session, refs: set[str]) -> dict[str, str]:
    rows = session.execute(select(Person.ref, Person.name).where(Person.ref.in_(refs)))
    return {row.ref: row.name for row in rows}


def _organisations_of(session: Session, seats: set[str]) -> dict[str, str]:
    rows = session.execute(
        select(Seat.ref, Organisation.name)
        .join(Organisation, Organisation.id == Seat.organisation_id)
        .where(Seat.ref.in_(seats))
    )
    return {row.ref: row.name for row in rows}
