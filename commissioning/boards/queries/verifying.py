"""Proves what boards decided: each outcome follows from what is kept, and nothing was changed.

For whoever runs the register: nothing here asks the policy, and it names things by reference alone.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload, undefer

from commissioning.agreements.models import Decision, Version
from commissioning.agreements.queries.sealed import word_facts
from commissioning.agreements.rules.canonical import fingerprint
from commissioning.boards.models import Resolution
from commissioning.boards.permissions import DECIDED
from commissioning.boards.queries.counting import (
    outcome_of,
    sealed_facts,
    takes_effect_on,
    vote_facts,
)
from commissioning.boards.queries.resolutions import WHOLE
from commissioning.boards.queries.verifying_votes import not_as_written, taken_out, written
from commissioning.boards.rules.minute_facts import DELEGATED
from commissioning.boards.rules.seals import START, seal_of, vote_digest
from commissioning.foundation.proof import Proof
from commissioning.foundation.trail import Told, told, told_of_nothing

BATCH = 200
SAID = {"carried": "approved", "not_carried": "refused"}
WHOLLY = {"approved": "approved", "signed": "approved", "acknowledged": "acknowledged"}


def how_many(session: Session) -> int:
    """Count the decisions of boards there are."""
    return session.scalar(select(func.count()).select_from(Resolution)) or 0


def decided_wrongly(session: Session) -> Iterator[str]:
    """Name each decision of a board that does not follow from what is kept of it."""
    for ref in told_of_nothing(session, "seal", Resolution):
        yield f"board's decision {ref}: the trail tells of it, and it is not here"
    yield from taken_out(session)
    last = 0
    wanted = select(Resolution).options(*WHOLE).order_by(Resolution.id).limit(BATCH)
    while batch := session.scalars(wanted.where(Resolution.id > last)).unique().all():
        seals = told(session, [resolution.ref for resolution in batch], "seal")
        entries = written(session, batch)
        for resolution in batch:
            for fault in chain(
                _faults(resolution, seals.get(resolution.ref, [])),
                not_as_written(resolution, entries),
            ):
                yield f"board's decision {resolution.ref}: {fault}"
        last = batch[-1].id


def _faults(resolution: Resolution, seals: Sequence[Told]) -> Iterator[str]:
    if resolution.fingerprint != resolution.version.fingerprint:
        yield "it names another text than its version has"
    yield from _in_votes(resolution)
    if resolution.status in DECIDED:
        yield from _in_outcome(resolution)
        if not seals or seals[0].after.get("seal") != resolution.seal:
            yield "the trail does not know its seal"
        yield from _in_consequence(resolution)
    elif seals:
        yield "the trail says that it was closed"
    elif resolution.decision_id is not None:
        yield "it is not closed, and yet its party has had its say by it"


def _in_votes(resolution: Resolution) -> Iterator[str]:
    """Walk the chain of votes: each carries the digest of the one before it."""
    before = START
    for vote in resolution.votes:
        if vote.digest != vote_digest(before, vote_facts(vote)):
            yield f"vote {vote.ref} is not as it was given, or one before it is missing"
        before = vote.digest


def _in_outcome(resolution: Resolution) -> Iterator[str]:
    if resolution.seal != seal_of(sealed_facts(resolution)):
        yield "something that its outcome was computed from was changed after it was closed"
    if resolution.outcome.get("result") != resolution.status:
        yield "it stands otherwise than its outcome says"
    if resolution.procedure != DELEGATED and outcome_of(resolution).result != resolution.status:
        yield f"its rule, its list and its votes do not come to {resolution.status}"


def _in_consequence(resolution: Resolution) -> Iterator[str]:
    """Hold the party's word in the agreement against the decision that it was made from."""
    decision, ought = resolution.decision, SAID.get(resolution.status)
    if ought is None:
        if decision is not None:
            yield "too few could decide, and yet its party has had its say by it"
    elif decision is None:
        yield "its party's word in the agreement is missing"
    elif _as_kept(decision) != (
        resolution.version_id,
        resolution.organisation_id,
        resolution.fingerprint,
        ought,
        takes_effect_on(resolution),
    ):
        yield f"its party's word {decision.ref} in the agreement is another than was decided"


def _as_kept(decision: Decision) -> tuple[int, int, str, str, date | None]:
    return (
        decision.version_id,
        decision.organisation_id,
        decision.fingerprint,
        decision.said,
        decision.takes_effect_on,
    )


def words_written_wrongly(session: Session) -> Iterator[str]:
    """Name each party's word on a version that is another than the trail says was given.

    However it came about: by a board's decision here, or written down from its minute.
    """
    last = 0
    wanted = select(Decision).order_by(Decision.id).limit(BATCH)
    while batch := session.scalars(wanted.where(Decision.id > last)).all():
        refs = [decision.ref for decision in batch]
        given, ended = told(session, refs, "decide"), told(session, refs, "take_back")
        for decision in batch:
            for fault in _in_word(decision, given.get(decision.ref, [])):
                yield f"word {decision.ref}: {fault}"
            if (decision.ended_at is not None) != (decision.ref in ended):
                yield f"word {decision.ref}: the trail says otherwise whether it was taken back"
        last = batch[-1].id


def _in_word(decision: Decision, given: Sequence[Told]) -> Iterator[str]:
    if not given:
        yield "the trail knows nothing of it"
        return
    after = given[0].after
    said = (after.get("said"), after.get("fingerprint"))
    if said != (decision.said, decision.fingerprint) or not given[0].holds(word_facts(decision)):
        yield "the trail says that something else was said"


def approved_wrongly(session: Session) -> Iterator[str]:
    """Name each version that stands as approved by all, or beyond, and is not, or is another text.

    A version is named by its own bytes; every party has said yes to exactly those.
    """
    last = 0
    wanted = (
        select(Version)
        .where(Version.canonical.is_not(None))
        .options(undefer(Version.canonical), selectinload(Version.parties))
        .options(selectinload(Version.decisions))
        .order_by(Version.id)
        .limit(BATCH)
    )
    while batch := session.scalars(wanted.where(Version.id > last)).all():
        for version in batch:
            for fault in _in_version(version):
                yield f"version {version.ref}: {fault}"
        last = batch[-1].id


def _in_version(version: Version) -> Iterator[str]:
    if version.canonical is None or fingerprint(version.canonical) != version.fingerprint:
        yield "its text is another than the one it is named by"
    ought = WHOLLY.get(version.status)
    if ought is None:
        return
    standing = (each for each in version.decisions if each.ended_at is None)
    said = {each.organisation_id: (each.said, each.fingerprint) for each in standing}
    parties = [party.organisation_id for party in version.parties]
    if any(said.get(party) != (ought, version.fingerprint) for party in parties):
        yield f"it stands as {version.status}, and not every party has {ought} exactly this text"


def _wrong(session: Session) -> Iterator[str]:
    yield from decided_wrongly(session)
    yield from words_written_wrongly(session)
    yield from approved_wrongly(session)


DECISIONS_HOLD = Proof(
    "decisions of boards", "follow from their votes, lists and rules", how_many, _wrong
)
