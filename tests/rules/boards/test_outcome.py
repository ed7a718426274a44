"""What a board decided: by example from real rules, and what holds of any board and any votes."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissioning.boards.rules.board_rule import BoardRule
from commissioning.boards.rules.interests import Interest, is_conflicted
from commissioning.boards.rules.majority import CONSENSUS, Base, MajorityRule
from commissioning.boards.rules.outcome import Result, decide
from commissioning.boards.rules.parts import HALF, Part
from commissioning.boards.rules.quorum import QuorumRule
from commissioning.boards.rules.voting import Attendance, Choice, Procedure, VoterFacts, Voting
from tests.rules.boards.boards import ABSTAIN, BOARDS, NO, RULES, YES, ruled, voter, voting

MEETING, WRITTEN = Procedure.MEETING, Procedure.WRITTEN
CARRIED, NOT_CARRIED, TOO_FEW = Result.CARRIED, Result.NOT_CARRIED, Result.TOO_FEW
PROCEDURES = st.sampled_from(Procedure)


def result(rule: BoardRule, voters: list[VoterFacts], procedure: Procedure = MEETING) -> Result:
    return decide(rule, procedure, voters).result


def test_a_majority_of_those_eligible_2_for_1_against_2_abstain() -> None:
    eligible = ruled(majority=MajorityRule(part=HALF, base=Base.ENTITLED))
    said = voting(YES, YES, NO, ABSTAIN, ABSTAIN)
    assert result(eligible, said) is NOT_CARRIED
    assert result(ruled(), said) is CARRIED


def test_the_reasons_say_the_numbers() -> None:
    said = " ".join(decide(ruled(), MEETING, voting(YES, YES, NO, ABSTAIN, ABSTAIN)).reasons)
    assert "2 for, 1 against, 2 abstained." in said
    assert "5 people count as present" in said
    assert said.endswith("So it is approved.")


def test_if_all_abstain_it_is_not_approved() -> None:
    decided = decide(ruled(), MEETING, voting(*[ABSTAIN] * 5))
    assert decided.result is NOT_CARRIED
    assert decided.tally.present == 5


def test_a_tie_is_decided_by_the_chairs_casting_vote() -> None:
    others = voting(YES, NO, NO)
    for casting, wanted in ((None, NOT_CARRIED), (YES, CARRIED), (NO, NOT_CARRIED)):
        chair = voter("Chair", YES, chair=True, casting=casting)
        decided = decide(ruled(), MEETING, [*others, chair])
        assert decided.result is wanted
        assert decided.casting_could_decide is (casting is None)


@pytest.mark.parametrize(("chairs", "wanted"), [(YES, (4, 4, 1)), (NO, (4, 4, -1))])
def test_a_casting_vote_is_one_vote_more(chairs: Choice, wanted: tuple[int, int, int]) -> None:
    chair = voter("Zo", YES, chair=True, casting=chairs)
    tally = decide(ruled(), MEETING, [*voting(YES, YES, YES, NO, NO, NO, NO), chair]).tally
    assert (tally.votes_for, tally.against, tally.casting) == wanted


@pytest.mark.parametrize("interest", [Interest.FINANCIAL, Interest.LOYALTY, None])
def test_a_conflicted_chair_has_no_casting_vote(interest: Interest | None) -> None:
    chair = voter("Chair", YES, chair=True, casting=YES, interest=interest)
    decided = decide(ruled(), MEETING, [*voting(YES, YES, NO, NO), chair])
    assert decided.result is NOT_CARRIED
    assert not decided.casting_could_decide
    assert decided.tally.casting == 0


def test_there_is_no_casting_vote_in_writing_or_without_the_chair() -> None:
    rule = ruled(written=MajorityRule())
    chair = voter("Chair", YES, chair=True, casting=YES)
    assert result(rule, [*voting(YES, NO, NO), chair], WRITTEN) is NOT_CARRIED
    away = replace(chair, attendance=Attendance.APOLOGIES)
    assert result(rule, [*voting(YES, YES, NO, NO), away]) is NOT_CARRIED


def test_a_conflicted_trustee_is_not_counted_present() -> None:
    rule = ruled(quorum=QuorumRule(number=3))
    conflicted = voter("Cy", YES, interest=Interest.FINANCIAL)
    decided = decide(rule, MEETING, [*voting(YES, YES), conflicted])
    assert decided.result is TOO_FEW
    assert decided.conflicts
    assert "Cy declared a financial interest, so takes no part" in decided.reasons[0]


def test_a_conflicted_trustee_stays_in_the_number_in_office() -> None:
    """A conflict makes a quorum harder to reach, never easier."""
    rule = ruled(quorum=QuorumRule(part=HALF))
    out = [voter(name, interest=Interest.LOYALTY) for name in ("Cy", "Di", "Ed")]
    assert decide(rule, MEETING, [*voting(YES, YES, YES), *out]).needed == 3
    assert result(rule, [*voting(YES, YES), *out, voter("Fay", interest=Interest.LOYALTY)]) is (
        TOO_FEW
    )


def test_too_few_who_came_is_another_thing_than_too_few_without_a_conflict() -> None:
    away = voter("Bo", attendance=Attendance.APOLOGIES)
    decided = decide(ruled(), MEETING, [voter("Ada", YES), away])
    assert (decided.result, decided.conflicts) == (TOO_FEW, False)


def test_only_who_is_there_is_said_to_have_declared_nothing() -> None:
    rule = ruled(written=MajorityRule())
    there, away = voter("Cy", interest=None), voter("Di", interest=None)
    away = replace(away, attendance=Attendance.APOLOGIES)
    said = " ".join(decide(rule, MEETING, [*voting(YES, YES), there, away]).reasons)
    assert "Cy had not declared their interests, so takes no part" in said
    assert "Di" not in said
    silent = " ".join(decide(rule, WRITTEN, [*voting(YES, YES), there]).reasons)
    assert "Cy" not in silent


def test_a_released_conflict_of_loyalty_is_counted_under_a_clause() -> None:
    released = voter("Cy", YES, interest=Interest.LOYALTY, released=True)
    for clause, wanted in (("", TOO_FEW), ("clause 8", CARRIED)):
        assert result(ruled(loyalty_clause=clause), [voter("Ada", YES), released]) is wanted


def test_who_joins_by_phone_counts_where_the_rule_lets_them() -> None:
    remote = [replace(each, attendance=Attendance.REMOTE) for each in voting(YES, YES)]
    assert result(ruled(remote=True), remote) is CARRIED
    assert result(ruled(remote=False), remote) is TOO_FEW


def test_by_agreement_in_writing_of_all_trustees_entitled_to_vote() -> None:
    three = voting(YES, YES, YES)
    assert result(ruled(), three, WRITTEN) is CARRIED
    assert result(ruled(), [*three, voter("Di")], WRITTEN) is NOT_CARRIED
    assert result(ruled(), [*three, voter("Di", ABSTAIN)], WRITTEN) is NOT_CARRIED
    conflicted = voter("Di", interest=Interest.FINANCIAL)
    assert result(ruled(), [*three, conflicted], WRITTEN) is CARRIED


def test_in_writing_there_is_a_quorum_of_those_who_answered() -> None:
    rule = ruled(written=MajorityRule(), quorum=QuorumRule(number=3))
    assert result(rule, voting(YES, YES, None, None), WRITTEN) is TOO_FEW
    assert result(rule, voting(YES, YES, ABSTAIN, None), WRITTEN) is CARRIED


def test_where_writing_is_not_allowed_nothing_is_carried_in_writing() -> None:
    assert result(ruled(written=None), voting(YES, YES, YES), WRITTEN) is NOT_CARRIED


def test_nobody_approves_alone() -> None:
    lax = ruled(quorum=QuorumRule(number=1))
    assert result(lax, voting(YES, ABSTAIN, ABSTAIN)) is NOT_CARRIED
    assert result(lax, [voter("Ada", YES), voter("Bo", attendance=Attendance.APOLOGIES)]) is TOO_FEW
    alone = decide(lax, MEETING, [voter("Ada", YES)])
    assert (alone.result, alone.vacant, alone.conflicts) == (TOO_FEW, True, False)
    assert "Only 1 is in office." in alone.reasons


def test_a_quorum_above_all_in_office_can_never_be_met() -> None:
    decided = decide(ruled(quorum=QuorumRule(number=40)), MEETING, voting(YES, YES, YES))
    assert (decided.result, decided.vacant) == (TOO_FEW, True)
    assert "Only 3 are in office." in decided.reasons


@pytest.mark.parametrize("base", Base)
def test_a_casting_vote_counts_in_every_base(base: Base) -> None:
    rule = ruled(majority=MajorityRule(base=base))
    for casting, wanted in ((None, NOT_CARRIED), (YES, CARRIED), (NO, NOT_CARRIED)):
        chair = voter("Chair", YES, chair=True, casting=casting)
        decided = decide(rule, MEETING, [*voting(YES, NO, NO), chair])
        assert decided.result is wanted
        assert decided.casting_could_decide is (casting is None)


CHAIR = voter("Zo", YES, chair=True)
FOUR = voting(YES, YES, NO, NO)
TIES: dict[str, tuple[dict[str, object], list[VoterFacts], str]] = {
    "in conflict": (
        {},
        [*FOUR, replace(CHAIR, interest=Interest.FINANCIAL)],
        "Zo, the chair, declared a financial interest",
    ),
    "not declared": ({}, [*FOUR, replace(CHAIR, interest=None)], "Zo, the chair, had not declared"),
    "away": (
        {},
        [*FOUR, replace(CHAIR, attendance=Attendance.APOLOGIES)],
        "Zo, the chair, was not there",
    ),
    "no chair": ({}, FOUR, "nobody is chair"),
    "no such rule": ({"casting_vote": False}, [*FOUR[1:], CHAIR], "rule gives no casting vote"),
    "two thirds": (
        {"majority": MajorityRule(part=Part(parts=2, of=3))},
        [*FOUR[1:], CHAIR],
        "one casting vote more would not be enough",
    ),
    "alone": ({}, [CHAIR, voter("Bo", NO)], "A casting vote would not carry it. Only one voted"),
    "not given yet": ({}, [*FOUR[1:], CHAIR], "the chair has not given a casting vote"),
}


@pytest.mark.parametrize("case", TIES)
def test_of_a_tie_it_is_said_why_no_casting_vote_decided_it(case: str) -> None:
    changed, board, said = TIES[case]
    decided = decide(ruled(**changed), MEETING, board)
    assert decided.result is NOT_CARRIED
    assert said in " ".join(decided.reasons)


def test_in_writing_a_tie_says_that_there_is_no_casting_vote() -> None:
    reasons = decide(ruled(written=MajorityRule()), WRITTEN, [*FOUR[1:], CHAIR]).reasons
    assert "As many are for as against, and there is no casting vote in writing." in reasons


def test_two_of_a_large_board_are_enough_where_the_rule_says_so() -> None:
    away = [voter(name, attendance=Attendance.APOLOGIES) for name in ("Cy", "Di", "Ed")]
    decided = decide(ruled(quorum=QuorumRule(number=1)), MEETING, [*voting(YES, YES), *away])
    assert (decided.result, decided.needed) == (CARRIED, 2)


def test_the_chairs_two_votes_are_still_one_person() -> None:
    chair = voter("Chair", YES, chair=True, casting=YES)
    decided = decide(ruled(), MEETING, [chair, voter("Bo", NO)])
    assert decided.result is NOT_CARRIED
    assert "Only one voted for, and nobody approves alone." in decided.reasons


def test_consensus_asks_everyone_who_is_there() -> None:
    rule = ruled(majority=CONSENSUS)
    assert result(rule, voting(YES, YES, ABSTAIN)) is CARRIED
    assert result(rule, voting(YES, YES, None)) is NOT_CARRIED
    assert result(rule, voting(YES, YES, NO)) is NOT_CARRIED


def test_two_thirds_of_those_in_office_counts_the_conflicted_too() -> None:
    rule = ruled(majority=MajorityRule(part=Part(parts=2, of=3), base=Base.IN_OFFICE))
    out = voter("Out", interest=Interest.FINANCIAL)
    assert result(rule, [*voting(YES, YES, YES), out]) is CARRIED
    assert result(rule, [*voting(YES, YES), replace(out), voter("Bo", ABSTAIN)]) is NOT_CARRIED


@given(RULES, PROCEDURES, BOARDS, st.data())
def test_adding_a_vote_for_never_turns_carried_into_not_carried(
    rule: BoardRule, procedure: Procedure, board: list[VoterFacts], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(board) - 1))
    after = [replace(each, choice=YES) if i == at else each for i, each in enumerate(board)]
    assert result(rule, after, procedure) is CARRIED or (
        result(rule, board, procedure) is not CARRIED
    )


@given(RULES, PROCEDURES, BOARDS, st.none() | st.sampled_from(Choice))
def test_a_conflicted_persons_vote_never_changes_the_outcome(
    rule: BoardRule, procedure: Procedure, board: list[VoterFacts], choice: Choice | None
) -> None:
    changed = [
        replace(each, choice=choice, casting=choice, attendance=Attendance.PRESENT)
        if is_conflicted(each.interest, each.released, rule.loyalty_clause)
        else each
        for each in board
    ]
    assert decide(rule, procedure, changed) == decide(rule, procedure, board)


@given(RULES, PROCEDURES, BOARDS, st.randoms(use_true_random=False))
def test_the_order_of_voters_changes_nothing(
    rule: BoardRule, procedure: Procedure, board: list[VoterFacts], random: Random
) -> None:
    other = list(board)
    random.shuffle(other)
    assert decide(rule, procedure, other) == decide(rule, procedure, board)


@given(RULES, PROCEDURES, BOARDS)
def test_silence_never_carries(
    rule: BoardRule, procedure: Procedure, board: list[VoterFacts]
) -> None:
    silent = [replace(each, choice=None) for each in board]
    assert result(rule, silent, procedure) is not CARRIED


@given(RULES, PROCEDURES, BOARDS)
def test_one_more_who_is_away_and_says_nothing_never_helps_it_through(
    rule: BoardRule, procedure: Procedure, board: list[VoterFacts]
) -> None:
    away = voter("Away", attendance=Attendance.APOLOGIES)
    assert result(rule, board, procedure) is CARRIED or (
        result(rule, [*board, away], procedure) is not CARRIED
    )


@given(RULES, PROCEDURES, BOARDS)
def test_what_is_carried_had_a_quorum_and_two_who_take_part_and_said_yes(
    rule: BoardRule, procedure: Procedure, board: list[VoterFacts]
) -> None:
    decided = decide(rule, procedure, board)
    counts = Voting(rule, procedure, board).counts
    counting = [each for each in board if counts(each)]
    assert decided.tally.present == len(counting)
    assert not any(
        is_conflicted(each.interest, each.released, rule.loyalty_clause) for each in counting
    )
    if decided.result is CARRIED:
        assert len(counting) >= decided.needed
        assert sum(each.choice is YES for each in counting) >= 2
