"""Rounds: who still has to answer, what the answers come to, and what is said of a party."""

from datetime import date

import pytest

from commissioning.partnerships.lifecycle import PROPOSAL
from commissioning.partnerships.rules.rounds import (
    KINDS,
    STATUS_WORDS,
    all_confirmed,
    is_late,
    round_words,
    still_to_answer,
)
from commissioning.partnerships.rules.sides import kept_out_words
from commissioning.partnerships.rules.standing import (
    NO_MANDATE,
    OUT_OF_PLACE,
    RETIRED,
    UNVERIFIED,
    PartyFacts,
    note_on,
)

ALL = ("harbour", "kitchen", "garage")


def test_all_have_confirmed_only_when_each_has() -> None:
    said = {"harbour": "confirmed", "kitchen": "confirmed"}
    assert not all_confirmed(ALL, said)
    assert still_to_answer(ALL, said) == ("garage",)
    assert all_confirmed(ALL, said | {"garage": "confirmed"})


def test_a_no_is_no_yes() -> None:
    said = dict.fromkeys(ALL, "confirmed") | {"garage": "declined"}
    assert not all_confirmed(ALL, said)


def test_an_answer_from_nobody_asked_counts_for_nothing() -> None:
    assert not all_confirmed(ALL, {"council": "confirmed"})


def test_nobody_asked_is_nothing_confirmed() -> None:
    assert not all_confirmed((), {})


def test_a_round_is_late_from_the_day_after() -> None:
    day = date(2026, 11, 23)
    assert not is_late(day, day)
    assert is_late(day, date(2026, 11, 24))


def test_a_round_is_named_by_number_and_what_it_is_for() -> None:
    assert round_words(2, "change") == "Round 2: to change it"


def test_every_status_a_round_can_have_has_words() -> None:
    reached = {to for _, _, to, _ in PROPOSAL.rows} | {"open"}
    assert reached == set(STATUS_WORDS)
    assert set(KINDS) == {"form", "change", "end"}


@pytest.mark.parametrize(
    ("facts", "note"),
    [
        (PartyFacts(), ""),
        (PartyFacts(retired=True, verified=False, in_the_place=False), RETIRED),
        (PartyFacts(verified=False, in_the_place=False), UNVERIFIED),
        (PartyFacts(in_the_place=False, asked=True, has_mandate=False), OUT_OF_PLACE),
        (PartyFacts(asked=True, has_mandate=False), NO_MANDATE),
        (PartyFacts(has_mandate=False), ""),
    ],
)
def test_beside_a_party_stands_what_matters_most(facts: PartyFacts, note: str) -> None:
    assert note_on(facts) == note


def test_nothing_kept_out_is_nothing_said() -> None:
    assert kept_out_words(0) == ""


def test_what_is_kept_out_is_counted_in_plain_words() -> None:
    assert kept_out_words(1).startswith("One partnership of this organisation is not shown")
    assert kept_out_words(1).endswith("A colleague can look after it.")
    assert kept_out_words(3).startswith("3 partnerships of this organisation are not shown")
    assert kept_out_words(3).endswith("A colleague can look after them.")
