"""The stages of a declaration: a table, and when a bid is there for others at all."""

import pytest

from commissioning.foundation.actor import DECLARING, Role
from commissioning.foundation.sharing import SharingMode
from commissioning.register.rules.stages import (
    BEFORE_THE_OUTCOME,
    BUTTONS,
    MOVES,
    Stage,
    can_be_set_right_to,
    is_confirmed_first,
    needs_a_reason,
    next_steps,
    records_an_outcome,
    still_shared,
    way_to,
)

SHARED, INTRODUCTIONS, SEALED = SharingMode


def after(stage: Stage, verb: str) -> Stage:
    return next(to for was, done, to, _ in MOVES if (was, done) == (stage, verb))


def test_a_verb_leads_to_one_stage_only() -> None:
    starts = [(was, verb) for was, verb, _, _ in MOVES]
    assert len(starts) == len(set(starts))


def test_every_stage_can_be_reached_from_a_draft() -> None:
    reached = {Stage.DRAFT}
    for _ in Stage:
        reached |= {to for was, _, to, _ in MOVES if was in reached}
    assert reached == set(Stage)


@pytest.mark.parametrize("stage", BEFORE_THE_OUTCOME)
def test_a_bid_can_be_withdrawn_from_any_of_the_first_four(stage: Stage) -> None:
    assert after(stage, "withdraw") == Stage.WITHDRAWN


def test_nothing_else_can_be_withdrawn() -> None:
    assert {was for was, verb, _, _ in MOVES if verb == "withdraw"} == set(BEFORE_THE_OUTCOME)


def test_an_outcome_comes_after_submitting() -> None:
    assert next_steps(Stage.SUBMITTED, Role.OFFICER) == (
        "record_success",
        "record_part_success",
        "record_no_success",
        "withdraw",
    )
    assert "record_success" not in next_steps(Stage.PREPARING, Role.OFFICER)


@pytest.mark.parametrize("stage", [Stage.SUCCESSFUL, Stage.PARTLY_SUCCESSFUL])
def test_a_bid_that_succeeded_even_in_part_goes_on_to_the_work(stage: Stage) -> None:
    assert after(after(stage, "start_delivering"), "complete") == Stage.COMPLETED


def test_a_bid_that_did_not_succeed_has_no_next_step_of_its_own() -> None:
    assert next_steps(Stage.NOT_SUCCESSFUL, Role.ADMIN) == ()


def test_only_those_who_declare_move_a_stage() -> None:
    assert {role for *_, who in MOVES for role in who} == DECLARING
    assert next_steps(Stage.DRAFT, Role.GUEST) == ()
    assert next_steps(Stage.DRAFT, None) == ()


def test_a_stage_is_set_right_to_any_but_itself_and_a_draft() -> None:
    choices = can_be_set_right_to(Stage.SUBMITTED, Role.OFFICER)
    assert set(choices) == set(Stage) - {Stage.SUBMITTED, Stage.DRAFT}
    assert can_be_set_right_to(Stage.DRAFT, Role.OFFICER) == ()
    assert can_be_set_right_to(Stage.SUBMITTED, Role.TRUSTEE) == ()


def test_setting_right_needs_a_reason_and_is_confirmed() -> None:
    assert needs_a_reason("set_right_to_considering")
    assert is_confirmed_first("set_right_to_considering")
    assert not needs_a_reason("submit")
    assert not is_confirmed_first("prepare")
    assert is_confirmed_first("withdraw")


def test_every_button_has_a_word() -> None:
    offered = {verb for stage in Stage for verb in next_steps(stage, Role.OFFICER)}
    assert offered == set(BUTTONS)


@pytest.mark.parametrize("stage", BEFORE_THE_OUTCOME)
def test_the_short_form_reaches_the_stage_it_chose_by_the_moves_of_the_table(stage: Stage) -> None:
    now = Stage.DRAFT
    for verb in way_to(stage):
        now = after(now, verb)
    assert now == stage


def test_the_short_form_cannot_begin_with_an_outcome() -> None:
    with pytest.raises(ValueError, match="cannot start at successful"):
        way_to(Stage.SUCCESSFUL)


def test_setting_right_into_an_outcome_records_the_outcome() -> None:
    assert records_an_outcome(Stage.PREPARING, Stage.SUCCESSFUL)
    assert records_an_outcome(Stage.WITHDRAWN, Stage.NOT_SUCCESSFUL)
    assert not records_an_outcome(Stage.SUCCESSFUL, Stage.DELIVERING)
    assert not records_an_outcome(Stage.SUCCESSFUL, Stage.PREPARING)


def test_a_withdrawn_bid_is_simply_no_longer_shared() -> None:
    assert [still_shared(Stage.WITHDRAWN, mode) for mode in SharingMode] == [True, False, False]
    assert [still_shared(Stage.DRAFT, mode) for mode in SharingMode] == [False] * 3
    assert all(still_shared(Stage.SUBMITTED, mode) for mode in SharingMode)


def test_stages_are_named_in_plain_words() -> None:
    assert Stage.NOT_SUCCESSFUL.words == "Not successful"
    assert len({stage.words for stage in Stage}) == len(Stage)
