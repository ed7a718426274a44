"""Offering a version: from then on its text never changes, and every party has its say."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.agreements.actions.keeping import held_version, version_now
from commissioning.agreements.actions.telling import tell_parties
from commissioning.agreements.events import VersionSettled
from commissioning.agreements.letters import versions as letters
from commissioning.agreements.lifecycle import VERSION
from commissioning.agreements.models import Version, VersionFile, VersionParty
from commissioning.agreements.permissions import VERSIONS
from commissioning.agreements.queries.drafts import content_of_version, facts_of
from commissioning.agreements.queries.sealed import hashes_of
from commissioning.agreements.queries.standing import why_not_agreed_now
from commissioning.agreements.rules.canonical import canonical_bytes, fingerprint
from commissioning.agreements.rules.completeness import missing
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.differences import changes
from commissioning.agreements.rules.draft_parts import boards_decide
from commissioning.agreements.rules.prepared import Prepared
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Refused
from commissioning.foundation.events import emit
from commissioning.organisations.models import Organisation

SAID = 3  # of what is still to be said, in one message; the draft's page lists all
LONGEST_WHY = 500
CHANGED = "Somebody changed the draft meanwhile. Read it again, and offer it as it is now"
NOT_YOURS = "Only the party that offered this version can withdraw it"
SIGNED_BY_ONE = (
    "A party has signed it already, so it is not withdrawn any more. Offer a next version instead"
)
WHY = "Say in a sentence why; everyone reads it"
NOTHING_CHANGED = "Nothing has changed since the version that binds you now"


def prepare_offer(session: Session, actor: Actor, version_ref: str) -> Prepared:
    """Work out what would be offered; reads only, so documents can be made from it in peace.

    Raises:
        Hidden, NotAllowed: The actor may not offer this draft.
        Refused: Something is still to be said, or the partners have changed; says what.
    """
    version = VERSIONS.find(session, actor, version_ref, "offer")
    content = content_of_version(version)
    _refuse_unready(session, version, content)
    before = _offered_before(session, version)
    previous = (before.fingerprint or "") if before else ""
    agreement_ref = version.agreement.ref
    canonical = canonical_bytes(agreement_ref, version.number, previous or None, content)
    return Prepared(
        version_ref=version_ref,
        agreement_ref=agreement_ref,
        number=version.number,
        revision=version.revision,
        content=content,
        canonical=canonical,
        fingerprint=fingerprint(canonical),
        previous_hash=previous,
        material=_is_material(session, version, content),
    )


def offer(
    session: Session, actor: Actor, prepared: Prepared, files: Mapping[str, bytes], site: str
) -> Version:
    """Offer a draft exactly as it was prepared, with the documents made of it, by kind.

    A version still on offer is withdrawn as replaced. Every party is told.

    Raises:
        Hidden, NotAllowed: The actor may not offer this draft.
        Refused: The draft, or who is a partner, changed meanwhile.
    """
    version = held_version(session, actor, prepared.version_ref, "offer")
    if version.revision != prepared.revision:
        raise Refused(CHANGED)
    _refuse_other_partners(session, version, prepared.content)
    _replace_older(session, actor, version, site)
    _write_down(version, actor, prepared)
    VERSION.move(
        session,
        actor,
        version,
        "offer",
        number=version.number,
        fingerprint=prepared.fingerprint,
        material=prepared.material,
        files=hashes_of(files),
    )
    _keep_parties(session, version, prepared.content)
    _keep_files(session, version, files)
    session.flush()
    version = version_now(session, version.ref)
    write = letters.offered if version.material else letters.to_acknowledge
    tell_parties(session, version, site, write)
    return version


def withdraw(session: Session, actor: Actor, version_ref: str, why: str, site: str) -> Version:
    """Withdraw a version that our own organisation offered and that nobody has signed yet.

    Raises:
        Hidden, NotAllowed: The actor may not do so.
        Refused: Another party offered it, a party has signed it, or no reason is given.
        IllegalMove: It is refused, signed or withdrawn already.
    """
    version = held_version(session, actor, version_ref, "withdraw")
    if version.offered_by_id != actor.organisation_id:
        raise Refused(NOT_YOURS)
    if version.signatures:
        raise Refused(SIGNED_BY_ONE)
    if not why.strip():
        raise Refused(WHY, "why")
    VERSION.move(session, actor, version, "withdraw")
    version.settled_at, version.settled_why = now(), why.strip()[:LONGEST_WHY]
    tell_parties(session, version, site, letters.withdrawn)
    emit(session, VersionSettled(version.id))
    return version


def _refuse_unready(session: Session, version: Version, content: Content) -> None:
    asked = [m.what for m in missing(content, facts_of(session, version.agreement)) if m.needed]
    if asked:
        more = len(asked) - SAID
        rest = f" There are {more} more on the draft's page." if more > 0 else ""
        raise Refused(f"Before you offer it: {'; '.join(asked[:SAID])}.{rest}")
    _refuse_other_partners(session, version, content)


def _refuse_other_partners(session: Session, version: Version, content: Content) -> None:
    named = frozenset(party.ref for party in content.parties)
    if why := why_not_agreed_now(session, version, named):
        raise Refused(why)


def _offered_before(session: Session, version: Version) -> Version | None:
    """Give the version that was offered last before this one, whatever became of it."""
    return session.scalar(
        select(Version)
        .where(
            Version.agreement_id == version.agreement_id,
            Version.number < version.number,
            Version.fingerprint.is_not(None),
        )
        .order_by(Version.number.desc())
        .limit(1)
    )


def _is_material(session: Session, version: Version, content: Content) -> bool:
    """Tell whether boards decide: always, but for small changes of what all have settled."""
    settled = session.scalar(
        select(Version)
        .where(
            Version.agreement_id == version.agreement_id,
            Version.status.in_(("signed", "acknowledged")),
        )
        .order_by(Version.number.desc())
        .limit(1)
    )
    if settled is None:
        return True
    made = changes(content_of_version(settled), content)
    if not made:
        raise Refused(NOTHING_CHANGED)
    return boards_decide(made, version.spelling)


def _replace_older(session: Session, actor: Actor, newer: Version, site: str) -> None:
    older = session.scalars(
        select(Version).where(
            Version.agreement_id == newer.agreement_id, Version.status == "offered"
        )
    ).all()
    for version in older:
        VERSION.move(session, actor, version, "replace")
        version.settled_at = now()
        version.settled_why = f"Replaced by version {newer.number}."
        tell_parties(session, version, site, letters.replaced)
        emit(session, VersionSettled(version.id))


def _write_down(version: Version, actor: Actor, prepared: Prepared) -> None:
    content = prepared.content
    version.canonical, version.fingerprint = prepared.canonical, prepared.fingerprint
    version.previous_hash, version.material = prepared.previous_hash, prepared.material
    version.starts_on, version.ends_on = content.starts_on, content.ends_on
    version.offered_at = now()
    version.offered_by_id, version.offered_seat = actor.organisation_id, actor.seat_ref
    version.agreement.title = content.title[:200]


def _keep_parties(session: Session, version: Version, content: Content) -> None:
    refs = [party.ref for party in content.parties]
    rows = session.execute(
        select(Organisation.ref, Organisation.id).where(Organisation.ref.in_(refs))
    )
    ids = {row.ref: row.id for row in rows}
    session.add_all(
        VersionParty(
            version_id=version.id,
            organisation_id=ids[party.ref],
            rank=party.rank,
            name=party.name[:200],
        )
        for party in content.parties
    )


def _keep_files(session: Session, version: Version, files: Mapping[str, bytes]) -> None:
    session.add_all(
        VersionFile(version_id=version.id, kind=kind, sha256=hash_, body=files[kind])
        for kind, hash_ in hashes_of(files).items()
    )
