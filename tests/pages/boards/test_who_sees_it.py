"""A decision is there for its own board and staff, and for nobody else."""

import pytest

from tests.pages.boards.deciding import Deciding

OUTSIDE = ("neighbour", "neighbour's trustee", "clear", "member", "guest")
PAGES = (
    "",
    "/interests",
    "/papers/agreement.pdf",
    "/papers/changes",
    "/what-if",
    "/pack.pdf",
    "/hold",
    "/meeting",
    "/close",
    "/stop",
    "/questions",
    "/minute",
    "/minute.pdf",
    "/minute.txt",
    "/take-back",
    "/casting",
)
BOARD_PAGES = ("", "/history", "/rule", "/members", "/authorities/new")


@pytest.mark.parametrize("who", OUTSIDE)
def test_nobody_outside_finds_a_decision(deciding: Deciding, who: str) -> None:
    deciding.open_()
    visitor = deciding.as_(who)
    for page in PAGES:
        visitor.get(f"{deciding.page}{page}", status=404)


@pytest.mark.parametrize("who", OUTSIDE)
def test_nobody_outside_finds_our_board(deciding: Deciding, who: str) -> None:
    visitor = deciding.as_(who)
    for page in BOARD_PAGES:
        visitor.get(f"{deciding.board}{page}", status=404)


def test_what_is_hidden_and_what_is_not_there_answer_alike(deciding: Deciding) -> None:
    deciding.open_()
    neighbour = deciding.as_("neighbour")
    hidden = neighbour.get(deciding.page, status=404)
    missing = neighbour.get("/decisions/0123456789abcdef", status=404)
    assert hidden.text == missing.text


@pytest.mark.parametrize("page", ["/hold", "/close", "/stop"])
@pytest.mark.parametrize("who", ["trustee", "officer"])
def test_only_chair_and_secretary_hold_a_decision(deciding: Deciding, who: str, page: str) -> None:
    deciding.open_()
    deciding.as_(who).get(f"{deciding.page}{page}", status=403)


def test_a_chair_in_a_conflict_does_not_hold_it(deciding: Deciding) -> None:
    deciding.open_()
    chair = deciding.as_("chair")
    assert "Run this decision" in chair.get(deciding.page).text
    deciding.declares("chair", "financial", "My firm lets out the hall")
    chair.get(f"{deciding.page}/hold", status=403)


def test_staff_never_see_votes_while_it_goes_on(deciding: Deciding) -> None:
    deciding.voting()
    deciding.votes("trustee", "not_approve", "It is too dear for us")
    page = deciding.as_("officer").get(deciding.page)
    assert "Who has said what" not in page.text
    assert "It is too dear for us" not in page.text


def test_the_board_tab_is_our_own_alone(deciding: Deciding) -> None:
    profile = f"/organisations/{deciding.harbour}"
    assert deciding.as_("trustee").get(profile).links["Board"] == deciding.board
    assert "Board" not in deciding.as_("neighbour").get(profile).links


def test_a_visitor_is_led_to_sign_in_and_back(deciding: Deciding) -> None:
    deciding.open_()
    page = deciding.site.visitor().get(deciding.page, status=302)
    assert "/sign-in" in page.location
    assert "decisions" in page.location


def test_a_chair_who_has_not_declared_sees_nobodys_vote(deciding: Deciding) -> None:
    deciding.open_()
    for who in ("trustee", "second trustee"):
        deciding.declares(who)
    deciding.declares("third trustee", "loyalty", "I sit on the kitchen's board")
    deciding.begins()
    deciding.votes("trustee", "not_approve", "It is too dear for us")
    chair = deciding.as_("chair")
    page = chair.get(f"{deciding.page}/hold")
    assert page.links["Declare your interests"]
    assert "It is too dear for us" not in page.text
    assert "Do not approve" not in page.text
    assert "A conflict of loyalty" not in page.text
    assert chair.get(f"{deciding.page}/close", status=302).location.endswith("/hold")
    whom = deciding.seats["third trustee"].ref
    chair.get(f"{deciding.page}/hold/{whom}/release", status=403)
    deciding.declares("chair")
    assert "Do not approve" in chair.get(f"{deciding.page}/hold").text
