"""Which versions are in force today, for many agreements at once; and what that tells of partners.

Callers have found the agreements through the policy.
"""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session, defer, selectinload

from commissioning.agreements.models import Agreement, Version
from commissioning.agreements.permissions import AGREEMENTS
from commissioning.agreements.queries.agreements import MOST_AGREEMENTS, facts_of_version
from commissioning.agreements.queries.drafts import content_of_version
from commissioning.agreements.rules.in_force import BINDING, in_force_on
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today
from commissioning.partnerships.rules.agreed import Agreed, AgreementInForce, StandingAgreement

# What legal forms ask to be written down (partnerships/rules/legal_forms.py), and where it stands.
CLAUSES = {
    "agreement": frozenset({"shares", "risks"}),
    "leaving": frozenset({"leaving"}),
    "deciding": frozenset({"deciding"}),
}


def versions_in_force(session: Session, agreements: Iterable[Agreement]) -> list[int]:
    """Give the inner numbers of the versions in force today, at most one of each agreement."""
    ended = {each.id: each.ended_on for each in agreements}
    if not ended:
        return []
    binding = session.scalars(
        select(Version)
        .where(Version.agreement_id.in_(ended), Version.status.in_(BINDING))
        .options(selectinload(Version.signatures), defer(Version.content))
    )
    of: dict[int, list[Version]] = defaultdict(list)
    for version in binding:
        of[version.agreement_id].append(version)
    numbers = {
        number: in_force_on(today(), [facts_of_version(each) for each in versions], ended[number])
        for number, versions in of.items()
    }
    return [
        version.id
        for number, versions in of.items()
        for version in versions
        if version.number == numbers[number]
    ]


def agreed_in(session: Session, actor: Actor, partnership_id: int) -> Agreed:
    """Tell what the newest version in force between the partners is, and what it says."""
    newest = (
        select(Agreement)
        .where(Agreement.partnership_id == partnership_id, AGREEMENTS.rows(actor))
        .order_by(Agreement.id.desc())
        .limit(MOST_AGREEMENTS)
    )
    numbers = versions_in_force(session, session.scalars(newest))
    if not numbers:
        return Agreed()
    version = session.get_one(Version, max(numbers))
    since = facts_of_version(version).takes_effect_on or today()
    told = AgreementInForce(
        version=version.number, since=since, fingerprint=version.fingerprint or ""
    )
    said = {clause.key for clause in content_of_version(version).clauses if clause.text}
    return Agreed(
        agreement=told,
        standing=_standing(session, numbers),
        done={key: needs <= said for key, needs in CLAUSES.items()},
    )


def _standing(session: Session, numbers: Iterable[int]) -> tuple[StandingAgreement, ...]:
    """Name the agreements of versions in force, each with the day on which it ends."""
    rows = session.execute(
        select(Agreement.ref, Agreement.title, Agreement.ended_on, Version.ends_on)
        .join(Version, Version.agreement_id == Agreement.id)
        .where(Version.id.in_(numbers))
        .order_by(Agreement.id)
    )
    return tuple(
        StandingAgreement(
            ref=row.ref,
            title=row.title,
            until=row.ended_on or row.ends_on,
            end_page="agreements.end",
        )
        for row in rows
    )
