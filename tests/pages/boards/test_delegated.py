"""Those without an account, standing authorities, and a decision by one person under one."""

import pytest
from sqlalchemy import select

from commissioning.agreements.models import Version
from commissioning.boards.models import StandingAuthority
from commissioning.boards.rules.questions import KEYS, QUESTIONS
from commissioning.foundation.clock import now
from commissioning.organisations.models import Seat
from tests.pages.boards.deciding import VOTERS, Deciding, day, deciding_in
from tests.pages.conftest import Site
from tests.pages.inspecting import Page

ANSWERS = {key: f"Our answer to {key}" for key in KEYS}


def given(deciding: Deciding, limit: str = "55,000", **more: str) -> Page:
    """Let the secretary write down what the board lets the officer decide."""
    secretary = deciding.as_("secretary")
    page = secretary.get(f"{deciding.board}/authorities/new")
    typed = {
        "seat": deciding.seats["officer"].ref,
        "covers": "Agreements with other charities",
        "limit_pence": limit,
        "minute": "Minute 12 of March",
        **day("given_on"),
        **more,
    }
    return secretary.submit(page, "Keep it", **typed)


def decides(deciding: Deciding, **said: str) -> Page:
    """Let the officer decide alone, from the version on."""
    officer = deciding.as_("officer")
    page = officer.follow(f"/decisions/of/{deciding.version}")
    form = officer.get(page.links["Decide under your standing authority"])
    typed = {"interest": "none", "novel": "no", "approve": "yes", **ANSWERS, **said}
    return officer.submit(form, "Decide", **typed)


@pytest.fixture
def limited(site: Site) -> Deciding:
    """Build the board, of which the most it could lose is £50,000 if all the others leave."""
    return deciding_in(site, overspend_limit_pence=5_000_000)


def test_an_authority_is_given_shown_and_ended(limited: Deciding) -> None:
    page = given(limited)
    assert "Agreements with other charities" in page.text
    assert "£55,000" in page.text
    assert (
        "Your board lets you decide some things alone"
        in limited.as_("officer").get(limited.board).text
    )
    assert "decide some things alone" not in page.text
    secretary = limited.as_("secretary")
    end = next(href for words, href in page.links.items() if words.startswith("End it"))
    after = secretary.submit(secretary.get(end), "Yes, end it")
    assert "Ended on" in after.text


def test_where_nobody_reads_agreements_at_work_nobody_is_offered(limited: Deciding) -> None:
    with limited.site.database.transaction() as session:
        session.get_one(Seat, limited.seats["officer"].id).ended_at = now()
    page = limited.as_("secretary").get(f"{limited.board}/authorities/new")
    assert "Nobody can be let decide alone yet" in page.text
    assert "Keep it" not in page.text


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"seat": ""}, "Choose who may decide"),
        ({"seat": "0123456789abcdef"}, "Choose who may decide"),
        ({"covers": ""}, "Say in a sentence what it is for"),
        ({"minute": ""}, "Enter the board's minute that gave it"),
        ({"limit_pence": ""}, "Enter the limit"),
        ({"given_on__year": "2090"}, "Enter a day that is not after today"),
    ],
)
def test_what_lacks_in_an_authority_is_said_beside_it(
    limited: Deciding, changed: dict[str, str], error: str
) -> None:
    assert given(limited, **changed).errors == [error]


def test_one_person_decides_below_the_limit(limited: Deciding) -> None:
    given(limited)
    officer = limited.as_("officer")
    page = officer.follow(f"/decisions/of/{limited.version}")
    form = officer.get(page.links["Decide under your standing authority"])
    assert "This could cost us up to £20,000, and up to £50,000 if only we stay" in form.text
    assert "£55,000" in form.text
    after = decides(limited, words="As our board let me")
    assert "Our board approved it" not in after.text
    assert "One person approved it. Nothing waits for you here." in after.text
    assert "One person approved it under Minute 12 of March" in after.text


def test_after_too_few_who_may_decide_alone_is_led_there(limited: Deciding) -> None:
    given(limited)
    limited.open_()
    for who in VOTERS[:3]:
        limited.declares(who, "financial", "We all work for the kitchen")
    limited.begins()
    secretary = limited.as_("secretary")
    secretary.submit(secretary.get(f"{limited.page}/close"), "Close the decision")
    page = limited.as_("officer").follow(f"/decisions/of/{limited.version}")
    assert page.path == limited.page
    alone = page.links["Decide under your standing authority"]
    assert alone.startswith(f"/decisions/of/{limited.version}/alone/")


