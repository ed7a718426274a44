"""Doing several acts at the same moment, each in a transaction of its own."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy.orm import Session

from commissioning.foundation.db import Database
from commissioning.foundation.errors import RegisterError

Act = Callable[[Session], object]


def at_once(database: Database, acts: Sequence[Act]) -> list[RegisterError | None]:
    """Do all of these, beginning at the same moment; give what each was refused with."""
    ready = Barrier(len(acts))

    def do(act: Act) -> RegisterError | None:
        ready.wait(timeout=30)
        try:
            with database.transaction() as session:
                act(session)
        except RegisterError as error:
            return error
        return None

    with ThreadPoolExecutor(len(acts)) as pool:
        return [done.result() for done in [pool.submit(do, act) for act in acts]]
