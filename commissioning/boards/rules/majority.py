"""How many must say yes, of whom (PRODUCT.md section 7).

Votes cast are those for and against. Who abstains counts to the quorum, and to those present, but
casts no vote; so if all abstain nothing is approved.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from commissioning.boards.rules.parts import ALL, HALF, Part, counted, part_words


class Base(StrEnum):
    """Of whom a majority is a part."""

    CAST = "cast"
    PRESENT = "present"
    ENTITLED = "entitled"
    IN_OFFICE = "in_office"

    @property
    def words(self) -> str:
        """Name it as pages do."""
        return _BASES[self]


_BASES = {
    Base.CAST: "the votes cast",
    Base.PRESENT: "those present",
    Base.ENTITLED: "those entitled to vote",
    Base.IN_OFFICE: "those in office",
}


class Over(StrEnum):
    """How far the votes for must reach."""

    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    NO_ONE_AGAINST = "no_one_against"  # consensus; then neither part nor base counts


class MajorityRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A majority: more than half of the votes cast, unless the document says otherwise."""

    part: Part = HALF
    base: Base = Base.CAST
    over: Over = Over.MORE_THAN


SIMPLE = MajorityRule()
EVERYONE_ENTITLED = MajorityRule(part=ALL, base=Base.ENTITLED, over=Over.AT_LEAST)
CONSENSUS = MajorityRule(over=Over.NO_ONE_AGAINST)


@dataclass(frozen=True, slots=True)
class Tally:
    """The votes counted, and the people in each base.

    Attributes:
        present: Those counted towards the quorum; in writing, those who have answered.
        entitled: Those who may vote, there or not: in office and not conflicted.
        in_office: Everybody on the frozen list.
        silent: Those who may vote here and have said nothing: in a meeting of those there, in
            writing of all entitled. They never count as a yes, nor as consent.
        casting: One more vote for (1) or against (-1), of the chair; 0 when none was given. It
            counts on a tie alone, and then among the votes for and in the base alike.
    """

    votes_for: int
    against: int
    abstained: int
    present: int
    entitled: int
    in_office: int
    silent: int = 0
    casting: int = 0

    @property
    def tied(self) -> bool:
        """Tell whether as many were cast for as against, and any at all."""
        return self.votes_for == self.against > 0


# The tie that a casting vote lifts highest, since nobody approves alone: 3 votes of 5.
EVENLY = Tally(2, 2, 0, present=4, entitled=4, in_office=4)


def is_carried(rule: MajorityRule, tally: Tally) -> bool:
    """Tell whether enough said yes. Nothing is carried without a vote for."""
    said_yes = _said_yes(tally)
    if not tally.votes_for:
        return False
    if rule.over is Over.NO_ONE_AGAINST:
        return tally.against == 0 and tally.silent == 0
    wanted = rule.part.exactly * base_count(rule, tally)
    return said_yes >= wanted if rule.over is Over.AT_LEAST else said_yes > wanted


def base_count(rule: MajorityRule, tally: Tally) -> int:
    """Count of how many a majority is a part."""
    counts = {
        Base.CAST: tally.votes_for + tally.against,
        Base.PRESENT: tally.present,
        Base.ENTITLED: tally.entitled,
        Base.IN_OFFICE: tally.in_office,
    }
    return counts[rule.base] + abs(_casting(tally))


def casting_could_decide(rule: MajorityRule, tally: Tally) -> bool:
    """Tell whether a casting vote for would carry what is tied, and not carried, now."""
    without, with_it = replace(tally, casting=0), replace(tally, casting=1)
    return tally.tied and is_carried(rule, with_it) and not is_carried(rule, without)


def a_tie_carries(rule: MajorityRule) -> bool:
    """Tell whether as many for as against is enough, where all vote."""
    return is_carried(rule, EVENLY)


def casting_ever_decides(rule: MajorityRule) -> bool:
    """Tell whether there is any tie that a casting vote would carry under this rule."""
    return is_carried(rule, replace(EVENLY, casting=1))


def majority_words(rule: MajorityRule) -> str:
    """Say a majority in words: "more than half of the votes cast"."""
    if rule.over is Over.NO_ONE_AGAINST:
        return "consensus: everyone is asked, and no one is against"
    if rule.part.exactly == Fraction(1):
        return f"all of {rule.base.words}"
    over = "more than" if rule.over is Over.MORE_THAN else "at least"
    return f"{over} {part_words(rule.part)} of {rule.base.words}"


def tally_words(rule: MajorityRule, tally: Tally) -> str:
    """Say the numbers behind a result: "2 for, 1 against, 2 abstained; of 5 entitled to vote"."""
    said = f"{tally.votes_for} for, {tally.against} against, {tally.abstained} abstained."
    if casting := _casting(tally):
        said += f" The chair's casting vote is one more {'for' if casting > 0 else 'against'}."
    if rule.over is Over.NO_ONE_AGAINST:
        return f"{said} The rule is {majority_words(rule)}."
    yes = counted(_said_yes(tally), "vote for", "votes for")
    base = f"{base_count(rule, tally)} ({_base_words(rule, tally)})"
    return f"{said} The rule is {majority_words(rule)}: {yes} of {base}."


def _base_words(rule: MajorityRule, tally: Tally) -> str:
    people = rule.base is not Base.CAST
    return f"{rule.base.words}{' and the casting vote' if people and _casting(tally) else ''}"


def _said_yes(tally: Tally) -> int:
    return tally.votes_for + max(0, _casting(tally))


def _casting(tally: Tally) -> int:
    return tally.casting if tally.tied else 0
