"""Writing a draft, a part at a time: nobody overwrites unseen what somebody else wrote."""

from typing import Any

from msgspec.structs import replace
from sqlalchemy.orm import Session

from commissioning.agreements.actions.keeping import held_version
from commissioning.agreements.lifecycle import VERSION
from commissioning.agreements.models import Edit, Version
from commissioning.agreements.queries.drafts import (
    among_partners,
    content_of_version,
)
from commissioning.agreements.rules.content import Content, NotAContent, as_json
from commissioning.agreements.rules.draft_parts import stamp, value_of, with_value
from commissioning.foundation.actor import Actor
from commissioning.foundation.errors import Refused
from commissioning.foundation.trail import record

PARTIES = (
    "Who is a party, and who leads, is confirmed by all in the partnership. Change it there; what "
    "each party does can be changed here"
)


class Clash(Refused):
    """Somebody else changed the same part meanwhile. Nothing was stored, and nothing is lost.

    Attributes:
        part: The part's address.
        now: What it says now, as JSON; None when it was taken out.
        seen: The stamp of that, which the next form carries.
    """

    def __init__(self, part: str, now: Any, seen: str) -> None:
        super().__init__(
            "Somebody changed this part while you were writing. What they wrote is shown here, "
            "and what you wrote is still below. Choose one, or write a text of both"
        )
        self.part = part
        self.now = now
        self.seen = seen


def edit(
    session: Session, actor: Actor, version_ref: str, part: str, value: Any, seen: str
) -> Version:
    """Write one part of a draft; `value` is its JSON, None takes it out.

    `seen` is the stamp of what the part said when the writer began.

    Raises:
        Hidden, NotAllowed: The actor may not draft, or this is no draft.
        Clash: The part says something else by now.
        Refused: The value cannot stand there.
    """
    version = held_version(session, actor, version_ref, "write")
    content = content_of_version(version)
    try:
        after = with_value(content, part, value)
        was, becomes = value_of(content, part), value_of(after, part)
    except NotAContent as error:
        raise Refused(str(error)) from error
    if was == becomes:
        return version
    if stamp(content, part) != seen:
        raise Clash(part, was, stamp(content, part))
    _refuse_other_parties(content, after)
    _keep(session, actor, version, after, part, was, becomes)
    return version


def update_parties(session: Session, actor: Actor, version_ref: str) -> Version:
    """Let a draft name those who are partners now; what names one that left goes with it.

    Raises:
        Hidden, NotAllowed: The actor may not draft.
    """
    version = held_version(session, actor, version_ref, "draft")
    before, after = content_of_version(version), among_partners(session, version)
    if before != after:
        was, becomes = value_of(before, "parties"), value_of(after, "parties")
        _keep(session, actor, version, after, "parties", was, becomes)
    return version


def mark_spelling(session: Session, actor: Actor, version_ref: str, part: str, on: bool) -> None:
    """Say of a part that nothing but its spelling was mended, or take that back.

    It is believed only of changes that do nothing else (rules/spelling.py).
    """
    version = held_version(session, actor, version_ref, "write")
    try:
        value_of(content_of_version(version), part)
    except NotAContent as error:
        raise Refused(str(error)) from error
    others = {each for each in version.spelling if each != part}
    version.spelling = sorted(others | ({part} if on else set()))
    version.revision += 1
    record(session, actor, "mark_spelling", version, after={"part": part, "on": on})


def discard(session: Session, actor: Actor, version_ref: str) -> None:
    """Put a draft aside; its edits stay, and the next draft has a number of its own."""
    version = held_version(session, actor, version_ref, "draft")
    VERSION.move(session, actor, version, "discard")


def _refuse_other_parties(before: Content, after: Content) -> None:
    """Refuse to change who is a party, its rank, or who leads."""
    if [replace(p, role="") for p in before.parties] != [
        replace(p, role="") for p in after.parties
    ]:
        raise Refused(PARTIES)


def _keep(
    session: Session,
    actor: Actor,
    version: Version,
    content: Content,
    part: str,
    before: Any,
    after: Any,
) -> None:
    version.content = as_json(content)
    version.starts_on, version.ends_on = content.starts_on, content.ends_on
    version.revision += 1
    session.add(
        Edit(
            version_id=version.id,
            revision=version.revision,
            part=part,
            before=before,
            after=after,
            by_seat=actor.seat_ref,
            organisation_id=actor.organisation_id,
        )
    )
    record(session, actor, "edit", version, after={"part": part, "revision": version.revision})
