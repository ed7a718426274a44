"""Boards, rules and voters that the tests of boards share, and how to make any others."""

from hypothesis import strategies as st
from msgspec.structs import replace

from commissioning.boards.rules.board_rule import BoardKind, BoardRule
from commissioning.boards.rules.interests import Interest
from commissioning.boards.rules.majority import (
    CONSENSUS,
    EVERYONE_ENTITLED,
    SIMPLE,
    Base,
    MajorityRule,
    Over,
)
from commissioning.boards.rules.parts import Part
from commissioning.boards.rules.quorum import QuorumRule, Rounding, Which
from commissioning.boards.rules.voting import Attendance, Choice, VoterFacts

THIRD = Part(parts=1, of=3)
MODEL = BoardRule(
    kind=BoardKind.TRUSTEES,
    clause="constitution, clause 19",
    quorum=QuorumRule(number=2, part=THIRD, rounding=Rounding.NEAREST),
    casting_vote=True,
    written=EVERYONE_ENTITLED,
)
YES, NO, ABSTAIN = Choice.APPROVE, Choice.NOT_APPROVE, Choice.ABSTAIN


def ruled(**changed: object) -> BoardRule:
    """Give the model rule with something else in it."""
    return replace(MODEL, **changed)


def voter(
    name: str = "Ada",
    choice: Choice | None = None,
    *,
    chair: bool = False,
    attendance: Attendance = Attendance.PRESENT,
    interest: Interest | None = Interest.NONE,
    released: bool = False,
    casting: Choice | None = None,
) -> VoterFacts:
    """Give somebody who is there and has no interest, unless something else is said."""
    return VoterFacts(
        name=name,
        chair=chair,
        attendance=attendance,
        interest=interest,
        released=released,
        choice=choice,
        casting=casting,
    )


def voting(*choices: Choice | None) -> list[VoterFacts]:
    """Give one voter for each choice, all there and without an interest."""
    return [voter(f"Voter {at}", choice) for at, choice in enumerate(choices, 1)]


PARTS = st.builds(
    lambda parts, more: Part(parts=parts, of=parts + more), st.integers(1, 12), st.integers(0, 12)
)
QUORUMS = st.builds(
    QuorumRule,
    number=st.integers(1, 12),
    part=st.none() | PARTS,
    rounding=st.sampled_from(Rounding),
    which=st.sampled_from(Which),
)
MAJORITIES = st.one_of(
    st.sampled_from([SIMPLE, EVERYONE_ENTITLED, CONSENSUS]),
    st.builds(MajorityRule, part=PARTS, base=st.sampled_from(Base), over=st.sampled_from(Over)),
)
RULES = st.builds(
    BoardRule,
    kind=st.sampled_from([BoardKind.TRUSTEES, BoardKind.DIRECTORS, BoardKind.CABINET]),
    clause=st.just("clause 1"),
    quorum=QUORUMS,
    majority=MAJORITIES,
    casting_vote=st.booleans(),
    written=st.none() | MAJORITIES,
    remote=st.booleans(),
    loyalty_clause=st.sampled_from(["", "clause 8"]),
)
VOTERS = st.builds(
    VoterFacts,
    name=st.sampled_from("Ada Bo Cy Di".split()),
    chair=st.booleans(),
    attendance=st.sampled_from(Attendance),
    interest=st.none() | st.sampled_from([Interest.NONE, Interest.NONE, *Interest]),
    released=st.booleans(),
    choice=st.none() | st.sampled_from(Choice),
    casting=st.none() | st.sampled_from(Choice),
)
BOARDS = st.lists(VOTERS, min_size=1, max_size=9)
