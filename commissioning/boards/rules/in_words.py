"""What a board's rule means for this board today, in sentences (PRODUCT.md section 7)."""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from commissioning.boards.rules.board_rule import BoardKind, BoardRule
from commissioning.boards.rules.majority import (
    Base,
    MajorityRule,
    Over,
    a_tie_carries,
    casting_ever_decides,
    majority_words,
)
from commissioning.boards.rules.mid_sentence import mid_sentence
from commissioning.boards.rules.outcome import AT_LEAST_TWO
from commissioning.boards.rules.parts import HALF, counted
from commissioning.boards.rules.quorum import quorum_needed, quorum_words

TIED = "as many are for as against"
NEVER_ALONE = (
    "Nobody approves alone: at least two people vote for, whatever else your document says."
)
NOBODY = "Nobody is in office yet, so this board could decide nothing."
ONLY_ONE = "Only one is in office, so this board could decide nothing until another joins it."
NEVER_MET = "That is more than are in office, so this board could decide nothing."


def in_words(rule: BoardRule, in_office: int) -> tuple[str, ...]:
    """Say what a rule means for a board of which `in_office` are in office today."""
    if rule.kind is BoardKind.OFFICER:
        return (*_officer(rule), *_call_in(rule))
    return tuple(_board(rule, in_office))


def votes_needed(rule: MajorityRule, in_base: int) -> int:
    """Say how many votes for are enough of a base of this size; one where nobody may be against."""
    if rule.over is Over.NO_ONE_AGAINST:
        return 1
    exact = rule.part.exactly * Fraction(in_base)
    return max(1, ceil(exact) if rule.over is Over.AT_LEAST else floor(exact) + 1)


def _board(rule: BoardRule, in_office: int) -> Iterator[str]:
    yield f"It is written in {mid_sentence(rule.clause)}."
    yield f"Quorum: {_quorum(rule, in_office)}"
    yield f"In a meeting: {_majority(rule.majority, in_office)}"
    yield _casting(rule)
    yield _written(rule, in_office)
    yield _remote(rule)
    yield _loyalty(rule)
    yield from _call_in(rule)
    yield NEVER_ALONE
    if in_office < AT_LEAST_TWO:
        yield ONLY_ONE if in_office else NOBODY


def _quorum(rule: BoardRule, in_office: int) -> str:
    if not in_office:
        return f"{quorum_words(rule.quorum)}."
    quorum = quorum_needed(rule.quorum, in_office)
    never = in_office >= AT_LEAST_TWO and quorum.needed > in_office
    return f"{quorum.words} {NEVER_MET}" if never else quorum.words


def _majority(rule: MajorityRule, in_office: int) -> str:
    said = majority_words(rule)
    if rule.over is Over.NO_ONE_AGAINST:
        return f"{said}."
    if in_office < AT_LEAST_TWO:
        return f"{said}. {_fewer(rule)}"
    needed = max(AT_LEAST_TWO, votes_needed(rule, in_office))
    who = "voting" if rule.base is Base.CAST else "entitled"
    all_there = f"With all {in_office} there and {who}, that is {needed} votes for."
    return f"{said}. {all_there} {_fewer(rule)}"


def _fewer(rule: MajorityRule) -> str:
    """Say what staying away or abstaining does, since this is where rules differ most."""
    if rule.base is Base.CAST:
        return "Who abstains casts no vote, so the number needed falls."
    if rule.base is Base.PRESENT:
        return "Who is there and abstains makes it harder; who is away does not."
    return "Who abstains or is away makes it harder, as a vote against would."


def _casting(rule: BoardRule) -> str:
    if a_tie_carries(rule.majority):
        return f"If all vote in a meeting, and {TIED}, it is approved without a casting vote."
    if not rule.casting_vote:
        return f"There is no casting vote: if {TIED}, it is not approved."
    if not casting_ever_decides(rule.majority):
        return (
            f"If {TIED}, it is not approved. The chair has a casting vote, but it can never make "
            f"{majority_words(rule.majority)}."
        )
    return (
        f"If {TIED} in a meeting, the chair has a casting vote, unless they have a conflict. "
        f"It counts as one vote more{_not_always(rule.majority)}. There is none in writing."
    )


def _not_always(rule: MajorityRule) -> str:
    """Say where a casting vote is not enough on every tie."""
    if rule.base is Base.CAST:
        return "" if rule.part.exactly == HALF.exactly else ", which is not always enough"
    who = "abstains" if rule.base is Base.PRESENT else "abstains or is away"
    return f", which is not always enough where somebody {who}"


def _written(rule: BoardRule, in_office: int) -> str:
    if rule.written is None:
        return "Decisions in writing are not allowed, so the board has to meet."
    return f"In writing: {_majority(rule.written, in_office)} Saying nothing is never a yes."


def _remote(rule: BoardRule) -> str:
    if rule.remote:
        return "Who joins a meeting by phone or video counts as present."
    return "Meetings are in person: who joins by phone or video is not counted."


def _loyalty(rule: BoardRule) -> str:
    if not rule.loyalty_clause:
        return "Who has a conflict of loyalty takes no part."
    return (
        "Who has a conflict of loyalty takes no part, unless the others decide otherwise "
        f"under {mid_sentence(rule.loyalty_clause)}."
    )


def _officer(rule: BoardRule) -> tuple[str, ...]:
    limits = "What is over the limit, very risky or new goes to those who gave it."
    scheme = mid_sentence(rule.scheme)
    return (
        f"It is written in {mid_sentence(rule.clause)}.",
        f"An officer decides under {scheme}, within the limit that was given. {limits}",
    )


def _call_in(rule: BoardRule) -> tuple[str, ...]:
    if not rule.call_in_days:
        return ()
    days = counted(rule.call_in_days, "working day", "working days")
    return (f"Members may call the decision in for {days} after it is published.",)
