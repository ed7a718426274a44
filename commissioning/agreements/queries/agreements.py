"""Agreements and their versions as a reader may see them, and what waits for somebody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Row, select
from sqlalchemy.orm import Session, defer, joinedload, selectinload

from commissioning.agreements.models import (
    Agreement,
    Decision,
    Signature,
    Version,
    VersionParty,
)
from commissioning.agreements.permissions import AGREEMENTS, VERSIONS
from commissioning.agreements.rules.in_force import VersionFacts, in_force_on, standing_on
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import day_in_london, today

MOST_AGREEMENTS = 50
MOST_VERSIONS = 200


@dataclass(frozen=True, slots=True)
class VersionShown:
    """One version that the reader may see, with its parties, standing decisions and signatures.

    Attributes:
        words: How it stands today.
        reads: Whether the reader may read its text, and not only that it is there.
        inside: Whether the reader may know what each party said of it.
        undecided: The names of the parties that have not decided or acknowledged yet.
        unsigned: The names of the parties that have not signed yet.
    """

    version: Version
    words: str
    reads: bool
    inside: bool

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """Give the decisions that stand."""
        return tuple(each for each in self.version.decisions if each.ended_at is None)

    @property
    def undecided(self) -> tuple[str, ...]:
        """Name the parties whose word is still to come."""
        said = {each.organisation_id for each in self.decisions}
        return self._names_without(said)

    @property
    def unsigned(self) -> tuple[str, ...]:
        """Name the parties that have not signed yet."""
        return self._names_without({each.organisation_id for each in self.version.signatures})

    def _names_without(self, done: set[int]) -> tuple[str, ...]:
        return tuple(p.name for p in self.version.parties if p.organisation_id not in done)


@dataclass(frozen=True, slots=True)
class AgreementShown:
    """One agreement and those of its versions that the reader may see, newest first."""

    agreement: Agreement
    versions: tuple[VersionShown, ...]


def agreements_of(session: Session, actor: Actor, partnership_id: int) -> list[AgreementShown]:
    """Give the partnership's agreements that `actor` may see, newest first."""
    found = session.scalars(
        select(Agreement)
        .where(Agreement.partnership_id == partnership_id, AGREEMENTS.rows(actor))
        .order_by(Agreement.id.desc())
        .limit(MOST_AGREEMENTS)
    ).all()
    return [AgreementShown(each, versions) for each, versions in _shown(session, actor, found)]


def any_of_partnership(session: Session, actor: Actor, partnership_id: int) -> bool:
    """Tell whether `actor` may see an agreement of the partnership."""
    mine = select(Agreement.id).where(
        Agreement.partnership_id == partnership_id, AGREEMENTS.rows(actor)
    )
    return session.scalar(mine.limit(1)) is not None


def versions_of(session: Session, actor: Actor, agreement: Agreement) -> list[VersionShown]:
    """Give those of an agreement's versions that `actor` may see, newest first."""
    [(_, versions)] = _shown(session, actor, [agreement])
    return list(versions)


def _shown(
    session: Session, actor: Actor, agreements: Sequence[Agreement]
) -> list[tuple[Agreement, tuple[VersionShown, ...]]]:
    rows = session.execute(
        select(Version, VERSIONS.rows(actor, "read"), VERSIONS.rows(actor, "follow"))
        .where(
            Version.agreement_id.in_([each.id for each in agreements]),
            Version.status != "discarded",
            VERSIONS.rows(actor),
        )
        .options(
            selectinload(Version.parties).joinedload(VersionParty.organisation),
            selectinload(Version.decisions).joinedload(Decision.organisation),
            selectinload(Version.signatures).joinedload(Signature.organisation),
            joinedload(Version.offered_by),
            defer(Version.content),  # long, and read of one or two of them
        )
        .order_by(Version.number.desc())
        .limit(MOST_VERSIONS)
    ).all()
    return [
        (each, _in_words(each, [row for row in rows if row[0].agreement_id == each.id]))
        for each in agreements
    ]


def _in_words(
    agreement: Agreement, rows: Sequence[Row[Version, bool, bool]]
) -> tuple[VersionShown, ...]:
    """Say how each stands, from what the reader may see alone."""
    facts = [facts_of_version(version) for version, *_ in rows]
    words = standing_on(today(), facts, agreement.ended_on)
    return tuple(
        VersionShown(version, words[version.number], bool(reads), bool(inside))
        for version, reads, inside in rows
    )


def facts_of_version(version: Version) -> VersionFacts:
    """Give what is known of a version, for the rules of what is in force."""
    return VersionFacts(
        version.number, version.status, version.starts_on, version.ends_on, settled_on(version)
    )


def settled_on(version: Version) -> date | None:
    """Give the day on which the last party signed, or acknowledged, a version that all settled."""
    if version.status == "signed":
        return max(signature.signed_on for signature in version.signatures)
    if version.status == "acknowledged" and version.settled_at is not None:
        return day_in_london(version.settled_at)
    return None


def in_force(session: Session, agreement_id: int, day: date) -> Version | None:
    """Give the version in force on `day`, for the rules; what is shown of it asks the policy."""
    agreement = session.get_one(Agreement, agreement_id)
    binding = session.scalars(
        select(Version)
        .where(Version.agreement_id == agreement_id, Version.status.in_(("signed", "acknowledged")))
        .options(selectinload(Version.signatures))
        .order_by(Version.number)
    ).all()
    number = in_force_on(day, [facts_of_version(each) for each in binding], agreement.ended_on)
    return next((each for each in binding if each.number == number), None)
