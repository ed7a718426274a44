"""Proves of offered versions that they stand as they were offered, decided on and signed.

For whoever runs the register: nothing here asks the policy, and it names things by reference alone.
What is kept is held against the canonical form, which a version is named by, and the trail.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from msgspec.json import decode
from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload, undefer

from commissioning.agreements.models import (
    Agreement,
    Decision,
    Signature,
    Version,
    VersionFile,
    VersionParty,
)
from commissioning.agreements.queries.drafts import content_of_version
from commissioning.agreements.queries.sealed import signature_facts
from commissioning.agreements.rules.canonical import content_of, in_order
from commissioning.agreements.rules.content import Content, NotAContent
from commissioning.agreements.rules.differences import changes
from commissioning.agreements.rules.draft_parts import boards_decide
from commissioning.agreements.rules.in_force import BINDING
from commissioning.foundation.proof import Proof
from commissioning.foundation.trail import Told, told, told_of_nothing

BATCH = 100
FILES = 10  # read at a time: each may be some megabytes
KEPT = (("offer", Version), ("decide", Decision), ("sign", Signature))


def how_many(session: Session) -> int:
    """Count the versions that were ever offered."""
    offered = select(func.count()).select_from(Version).where(Version.fingerprint.is_not(None))
    return session.scalar(offered) or 0


def kept_wrongly(session: Session) -> Iterator[str]:
    """Name each offered version, file and end of an agreement that is not as it was written."""
    for verb, table in KEPT:
        for ref in told_of_nothing(session, verb, table):
            yield f"{table.__tablename__} {ref}: the trail tells of it, and it is not here"
    yield from _versions(session)
    yield from _files(session)
    yield from _ends(session)


def _versions(session: Session) -> Iterator[str]:
    last = 0
    wanted = (
        select(Version)
        .where(Version.fingerprint.is_not(None))
        .options(undefer(Version.canonical), joinedload(Version.agreement))
        .options(selectinload(Version.parties).joinedload(VersionParty.organisation))
        .options(selectinload(Version.signatures))
        .order_by(Version.id)
        .limit(BATCH)
    )
    while batch := session.scalars(wanted.where(Version.id > last)).all():
        offers = told(session, [version.ref for version in batch], "offer")
        signed = told(session, [each.ref for v in batch for each in v.signatures], "sign")
        for version in batch:
            for fault in _in_version(session, version, offers.get(version.ref, []), signed):
                yield f"version {version.ref}: {fault}"
        last = batch[-1].id


def _in_version(
    session: Session, version: Version, offers: list[Told], signed: dict[str, list[Told]]
) -> Iterator[str]:
    try:
        content, kept = content_of(version.canonical or b""), in_order(content_of_version(version))
    except (NotAContent, KeyError):
        yield "its text cannot be read"
        return
    if content != kept or not _is_named_so(version):
        yield "what it says is another than the text it is named by"
    yield from _in_columns(version, content)
    yield from _in_offer(session, version, kept, offers)
    yield from _in_signatures(version, content, signed)


def _is_named_so(version: Version) -> bool:
    """Tell whether the canonical form names this agreement, number and version before."""
    written = decode(version.canonical or b"{}")
    said = (written["agreement"], written["number"], written["previous"] or "")
    return bool(said == (version.agreement.ref, version.number, version.previous_hash))


def _in_columns(version: Version, content: Content) -> Iterator[str]:
    if (version.starts_on, version.ends_on) != (content.starts_on, content.ends_on):
        yield "its days are others than its text says"
    kept = {(each.organisation.ref, each.rank, each.name) for each in version.parties}
    if kept != {(each.ref, each.rank, each.name[:200]) for each in content.parties}:
        yield "its parties are others than its text says"


def _in_offer(
    session: Session, version: Version, content: Content, offers: list[Told]
) -> Iterator[str]:
    if len(offers) != 1 or offers[0].after.get("fingerprint") != version.fingerprint:
        yield "the trail does not know that exactly this text was offered"
        return
    said = offers[0].after.get("material")
    material = _was_material(session, version, content) if said is None else said
    if material and not version.material:
        yield "boards decide on it, and it stands as a small change"


def _was_material(session: Session, version: Version, content: Content) -> bool:
    """Work out anew whether boards decide, from what all had settled when it was offered."""
    settled = session.scalar(
        select(Version)
        .where(
            Version.agreement_id == version.agreement_id,
            Version.number < version.number,
            Version.status.in_(BINDING),
            Version.settled_at <= version.offered_at,
        )
        .order_by(Version.number.desc())
        .limit(1)
    )
    if settled is None:
        return True
    return boards_decide(changes(content_of_version(settled), content), version.spelling)


def _in_signatures(
    version: Version, content: Content, signed: dict[str, list[Told]]
) -> Iterator[str]:
    for each in version.signatures:
        facts = signature_facts(each)
        if not any(entry.holds(facts) for entry in signed.get(each.ref, ())):
            yield f"the trail does not know signature {each.ref} as it is"
    have = {each.organisation_id for each in version.signatures}
    parties = {each.organisation_id for each in version.parties}
    if version.status == "signed" and (have != parties or len(have) != len(content.parties)):
        yield "it stands as signed, and not every party has signed"


def _files(session: Session) -> Iterator[str]:
    """Hold each file's bytes against its hash, and that against what was offered."""
    ids = session.scalars(select(VersionFile.version_id).distinct()).all()
    for start in range(0, len(ids), FILES):
        yield from _in_files(session, ids[start : start + FILES])


def _in_files(session: Session, ids: Sequence[int]) -> Iterator[str]:
    found = session.execute(
        select(Version.ref, VersionFile.kind, VersionFile.sha256, VersionFile.body)
        .join(Version, Version.id == VersionFile.version_id)
        .where(Version.id.in_(ids))
    ).all()
    offers = told(session, {each.ref for each in found}, "offer")
    for ref, kind, hash_, body in found:
        said = [entry.after.get("files", {}).get(kind, hash_) for entry in offers.get(ref, ())]
        if {sha256(body).hexdigest(), *said} != {hash_}:
            yield f"version {ref}: its {kind} is another than was made when it was offered"


def _ends(session: Session) -> Iterator[str]:
    """Hold the day on which each agreement ends early against what all parties said."""
    ended = {
        each.ref: each.ended_on.isoformat() if each.ended_on else ""
        for each in session.scalars(select(Agreement))
    }
    said = told(session, ended, "end")
    for ref, day in ended.items():
        entries = said.get(ref, [])
        if day != (entries[-1].after.get("ended_on") if entries else ""):
            yield f"agreement {ref}: it ends early on another day than its parties said"


VERSIONS_HOLD = Proof(
    "offered versions", "stand as they were offered and signed", how_many, kept_wrongly
)
