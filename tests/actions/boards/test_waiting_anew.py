"""When an offered version waits for a board again, so that it can open another decision."""

from commissioning.boards.actions.stopping import stop
from commissioning.boards.actions.taking_back import take_back_approval
from commissioning.boards.queries.begun import waits_for
from commissioning.foundation.db import Database
from tests.actions.agreements.agreeing import SITE
from tests.actions.boards.deciding import NO, Deciding, deciding


def waits(d: Deciding) -> bool:
    d.session.flush()
    return waits_for(d.session, d.secretary, d.version)


def test_a_version_waits_until_a_decision_is_open_and_again_once_it_is_stopped(
    database: Database,
) -> None:
    with deciding(database) as d:
        assert waits(d)
        resolution = d.ready()
        assert not waits(d)
        stop(d.session, d.secretary, resolution.ref, "We meet again in May", SITE)
        assert waits(d)


def test_it_waits_again_once_an_approval_is_taken_back(database: Database) -> None:
    with deciding(database) as d:
        resolution = d.carried()
        assert not waits(d)
        before = len(d.a.letters())
        take_back_approval(d.session, d.secretary, resolution.ref, "We read it again", SITE)
        assert waits(d)
        told = [each.address for each in d.a.letters()[before:]]
        assert len(told) == len(set(told)) > len(d.board)


def test_what_a_board_refused_waits_for_nobody(database: Database) -> None:
    with deciding(database) as d:
        resolution = d.voting()
        d.all_vote(resolution, NO)
        d.close(resolution)
        assert not waits(d)


def test_what_nobody_can_agree_to_any_more_waits_for_nobody(database: Database) -> None:
    with deciding(database) as d:
        d.a.leaves(d.kitchen)
        assert not waits(d)
