"""The one engine that answers "may this actor do this?" and "which rows may this actor see?".

A capability writes a table: verb → alternatives, each a tuple of clauses that must all hold. A
clause is a condition on the actor (plain Python) or on the rows (SQL). Both questions are answered
from the same expression, so they cannot drift apart.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Generic, TypeVar

from sqlalchemy import ColumnElement, Select, and_, false, or_, select, true
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today
from commissioning.foundation.db import Thing
from commissioning.foundation.errors import Hidden, NotAllowed

Condition = Callable[[Actor], ColumnElement[bool]]
KEPT = 512  # conditions kept for each policy: as many people as are busy at once, and their verbs


@dataclass(frozen=True, slots=True)
class Clause:
    """One condition, named in words so that a table reads as a sentence.

    A clause about the actor alone has `test`, and is asked first: an alternative that is not for
    this actor never becomes SQL.
    """

    words: str
    rows: Condition
    test: Callable[[Actor], bool] | None = None


def actor_is(words: str, test: Callable[[Actor], bool]) -> Clause:
    """Make a clause about the actor alone."""
    return Clause(words, lambda actor: true() if test(actor) else false(), test)


def row_is(words: str, condition: Callable[[], ColumnElement[bool]]) -> Clause:
    """Make a clause about the row alone, whoever asks; its condition is built once.

    It may not hold this day or moment: `db.THIS_MOMENT` is asked for when the query runs.
    """
    built = cache(condition)
    return Clause(words, lambda _: built())


ANYONE_AT_ALL = actor_is("anyone", lambda _: True)
SIGNED_IN = actor_is("a person who is signed in", lambda actor: actor.signed_in)
VERIFIED = actor_is("a verified seat", lambda actor: actor.verified)
MANDATED = actor_is("a seat with a board's mandate", lambda actor: actor.mandated)

Table = Mapping[str, tuple[tuple[Clause, ...], ...]]


T = TypeVar("T", bound=Thing)


class Policy(Generic[T]):
    """What may be done to one kind of thing, by whom."""

    def __init__(self, kind: type[T], table: Table) -> None:
        self.kind = kind
        self.table = table
        # An actor is a value, so equal ones share what is built; the day is there because clauses
        # may speak of today.
        self._kept = lru_cache(KEPT)(self._rows)

    def rows(self, actor: Actor, verb: str = "see") -> ColumnElement[bool]:
        """Give the SQL condition that holds for the rows to which `actor` may do `verb`."""
        return self._kept(actor, verb, today())

    def _rows(self, actor: Actor, verb: str, _day: date) -> ColumnElement[bool]:
        alternatives = [_all_of(clauses, actor) for clauses in self.table[verb]]
        return or_(false(), *(each for each in alternatives if each is not None))

    def visible_to(self, actor: Actor) -> Select[T]:
        """Give the query for every thing of this kind that `actor` may see."""
        return select(self.kind).where(self.rows(actor))

    def verbs(self, session: Session, actor: Actor, thing: T) -> frozenset[str]:
        """Give every verb that `actor` may do to `thing`, in one query."""
        names = tuple(self.table)
        columns = [self.rows(actor, name).label(f"verb_{at}") for at, name in enumerate(names)]
        row = session.execute(select(*columns).where(self.kind.id == thing.id)).one_or_none()
        return frozenset(name for name, holds in zip(names, row or (), strict=False) if holds)

    def may(self, session: Session, actor: Actor, verb: str, thing: T) -> bool:
        """Tell whether `actor` may do `verb` to `thing`."""
        asked = select(self.kind.id).where(self.kind.id == thing.id, self.rows(actor, verb))
        return session.scalar(asked) is not None

    def require(self, session: Session, actor: Actor, verb: str, thing: T) -> None:
        """Refuse unless `actor` may do `verb`.

        Raises:
            Hidden: The actor may not even see the thing.
            NotAllowed: The actor may see it but not do this.
        """
        if self.may(session, actor, verb, thing):
            return
        if self.may(session, actor, "see", thing):
            raise NotAllowed("Your role does not let you do this.")
        raise Hidden

    def find(self, session: Session, actor: Actor, ref: str, verb: str = "see") -> T:
        """Give the thing with this reference, if `actor` may do `verb` to it.

        Raises:
            Hidden: There is none, or none that the actor may see; the two are never told apart.
            NotAllowed: The actor may see it, but not do `verb`.
        """
        thing = session.scalar(select(self.kind).where(self.kind.ref == ref))
        if thing is None:
            raise Hidden
        self.require(session, actor, verb, thing)
        return thing


class Beginnings:
    """What may be begun where no thing stands yet: verb → alternatives of clauses on the actor."""

    def __init__(self, table: Mapping[str, Callable[[Actor], bool]]) -> None:
        self.table = table

    def may(self, actor: Actor, verb: str) -> bool:
        """Tell whether `actor` may begin `verb`."""
        return self.table[verb](actor)

    def require(self, actor: Actor, verb: str) -> None:
        """Refuse unless `actor` may begin `verb`.

        Raises:
            NotAllowed: The actor may not.
        """
        if not self.may(actor, verb):
            raise NotAllowed("Your role does not let you do this.")


def _all_of(clauses: tuple[Clause, ...], actor: Actor) -> ColumnElement[bool] | None:
    """Write one alternative as SQL, or None when it is not for this actor."""
    if not all(clause.test(actor) for clause in clauses if clause.test):
        return None
    return and_(true(), *(clause.rows(actor) for clause in clauses if not clause.test))
