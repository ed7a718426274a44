"""The documents kept of offered versions."""

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.agreements.models import Agreement, Version, VersionFile


@dataclass(frozen=True, slots=True)
class Known:
    """The version of which a file is the document, as it was kept when that was offered."""

    agreement_ref: str
    title: str
    number: int
    fingerprint: str


def kept_file(session: Session, version: Version, kind: str) -> bytes | None:
    """Give the bytes kept of a version that the policy let the caller read; None without any."""
    return session.scalar(
        select(VersionFile.body).where(
            VersionFile.version_id == version.id, VersionFile.kind == kind
        )
    )


def known_by_bytes(session: Session, body: bytes) -> Known | None:
    """Find the version that exactly these bytes were made of; for whoever runs the register."""
    found = session.execute(
        select(Agreement.ref, Agreement.title, Version.number, Version.fingerprint)
        .join(Version, Version.agreement_id == Agreement.id)
        .join(VersionFile, VersionFile.version_id == Version.id)
        .where(VersionFile.sha256 == sha256(body).hexdigest())
        .order_by(Version.id)
        .limit(1)
    ).one_or_none()
    return None if found is None else Known(found[0], found[1], found[2], found[3] or "")
