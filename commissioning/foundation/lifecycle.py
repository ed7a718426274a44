"""Lifecycles as data: a table of (from, verb, to, who). A move writes the trail by itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from commissioning.foundation.actor import BY_ITSELF, Actor, Role
from commissioning.foundation.errors import IllegalMove, NotAllowed
from commissioning.foundation.trail import record

Row = tuple[str, str, str, frozenset[Role]]


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """The statuses of one kind of thing and the moves allowed between them."""

    kind: str
    rows: tuple[Row, ...]
    column: str = "status"

    def after(self, status: str, verb: str) -> tuple[str, frozenset[Role]]:
        """Give where `verb` leads from `status`, and who may do it.

        Raises:
            IllegalMove: There is no such move.
        """
        for start, name, to, who in self.rows:
            if (start, name) == (status, verb):
                return to, who
        raise IllegalMove(f"This {self.kind} cannot be moved that way from where it is now.")

    def move(
        self,
        session: Session,
        actor: Actor,
        thing: Any,
        verb: str,
        *,
        sealed: Any = None,
        **details: Any,
    ) -> None:
        """Move `thing` by `verb` and write the trail; `details` are kept with the entry.

        Of the facts that are `sealed` it keeps a digest alone (see `record`).

        Raises:
            IllegalMove: The lifecycle has no such move from here.
            NotAllowed: The move is there, but not for this role.
        """
        before = getattr(thing, self.column)
        _, who = self.after(before, verb)
        if actor.role not in who:
            raise NotAllowed("Your role does not let you do this.")
        self._move(session, actor, thing, verb, details, sealed)

    def move_by_itself(self, session: Session, thing: Any, verb: str, **details: Any) -> None:
        """Let the register move `thing`, for what happened elsewhere; no role is asked.

        Raises:
            IllegalMove: The lifecycle has no such move from here.
        """
        self._move(session, BY_ITSELF, thing, verb, details)

    def _move(
        self,
        session: Session,
        actor: Actor,
        thing: Any,
        verb: str,
        details: Mapping[str, Any],
        sealed: Any = None,
    ) -> None:
        before = getattr(thing, self.column)
        to, _ = self.after(before, verb)
        setattr(thing, self.column, to)
        record(
            session,
            actor,
            verb,
            thing,
            before={self.column: before},
            after={self.column: to, **details},
            sealed=sealed,
        )


def rows(*table: tuple[str, str, str, Iterable[Role]]) -> tuple[Row, ...]:
    """Write a lifecycle table without the noise of `frozenset`."""
    return tuple((start, verb, to, frozenset(who)) for start, verb, to, who in table)
