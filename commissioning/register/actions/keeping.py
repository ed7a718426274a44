"""What every change of a declaration ends with: a version, a line in the trail, a true index."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Hidden
from commissioning.foundation.trail import record
from commissioning.opportunities.actions.bidders import note_bidder
from commissioning.register.index import reindex
from commissioning.register.models import Declaration, DeclarationVersion
from commissioning.register.permissions import DECLARATIONS
from commissioning.register.queries.contents import content_of, sharing_of, version_of


def held(session: Session, actor: Actor, ref: str, verb: str) -> Declaration:
    """Give the declaration to which `actor` may do `verb`, kept from other writers until we end.

    Raises:
        Hidden: There is none, or none the actor may see.
        NotAllowed: The actor may see it, but not do this.
    """
    take = select(Declaration).where(Declaration.ref == ref).with_for_update()
    found = session.scalar(take.execution_options(populate_existing=True))
    if found is None:
        raise Hidden
    DECLARATIONS.require(session, actor, verb, found)
    return found


def keep_first(session: Session, actor: Actor, declaration: Declaration, verb: str) -> None:
    """Write the first version of a new declaration; flushes for its number."""
    session.flush()
    _write_version(session, actor, declaration)
    record(session, actor, verb, declaration, after={"version": 1})
    if declaration.opportunity_id is not None:
        note_bidder(session, declaration.opportunity_id, declaration.organisation_id)
    reindex(session, [declaration.id])


def keep_change(session: Session, actor: Actor, declaration: Declaration) -> dict[str, Any]:
    """Write the next version, if anything changed; give what changed as {field: [was, is]}."""
    session.flush()
    last = version_of(session, declaration.id, declaration.version)
    changed = _changed(last.content if last else {}, _content(session, declaration))
    declaration.updated_at = now()
    if changed:
        declaration.version += 1
        _write_version(session, actor, declaration)
    reindex(session, [declaration.id])
    return changed


def keep_edit(
    session: Session, actor: Actor, declaration: Declaration, verb: str, **more: object
) -> bool:
    """Write the next version and the trail of it; tell whether anything changed."""
    changed = keep_change(session, actor, declaration)
    if changed or more:
        before = {name: was for name, (was, _) in changed.items()}
        after = {name: is_now for name, (_, is_now) in changed.items()}
        record(session, actor, verb, declaration, before=before, after={**after, **more})
    return bool(changed)


def _content(session: Session, declaration: Declaration) -> dict[str, object]:
    return content_of(declaration) | sharing_of(session, declaration)


def _changed(before: Mapping[str, object], after: Mapping[str, object]) -> dict[str, Any]:
    return {
        name: [before.get(name), value]
        for name, value in after.items()
        if before.get(name) != value
    }


def _write_version(session: Session, actor: Actor, declaration: Declaration) -> None:
    session.add(
        DeclarationVersion(
            declaration_id=declaration.id,
            number=declaration.version,
            by_seat=actor.seat_ref,
            content=_content(session, declaration),
        )
    )
    session.flush()
