"""What is said before a sharing mode is chosen, and of a change of it."""

from itertools import pairwise

import pytest

from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.rules.mode_choice import CONSEQUENCES, mode_sentence


def test_every_mode_says_what_follows_from_it() -> None:
    assert set(CONSEQUENCES) == set(SharingMode)
    assert all(len(lines) >= 3 for lines in CONSEQUENCES.values())


def test_consequences_never_count_who_is_bidding() -> None:
    assert not any(c.isdigit() for lines in CONSEQUENCES.values() for line in lines for c in line)


def test_a_first_choice_is_told_as_a_choice() -> None:
    mode = SharingMode.INTRODUCTIONS
    assert mode_sentence(mode, mode, first=True) == (
        "What may be shared was chosen: Introductions only"
    )


@pytest.mark.parametrize(("before", "after"), list(pairwise(SharingMode)))
def test_a_change_is_told_from_and_to(before: SharingMode, after: SharingMode) -> None:
    told = mode_sentence(before, after, first=False)
    assert before.words in told
    assert after.words in told
