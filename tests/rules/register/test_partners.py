"""Partners by profile, openings of a place, and what a card must not give away."""

import pytest

from commissioning.register.rules.cards import what_identifies
from commissioning.register.rules.overlap import Reason, Subject, lookup_keys, windows
from commissioning.register.rules.partners import Fit, Profile, closest, fit
from commissioning.register.rules.strengths import not_yet_offered

PLYMOUTH, SOUTH_WEST = "E06000026", "E12000009"
COOKS = Profile(
    ref="cooks",
    brings=("a kitchen",),
    looks_for=("two minibuses",),
    areas=frozenset({PLYMOUTH}),
    within=frozenset({SOUTH_WEST}),
    themes=frozenset({"SW300"}),
)


def words(found: Fit) -> list[str]:
    return [reason.words for reason in found.reasons]


def test_what_they_bring_and_we_look_for_counts_most() -> None:
    found = fit(COOKS, Profile(ref="wheels", brings=("minibuses",)))
    assert words(found) == ["They bring what you look for: two minibuses."]
    assert found.score > fit(COOKS, Profile(ref="hungry", looks_for=("kitchen",))).score


def test_two_profiles_with_everything_in_common_make_a_hundred() -> None:
    mirror = Profile(
        ref="mirror",
        brings=COOKS.looks_for,
        looks_for=COOKS.brings,
        areas=COOKS.areas,
        within=COOKS.within,
        themes=COOKS.themes,
    )
    assert fit(COOKS, mirror).score == 100


def test_an_area_within_theirs_is_shared_and_two_towns_of_one_region_are_not() -> None:
    region = Profile(ref="region", areas=frozenset({SOUTH_WEST}))
    assert words(fit(COOKS, region)) == ["You both work in: South West."]
    bristol = Profile(ref="bristol", areas=frozenset({"E06000023"}), within=frozenset({SOUTH_WEST}))
    assert words(fit(COOKS, bristol)) == []


def test_nothing_in_common_is_no_reason() -> None:
    assert fit(COOKS, Profile(ref="other")) == Fit("other")


def test_long_lists_are_cut_with_a_word_that_says_so() -> None:
    things = ("apples", "bicycles", "chairs", "drums")
    found = fit(Profile(ref="a", looks_for=things), Profile(ref="b", brings=things))
    assert words(found) == ["They bring what you look for: apples, bicycles, chairs and more."]


def test_the_closest_come_first_and_ties_have_one_order() -> None:
    best = fit(COOKS, Profile(ref="z", brings=("minibuses",)))
    none = [Fit("b"), Fit("a")]
    assert [each.ref for each in closest([*none, best])] == ["z", "a", "b"]


@pytest.mark.parametrize(
    ("wanted", "offered", "openings"),
    [
        (["HO"], [], ("HO",)),
        (["HO", "HO"], ["SW300"], ("HO",)),
        (["SW300"], ["SW300"], ()),
        (["SW300"], ["SW"], ()),
        (["SW"], ["SW300"], ()),
        (["SW104"], ["SW300"], ("SW104",)),
    ],
)
def test_a_theme_is_open_until_somebody_works_on_it_or_around_it(
    wanted: list[str], offered: list[str], openings: tuple[str, ...]
) -> None:
    assert not_yet_offered(wanted, offered) == openings


@pytest.mark.parametrize(
    "text",
    [
        "The cooks of Warm Harbour",
        "We are Warm  Harbour.",
        "Once called Cold Harbour",
        "a@b",
        "see www.example",
        "https://example.org",
        "01752 000 000",
        "+44 (0) 1752 000000",
        "charity GB-CHC-1234567",
    ],
)
def test_a_card_that_tells_whose_it_is_is_found(text: str) -> None:
    found = what_identifies({"brings": text}, ("Warm Harbour", "Cold Harbour"))
    assert [field for field, _ in found] == ["brings"]


@pytest.mark.parametrize(
    "text",
    ["A warm harbour for everyone", "Warm Harbours", "2 minibuses of 16 seats, 2015 to 2026", ""],
)
def test_a_card_that_tells_nothing_is_left_alone(text: str) -> None:
    assert what_identifies({"brings": text}, ("Warm Harbour", "")) == ()


def test_the_windows_hold_every_key_once_the_closest_first() -> None:
    subject = Subject(
        ref="a",
        organisation="1",
        opportunity="7",
        funder="f",
        areas=frozenset({PLYMOUTH}),
        themes=frozenset({"SW300"}),
    )
    closest_keys, wide = windows(subject)
    assert closest_keys | wide == lookup_keys(subject)
    assert not closest_keys & wide
    assert "opp:7" in closest_keys


def test_a_subject_with_nothing_to_look_under_has_no_windows() -> None:
    assert windows(Subject(ref="a", organisation="1")) == ()


def test_a_reason_can_be_read_by_somebody_else() -> None:
    assert Reason("You are both here.", 1).of_two_others == "Both are here."
