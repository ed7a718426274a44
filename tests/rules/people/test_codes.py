"""Codes to sign in with, as they are made, written and typed."""

import pytest
from hypothesis import given
from hypothesis.strategies import integers

from commissioning.people.rules.codes import DIGITS, as_typed, as_written, code_from
from commissioning.people.rules.ways_back import seat_in


@given(integers(min_value=0, max_value=2**64 - 1))
def test_a_code_is_eight_digits_and_reads_back_as_it_is_written(number: int) -> None:
    code = code_from(number)
    assert len(code) == DIGITS
    assert as_typed(as_written(code)) == code


def test_leading_noughts_are_kept() -> None:
    assert as_written(code_from(42)) == "0000 0042"


@pytest.mark.parametrize("typed", ["4827 1936", "48271936", " 4827-1936 ", "4827\u00a01936"])
def test_spaces_and_dashes_do_not_matter(typed: str) -> None:
    assert as_typed(typed) == "48271936"


def test_other_scripts_digits_are_no_digits_of_ours() -> None:
    assert as_typed("\u0664\u0668") == ""


@pytest.mark.parametrize(
    ("path", "seat"),
    [("/boards/x?as=abc", "abc"), ("/boards/x?a=1&as=abc", "abc"), ("/", ""), ("/x?as=", "")],
)
def test_the_role_that_a_link_names_is_read_from_it(path: str, seat: str) -> None:
    assert seat_in(path) == seat
