"""Writing one clause, and saying whether nothing but its spelling was mended: one act."""

from typing import Any

from sqlalchemy.orm import Session

from commissioning.agreements.actions.drafting import edit, mark_spelling
from commissioning.agreements.models import Version
from commissioning.foundation.actor import Actor


def write_clause(
    session: Session,
    actor: Actor,
    version_ref: str,
    part: str,
    value: Any,
    seen: str,
    *,
    spelling: bool,
) -> Version:
    """Write a clause as `edit` does, which says what it raises, and keep the mark if it changed."""
    version = edit(session, actor, version_ref, part, value, seen)
    if spelling != (part in version.spelling):
        mark_spelling(session, actor, version_ref, part, spelling)
    return version
