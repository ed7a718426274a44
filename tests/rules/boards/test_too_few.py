"""Where conflicts leave too few, it stops and shows what is lawful."""

import pytest

from commissioning.boards.rules.board_rule import PUBLIC, BoardKind
from commissioning.boards.rules.too_few import GUIDANCE, MEET_AGAIN, RELEASE, options


@pytest.mark.parametrize("kind", BoardKind)
def test_every_board_is_shown_what_it_may_do_and_where_to_read_it(kind: BoardKind) -> None:
    found = options(kind, conflicts=True)
    assert len(found) >= 2
    assert all(option.what and option.source for option in found)


def test_what_is_lawful_differs_by_board() -> None:
    said = {kind: " ".join(o.what for o in options(kind, conflicts=True)) for kind in BoardKind}
    assert "Charity Commission" in said[BoardKind.TRUSTEES]
    assert "ordinary resolution" in said[BoardKind.DIRECTORS]
    assert "general meeting" in said[BoardKind.MEMBERS]
    assert all("monitoring officer" in said[kind] for kind in PUBLIC)


def test_too_few_who_came_may_simply_meet_again() -> None:
    assert options(BoardKind.TRUSTEES, conflicts=False)[0] is MEET_AGAIN
    assert MEET_AGAIN not in options(BoardKind.TRUSTEES, conflicts=True)


@pytest.mark.parametrize("kind", BoardKind)
def test_where_too_few_are_in_office_somebody_else_joins_or_decides(kind: BoardKind) -> None:
    found = options(kind, conflicts=False, vacant=True)
    assert found[0].what.startswith("Appoint more people")
    assert len(found) >= 2
    assert MEET_AGAIN not in found
    assert RELEASE not in found


def test_it_says_that_it_is_guidance() -> None:
    assert "not legal advice" in GUIDANCE
