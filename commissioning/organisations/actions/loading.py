"""Loading a register file of charities, so that a number fills in the name."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from commissioning.foundation.clock import now
from commissioning.organisations.models import Identifier, RegisterRow
from commissioning.organisations.rules.charity_row import CharityRow

Key = tuple[str, str]
MOST_THEMES = 40  # what the column holds


@dataclass(slots=True)
class LoadCounts:
    """How a load went: read = added + changed + unchanged + refused; matched are ours."""

    read: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    matched: int = 0

    def in_words(self) -> str:
        """Give the closing line."""
        return (
            f"read {self.read:,} = added {self.added:,} + changed {self.changed:,} + unchanged "
            f"{self.unchanged:,} + refused {self.refused:,}; numbers of organisations here that "
            f"were found: {self.matched:,}"
        )


def load_rows(session: Session, rows: Sequence[CharityRow], counts: LoadCounts) -> None:
    """Store one batch; loading the same rows again changes nothing. Of one number the last wins."""
    wanted = {(row.scheme, row.number): _values(row) for row in rows}
    held = _held(session, wanted)
    new = [values for key, values in wanted.items() if key not in held]
    if new:
        session.execute(insert(RegisterRow), new)
    differing = [values for key, values in wanted.items() if key in held and held[key] != values]
    if differing:
        session.execute(update(RegisterRow), differing)
    counts.read += len(rows)
    counts.added += len(new)
    counts.changed += len(differing)
    counts.unchanged += len(rows) - len(new) - len(differing)
    counts.matched += _match(session, wanted)


def _values(row: CharityRow) -> dict[str, object]:
    return asdict(row) | {"themes": " ".join(row.themes[:MOST_THEMES])}


def _held(session: Session, keys: Iterable[Key]) -> dict[Key, dict[str, object]]:
    columns = RegisterRow.__table__.columns
    found: dict[Key, dict[str, object]] = {}
    for scheme, numbers in _by_scheme(keys).items():
        rows = session.execute(
            select(*columns).where(columns.scheme == scheme, columns.number.in_(numbers))
        )
        found.update({(row.scheme, row.number): dict(row._mapping) for row in rows})
    return found


def _match(session: Session, keys: Iterable[Key]) -> int:
    """Mark the numbers of organisations here that the file holds; give how many."""
    matched = 0
    for scheme, numbers in _by_scheme(keys).items():
        done = session.scalars(
            update(Identifier)
            .where(
                Identifier.scheme == scheme,
                Identifier.number.in_(numbers),
                Identifier.matched_at.is_(None),
            )
            .values(matched_at=now())
            .returning(Identifier.id)
        )
        matched += len(done.all())
    return matched


def _by_scheme(keys: Iterable[Key]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for scheme, number in keys:
        found[scheme].append(number)
    return found
