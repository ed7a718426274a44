"""Others you may want to talk to, on the page of a bid and on the page of a pair."""

import pytest

from commissioning.foundation.sharing import SharingMode
from tests.pages.register.conftest import Saltmere

HEADING = "Others you may want to talk to"


@pytest.fixture
def both(saltmere: Saltmere) -> tuple[Saltmere, str, str]:
    """Two bids for one shared opportunity."""
    return saltmere, saltmere.declared(), saltmere.declared(by=saltmere.other_seat)


def test_the_overlap_is_on_the_page_with_its_reasons(both: tuple[Saltmere, str, str]) -> None:
    town, ours, _ = both
    page = town.officer.get(f"/register/{ours}")
    assert HEADING in page.text
    assert "You are both looking at the same opportunity. (30 points)" in page.text
    assert "Nobody has said anything yet. You could be first." in page.text


def test_where_bids_are_hidden_the_page_has_no_trace(both: tuple[Saltmere, str, str]) -> None:
    town, ours, theirs = both
    town.mode(SharingMode.INTRODUCTIONS)
    page = town.officer.get(f"/register/{ours}")
    assert HEADING not in page.text
    assert "Eastside" not in page.response.text
    town.officer.get(f"/register/{ours}/with/{theirs}", status=404)


def test_a_pair_is_marked_and_the_other_side_reads_it(both: tuple[Saltmere, str, str]) -> None:
    town, ours, theirs = both
    officer = town.officer
    page = officer.get(f"/register/{ours}/with/{theirs}")
    assert page.heading == "You and Eastside Kitchen"
    kept = officer.submit(page, "Keep this", verb="go_separately", why="Different ages")
    assert "You say: going separately." in kept.text
    other = town.neighbour.get(f"/register/{theirs}/with/{ours}")
    assert "They say: going separately." in other.text
    assert "Different ages" in other.text


def test_going_separately_without_a_reason_is_asked_why(both: tuple[Saltmere, str, str]) -> None:
    town, ours, theirs = both
    officer = town.officer
    page = officer.get(f"/register/{ours}/with/{theirs}")
    refused = officer.submit(page, "Keep this", verb="go_separately")
    assert refused.errors == ["Say in a sentence why you are going separately"]


def test_a_pair_set_aside_is_one_step_away(both: tuple[Saltmere, str, str]) -> None:
    town, ours, theirs = both
    officer = town.officer
    officer.submit(officer.get(f"/register/{ours}/with/{theirs}"), "Keep this", verb="set_aside")
    page = officer.get(f"/register/{ours}")
    assert "Set aside (1)" in page.text
    assert "Say where you stand" not in page.text


def test_a_pair_that_is_none_is_not_there(both: tuple[Saltmere, str, str]) -> None:
    town, ours, _ = both
    town.officer.get(f"/register/{ours}/with/{ours}", status=404)
    town.officer.get(f"/register/{ours}/with/0000000000000000", status=404)
