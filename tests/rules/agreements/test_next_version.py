"""What offering the next version does to one under way, in words."""

from typing import Any

import pytest

from commissioning.agreements.rules.next_version import (
    UnderWay,
    how_it_stands,
    what_offering_does,
)


def under_way(**changed: Any) -> UnderWay:
    """Give a version on which one of two boards has decided."""
    told: dict[str, Any] = {"number": 2, "material": True, "approved": False}
    told |= {"said": ["Harbour"], "waits_for": ["Kitchen"]}
    return UnderWay(**(told | changed))


def test_offering_the_next_version_stops_boards_and_keeps_what_was_said() -> None:
    words = " ".join(what_offering_does(under_way()))
    assert "withdraws version 2" in words
    assert "A board that is deciding on it stops" in words
    assert "Harbour has had its say on it. That stays on the record" in words


def test_where_nobody_has_said_anything_nobody_is_named() -> None:
    words = " ".join(what_offering_does(under_way(said=[])))
    assert "on the record" not in words


def test_no_board_is_spoken_of_where_officers_acknowledge() -> None:
    one = under_way(material=False, said=["Harbour", "Third"])
    words = " ".join(what_offering_does(one))
    assert "board" not in words + how_it_stands(one)
    assert "Harbour and Third have had their say" in words
    assert how_it_stands(one) == "Version 2 waits for Kitchen to acknowledge it."


def test_what_all_boards_approved_goes_on_to_be_signed() -> None:
    one = under_way(approved=True)
    [words] = what_offering_does(one)
    assert "does not stop version 2" in words
    assert "waits for Kitchen to sign" in how_it_stands(one)


@pytest.mark.parametrize("approved", [True, False])
def test_each_is_named_that_is_waited_for(approved: bool) -> None:
    one = under_way(approved=approved, waits_for=["Kitchen", "Third", "Mill"])
    assert "Kitchen, Third and Mill" in how_it_stands(one)
