"""Marks on a pair of overlapping declarations."""

from itertools import product

from commissioning.foundation.actor import Role
from commissioning.foundation.sharing import SharingMode
from commissioning.register.rules.marks import (
    BUTTONS,
    MOVES,
    NEEDS_A_REASON,
    Mark,
    mark_after,
    may_be_marked,
    pair_words,
    verbs_from,
)

SHARED, INTRODUCTIONS, SEALED = SharingMode


def test_a_pair_is_marked_only_while_both_are_shared() -> None:
    allowed = [pair for pair in product(SharingMode, SharingMode) if may_be_marked(*pair)]
    assert allowed == [(SHARED, SHARED)]


def test_going_separately_asks_why() -> None:
    assert {"go_separately"} == NEEDS_A_REASON


def test_a_pair_that_is_partnering_is_not_set_aside_in_one_step() -> None:
    assert mark_after(Mark.PARTNERING, "set_aside") is None
    assert mark_after(Mark.PARTNERING, "go_separately") == Mark.SEPARATE


def test_what_was_set_aside_can_be_brought_back() -> None:
    assert verbs_from(Mark.ASIDE, Role.OFFICER) == ("bring_back",)
    assert mark_after(Mark.ASIDE, "bring_back") == Mark.NONE


def test_trustees_and_people_without_a_seat_mark_nothing() -> None:
    assert verbs_from(Mark.NONE, Role.TRUSTEE) == verbs_from(Mark.NONE, None) == ()


def test_every_move_has_a_button_and_leads_somewhere_else() -> None:
    assert {verb for _, verb, _, _ in MOVES} == set(BUTTONS)
    assert all(was != to for was, _, to, _ in MOVES)


def test_setting_aside_is_never_told_to_the_other() -> None:
    for ours in Mark:
        assert pair_words(ours, Mark.ASIDE) == pair_words(ours, Mark.NONE)


def test_both_sides_are_heard() -> None:
    assert pair_words(Mark.TALKING, Mark.TALKING) == "You both say: talking."
    assert pair_words(Mark.SEPARATE, Mark.TALKING) == (
        "You say: going separately. They say: talking."
    )
    assert pair_words(Mark.NONE, Mark.PARTNERING) == "They say: partnering."
    assert pair_words(Mark.NONE, Mark.NONE).startswith("Nobody has said anything yet.")
    assert pair_words(Mark.ASIDE, Mark.NONE) == "You say: set aside."
