"""A public body's approval is called in by its own members, though all boards have approved."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import chain

import pytest
from sqlalchemy import select

from commissioning.agreements.actions.calling_in import call_in
from commissioning.agreements.actions.signing import sign
from commissioning.agreements.models import Decision, Version
from commissioning.boards.actions.taking_back import take_back_approval
from commissioning.boards.models import Resolution
from commissioning.boards.queries.verifying import (
    approved_wrongly,
    decided_wrongly,
    words_written_wrongly,
)
from commissioning.boards.rules.board_rule import BoardKind
from commissioning.foundation.clock import held_at
from commissioning.foundation.db import Database
from commissioning.foundation.errors import NotAllowed, Refused
from tests.actions.agreements.agreeing import SITE, signature
from tests.actions.boards.deciding import Deciding, deciding

MONDAY = datetime(2026, 11, 2, 12, tzinfo=UTC)
WHY = "Five members called it in"


@contextmanager
def approved(database: Database) -> Iterator[tuple[Deciding, Resolution]]:
    """Let both boards approve, ours one whose decisions can be called in for five days."""
    with held_at(MONDAY), deciding(database) as d:
        ours = d.carried(kind=BoardKind.CABINET, call_in_days=5)
        d.kitchen_carried()
        assert d.version.status == "approved"
        yield d, ours


def take_back(d: Deciding, ours: Resolution, why: str = WHY) -> None:
    take_back_approval(d.session, d.secretary, ours.ref, why, SITE)
    d.session.flush()
    d.session.expire_all()


def test_a_version_that_was_called_in_waits_for_that_body_again(database: Database) -> None:
    with approved(database) as (d, ours):
        take_back(d, ours)
        assert (d.version.status, d.version.settled_at) == ("offered", None)
        standing = select(Decision.organisation_id).where(Decision.ended_at.is_(None))
        assert d.session.scalars(standing).all() == [d.kitchen.id]
        assert any("was called in" in subject for subject in d.subjects(d.a.theirs))
        later = held_at(MONDAY + timedelta(days=9))
        with later, pytest.raises(NotAllowed):
            sign(d.session, d.a.theirs, d.version.ref, signature(), SITE)
        asked = (decided_wrongly, words_written_wrongly, approved_wrongly)
        assert list(chain.from_iterable(ask(d.session) for ask in asked)) == []


def test_the_same_version_is_approved_again_after_a_call_in(database: Database) -> None:
    with approved(database) as (d, ours):
        take_back(d, ours)
        again = d.opened()
        d.declared(again)
        d.frozen(again)
        d.all_vote(again)
        d.close(again)
        assert d.version.status == "approved"


def test_it_is_called_in_until_the_end_of_its_last_day_and_no_longer(database: Database) -> None:
    with approved(database) as (d, ours):
        last = MONDAY + timedelta(days=7)
        with held_at(last + timedelta(days=1)), pytest.raises(NotAllowed):
            take_back(d, ours)
        with held_at(last):
            take_back(d, ours)
        assert d.version.status == "offered"


def test_a_call_in_has_a_reason(database: Database) -> None:
    with approved(database) as (d, ours), pytest.raises(Refused) as error:
        take_back(d, ours, " ")
    assert error.value.field == "why"


def test_where_a_newer_version_was_offered_that_one_takes_the_place(database: Database) -> None:
    with approved(database) as (d, ours):
        newer = d.a.offered(d.a.amended("about", purpose="Warm for longer"))
        take_back(d, ours)
        assert (d.version.status, d.version.settled_why) == (
            "withdrawn",
            f"Replaced by version {newer.number}.",
        )
        offered = select(Version.number).where(Version.status == "offered")
        assert d.session.scalars(offered).all() == [newer.number]


def test_a_word_without_call_in_is_not_ended_by_this_door(database: Database) -> None:
    with approved(database) as (d, _):
        theirs = select(Decision).where(Decision.organisation_id == d.kitchen.id)
        with pytest.raises(Refused, match="nobody can take theirs back"):
            call_in(d.session, d.a.theirs, d.session.scalars(theirs).one(), WHY, SITE)


def test_its_own_people_are_told_of_a_call_in_once(database: Database) -> None:
    with approved(database) as (d, ours):
        before = len(d.a.letters())
        take_back(d, ours)
        told = [each.address for each in d.a.letters()[before:]]
        assert len(told) == len(set(told))
        assert d.subjects(d.chair)[-1] == "Your board's approval was taken back"
