"""A board's rule: kept as plain JSON, refused when it makes no sense, and said in words."""

import json

import pytest
from hypothesis import given

from commissioning.boards.rules.board_rule import (
    BoardKind,
    BoardRule,
    as_dict,
    rule_from,
    why_not,
)
from commissioning.boards.rules.in_words import (
    NEVER_ALONE,
    NEVER_MET,
    NOBODY,
    ONLY_ONE,
    in_words,
)
from commissioning.boards.rules.majority import (
    CONSENSUS,
    EVERYONE_ENTITLED,
    SIMPLE,
    Base,
    MajorityRule,
    Over,
)
from commissioning.boards.rules.parts import Part
from commissioning.boards.rules.quorum import QuorumRule
from commissioning.foundation.errors import Refused
from tests.rules.boards.boards import MODEL, RULES, ruled

OFFICER = BoardRule(
    kind=BoardKind.OFFICER, clause="constitution, part 3", scheme="scheme 4.2", call_in_days=5
)


@given(RULES)
def test_a_rule_comes_back_from_json_as_it_was(rule: BoardRule) -> None:
    assert rule_from(json.loads(json.dumps(as_dict(rule)))) == rule


@pytest.mark.parametrize("data", [None, [], {}, {"kind": "cats", "clause": "1"}, {"more": 1}])
def test_what_is_no_rule_is_refused(data: object) -> None:
    with pytest.raises(Refused):
        rule_from(data)


@pytest.mark.parametrize(
    "rule",
    [
        MODEL,
        OFFICER,
        ruled(majority=CONSENSUS),
        ruled(quorum=QuorumRule(number=1)),
        ruled(clause="x" * 300),
        ruled(majority=MajorityRule(part=Part(parts=1, of=2), over=Over.AT_LEAST)),
    ],
)
def test_a_sound_rule_is_kept(rule: BoardRule) -> None:
    assert why_not(rule) == []


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"clause": " "}, "clause"),
        ({"clause": "x" * 301}, "clause"),
        ({"loyalty_clause": "x" * 301}, "loyalty_clause"),
        ({"kind": BoardKind.OFFICER}, "scheme"),
        ({"call_in_days": 5}, "call_in_days"),
        ({"kind": BoardKind.CABINET, "call_in_days": 31}, "call_in_days"),
        ({"quorum": QuorumRule()}, "quorum"),
        ({"quorum": QuorumRule(number=0)}, "quorum"),
        ({"quorum": QuorumRule(part=Part(parts=3, of=2))}, "quorum"),
        ({"quorum": QuorumRule(part=Part(parts=1, of=0))}, "quorum"),
        ({"majority": MajorityRule(part=Part(parts=0, of=1))}, "majority"),
        ({"majority": MajorityRule(part=Part(parts=1, of=3))}, "majority"),
        ({"majority": MajorityRule(part=Part(parts=2, of=2))}, "majority"),
        ({"written": MajorityRule(part=Part(parts=1, of=3), over=Over.AT_LEAST)}, "written"),
    ],
)
def test_what_makes_no_sense_is_named_beside_its_field(
    changed: dict[str, object], field: str
) -> None:
    assert field in {named for _, named in why_not(ruled(**changed))}


def test_the_words_say_quorum_majority_writing_and_casting_vote() -> None:
    said = " ".join(in_words(MODEL, 7))
    assert "is 2." in said
    assert "more than half of the votes cast. With all 7 there and voting, that is 4" in said
    assert "In writing: all of those entitled to vote. With all 7 there and entitled" in said
    assert "that is 7 votes for" in said
    assert "the chair has a casting vote, unless they have a conflict" in said
    assert NEVER_ALONE in said


def test_the_words_say_what_is_not_allowed() -> None:
    said = " ".join(in_words(ruled(written=None, casting_vote=False), 5))
    assert "Decisions in writing are not allowed" in said
    assert "There is no casting vote" in said
    assert "joins by phone or video is not counted" in said


def test_the_words_follow_the_rule() -> None:
    changed = {"remote": True, "loyalty_clause": "clause 8", "majority": CONSENSUS}
    said = " ".join(in_words(ruled(**changed), 5))
    assert "counts as present" in said
    assert "under clause 8" in said
    assert "no one is against" in said


def test_an_officer_has_no_quorum_but_a_scheme_and_a_call_in() -> None:
    said = " ".join(in_words(OFFICER, 1))
    assert "scheme 4.2" in said
    assert "5 working days" in said
    assert "uorum" not in said


def test_a_quorum_that_can_never_be_met_is_said() -> None:
    forty = ruled(quorum=QuorumRule(number=40))
    assert NEVER_MET in " ".join(in_words(forty, 9))
    assert NEVER_MET not in " ".join(in_words(forty, 40))


@pytest.mark.parametrize(("in_office", "said"), [(0, NOBODY), (1, ONLY_ONE)])
def test_a_board_of_none_or_one_is_told_that_it_could_decide_nothing(
    in_office: int, said: str
) -> None:
    words = in_words(ruled(written=EVERYONE_ENTITLED), in_office)
    assert said in words
    assert NEVER_ALONE in words
    assert f"With all {in_office}" not in " ".join(words)
    assert {NOBODY, ONLY_ONE}.isdisjoint(in_words(MODEL, 2))


def test_two_in_office_are_both_needed() -> None:
    half = ruled(majority=MajorityRule(over=Over.AT_LEAST))
    assert "With all 2 there and voting, that is 2 votes for" in " ".join(in_words(half, 2))


@pytest.mark.parametrize(
    ("majority", "said"),
    [
        (SIMPLE, "It counts as one vote more. There is none in writing."),
        (MajorityRule(base=Base.PRESENT), "is not always enough where somebody abstains."),
        (MajorityRule(part=Part(parts=55, of=100)), "one vote more, which is not always enough"),
        (MajorityRule(part=Part(parts=2, of=3)), "can never make more than two thirds of the"),
        (CONSENSUS, "it can never make consensus"),
        (MajorityRule(over=Over.AT_LEAST), "it is approved without a casting vote"),
    ],
)
def test_the_words_say_what_a_casting_vote_does_to_a_tie(majority: MajorityRule, said: str) -> None:
    assert said in " ".join(in_words(ruled(majority=majority), 7))
