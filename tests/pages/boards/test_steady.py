"""Odd input is never an error of ours, and a long board costs no more queries than a short one."""

from itertools import product

import pytest

from commissioning.boards.models import Resolution
from commissioning.foundation.actor import Role
from commissioning.foundation.paging import PAGE
from commissioning.organisations.models import Organisation
from tests.pages.boards.deciding import Deciding

ODD = ("", "no-such", "²", "\0", "‮txt", "9" * 400, "<script>", "💧")
FIELDS = (
    "kind",
    "words",
    "choice",
    "seen",
    "then",
    "procedure",
    "text",
    "meeting_where",
    "meeting_on-day",
    "held_on-day",
    "held_on-month",
    "held_on-year",
    "quorum_number",
    "quorum_part",
    "limit_pence",
    "seat",
    "attendance",
    "why",
    "name",
    "since-year",
)


def addresses(deciding: Deciding) -> dict[str, list[str]]:
    """Give every address that takes a form, by who may send it."""
    whom = deciding.seats["trustee"].ref
    held = ("", *(f"/{whom}/{one}" for one in ("attendance", "interest", "vote", "release")))
    return {
        "trustee": [f"{deciding.page}/interests", f"{deciding.page}/vote"],
        "chair": [f"{deciding.page}/casting"],
        "secretary": [
            *(f"{deciding.page}/hold{one}" for one in held),
            *(f"{deciding.page}/{one}" for one in ("close", "questions", "meeting")),
            *(f"{deciding.board}/{one}" for one in ("rule", "members", "authorities/new")),
            f"/decisions/of/{deciding.version}/open",
            f"{deciding.page}/stop",  # last, since any words are a reason
        ],
    }


def test_nothing_that_is_typed_is_an_error_of_ours(deciding: Deciding) -> None:
    deciding.voting("meeting")  # built once, since that takes longest
    for who, paths in addresses(deciding).items():
        visitor = deciding.as_(who)
        own = {"acting_as": visitor.seat_ref, "csrf_token": visitor._token()}
        for path, odd in product(paths, ODD):
            sent = {**dict.fromkeys(FIELDS, odd), **own}
            answer = visitor.client.post(path, data=sent, headers=visitor.headers)
            assert answer.status_code < 500, (path, odd)


@pytest.mark.parametrize("after", ["no-such", "²", "%00"])
def test_an_odd_cursor_is_the_first_page(deciding: Deciding, after: str) -> None:
    deciding.open_()
    page = deciding.as_("trustee").get(f"{deciding.board}?after={after}")
    assert page.main.select(".reg-card")


def test_a_long_list_of_decisions_is_paged(deciding: Deciding) -> None:
    deciding.open_()
    first = deciding.newest()
    with deciding.site.world() as world:
        for _ in range(PAGE):
            earlier = Resolution(
                version_id=first.version_id,
                organisation_id=first.organisation_id,
                fingerprint=first.fingerprint,
                rule=first.rule,
                procedure=first.procedure,
                status="stopped",
                opened_seat=first.opened_seat,
            )
            world.keep(earlier)
    trustee = deciding.as_("trustee")
    page = trustee.get(deciding.board)
    assert len(page.main.select(".reg-card")) == PAGE
    older = trustee.get(page.links["Older →"])
    shown = [str(link["href"]) for link in older.main.select(".reg-card a")]
    assert shown == [f"/decisions/{first.ref}"]


def test_a_longer_board_takes_no_more_queries(deciding: Deciding) -> None:
    deciding.open_()
    deciding.declares("trustee")
    few = queries(deciding)
    with deciding.site.world() as world:
        session = world.session
        harbour = session.get_one(Organisation, deciding.newest().organisation_id)
        for _ in range(15):
            world.seat(harbour, Role.TRUSTEE)
    assert queries(deciding) == few
    deciding.begins()
    frozen = queries(deciding)
    for path, count in frozen.items():
        assert count <= few[path] + 3, path  # the voters and who they are, in one step


def queries(deciding: Deciding) -> dict[str, int]:
    """Count what each page asks of the database."""
    counts = {}
    for who, path in (
        ("trustee", deciding.page),
        ("secretary", f"{deciding.page}/hold"),
        ("trustee", deciding.board),
    ):
        visitor = deciding.as_(who)
        visitor.get(path)  # the first look is logged
        with deciding.site.counting() as counted:
            visitor.get(path)
        counts[path] = len(counted)
    return counts
