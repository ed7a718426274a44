"""A rule and the answers of its form say the same."""

from typing import Any

import pytest

from commissioning.boards.forms.rule_answers import answers_of
from commissioning.boards.rules.board_rule import BoardKind, BoardRule
from commissioning.boards.rules.majority import (
    CONSENSUS,
    EVERYONE_ENTITLED,
    SIMPLE,
    Base,
    MajorityRule,
    Over,
)
from commissioning.boards.rules.parts import Part
from commissioning.boards.rules.quorum import QuorumRule, Which

THREE_QUARTERS = MajorityRule(part=Part(parts=75, of=100), base=Base.ENTITLED, over=Over.AT_LEAST)


@pytest.mark.parametrize(
    ("changed", "wanted"),
    [
        ({"quorum": QuorumRule(number=3)}, {"quorum": "number", "quorum_number": 3}),
        (
            {"quorum": QuorumRule(part=Part(parts=1, of=2))},
            {"quorum": "part", "quorum_part": "half"},
        ),
        (
            {"quorum": QuorumRule(number=3, part=Part(parts=1, of=2), which=Which.LESSER)},
            {"quorum": "lesser"},
        ),
        ({"majority": SIMPLE}, {"majority": "simple"}),
        ({"majority": CONSENSUS}, {"majority": "consensus"}),
        (
            {"majority": THREE_QUARTERS},
            {"majority": "other", "majority_part": "75%", "majority_base": "entitled"},
        ),
        ({"written": None}, {"written": "no"}),
        ({"written": EVERYONE_ENTITLED}, {"written": "all"}),
        ({"majority": THREE_QUARTERS, "written": THREE_QUARTERS}, {"written": "same"}),
        ({"written": THREE_QUARTERS}, {"written": "other", "written_over": "at_least"}),
    ],
)
def test_the_form_about_a_rule_begins_with_its_answers(
    changed: dict[str, Any], wanted: dict[str, Any]
) -> None:
    answers = answers_of(BoardRule(kind=BoardKind.TRUSTEES, clause="19", **changed))
    assert answers.items() >= wanted.items()
