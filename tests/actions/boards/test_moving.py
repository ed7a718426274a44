"""A meeting is moved until its list is frozen: by whom, who is told, and what is kept of it."""

from datetime import date, timedelta
from typing import Any

import pytest

from commissioning.boards.actions.moving import move_meeting
from commissioning.boards.models import Resolution
from commissioning.boards.queries.moves import moves_of
from commissioning.boards.rules.interests import Interest
from commissioning.boards.rules.voting import Procedure
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, IllegalMove, NotAllowed, Refused
from commissioning.foundation.trail import history
from tests.actions.agreements.agreeing import SITE
from tests.actions.boards.deciding import Deciding, deciding

CHANGED = "Your board's meeting has changed"
HALL = "6pm, the hall"


def soon(days: int = 7) -> date:
    return today() + timedelta(days=days)


def meeting(d: Deciding) -> Resolution:
    """Open a decision for a meeting in a week."""
    d.rule()
    return d.opened(meeting_on=soon(), meeting_where=HALL)


def moved(d: Deciding, resolution: Resolution, **changed: Any) -> Resolution:
    """Let the secretary move it by a day, or as said."""
    said: dict[str, Any] = {"actor": d.secretary, "on": soon(8), "where": HALL} | changed
    return move_meeting(d.session, said["actor"], resolution.ref, said["on"], said["where"], SITE)


def test_everybody_on_the_board_is_told_and_the_trail_says_who_changed_what(
    database: Database,
) -> None:
    with deciding(database) as d:
        resolution = moved(d, meeting(d), where="  7pm, the library ")
        assert (resolution.meeting_on, resolution.meeting_where) == (soon(8), "7pm, the library")
        for actor in (*d.board, d.secretary):
            assert d.subjects(actor).count(CHANGED) == 1
        for actor in (d.a.ours, d.a.their_chair):
            assert CHANGED not in d.subjects(actor)
        entry, facts = history(d.session, resolution.ref)[0]
        assert (entry.verb, entry.seat) == ("move_meeting", d.secretary.seat_ref)
        assert facts["before"] == {"on": soon().isoformat(), "where": HALL}
        assert facts["after"] == {"on": soon(8).isoformat(), "where": "7pm, the library"}


def test_the_letter_says_the_day_and_leaves_the_way_in_on_the_page(database: Database) -> None:
    with deciding(database) as d:
        resolution = moved(d, meeting(d), where="Ring 01632 960123")
        letter = next(each for each in d.a.letters() if each.subject == CHANGED)
        assert f"{soon(8).day} " in letter.text
        assert "960123" not in letter.text
        assert f"{SITE}/decisions/{resolution.ref}?as=" in letter.text


def test_each_change_is_read_back_with_who_made_it_the_newest_first(database: Database) -> None:
    with deciding(database) as d:
        resolution = meeting(d)
        assert moves_of(d.session, resolution) == []
        moved(d, resolution, on=None)
        moved(d, resolution, actor=d.chair)
        last, first = moves_of(d.session, resolution)
        assert (last.by, last.on, last.where) == (d.chair.name, None, HALL)
        assert (first.by, first.on) == (d.secretary.name, soon())


def test_once_the_list_is_frozen_the_meeting_stays_where_it_was(database: Database) -> None:
    with deciding(database) as d:
        resolution = meeting(d)
        d.frozen(resolution)
        with pytest.raises(IllegalMove):
            moved(d, resolution)
        d.declared(resolution)
        d.all_vote(resolution)
        d.close(resolution)
        with pytest.raises(NotAllowed):
            moved(d, resolution)


def test_a_decision_in_writing_has_no_meeting_to_move(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        with pytest.raises(Refused, match="in writing"):
            moved(d, d.opened(Procedure.WRITTEN))


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "a day that has passed": ({"on": -1}, "meeting_on"),
    "nothing different": ({"on": 7}, "meeting_on"),
    "too many words": ({"where": "x" * 301}, "meeting_where"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_is_refused_and_nobody_is_told(database: Database, case: str) -> None:
    changed, field = REFUSED[case]
    if "on" in changed:
        changed = changed | {"on": soon(changed["on"])}
    with deciding(database) as d:
        resolution = meeting(d)
        with pytest.raises(Refused) as error:
            moved(d, resolution, **changed)
        assert error.value.field == field
        assert CHANGED not in d.subjects(d.ada)


def test_only_who_holds_it_moves_it(database: Database) -> None:
    with deciding(database) as d:
        resolution = meeting(d)
        d.declared(resolution, d.chair, kind=Interest.FINANCIAL)
        within: tuple[Actor, ...] = (d.chair, d.ada, d.a.ours)
        for actor in within:
            with pytest.raises(NotAllowed):
                moved(d, resolution, actor=actor)
        with pytest.raises(Hidden):
            moved(d, resolution, actor=d.a.their_chair)
