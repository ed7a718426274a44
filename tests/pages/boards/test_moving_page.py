"""The page on which a meeting is moved, and where its board reads of it."""

from datetime import date, timedelta

import pytest

from commissioning.boards.actions.opening import AHEAD
from commissioning.foundation.clock import today
from commissioning.foundation.filters import day as in_words
from tests.pages.boards.deciding import Deciding, day

NEXT_WEEK = timedelta(days=7)


@pytest.fixture
def planned(deciding: Deciding) -> date:
    """Plan a meeting in a week, in the hall."""
    on = today() + NEXT_WEEK
    deciding.open_("meeting", meeting_where="6pm, the hall", **day("meeting_on", on))
    return on


def test_a_board_reads_when_it_meets_now_and_what_it_was_before(
    deciding: Deciding, planned: date
) -> None:
    secretary = deciding.as_("secretary")
    hold = secretary.get(f"{deciding.page}/hold")
    form = secretary.get(hold.links["Change the day, the time or the place"])
    later = planned + NEXT_WEEK
    after = secretary.submit(
        form, "Change the meeting", meeting_where="7pm, the library", **day("meeting_on", later)
    )
    assert after.path == f"{deciding.page}/hold"
    assert "has a letter" in after.notice
    page = deciding.as_("trustee").get(deciding.page)
    assert f"In a meeting on {in_words(later)}, 7pm, the library." in page.text
    assert "Dot Rope changed this on" in page.text
    assert f"to be in a meeting on {in_words(planned)}, 6pm, the hall." in page.text
    assert "Change how we decide" not in page.links


def test_what_was_typed_stays_beside_what_is_wrong(deciding: Deciding, planned: date) -> None:
    secretary = deciding.as_("secretary")
    form = secretary.get(f"{deciding.page}/meeting")
    page = secretary.submit(
        form,
        "Change the meeting",
        meeting_where="7pm, the library",
        **day("meeting_on", planned - 2 * NEXT_WEEK),
    )
    assert page.errors == [AHEAD]
    assert "7pm, the library" in str(page.main)


@pytest.mark.parametrize("who", ["trustee", "officer"])
def test_who_does_not_hold_it_does_not_move_it(deciding: Deciding, planned: date, who: str) -> None:
    visitor = deciding.as_(who)
    visitor.get(f"{deciding.page}/meeting", status=403)
    assert not any(link.endswith("/meeting") for link in visitor.get(deciding.page).links.values())


def test_where_nothing_can_be_moved_the_page_leads_back(deciding: Deciding) -> None:
    deciding.voting("meeting")
    secretary = deciding.as_("secretary")
    back = secretary.get(f"{deciding.page}/meeting", status=302)
    assert back.location.endswith("/hold")
    assert "Change the day" not in secretary.get(f"{deciding.page}/hold").text
