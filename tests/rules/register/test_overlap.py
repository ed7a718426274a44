"""Others you may want to talk to: grounds, points and the order of a page."""

from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from commissioning.register.rules.complement import telling_words
from commissioning.register.rules.overlap import (
    COMPLEMENT,
    SAME_FIELD,
    SAME_LOT,
    SAME_OPPORTUNITY,
    SIMILAR_PURPOSE,
    Overlap,
    Subject,
    candidate_keys,
    compare,
    likeness_points,
    lookup_keys,
    order,
)

CITY, REGION, NATION, WARD = "E06000099", "E12000099", "E92000001", "E05099999"
PURPOSE = telling_words("Safe rooms and counselling for women and children leaving abuse at home")
ALIKE = (
    f"You would do similar things in the same area: {len(PURPOSE)} of the words that say most "
    "about each purpose are the same."
)
HARBOUR = Subject(
    ref="aaa",
    organisation="harbour",
    opportunity="refuge",
    lots=frozenset({"north", "south"}),
    funder="council",
    areas=frozenset({CITY}),
    within=frozenset({REGION, NATION}),
    themes=frozenset({"SC102"}),
    starts=date(2027, 4, 1),
    ends=date(2030, 3, 31),
    purpose=PURPOSE,
    brings=frozenset({"safe rooms"}),
    looks_for=frozenset({"play therapists"}),
)
ANCHOR = replace(
    HARBOUR,
    ref="bbb",
    organisation="anchor",
    lots=frozenset({"south"}),
    brings=frozenset({"two play therapists"}),
    looks_for=frozenset({"rooms that are safe"}),
)
NOTHING_ALIKE = Subject(ref="ccc", organisation="lifeline")

few = st.frozensets(st.sampled_from(["a", "b", "c"]))
maybe_day = st.none() | st.dates(date(2026, 1, 1), date(2029, 1, 1))
subjects = st.builds(
    Subject,
    ref=st.sampled_from(["r1", "r2", "r3", "r4"]),
    organisation=st.sampled_from(["o1", "o2", "o3"]),
    opportunity=st.none() | st.sampled_from(["x", "y"]),
    lots=few,
    funder=st.none() | st.sampled_from(["f", "g"]),
    areas=few,
    within=few,
    themes=few,
    starts=maybe_day,
    ends=maybe_day,
    purpose=st.frozensets(st.sampled_from(["w1", "w2", "w3", "w4", "w5"])),
    brings=st.frozensets(st.sampled_from(["kitchen", "minibus"])),
    looks_for=st.frozensets(st.sampled_from(["kitchen", "minibus"])),
)


def found(a: Subject, b: Subject) -> Overlap:
    overlap = compare(a, b)
    assert overlap is not None
    return overlap


def points(a: Subject, b: Subject) -> list[int]:
    return [reason.points for reason in found(a, b).reasons]


def test_two_bids_that_share_everything_score_100() -> None:
    assert found(HARBOUR, ANCHOR).score == 100
    total = SAME_OPPORTUNITY + SAME_LOT + SAME_FIELD + SIMILAR_PURPOSE + COMPLEMENT
    assert total == 100


def test_each_line_of_the_score_has_its_words() -> None:
    assert [reason.words for reason in found(HARBOUR, ANCHOR).reasons] == [
        "You are both looking at the same opportunity.",
        "The same funder, area and theme, in months that overlap.",
        "You are both looking at the same lot of it.",
        ALIKE,
        "One looks for what the other brings: play therapists.",
        "One looks for what the other brings: rooms that are safe.",
    ]


def test_different_lots_are_still_the_same_opportunity() -> None:
    other = replace(NOTHING_ALIKE, opportunity="refuge", lots=frozenset({"east"}))
    assert points(HARBOUR, other) == [SAME_OPPORTUNITY]


def test_two_of_one_organisation_are_no_overlap() -> None:
    assert compare(HARBOUR, replace(ANCHOR, organisation="harbour")) is None


def test_a_declaration_does_not_overlap_with_itself() -> None:
    assert compare(HARBOUR, replace(HARBOUR, organisation="anchor")) is None


def test_bringing_what_another_looks_for_is_no_ground_by_itself() -> None:
    helper = replace(NOTHING_ALIKE, brings=frozenset({"play therapists"}))
    assert compare(HARBOUR, helper) is None


def test_no_opportunity_on_both_sides_is_not_the_same_opportunity() -> None:
    assert compare(NOTHING_ALIKE, replace(NOTHING_ALIKE, ref="ddd", organisation="quay")) is None


IN_THE_FIELD = replace(ANCHOR, opportunity=None, purpose=frozenset(), brings=frozenset())


def test_the_same_funder_area_and_theme_count_in_overlapping_periods() -> None:
    later = replace(IN_THE_FIELD, starts=date(2030, 3, 31), ends=None, looks_for=frozenset())
    assert points(HARBOUR, later) == [SAME_FIELD]


