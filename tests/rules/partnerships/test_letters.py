"""Letters about partnerships say what happened and what is asked, with one link and no names."""

from collections.abc import Callable

import pytest

from commissioning.foundation.outbox import Letter
from commissioning.partnerships import letters

LINK = "https://register.example/partnerships/abc?as=seat"
WRITERS = (
    letters.proposed,
    letters.changed,
    letters.end_proposed,
    letters.formed,
    letters.agreed,
    letters.declined,
    letters.left_out,
    letters.withdrawn,
    letters.let_go,
    letters.ended,
)


@pytest.mark.parametrize("write", WRITERS)
def test_a_letter_holds_its_link_once(write: Callable[[str], Letter]) -> None:
    assert write(LINK).text.count(LINK) == 1
    assert "http" not in write("LINK").text


def test_no_two_letters_have_one_subject() -> None:
    assert len({write(LINK).subject for write in WRITERS}) == len(WRITERS)


@pytest.mark.parametrize("write", WRITERS)
def test_a_subject_fits_into_the_outbox(write: Callable[[str], Letter]) -> None:
    assert 0 < len(write(LINK).subject) <= 200
