"""A board's questions: drafted by staff, confirmed by the board, overwritten by nobody unseen."""

from collections.abc import Callable

import pytest

from commissioning.boards.actions.questions import confirm_questions, draft_questions
from commissioning.boards.models import Resolution
from commissioning.boards.permissions import RESOLUTIONS
from commissioning.boards.rules.interests import Interest
from commissioning.boards.rules.questions import KEYS
from commissioning.boards.rules.seals import stamp_of
from commissioning.foundation.actor import Actor
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from tests.actions.boards.deciding import Deciding, deciding

ANSWERS = dict.fromkeys(KEYS, "Yes, and this is why.")


def draft(d: Deciding, actor: Actor, resolution: Resolution, **said: str) -> Resolution:
    seen = stamp_of(resolution.questions)
    return draft_questions(d.session, actor, resolution.ref, ANSWERS | said, seen)


def confirm(d: Deciding, actor: Actor, resolution: Resolution, **said: str) -> Resolution:
    seen = stamp_of(resolution.questions)
    return confirm_questions(d.session, actor, resolution.ref, ANSWERS | said, seen)


def test_staff_draft_and_the_board_amends_and_confirms(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened()
        draft(d, d.a.ours, resolution)
        confirm(d, d.secretary, resolution, powers="Clause 3 lets us.")
        assert resolution.questions["powers"] == "Clause 3 lets us."
        assert resolution.confirmed_seat == d.secretary.seat_ref
        d.declared(resolution)
        resolution = d.frozen(resolution)
        d.all_vote(resolution)
        assert "Clause 3 lets us." in str(d.close(resolution).minute)


@pytest.mark.parametrize("act", [draft, confirm])
def test_what_the_board_confirmed_changes_no_more(
    database: Database, act: Callable[..., Resolution]
) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = confirm(d, d.secretary, d.opened())
        with pytest.raises(NotAllowed):
            act(d, d.secretary, resolution)


@pytest.mark.parametrize("act", [draft_questions, confirm_questions])
def test_nobody_overwrites_what_they_have_not_seen(
    database: Database, act: Callable[..., Resolution]
) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened()
        before = stamp_of(resolution.questions)
        draft(d, d.a.ours, resolution)
        with pytest.raises(Refused, match="meanwhile"):
            act(d.session, d.secretary, resolution.ref, ANSWERS, before)


def test_a_board_confirms_only_what_is_answered(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        with pytest.raises(Refused) as error:
            confirm(d, d.secretary, d.opened(), risk_not_doing=" ")
        assert error.value.field == "risk_not_doing"


def test_an_endless_answer_is_refused_beside_its_question(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        with pytest.raises(Refused) as error:
            draft(d, d.a.ours, d.opened(), range="x" * 4_001)
        assert error.value.field == "range"


def test_a_trustee_drafts_and_confirms_nothing_and_others_see_nothing(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened()
        with pytest.raises(NotAllowed):
            draft(d, d.ada, resolution)
        with pytest.raises(NotAllowed):
            confirm(d, d.a.ours, resolution)
        with pytest.raises(Hidden):
            draft(d, d.a.theirs, resolution)


def test_a_chair_in_conflict_writes_no_answers(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened()
        d.declared(resolution, d.chair, kind=Interest.LOYALTY)
        with pytest.raises(NotAllowed):
            draft(d, d.chair, resolution)
        assert not RESOLUTIONS.may(d.session, d.chair, "see questions", resolution)
