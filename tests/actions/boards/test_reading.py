"""Reading decisions: a fixed number of queries, pages of those one may see, letters to read."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from commissioning.boards.actions.stopping import stop
from commissioning.boards.models import Resolution
from commissioning.boards.queries.counting import voters_of
from commissioning.boards.queries.resolutions import own_resolutions, resolutions_of, whole
from commissioning.foundation.actor import Role
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, NotAllowed
from commissioning.foundation.paging import PAGE
from tests.actions.agreements.agreeing import SITE
from tests.actions.boards.deciding import Deciding, deciding


@contextmanager
def counted(session: Session) -> Iterator[list[str]]:
    """Gather the statements that are run."""
    said: list[str] = []

    def note(_c: object, _u: object, statement: str, *_more: object) -> None:
        said.append(statement)

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    yield said
    event.remove(engine, "before_cursor_execute", note)


def queries_to_read(d: Deciding, resolution: Resolution) -> int:
    d.session.flush()
    d.session.expire_all()
    with counted(d.session) as said:
        found = whole(d.session, d.chair, resolution.ref)
        assert voters_of(found)
        assert [voter.key for voter in found.voters]
        assert [party.organisation.name for party in found.version.parties]
    return len(said)


def test_a_larger_board_takes_no_more_queries(database: Database) -> None:
    with deciding(database) as d:
        few = d.voting()
        d.all_vote(few)
        d.chair = d.a.town.world.as_seat(d.a.town.world.seat(d.harbour, Role.CHAIR))
        before = queries_to_read(d, few)
        stop(d.session, d.secretary, few.ref, "Again, with more of us", SITE)
        others = [d.a.town.world.actor(d.harbour, Role.TRUSTEE) for _ in range(12)]
        many = d.opened()
        d.declared(many, *others)
        many = d.frozen(many)
        for each in others:
            d.vote(each, many)
        assert queries_to_read(d, many) == before


def test_a_board_pages_through_its_own_decisions_alone(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        made = []
        for number in range(PAGE + 2):
            resolution = d.opened()
            stop(d.session, d.secretary, resolution.ref, f"Try {number}", SITE)
            made.append(resolution.ref)
        first = own_resolutions(d.session, d.ada)
        assert first.next_ref is not None
        rest = own_resolutions(d.session, d.ada, first.next_ref)
        assert [each.ref for each in (*first.items, *rest.items)] == made[::-1]
        assert own_resolutions(d.session, d.a.their_chair).items == []


def test_a_cursor_at_what_one_may_not_see_is_the_first_page(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        d.rule(d.a.their_chair)
        ours, theirs = d.opened(), d.opened(actor=d.a.their_chair)
        for cursor in (theirs.ref, "nothing"):
            assert [each.id for each in own_resolutions(d.session, d.ada, cursor).items] == [
                ours.id
            ]


def test_of_a_version_each_board_reads_its_own_decisions(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        ours = d.opened()
        assert list(resolutions_of(d.session, d.ada, d.version.id)) == [ours]
        assert list(resolutions_of(d.session, d.a.their_chair, d.version.id)) == []


def test_what_is_hidden_and_what_is_missing_are_the_same(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened()
        for actor, ref in ((d.a.theirs, resolution.ref), (d.ada, "nothing")):
            with pytest.raises(Hidden):
                whole(d.session, actor, ref)
        with pytest.raises(NotAllowed):
            whole(d.session, d.ada, resolution.ref, "read papers")


def test_no_letter_names_a_party_or_the_agreement(database: Database) -> None:
    with deciding(database) as d:
        d.carried()
        named = {d.harbour.name, d.kitchen.name, d.version.agreement.title}
        letters = [each for each in d.a.letters() if "/decisions/" in each.text]
        assert letters
        for each in letters:
            assert not any(name in each.subject + each.text for name in named)
            assert each.text.count("https://") == 1
