"""What a draft says, who wrote which part of it, and what it takes for it to be complete.

Callers have found the version through the policy: its edits are for those who may draft.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from commissioning.agreements.models import Agreement, Edit, Version
from commissioning.agreements.rules.circumstances import Facts
from commissioning.agreements.rules.content import Content, from_json
from commissioning.agreements.rules.draft_parts import stamp_of
from commissioning.agreements.rules.membership import with_parties
from commissioning.agreements.rules.parts import Party
from commissioning.foundation.actor import BUYING
from commissioning.foundation.clock import today
from commissioning.organisations.models import Organisation
from commissioning.organisations.queries.seats import names_of_seats
from commissioning.partnerships.models import Authority, Partner, Partnership

MOST_EDITS = 200  # the newest; a page stays bounded


@dataclass(frozen=True, slots=True)
class EditShown:
    """One edit, with the names of who wrote it."""

    edit: Edit
    name: str
    organisation: str


def content_of_version(version: Version) -> Content:
    """Give what a version says, as the rules work with it."""
    return from_json(version.content)


def edits(session: Session, version: Version, part: str | None = None) -> list[EditShown]:
    """Give the newest edits of a draft, or of one part of it, newest first."""
    found = session.execute(
        select(Edit, Organisation.name)
        .join(Organisation, Organisation.id == Edit.organisation_id)
        .where(Edit.version_id == version.id, *([Edit.part == part] if part else []))
        .order_by(Edit.id.desc())
        .limit(MOST_EDITS)
    ).all()
    names = names_of_seats(session, sorted({edit.by_seat for edit, _ in found}))
    return [EditShown(edit, names.get(edit.by_seat, ""), name) for edit, name in found]


def last_edit(session: Session, version: Version, part: str) -> EditShown | None:
    """Give the newest edit of one part, or None when it stands as the draft began."""
    return next(iter(edits(session, version, part)), None)


def was_seen(session: Session, version: Version, part: str, seen: str) -> Any:
    """Give what a part said when a form with this stamp was opened; None when nobody knows."""
    for shown in edits(session, version, part):
        for value in (shown.edit.before, shown.edit.after):
            if stamp_of(value) == seen:
                return value
    return None


def partners_as_parties(session: Session, partnership_id: int) -> tuple[Party, ...]:
    """Give those who are partners now as an agreement names them, in order of rank."""
    rows = session.scalars(
        select(Partner)
        .where(Partner.partnership_id == partnership_id, Partner.status == "partner")
        .options(joinedload(Partner.organisation))
        .order_by(Partner.rank)
    )
    return tuple(_party(row) for row in rows)


def among_partners(session: Session, version: Version) -> Content:
    """Give what a version says, among those who are partners now; what each does stays as said."""
    content = content_of_version(version)
    said = {party.ref: party.role for party in content.parties}
    partners = partners_as_parties(session, version.agreement.partnership_id)
    named = [replace(each, role=said.get(each.ref) or each.role) for each in partners]
    return with_parties(content, named)


def _party(partner: Partner) -> Party:
    organisation = partner.organisation
    return Party(
        ref=organisation.ref,
        name=organisation.name,
        rank=partner.rank,
        role=partner.role,
        is_lead=partner.is_lead,
        is_commissioner=organisation.kind in BUYING,
    )


def facts_of(session: Session, agreement: Agreement) -> Facts:
    """Give what completeness asks beside the content: authorities given, and what it is worth."""
    partnership = session.get_one(Partnership, agreement.partnership_id)
    opportunity = partnership.opportunity
    worth = opportunity.value_pence if opportunity else None
    return Facts(
        worth_pence=worth or 0,
        authority_from=frozenset(_authorities(session, agreement.partnership_id)),
        today=today(),
    )


def _authorities(session: Session, partnership_id: int) -> Sequence[str]:
    """Name those whose written authority stands for the one that leads now."""
    leads = select(Partner.organisation_id).where(
        Partner.partnership_id == partnership_id,
        Partner.status == "partner",
        Partner.is_lead,
    )
    return session.scalars(
        select(Organisation.ref)
        .join(Authority, Authority.organisation_id == Organisation.id)
        .where(
            Authority.partnership_id == partnership_id,
            Authority.ended_at.is_(None),
            Authority.lead_id.in_(leads),
        )
    ).all()
