"""Who has said that members may read an agreement in full, and which versions that has opened."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from commissioning.agreements.models import Agreement, OpenedFully, Version
from commissioning.agreements.permissions import OFFERED, in_full
from commissioning.agreements.rules.seen import Eyes
from commissioning.foundation.actor import Actor
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partner
from commissioning.partnerships.queries.seeing import openness_of


@dataclass(frozen=True, slots=True)
class OpeningOf:
    """An offered version: whether its text is opened in full, and who has not said so yet."""

    version: Version
    opened: bool
    waits_for: tuple[str, ...]


def word_of(session: Session, actor: Actor, agreement: Agreement) -> OpenedFully | None:
    """Give the standing word of the actor's own organisation, if it gave it."""
    return session.scalar(
        select(OpenedFully).where(
            OpenedFully.agreement_id == agreement.id,
            OpenedFully.organisation_id == actor.organisation_id,
            OpenedFully.ended_at.is_(None),
        )
    )


def who_opened(session: Session, agreement: Agreement) -> Sequence[tuple[str, bool]]:
    """Give each of those who are partners now, in order of rank, and whether it said so."""
    said = _said(session, agreement)
    return [(name, key in said) for key, name in _partners(session, agreement)]


def openings_of(session: Session, agreement: Agreement) -> list[OpeningOf]:
    """Give each version that was offered, the newest first, and whether all have opened it.

    All are those who are partners now, and the parties to that version, also one that has left.
    """
    said, partners = _said(session, agreement), _partners(session, agreement)
    rows = session.execute(
        select(Version, in_full())
        .where(Version.agreement_id == agreement.id, Version.status.in_(OFFERED))
        .options(selectinload(Version.parties))
        .order_by(Version.number.desc())
    )
    return [
        OpeningOf(version, bool(opened), _without(said, partners, version))
        for version, opened in rows
    ]


def opened_versions(session: Session, agreement: Agreement) -> frozenset[int]:
    """Give the numbers of the offered versions that all have opened, as the policy decides it."""
    offered = Version.status.in_(OFFERED)
    found = select(Version.number).where(Version.agreement_id == agreement.id, offered, in_full())
    return frozenset(session.scalars(found))


def eyes_of(session: Session, version: Version) -> Eyes:
    """Ask the policy's own clauses who sees a version once it is offered, so that words hold."""
    partnership = version.agreement.partnership
    openness = openness_of(session, partnership)
    opened = session.scalar(select(in_full()).where(Version.id == version.id))
    return Eyes(
        place=partnership.place.name,
        members=openness.to_members,
        commissioners=openness.to_commissioners,
        opened=bool(opened),
    )


def _without(
    said: frozenset[int], partners: Sequence[tuple[int, str]], version: Version
) -> tuple[str, ...]:
    parties = [(party.organisation_id, party.name) for party in version.parties]
    asked = dict(parties) | dict(partners)
    return tuple(name for key, name in asked.items() if key not in said)


def _said(session: Session, agreement: Agreement) -> frozenset[int]:
    words = select(OpenedFully.organisation_id).where(
        OpenedFully.agreement_id == agreement.id, OpenedFully.ended_at.is_(None)
    )
    return frozenset(session.scalars(words))


def _partners(session: Session, agreement: Agreement) -> list[tuple[int, str]]:
    rows = session.execute(
        select(Organisation.id, Organisation.name)
        .join(Partner, Partner.organisation_id == Organisation.id)
        .where(Partner.partnership_id == agreement.partnership_id, Partner.status == "partner")
        .order_by(Partner.rank)
    )
    return [(key, name) for key, name in rows]
