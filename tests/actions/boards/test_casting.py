"""The casting vote: the unconflicted chair's, in a meeting, where votes are equal."""

import pytest

from commissioning.boards.actions.voting import give_casting_vote
from commissioning.boards.models import Resolution, Vote
from commissioning.boards.queries.counting import outcome_of
from commissioning.boards.queries.resolutions import own_vote, whole_now
from commissioning.boards.rules.interests import Interest
from commissioning.boards.rules.outcome import Result
from commissioning.boards.rules.voting import Procedure
from commissioning.foundation.actor import Role
from commissioning.foundation.db import Database
from commissioning.foundation.errors import NotAllowed, Refused
from tests.actions.boards.deciding import NEITHER, NO, YES, Deciding, deciding


def tied(
    d: Deciding, procedure: Procedure = Procedure.MEETING, *, casting_vote: bool = True
) -> Resolution:
    """Let a board of four be two for and two against."""
    fourth = d.a.town.world.actor(d.harbour, Role.TRUSTEE)
    d.rule(casting_vote=casting_vote)
    resolution = d.opened(procedure)
    d.declared(resolution, *d.board, fourth)
    resolution = d.frozen(resolution)
    d.votes(resolution, {"chair": YES, "ada": YES, "ben": NO})
    d.vote(fourth, resolution, NO)
    return resolution


def cast(d: Deciding, resolution: Resolution, choice: str = YES, by: str = "chair") -> Vote:
    return give_casting_vote(d.session, getattr(d, by), resolution.ref, choice, "We must go on")


def test_a_casting_vote_decides_where_votes_are_equal(database: Database) -> None:
    with deciding(database) as d:
        resolution = tied(d)
        assert outcome_of(whole_now(d.session, resolution.id)).result is Result.NOT_CARRIED
        cast(d, resolution)
        closed = d.close(resolution)
        assert (closed.status, closed.outcome["casting"]) == ("carried", 1)
        mine = own_vote(d.session, d.chair, closed)
        assert mine is not None
        assert not mine.casting


def test_a_casting_vote_can_be_changed_and_only_the_last_counts(database: Database) -> None:
    with deciding(database) as d:
        resolution = tied(d)
        cast(d, resolution)
        cast(d, resolution, NO)
        assert d.close(resolution).status == "not_carried"


def test_a_casting_vote_is_for_or_against(database: Database) -> None:
    with deciding(database) as d:
        resolution = tied(d)
        with pytest.raises(Refused) as error:
            cast(d, resolution, NEITHER)
        assert error.value.field == "choice"


def test_only_the_chair_has_a_casting_vote(database: Database) -> None:
    with deciding(database) as d:
        resolution = tied(d)
        with pytest.raises(Refused, match="Only the chair"):
            cast(d, resolution, by="ada")


@pytest.mark.parametrize(
    ("procedure", "gives"), [(Procedure.MEETING, False), (Procedure.WRITTEN, True)]
)
def test_there_is_no_casting_vote_in_writing_or_without_a_rule(
    database: Database, procedure: Procedure, gives: bool
) -> None:
    with deciding(database) as d:
        resolution = tied(d, procedure, casting_vote=gives)
        with pytest.raises(Refused, match="Only the chair"):
            cast(d, resolution)


def test_where_votes_are_not_equal_there_is_nothing_to_cast(database: Database) -> None:
    with deciding(database) as d:
        resolution = tied(d)
        d.vote(d.ben, resolution, YES)
        with pytest.raises(Refused, match="as many are for"):
            cast(d, resolution)


def test_a_chair_in_conflict_has_no_casting_vote(database: Database) -> None:
    with deciding(database) as d:
        resolution = tied(d)
        cast(d, resolution)
        d.declared(resolution, d.chair, kind=Interest.FINANCIAL)
        with pytest.raises(NotAllowed):
            cast(d, resolution)
        assert d.close(resolution).outcome["casting"] == 0
