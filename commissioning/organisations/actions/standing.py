"""An organisation's standing: verified or not, retired, merged into another.

The convenor's finding is kept by places/, which calls these downward.
"""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import INSTALLATION, Actor
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Refused
from commissioning.foundation.trail import record
from commissioning.organisations.actions.changing import changed, keep_keys
from commissioning.organisations.models import Identifier, Organisation, OrganisationName
from commissioning.organisations.permissions import ORGANISATIONS
from commissioning.organisations.queries.vouches import VOUCHES_NEEDED, vouches_that_count

SHORTEST_EVIDENCE = 10  # letters: "Seen" says nothing to whoever asks later


def mark_verified(
    session: Session, actor: Actor, organisation: Organisation, evidence: str
) -> None:
    """Hold an organisation for verified, on the evidence noted; nothing changes if it is already.

    Raises:
        Refused: There is no evidence, it is retired, or too few vouch for an informal group.
    """
    _require_convenor(session, actor, organisation)
    require_evidence(evidence)
    if organisation.retired_at is not None:
        raise Refused("This organisation is retired. It cannot be verified")
    if actor != INSTALLATION and _lacks_vouches(session, organisation):
        raise Refused("Two verified organisations have to vouch for an informal group first")
    if organisation.verified_at is not None:
        return
    organisation.verified_at = now()
    record(session, actor, "verified", organisation, after={"evidence": evidence})
    changed(session, organisation)


def take_back_verification(
    session: Session, actor: Actor, organisation: Organisation, evidence: str
) -> None:
    """Take a verification back, on the evidence noted: what it shared is held privately again."""
    _require_convenor(session, actor, organisation)
    require_evidence(evidence)
    if organisation.verified_at is None:
        return
    organisation.verified_at = None
    said = {"evidence": evidence}
    record(session, actor, "took back the verification", organisation, after=said)
    changed(session, organisation)


def retire(session: Session, actor: Actor, organisation: Organisation, why: str) -> None:
    """Retire an organisation that has closed; its record stays."""
    ORGANISATIONS.require(session, actor, "retire", organisation)
    organisation.retired_at = now()
    record(session, actor, "retired", organisation, after={"why": why})
    changed(session, organisation)


def merge(
    session: Session, actor: Actor, merged: Organisation, into: Organisation, evidence: str
) -> None:
    """Join one organisation to another that is the same: names and numbers go along.

    What the merged one did stays with it; its page leads to the other. Its people keep their
    ended sight of it, and are invited anew to the other.

    Raises:
        Refused: They are one already, one of them was merged before, or there is no evidence.
    """
    for each in (merged, into):
        _require_convenor(session, actor, each)
    require_evidence(evidence)
    if merged.id == into.id or merged.merged_into_id or into.merged_into_id:
        raise Refused("Choose two organisations, neither of which was merged before")
    _carry_names(session, merged, into)
    _carry_numbers(merged, into)
    merged.merged_into_id, merged.retired_at = into.id, merged.retired_at or now()
    session.flush()
    keep_keys(session, into)
    said = {"evidence": evidence, "into": into.ref}
    record(session, actor, "merged into another", merged, after=said)
    record(session, actor, "took in another", into, after=said | {"name": merged.name})
    changed(session, merged, into)


def require_evidence(evidence: str) -> None:
    """Refuse what says too little to be looked at again.

    Raises:
        Refused: Fewer than ten letters.
    """
    if len(evidence.strip()) < SHORTEST_EVIDENCE:
        raise Refused("Say in a sentence what you looked at, so that others can follow", "evidence")


def _require_convenor(session: Session, actor: Actor, organisation: Organisation) -> None:
    if actor != INSTALLATION:
        ORGANISATIONS.require(session, actor, "verify", organisation)


def _lacks_vouches(session: Session, organisation: Organisation) -> bool:
    return organisation.informal and vouches_that_count(session, organisation) < VOUCHES_NEEDED


def _carry_names(session: Session, merged: Organisation, into: Organisation) -> None:
    earlier = session.scalars(
        select(OrganisationName).where(OrganisationName.organisation_id == merged.id)
    ).all()
    pairs = [(old.name, old.folded_name) for old in earlier] + [(merged.name, merged.folded_name)]
    session.add_all(
        OrganisationName(
            organisation_id=into.id, name=name, folded_name=folded, why="Merged into this one"
        )
        for name, folded in pairs
        if name != into.name
    )


def _carry_numbers(merged: Organisation, into: Organisation) -> None:
    held = {(i.scheme, i.number) for i in into.identifiers}
    into.identifiers += [
        Identifier(scheme=i.scheme, number=i.number, flag=i.flag, matched_at=i.matched_at)
        for i in merged.identifiers
        if (i.scheme, i.number) not in held
    ]
