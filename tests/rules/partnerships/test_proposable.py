"""Among whom a partnership may be proposed, in every mode (docs/adr/0062)."""

from itertools import product

import pytest

from commissioning.foundation.sharing import SharingMode
from commissioning.partnerships.rules.proposable import (
    NOT_AMONG,
    About,
    Circle,
    circle,
    may_begin,
    strangers,
)

KNOWN = {frozenset((1, 2)), frozenset((1, 3))}


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        (About(), Circle.NEIGHBOURS),
        (About(mode=SharingMode.SHARED, same_place=True), Circle.MEMBERS),
        (About(mode=SharingMode.SHARED), Circle.TALKING),
        (About(mode=SharingMode.INTRODUCTIONS, same_place=True), Circle.TALKING),
        (About(mode=SharingMode.INTRODUCTIONS), Circle.TALKING),
        (About(mode=SharingMode.SEALED, same_place=True), Circle.NOBODY),
        (About(mode=SharingMode.SEALED), Circle.NOBODY),
    ],
)
def test_the_mode_decides_whom_one_may_ask(about: About, expected: Circle) -> None:
    assert circle(about) is expected


@pytest.mark.parametrize(("mode", "same_place"), list(product(SharingMode, (True, False))))
def test_once_it_is_over_neighbours_may_be_asked(mode: SharingMode, same_place: bool) -> None:
    for over in ({"decided": True}, {"cancelled": True}):
        about = About(mode=mode, same_place=same_place, **over)
        assert circle(about) is Circle.NEIGHBOURS


def test_only_while_sealed_does_nothing_begin() -> None:
    assert not may_begin(About(mode=SharingMode.SEALED))
    assert may_begin(About(mode=SharingMode.SEALED, decided=True))
    assert may_begin(About(mode=SharingMode.INTRODUCTIONS))


def test_two_who_know_each_other_may_be_named_together() -> None:
    assert not strangers([2], [1, 2], KNOWN)


def test_two_who_only_know_a_third_may_not() -> None:
    assert strangers([2, 3], [1, 2, 3], KNOWN)
    assert strangers([3], [1, 2, 3], KNOWN)
    assert not strangers([3], [1, 2, 3], KNOWN | {frozenset((2, 3))})


def test_without_a_newcomer_nobody_learns_of_anybody() -> None:
    assert not strangers([], [1, 2, 3], set())


def test_every_circle_has_words_for_whoever_is_outside_it() -> None:
    assert set(NOT_AMONG) == set(Circle)
