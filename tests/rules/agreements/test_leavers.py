"""What a party that leaves is due, and how those who stay share the rest."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from commissioning.agreements.rules.leaver import after_leaving, part_by_cost, part_by_time
from commissioning.agreements.rules.limits import burdens
from commissioning.agreements.rules.outcome import outcome
from commissioning.agreements.rules.pence import split
from commissioning.agreements.rules.terms import OverTo, Party
from commissioning.foundation.errors import Refused
from tests.rules.agreements.money import AMOUNTS, TABLE, THREE, parties, party, pounds

HALF = Fraction(1, 2)


def shares(pence: int, group: tuple[Party, ...], left: Mapping[str, Fraction]) -> list[int]:
    """Share a gain once some have left."""
    return split(pence, [member.gain_weight for member in after_leaving(group, left)])


def test_a_leaver_halfway_has_half_its_part_and_the_others_share_the_rest() -> None:
    found = shares(pounds(50_000), THREE, {"c": HALF})
    assert found == [pounds("23,333.33"), pounds("20,416.67"), pounds(6_250)]


def test_the_whole_outcome_follows_the_leavers_share() -> None:
    found = outcome(TABLE, after_leaving(THREE, {"c": HALF}), pounds(900_000))
    assert [share.pence for share in found.by_party] == [
        pounds("23,333.33"),
        pounds("20,416.67"),
        pounds(6_250),
    ]
    assert found.commissioner_pence == pounds(50_000)


def test_an_overspend_is_shared_in_the_same_way() -> None:
    found = outcome(TABLE, after_leaving(THREE, {"c": HALF}), pounds(1_080_000))
    assert found.by_party[2].pence == -pounds(5_000)
    assert found.partners_pence == -pounds(40_000)


def test_a_leavers_own_limit_still_holds() -> None:
    group = (*THREE[:2], party("c", 3, 25, pounds(2_000)))
    found = outcome(TABLE, after_leaving(group, {"c": HALF}), pounds(1_080_000))
    assert found.by_party[2].pence == -pounds(2_000)
    assert found.commissioner_pence == -pounds(43_000)


def test_two_leavers_each_have_the_part_of_their_own_time() -> None:
    found = shares(pounds(50_000), THREE, {"c": HALF, "b": Fraction(1, 5)})
    assert found == [pounds(40_250), pounds(3_500), pounds(6_250)]


def test_several_leavers_and_those_who_stay_share_no_more_than_there_is() -> None:
    """Rounded each by itself, three half pennies would come to more than the two there are."""
    group = tuple(party(key, rank, 1) for rank, key in enumerate("abcd", 1))
    whole = dict.fromkeys("abc", Fraction(1))
    assert shares(2, group, whole) == [1, 1, 0, 0]


def test_leaving_at_the_start_takes_nothing_and_at_the_end_the_whole_part() -> None:
    assert shares(1_000, THREE, {"c": Fraction(0)})[2] == 0
    assert shares(1_000, THREE, {"c": Fraction(1)}) == [400, 350, 250]


def test_without_a_leaver_nothing_changes() -> None:
    assert after_leaving(THREE, {}) == THREE


def test_all_may_leave_at_the_very_end() -> None:
    assert shares(100, THREE, dict.fromkeys("abc", Fraction(1))) == [40, 35, 25]


def test_somebody_stays_to_share_the_rest() -> None:
    with pytest.raises(Refused, match="Keep at least one party that stays"):
        after_leaving(THREE, dict.fromkeys("abc", HALF))


@pytest.mark.parametrize("left", [{"d": HALF}, {"c": Fraction(3, 2)}, {"c": Fraction(-1, 2)}])
def test_a_leaver_is_a_party_and_its_part_lies_between_none_and_all(
    left: dict[str, Fraction],
) -> None:
    with pytest.raises(Refused):
        after_leaving(THREE, left)


def test_time_counts_the_first_day_the_last_and_the_settlement_date() -> None:
    year = (date(2027, 4, 1), date(2028, 3, 31))  # 366 days
    assert part_by_time(*year, date(2027, 9, 30)) == HALF
    assert part_by_time(*year, date(2027, 4, 1)) == Fraction(1, 366)
    assert part_by_time(*year, date(2028, 3, 31)) == 1


def test_settling_outside_the_period_counts_none_or_all_of_it() -> None:
    year = (date(2027, 4, 1), date(2028, 3, 31))
    assert part_by_time(*year, date(2027, 3, 1)) == 0
    assert part_by_time(*year, date(2030, 1, 1)) == 1


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        part_by_time(date(2028, 1, 2), date(2028, 1, 1), date(2028, 1, 1))
    assert refusal.value.field == "ends_on"


def test_cost_is_measured_against_the_whole_cost() -> None:
    assert part_by_cost(pounds(450_000), pounds(900_000)) == HALF
    assert part_by_cost(1, 1) == 1


@pytest.mark.parametrize(("until_then", "whole"), [(0, 0), (-1, 100), (101, 100)])
def test_a_cost_beyond_the_whole_is_refused(until_then: int, whole: int) -> None:
    with pytest.raises(Refused):
        part_by_cost(until_then, whole)


@st.composite
def departures(draw: st.DrawFn) -> tuple[tuple[Party, ...], dict[str, Fraction]]:
    """Make parties, some of whom have left; the one called "sure" stays."""
    group = draw(parties())
    parts = st.fractions(0, 1, max_denominator=731)
    leaving = draw(st.sets(st.sampled_from([member.key for member in group])))
    return group, {key: draw(parts) for key in sorted(leaving - {"sure"})}


@given(departures(), AMOUNTS)
def test_everyone_is_within_a_penny_of_what_the_words_say(
    world: tuple[tuple[Party, ...], dict[str, Fraction]], pence: int
) -> None:
    group, left = world
    found = shares(pence, group, left)
    assert sum(found) == pence
    whole = sum(member.gain_weight for member in group)
    stay = sum(member.gain_weight for member in group if member.key not in left)
    due = {m.key: Fraction(pence * m.gain_weight, whole) * left.get(m.key, 0) for m in group}
    rest = pence - sum(due.values())
    for member, has in zip(group, found, strict=True):
        if member.key not in left:
            due[member.key] = rest * Fraction(member.gain_weight, stay)
        assert abs(has - due[member.key]) < 1


@given(departures(), AMOUNTS)
def test_own_limits_hold_for_those_who_left_and_those_who_stay(
    world: tuple[tuple[Party, ...], dict[str, Fraction]], pence: int
) -> None:
    group = after_leaving(*world)
    assume(pence)
    for has, member in zip(burdens(pence, group, OverTo.PARTNERS), group, strict=True):
        assert 0 <= has <= (pence if member.own_limit_pence is None else member.own_limit_pence)
