"""What a convenor can look at before deciding about an organisation."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.organisations.models import Organisation, RegisterRow
from commissioning.organisations.queries.likely_same import (
    Likely,
    likely_duplicates_of,
    register_row,
)
from commissioning.organisations.rules.identifiers import OrgIdentifier, org_id
from commissioning.organisations.rules.likeness import likely_same
from commissioning.places.permissions import FINDINGS, has_a_role_in_it


@dataclass(frozen=True, slots=True)
class Registered:
    """What a loaded register file says of one of an organisation's numbers."""

    org_id: str
    row: RegisterRow
    same_name: bool
    why: str


def in_the_register(session: Session, organisation: Organisation) -> list[Registered]:
    """Give the rows of loaded register files that hold the organisation's numbers."""
    held = [OrgIdentifier(i.scheme, i.number) for i in organisation.identifiers]
    rows = [(identifier, register_row(session, identifier)) for identifier in held]
    return [
        Registered(org_id(identifier), row, *likely_same(organisation.name, row.name))
        for identifier, row in rows
        if row is not None
    ]


def same_as(session: Session, actor: Actor, organisation: Organisation) -> Sequence[Likely]:
    """Give the organisations that may be this one, of those that concern the convenor too."""
    likely = likely_duplicates_of(session, actor, organisation)
    concerned = set(
        session.scalars(
            select(Organisation.id).where(
                Organisation.id.in_([each.organisation.id for each in likely]),
                FINDINGS.rows(actor),
                Organisation.retired_at.is_(None),
            )
        )
    )
    return [each for each in likely if each.organisation.id in concerned]


def has_a_role(session: Session, actor: Actor, organisation: Organisation) -> bool:
    """Tell whether the person has any role in the organisation, whatever they act as now."""
    asked = select(Organisation.id).where(
        Organisation.id == organisation.id, has_a_role_in_it(actor)
    )
    return session.scalar(asked) is not None
