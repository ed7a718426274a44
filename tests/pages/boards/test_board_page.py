"""Our board's page speaks of the board that it is."""

import pytest
from msgspec.structs import replace

from commissioning.boards.rules.board_rule import BoardKind
from commissioning.foundation.clock import now
from commissioning.organisations.models import Seat
from tests.pages.boards.deciding import RULE, Deciding, deciding_in
from tests.pages.conftest import Site


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (BoardKind.TRUSTEES, "board"),
        (BoardKind.DIRECTORS, "board"),
        (BoardKind.MEMBERS, "committee"),
        (BoardKind.COMMITTEE, "committee"),
        (BoardKind.CABINET, "cabinet"),
    ],
)
def test_a_board_is_called_what_it_is(site: Site, kind: BoardKind, body: str) -> None:
    deciding = deciding_in(site, rule=replace(RULE, kind=kind))
    page = deciding.as_("secretary").get(deciding.board)
    assert f"Decisions of our {body}" in page.text
    assert f"How our {body} decides" in page.text
    assert f"Your {body} decides everything itself." in page.text


def test_where_an_officer_decides_no_trustee_is_spoken_of(site: Site) -> None:
    rule = replace(RULE, kind=BoardKind.OFFICER, scheme="Scheme of delegation, 4.2")
    deciding = without_a_board(deciding_in(site, rule=rule))
    page = deciding.as_("secretary").get(deciding.board)
    assert page.heading == "How we decide"
    assert "trustee" not in page.text.lower()
    assert "Who is on it" not in page.text
    assert "Write down an authority that was given" in page.links


def test_only_who_keeps_the_members_is_asked_to_invite_them(site: Site) -> None:
    deciding = without_a_board(deciding_in(site))
    assert "Nobody yet. Invite your trustees" in deciding.as_("secretary").get(deciding.board).text
    page = deciding.as_("officer").get(deciding.board)
    assert "Nobody yet." in page.text
    assert "Invite" not in page.text


def without_a_board(deciding: Deciding) -> Deciding:
    """Let everybody who votes leave; the secretary and the staff stay."""
    with deciding.site.database.transaction() as session:
        for who in ("chair", "trustee", "second trustee", "third trustee"):
            session.get_one(Seat, deciding.seats[who].id).ended_at = now()
    return deciding