def test_who_decides_alone_is_asked_what_a_board_asks_itself(limited: Deciding) -> None:
    given(limited)
    empty = decides(limited, **dict.fromkeys(KEYS, ""))
    assert empty.errors == [f"Answer “{each.asks}”" for each in QUESTIONS]
    two_left = ANSWERS | {"powers": "", "risk_doing": " "}
    page = decides(limited, **two_left)
    assert len(page.errors) == 2
    assert "Our answer to informed" in page.text
    after = decides(limited)
    assert "Answered by the one who decided, on" in after.text
    assert "Our answer to risk_not_doing" in after.text


@pytest.mark.parametrize(
    ("limit", "said", "error"),
    [
        (
            "49,999",
            {},
            "Your organisation could lose £50,000, and the limit of the authority is £49,999",
        ),
        ("55,000", {"novel": "yes"}, "It is new for your organisation, or very risky"),
        (
            "55,000",
            {"interest": "financial", "interest_words": "My firm"},
            "You have an interest in this, so you do not decide it alone",
        ),
        ("55,000", {"interest": "loyalty"}, "Say in a sentence what the interest is"),
        ("55,000", {"approve": "no"}, "Say to the other parties why"),
        ("55,000", {"approve": ""}, "Choose what you decide"),
        ("55,000", {"novel": ""}, "Choose yes if it is new"),
    ],
)
def test_what_is_the_boards_to_decide_stays_with_it(
    limited: Deciding, limit: str, said: dict[str, str], error: str
) -> None:
    given(limited, limit)
    page = decides(limited, **said)
    assert any(line.startswith(error) for line in page.errors), page.errors
    with limited.site.session() as session:
        assert session.scalars(select(Version)).one().status == "offered"


def test_another_persons_authority_is_not_there(limited: Deciding) -> None:
    given(limited)
    with limited.site.session() as session:
        ref = session.scalars(select(StandingAuthority.ref)).one()
    limited.as_("neighbour").get(f"/decisions/of/{limited.version}/alone/{ref}", status=404)
    limited.as_("trustee").get(f"/decisions/of/{limited.version}/alone/{ref}", status=403)
    limited.as_("neighbour").get(f"/boards/authorities/{ref}/end", status=404)


def test_a_member_without_an_account_comes_and_goes(deciding: Deciding) -> None:
    secretary = deciding.as_("secretary")
    page = secretary.get(f"{deciding.board}/members")
    assert secretary.submit(page, "Write them down").errors == [
        "Enter their name",
        "Enter the date they came onto the board",
    ]
    page = secretary.submit(page, "Write them down", name="Eve Shore", **day("since"))
    assert "Eve Shore is written down." in page.notice
    assert "Eve Shore (no account here)" in secretary.get(deciding.board).text
    form = secretary.get(page.links["Say that Eve Shore has left"])
    after = secretary.submit(form, "Yes, they have left")
    assert "Eve Shore has left the board." in after.notice


def test_a_trustee_reads_who_is_there_and_changes_nothing(deciding: Deciding) -> None:
    trustee = deciding.as_("trustee")
    page = trustee.get(f"{deciding.board}/members")
    assert "Write them down" not in page.text
    trustee.get(f"{deciding.board}/authorities/new", status=403)


def test_a_version_that_our_board_was_not_asked_about_says_so(deciding: Deciding) -> None:
    page = deciding.as_("trustee").follow(f"/decisions/of/{deciding.version}")
    assert page.heading == "Your board has not been asked yet"
    assert "(chair)" in page.text
    assert "(board secretary)" in page.text
    deciding.open_()
    page = deciding.as_("trustee").follow(f"/decisions/of/{deciding.version}")
    assert page.path == deciding.page


def test_a_decision_recorded_by_hand_is_read_on_the_version(deciding: Deciding) -> None:
    chair = deciding.as_("chair")
    with deciding.site.session() as session:
        version = f"/agreements/{session.scalars(select(Version)).one().agreement.ref}/versions/1"
    answers = {"said": "approved", **day("decided_on"), "minute": "Book 4"}
    chair.submit(chair.get(f"{version}/decide"), "Record the decision", **answers)
    page = deciding.as_("trustee").follow(f"/decisions/of/{deciding.version}")
    assert page.path == version
