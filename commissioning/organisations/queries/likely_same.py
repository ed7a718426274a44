"""Whether an organisation is here already: by its number, or by a name that is much alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, false, or_, select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.organisations.models import (
    Identifier,
    Organisation,
    OrganisationKey,
    OrganisationName,
    RegisterRow,
)
from commissioning.organisations.permissions import ORGANISATIONS
from commissioning.organisations.rules.identifiers import OrgIdentifier
from commissioning.organisations.rules.likeness import blocking_keys, likely_same

MOST_COMPARED = 200  # names that share a key; more are a sign of common words
MOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Likely:
    """An organisation that may be the same, and why we think so, in a sentence."""

    organisation: Organisation
    why: str
    same_number: bool = False


def likely_duplicates(
    session: Session, actor: Actor, name: str, identifiers: Iterable[OrgIdentifier] = ()
) -> list[Likely]:
    """Give the organisations that may be the one described, within what `actor` may see."""
    return _likely(session, ORGANISATIONS.rows(actor), name, tuple(identifiers))


def likely_duplicates_of(
    session: Session, actor: Actor, organisation: Organisation
) -> list[Likely]:
    """Give the organisations that may be this one, within what the convenor may see."""
    held = tuple(OrgIdentifier(i.scheme, i.number) for i in organisation.identifiers)
    others = and_(Organisation.id != organisation.id, ORGANISATIONS.rows(actor))
    return _likely(session, others, organisation.name, held)


def register_row(session: Session, identifier: OrgIdentifier) -> RegisterRow | None:
    """Give what a loaded register file says of this number, if one holds it."""
    return session.get(RegisterRow, (identifier.scheme, identifier.number))


def _likely(
    session: Session, within: ColumnElement[bool], name: str, held: tuple[OrgIdentifier, ...]
) -> list[Likely]:
    found = _by_number(session, within, held)
    known = {likely.organisation.id for likely in found}
    found += [each for each in _by_name(session, within, name) if each.organisation.id not in known]
    return found[:MOST_SHOWN]


def _by_number(
    session: Session, within: ColumnElement[bool], held: tuple[OrgIdentifier, ...]
) -> list[Likely]:
    same = [and_(Identifier.scheme == i.scheme, Identifier.number == i.number) for i in held]
    rows = session.execute(
        select(Organisation, Identifier.scheme, Identifier.number)
        .join(Identifier, Identifier.organisation_id == Organisation.id)
        .where(or_(false(), *same), Organisation.merged_into_id.is_(None), within)
        .order_by(Organisation.id)
        .limit(MOST_SHOWN)
    )
    return [
        Likely(one, f"It has the same number: {scheme}-{number}.", same_number=True)
        for one, scheme, number in rows
    ]


def _by_name(session: Session, within: ColumnElement[bool], name: str) -> list[Likely]:
    sharing = (
        select(OrganisationKey.organisation_id)
        .where(OrganisationKey.key.in_(blocking_keys(name)))
        .distinct()
    )
    near = session.scalars(
        select(Organisation)
        .where(Organisation.id.in_(sharing), Organisation.merged_into_id.is_(None), within)
        .order_by(Organisation.id.desc())
        .limit(MOST_COMPARED)
    ).all()
    earlier = _earlier_names(session, [one.id for one in near])
    verdicts = ((one, _verdict(name, one.name, earlier.get(one.id, ()))) for one in near)
    return [Likely(one, why) for one, why in verdicts if why]


def _verdict(name: str, current: str, earlier: Sequence[str]) -> str:
    """Say why one of an organisation's names is much like `name`; "" when none is."""
    alike, why = likely_same(name, current)
    if alike:
        return why
    once = next((old for old in earlier if likely_same(name, old)[0]), "")
    return f"It was once called {once}." if once else ""


def _earlier_names(session: Session, ids: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = session.execute(
        select(OrganisationName.organisation_id, OrganisationName.name).where(
            OrganisationName.organisation_id.in_(ids)
        )
    )
    for number, name in rows:
        found.setdefault(number, []).append(name)
    return found
