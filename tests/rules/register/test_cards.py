"""The card of an introduction: what it holds, and when two match."""

from dataclasses import fields, replace

import pytest

from commissioning.register.rules.cards import (
    LONGEST,
    Card,
    match,
    what_is_wrong,
)

HARBOUR = Card(
    organisation="harbour",
    brings="Safe rooms, night cover",
    lacks="Play therapists",
    opportunity="refuge",
    lots=frozenset({"south"}),
)
ANCHOR = Card(
    organisation="anchor", brings="Two play therapists", lacks="A kitchen", opportunity="refuge"
)


def test_cards_match_where_one_brings_what_the_other_lacks() -> None:
    found = match(HARBOUR, ANCHOR)
    assert found is not None
    assert found.reasons == (
        "You are both looking at the same opportunity.",
        "One lacks what the other brings: Play therapists.",
    )
    assert match(ANCHOR, HARBOUR) == found


def test_cards_for_the_same_lot_say_so() -> None:
    found = match(HARBOUR, replace(ANCHOR, lots=frozenset({"south", "north"})))
    assert found is not None
    assert found.reasons[0] == "You are both looking at the same lot."


@pytest.mark.parametrize(
    "other",
    [
        replace(ANCHOR, organisation="harbour"),
        replace(ANCHOR, opportunity="carers"),
        replace(ANCHOR, opportunity=None),
        replace(ANCHOR, lots=frozenset({"north"})),
        replace(ANCHOR, brings="A minibus"),
    ],
)
def test_cards_that_do_not_fit_are_not_matched(other: Card) -> None:
    assert match(HARBOUR, other) is None
    assert match(other, HARBOUR) is None


OPEN_HARBOUR = replace(
    HARBOUR, opportunity=None, areas=frozenset({"city"}), themes=frozenset({"home"})
)
OPEN_ANCHOR = replace(
    ANCHOR,
    opportunity=None,
    areas=frozenset({"ward"}),
    within=frozenset({"city"}),
    themes=frozenset({"home"}),
)


def test_without_an_opportunity_area_and_theme_must_fit() -> None:
    assert match(OPEN_HARBOUR, OPEN_ANCHOR) is not None
    assert match(OPEN_HARBOUR, replace(OPEN_ANCHOR, themes=frozenset({"sport"}))) is None
    assert match(OPEN_HARBOUR, replace(OPEN_ANCHOR, within=frozenset({"coast"}))) is None


def test_the_wider_area_may_be_on_either_side() -> None:
    assert match(OPEN_ANCHOR, OPEN_HARBOUR) == match(OPEN_HARBOUR, OPEN_ANCHOR) is not None
    next_ward = replace(OPEN_ANCHOR, organisation="quay", areas=frozenset({"next ward"}))
    assert match(replace(OPEN_ANCHOR, lacks="Play therapists"), next_ward) is None


def test_a_bid_for_an_opportunity_does_not_match_one_without() -> None:
    assert match(replace(OPEN_HARBOUR, opportunity="refuge"), OPEN_ANCHOR) is None


def test_a_card_has_no_room_for_a_stage_a_price_or_a_method() -> None:
    held = {field.name for field in fields(Card)}
    assert not held & {"stage", "price", "amount_pence", "summary", "method"}
    wrong = dict(what_is_wrong({"brings": "rooms", "lacks": "cooks", "stage": "submitted"}))
    assert wrong == {"stage": "Leave how far you have come off the card"}


def test_a_card_says_what_is_brought_and_what_is_lacking() -> None:
    assert what_is_wrong({"brings": "rooms", "lacks": "cooks"}) == ()
    assert what_is_wrong({"brings": " ", "lacks": ",;"}) == (
        ("brings", "Enter what you bring"),
        ("lacks", "Enter what you lack"),
    )


def test_a_card_has_a_longest_length() -> None:
    assert what_is_wrong({"brings": "a" * LONGEST, "lacks": "cooks"}) == ()
    (line,) = what_is_wrong({"brings": "a" * (LONGEST + 1), "lacks": "cooks"})
    assert line == ("brings", "Say what you bring in 500 characters or fewer")
