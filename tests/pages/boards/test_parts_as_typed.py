"""A part of a number, as people type it, is read and written back alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissioning.boards.forms.parts import read_part, write_part
from commissioning.boards.rules.parts import Part

AS_TYPED = {
    "1/3": (1, 3),
    "one third": (1, 3),
    "Two-Thirds": (2, 3),
    "75%": (75, 100),
    "75 per cent": (75, 100),
    "3 out of every 5": (3, 5),
    "2 of 3": (2, 3),
    " half ": (1, 2),
}


@pytest.mark.parametrize("typed", AS_TYPED)
def test_a_part_is_read_as_people_write_it(typed: str) -> None:
    parts, of = AS_TYPED[typed]
    assert read_part(typed) == Part(parts=parts, of=of)


@pytest.mark.parametrize("typed", ["", "0/3", "4/3", "1/0", "0%", "101%", "lots", "-1/2", "²/3"])
def test_what_is_no_part_is_none(typed: str) -> None:
    assert read_part(typed) is None


@given(st.integers(1, 999), st.integers(1, 1000))
def test_a_part_written_is_read_as_the_same_amount(parts: int, of: int) -> None:
    part = Part(parts=parts, of=of)
    if part.sound:
        found = read_part(write_part(part))
        assert found is not None
        assert found.exactly == part.exactly


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_sound_part_or_none(typed: str) -> None:
    found = read_part(typed)
    assert found is None or found.sound
