"""Two who act at the same moment still meet: cards put out at once, and two answers at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.db import Database
from commissioning.register.actions.cards import CardAsked, opt_in
from commissioning.register.actions.introductions import answer
from commissioning.register.models import Introduction
from commissioning.register.rules.introductions import Answer, Status
from tests.actions.register.introducing import KITCHEN, SITE, WHEELS, introducing

Act = Callable[[Session], object]


@pytest.fixture
def two(database: Database) -> list[tuple[Actor, str]]:
    """Two organisations that have declared, each with the reference of its bid."""
    with introducing(database) as i:
        return [(i.town.officer, i.ours.ref), (i.town.other, i.theirs.ref)]


def at_once(database: Database, *acts: Act) -> None:
    """Do all of these, each in a transaction of its own, beginning at the same moment."""
    ready = Barrier(len(acts))

    def do(act: Act) -> None:
        ready.wait(timeout=30)
        with database.transaction() as session:
            act(session)

    with ThreadPoolExecutor(len(acts)) as pool:
        for done in [pool.submit(do, act) for act in acts]:
            done.result()


def put_both_out(database: Database, two: list[tuple[Actor, str]]) -> None:
    (ours, our_bid), (theirs, their_bid) = two
    kitchen, wheels = CardAsked(**KITCHEN, alone=False), CardAsked(**WHEELS, alone=True)
    at_once(
        database,
        lambda session: opt_in(session, ours, our_bid, kitchen, SITE),
        lambda session: opt_in(session, theirs, their_bid, wheels, SITE),
    )


def test_two_cards_put_out_at_once_meet(database: Database, two: list[tuple[Actor, str]]) -> None:
    put_both_out(database, two)
    with database.reading() as session:
        assert len(session.scalars(select(Introduction)).all()) == 1


def test_two_who_say_yes_at_once_talk(database: Database, two: list[tuple[Actor, str]]) -> None:
    put_both_out(database, two)
    with database.reading() as session:
        ref = session.scalars(select(Introduction.ref)).one()

    def yes(actor: Actor) -> Act:
        return lambda session: answer(session, actor, ref, Answer.YES, SITE)

    at_once(database, *(yes(actor) for actor, _ in two))
    with database.reading() as session:
        assert session.scalars(select(Introduction.status)).one() == Status.TALKING
