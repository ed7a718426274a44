"""What is in force on a day: computed from facts, whatever the order in which they are given."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from commissioning.agreements.rules.in_force import (
    BINDING,
    WORDS,
    VersionFacts,
    in_force_on,
    standing_on,
)

DAY = date(2027, 4, 1)


def later(days: int) -> date:
    return DAY + timedelta(days=days)


def signed(number: int, begins: int, settled: int, ends: int | None = None) -> VersionFacts:
    last = None if ends is None else later(ends)
    return VersionFacts(number, "signed", later(begins), last, later(settled))


def test_a_version_signed_late_takes_effect_when_it_is_signed() -> None:
    facts = [signed(1, begins=0, settled=10)]
    assert in_force_on(later(9), facts) is None
    assert in_force_on(later(10), facts) == 1


def test_without_a_first_day_it_takes_effect_when_it_is_signed() -> None:
    facts = [VersionFacts(1, "signed", settled_on=DAY)]
    assert in_force_on(DAY, facts) == 1


def test_the_next_version_takes_over_on_its_own_day() -> None:
    facts = [signed(1, 0, 0), signed(2, 30, 5)]
    assert [in_force_on(later(day), facts) for day in (29, 30)] == [1, 2]
    assert standing_on(later(29), facts)[2] == "signed (takes effect on 1 May 2027)"
    assert standing_on(later(30), facts) == {1: "superseded", 2: "in force"}


def test_a_version_that_is_over_brings_no_older_one_back() -> None:
    facts = [signed(1, 0, 0, ends=100), signed(2, 10, 10, ends=20)]
    assert in_force_on(later(21), facts) is None
    assert standing_on(later(21), facts) == {1: "superseded", 2: "over"}


def test_an_agreement_that_all_ended_is_over_after_that_day() -> None:
    facts = [signed(1, 0, 0, ends=100)]
    assert in_force_on(later(50), facts, ended_on=later(50)) == 1
    assert in_force_on(later(51), facts, ended_on=later(50)) is None
    assert standing_on(later(51), facts, ended_on=later(50)) == {1: "over"}


def test_a_small_change_that_all_acknowledged_is_in_force() -> None:
    facts = [signed(1, 0, 0), VersionFacts(2, "acknowledged", DAY, None, later(7))]
    assert standing_on(later(7), facts) == {1: "superseded", 2: "in force"}


def test_every_status_has_words_of_its_own() -> None:
    facts = [VersionFacts(number, status) for number, status in enumerate(WORDS)]
    assert list(standing_on(DAY, facts).values()) == list(WORDS.values())


def some_day() -> st.SearchStrategy[date]:
    return st.integers(0, 40).map(later)


def some_facts() -> st.SearchStrategy[list[VersionFacts]]:
    def version(number: int) -> st.SearchStrategy[VersionFacts]:
        return st.builds(
            VersionFacts,
            st.just(number),
            st.sampled_from([*WORDS, *sorted(BINDING)]),
            st.none() | some_day(),
            st.none() | some_day(),
            some_day(),
        )

    return st.integers(0, 5).flatmap(
        lambda count: st.tuples(*map(version, range(1, count + 1))).flatmap(st.permutations)
    )


@given(some_facts(), some_day(), st.none() | some_day())
def test_one_version_at_most_is_in_force_and_its_words_say_so(
    facts: Sequence[VersionFacts], day: date, ended_on: date | None
) -> None:
    words = standing_on(day, facts, ended_on)
    said = [number for number, each in words.items() if each == "in force"]
    number = in_force_on(day, facts, ended_on)
    assert said == ([] if number is None else [number])
    assert all(each.status in BINDING for each in facts if each.number == number)
