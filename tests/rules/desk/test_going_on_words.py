"""The words for what waits in a place: few names are said, many are counted."""

import pytest

from commissioning.desk.rules.going_on import BOARDS, DECISIONS, FEW, in_a_row


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((), ""),
        (("Warm Harbour",), "Warm Harbour"),
        (("Warm Harbour", "Old Garage"), "Warm Harbour and Old Garage"),
        (("A", "B", "C", "D"), "A, B, C and D"),
        (("A", "B", "C", "D", "E", "F"), "A, B, C, D and 2 more"),
    ],
)
def test_a_few_names_are_said_and_the_rest_counted(names: tuple[str, ...], said: str) -> None:
    assert in_a_row(names) == said
    assert len(names) <= FEW or "more" in said


def test_each_kind_says_for_whom_it_waits() -> None:
    assert BOARDS.waits_for(("A", "B")) == "the boards of A and B"
    assert BOARDS.waits_for(("A", "B"), known=False) == "one or more of the boards of A and B"
    assert DECISIONS.waits_for(("Saltmere Council",)) == "Saltmere Council"
