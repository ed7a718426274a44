"""What waits for each person: their interest, their vote, and for who holds it the next step."""

from datetime import timedelta

from commissioning.boards.actions.questions import draft_questions
from commissioning.boards.queries.waiting import BoardAsks, waiting
from commissioning.boards.rules.interests import Interest
from commissioning.boards.rules.questions import KEYS
from commissioning.boards.rules.seals import stamp_of
from commissioning.boards.rules.voting import Procedure
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import held_at, now, today
from commissioning.foundation.db import Database
from tests.actions.boards.deciding import Deciding, deciding


def asks(d: Deciding, actor: Actor) -> list[BoardAsks]:
    d.session.flush()
    return [each.asks for each in waiting(d.session, actor)]


def test_a_trustee_is_asked_for_interests_and_then_for_a_vote(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened()
        assert asks(d, d.ada) == [BoardAsks.DECLARE]
        d.declared(resolution, d.ada)
        assert asks(d, d.ada) == []
        d.frozen(resolution)
        assert asks(d, d.ada) == [BoardAsks.VOTE]
        d.vote(d.ada, resolution)
        assert asks(d, d.ada) == []


def test_nothing_waits_for_a_trustee_in_conflict(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened(Procedure.WRITTEN)
        d.declared(resolution, d.ada, kind=Interest.FINANCIAL)
        d.frozen(resolution)
        assert asks(d, d.ada) == []


def test_the_secretary_is_asked_to_begin_and_to_close(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened(Procedure.WRITTEN)
        d.declared(resolution, *d.board, d.secretary)
        assert asks(d, d.secretary) == [BoardAsks.BEGIN]
        d.frozen(resolution)
        d.vote(d.chair, resolution)
        d.vote(d.ada, resolution)
        assert asks(d, d.secretary) == []
        d.declared(resolution, d.ben, kind=Interest.LOYALTY)
        assert asks(d, d.secretary) == [BoardAsks.CLOSE]


def test_a_meeting_still_ahead_asks_for_nothing_yet(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened(meeting_on=today() + timedelta(days=7))
        d.declared(resolution, d.secretary)
        assert asks(d, d.secretary) == []
        with held_at(now() + timedelta(days=7)):
            assert asks(d, d.secretary) == [BoardAsks.BEGIN]


def test_after_the_day_for_answers_the_secretary_looks_again(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened(Procedure.WRITTEN, reply_by=today())
        d.declared(resolution, *d.board, d.secretary)
        d.frozen(resolution)
        assert asks(d, d.secretary) == []
        with held_at(now() + timedelta(days=1)):
            assert asks(d, d.secretary) == [BoardAsks.CLOSE]


def test_staff_are_asked_for_a_draft_of_the_questions_once(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened()
        assert asks(d, d.a.ours) == [BoardAsks.QUESTIONS]
        answers = dict.fromkeys(KEYS, "Yes")
        draft_questions(d.session, d.a.ours, resolution.ref, answers, stamp_of({}))
        assert asks(d, d.a.ours) == []


def test_nothing_of_one_board_waits_for_another(database: Database) -> None:
    with deciding(database) as d:
        d.voting()
        assert asks(d, d.a.their_chair) == asks(d, d.a.theirs) == []


def test_what_is_closed_waits_for_nobody(database: Database) -> None:
    with deciding(database) as d:
        d.carried()
        for actor in (*d.board, d.secretary, d.a.ours):
            assert asks(d, actor) == []