@pytest.mark.parametrize(
    "change",
    [
        {"funder": "lottery"},
        {"funder": None},
        {"themes": frozenset({"HE101"})},
        {"areas": frozenset({"W06000001"}), "within": frozenset({"W92000004"})},
        {"starts": date(2030, 4, 1), "ends": date(2031, 3, 31)},
        {"starts": None, "ends": None},
    ],
)
def test_one_thing_that_differs_is_enough_for_no_shared_field(change: dict[str, Any]) -> None:
    assert compare(HARBOUR, replace(IN_THE_FIELD, **change)) is None


def test_a_ward_lies_in_the_city_that_the_other_names() -> None:
    in_a_ward = replace(
        IN_THE_FIELD, areas=frozenset({WARD}), within=frozenset({CITY, REGION, NATION})
    )
    assert SAME_FIELD in points(HARBOUR, in_a_ward)


def test_two_towns_of_one_region_are_not_the_same_area() -> None:
    next_town = replace(IN_THE_FIELD, areas=frozenset({"E06000098"}))
    assert compare(HARBOUR, next_town) is None


def test_similar_purposes_count_only_in_the_same_area() -> None:
    similar = replace(ANCHOR, opportunity=None, funder=None, brings=frozenset())
    assert SIMILAR_PURPOSE in points(HARBOUR, similar)
    far = replace(similar, areas=frozenset({"W06000001"}), within=frozenset())
    assert compare(HARBOUR, far) is None


@pytest.mark.parametrize(
    ("shared", "own", "expected"),
    [
        (0, 3, 0),
        (1, 0, 0),
        (2, 0, 10),
        (2, 3, 0),
        (3, 0, 15),
        (3, 1, 15),
        (3, 3, 10),
        (4, 6, 6),
        (3, 6, 0),
    ],
)
def test_the_points_for_likeness_follow_the_share_of_words(
    shared: int, own: int, expected: int
) -> None:
    both = {f"both{n}" for n in range(shared)}
    a = frozenset(both | {f"a{n}" for n in range(own)})
    b = frozenset(both | {f"b{n}" for n in range(own)})
    assert likeness_points(a, b) == expected


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (
            "Drop-in sessions for young carers aged 8 to 18 with a hot meal",
            "A weekly drop-in with hot food for young carers and their parents",
        ),
        (
            "Debt and benefits advice in surgeries",
            "Advice on debt, benefits and housing in community hubs",
        ),
    ],
)
def test_real_sentences_about_one_thing_are_alike(ours: str, theirs: str) -> None:
    assert likeness_points(telling_words(ours), telling_words(theirs)) > 0


@pytest.mark.parametrize(
    "other",
    [
        "Support for local people in the community",
        "A sailing club for children",
        "Repairing bicycles with people who have left prison",
    ],
)
def test_real_sentences_about_different_things_are_not(other: str) -> None:
    ours = "We will provide support for women and children in the community who leave abuse"
    assert likeness_points(telling_words(ours), telling_words(other)) == 0


@given(subjects, subjects)
def test_comparing_a_with_b_is_comparing_b_with_a(a: Subject, b: Subject) -> None:
    assert compare(a, b) == compare(b, a)


@given(subjects, subjects)
def test_a_score_is_the_sum_of_its_lines_and_never_above_100(a: Subject, b: Subject) -> None:
    overlap = compare(a, b)
    if overlap is not None:
        assert 1 <= overlap.score <= 100
        assert overlap.score == sum(reason.points for reason in overlap.reasons)
        assert all(reason.words and reason.points > 0 for reason in overlap.reasons)


# Few random pairs overlap at all, and those that do not have nothing to find.
@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(subjects, subjects)
def test_every_overlap_is_found_by_its_keys_unless_only_words_are_alike(
    a: Subject, b: Subject
) -> None:
    overlap = compare(a, b)
    same_opportunity = a.opportunity is not None and a.opportunity == b.opportunity
    assume(overlap is not None and (a.themes & b.themes or same_opportunity))
    assert lookup_keys(a) & candidate_keys(b)
    assert lookup_keys(b) & candidate_keys(a)


def test_the_order_of_entry_changes_nothing() -> None:
    near = found(HARBOUR, ANCHOR)
    far = found(HARBOUR, replace(NOTHING_ALIKE, opportunity="refuge"))
    same = found(HARBOUR, replace(NOTHING_ALIKE, ref="ddd", opportunity="refuge"))
    orders = {order(entry) for entry in permutations([near, far, same])}
    assert orders == {(near, far, same)}


def test_an_overlap_knows_the_other_side() -> None:
    overlap = found(HARBOUR, ANCHOR)
    assert (overlap.other("aaa"), overlap.other("bbb")) == ("bbb", "aaa")


def test_a_declaration_has_few_keys() -> None:
    assert candidate_keys(HARBOUR) == {
        "opp:refuge",
        "lot:north",
        "lot:south",
        "funder:council",
        f"at:{CITY}:SC102",
        f"in:{CITY}:SC102",
        f"in:{REGION}:SC102",
        f"in:{NATION}:SC102",
    }


def test_looking_up_a_city_does_not_look_through_its_whole_nation() -> None:
    assert f"in:{NATION}:SC102" not in lookup_keys(HARBOUR)
    assert f"at:{NATION}:SC102" in lookup_keys(HARBOUR)
