"""The one engine that answers "may this actor do this?" and "which rows may this actor see?".

A capability writes a table: verb → alternatives, each a tuple of clauses that must all hold. A
clause is a condition on the actor (plain Python) or on the rows (SQL). Both questions are answered
from the same expression, so they cannot drift apart.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Select, and_, bindparam, false, or_, select, true
from sqlalchemy.orm import Session
from sqlalchemy.sql.base import ExecutableOption

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today
from commissioning.foundation.db import Thing
from commissioning.foundation.errors import Hidden, NotAllowed

Condition = Callable[[Actor], ColumnElement[bool]]
NOT_YOURS = "This cannot be done now, or not in your role."
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

    def __init__(self, kind: type[T], table: Table, load: Sequence[ExecutableOption] = ()) -> None:
        """`load` says what is read together with a thing that is found, since its pages show it."""
        self.kind = kind
        self.table = table
        self.load = load
        # An actor is a value, so equal ones share what is built; the day is there because clauses
        # may speak of today.
        self._kept = lru_cache(KEPT)(self._rows)
        # The questions about one thing are whole queries, which is dearer to write than to run.
        self._finds = lru_cache(KEPT)(self._find_query)
        self._asks = lru_cache(KEPT)(self._ask_query)
        self._verbs = lru_cache(KEPT)(self._verbs_query)

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
        asked = self._verbs(actor, today())
        row = session.execute(asked, {"number": thing.id}).one_or_none()
        return frozenset(name for name, holds in zip(self.table, row or (), strict=False) if holds)

    def may(self, session: Session, actor: Actor, verb: str, thing: T) -> bool:
        """Tell whether `actor` may do `verb` to `thing`."""
        asked = self._asks(actor, verb, today())
        return session.scalar(asked, {"number": thing.id}) is not None

    def require(self, session: Session, actor: Actor, verb: str, thing: T) -> None:
        """Refuse unless `actor` may do `verb`.

        Raises:
            Hidden: The actor may not even see the thing.
            NotAllowed: The actor may see it but not do this.
        """
        if self.may(session, actor, verb, thing):
            return
        if self.may(session, actor, "see", thing):
            raise NotAllowed(NOT_YOURS)
        raise Hidden

    def find(self, session: Session, actor: Actor, ref: str, verb: str = "see") -> T:
        """Give the thing with this reference, if `actor` may do `verb` to it.

        Raises:
            Hidden: There is none, or none that the actor may see; the two are never told apart.
            NotAllowed: The actor may see it, but not do `verb`.
        """
        found = session.execute(self._finds(actor, verb, today()), {"ref": ref}).one_or_none()
        if found is None or not (found.holds or found.seen):
            raise Hidden
        if not found.holds:
            raise NotAllowed(NOT_YOURS)
        thing: T = found[0]
        return thing

    def _find_query(self, actor: Actor, verb: str, _day: date) -> Select[T, bool, bool]:
        holds = self.rows(actor, verb).label("holds")
        seen = (false() if verb == "see" else self.rows(actor)).label("seen")
        wanted = select(self.kind, holds, seen).where(self.kind.ref == bindparam("ref"))
        return wanted.options(*self.load)

    def _ask_query(self, actor: Actor, verb: str, _day: date) -> Select[int]:
        this_one = self.kind.id == bindparam("number")
        return select(self.kind.id).where(this_one, self.rows(actor, verb))

    def _verbs_query(self, actor: Actor, _day: date) -> Select[*tuple[Any, ...]]:
        columns = [self.rows(actor, name).label(f"verb_{at}") for at, name in enumerate(self.table)]
        return select(*columns).where(self.kind.id == bindparam("number"))


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
            raise NotAllowed(NOT_YOURS)


def _all_of(clauses: tuple[Clause, ...], actor: Actor) -> ColumnElement[bool] | None:
    """Write one alternative as SQL, or None when it is not for this actor."""
    if not all(clause.test(actor) for clause in clauses if clause.test):
        return None
    return and_(true(), *(clause.rows(actor) for clause in clauses if not clause.test))
