"""What the desk says of partnerships to each of those in one."""

from commissioning.foundation.actor import Role
from commissioning.foundation.clock import today
from commissioning.foundation.filters import day
from commissioning.partnerships.views.proposing import REPLY_IN
from tests.pages.partnerships.conftest import Saltmere


def test_a_proposal_waits_on_the_desk_of_those_asked(saltmere: Saltmere) -> None:
    address = saltmere.proposed()
    page = saltmere.visit("eastside").get("/")
    assert "A partnership waits for your answer: Warm Rooms Together." in page.text
    assert f"{address}/answer" in page.links.values()
    assert f"Answer by {day(today() + REPLY_IN)}." in page.text


def test_a_proposal_no_longer_waits_once_it_is_answered(saltmere: Saltmere) -> None:
    saltmere.formed()
    for who in ("harbour", "eastside"):
        assert "waits for your answer" not in saltmere.visit(who).get("/").text


def test_the_board_and_others_are_asked_for_nothing(saltmere: Saltmere) -> None:
    saltmere.add("board", "Eastside Kitchen", Role.TRUSTEE)
    saltmere.proposed()
    for who in ("board", "quayside"):
        assert "Warm Rooms Together" not in saltmere.visit(who).get("/").response.text
