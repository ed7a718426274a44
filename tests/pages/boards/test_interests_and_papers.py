"""First who is in it, then one's interests, then the papers: never the other way round."""

import pytest
from sqlalchemy import select

from commissioning.agreements.models import Reserves
from commissioning.foundation.clock import today
from commissioning.organisations.models import Organisation
from tests.pages.boards.deciding import TEXT, VOTERS, Deciding, deciding_in
from tests.pages.conftest import Site

PAPERS = (
    "/papers/agreement.pdf",
    "/papers/changes",
    "/what-if",
    "/what-if.xlsx",
    "/pack.pdf",
)
SAYS_WHAT_IT_COSTS = "limit to what this could cost us"


@pytest.mark.parametrize("paper", PAPERS)
def test_no_paper_opens_before_interests_are_declared(deciding: Deciding, paper: str) -> None:
    deciding.open_()
    deciding.as_("trustee").get(f"{deciding.page}{paper}", status=403)


@pytest.mark.parametrize("kind", ["financial", "loyalty"])
@pytest.mark.parametrize("paper", PAPERS)
def test_no_paper_opens_to_who_is_kept_out(deciding: Deciding, kind: str, paper: str) -> None:
    deciding.open_()
    deciding.declares("trustee", kind, "My sister lets out the hall")
    deciding.as_("trustee").get(f"{deciding.page}{paper}", status=403)


def test_every_paper_opens_to_who_declares_that_nothing_keeps_them_out(deciding: Deciding) -> None:
    deciding.open_()
    page = deciding.declares("trustee")
    trustee = deciding.as_("trustee")
    assert SAYS_WHAT_IT_COSTS in page.text
    assert trustee.get(page.links["The agreement, word for word (PDF)"]).status == 200
    sums = trustee.get(page.links["What if the work costs more, or less?"])
    assert sums.soup.select_one(f'nav a[href="{deciding.page}"]')
    sheet = sums.links["Spreadsheet with these numbers and live formulas"]
    assert "spreadsheet" in str(trustee.get(sheet).response.mimetype)
    pack = page.links["The board pack: everything for this decision as one PDF"]
    assert trustee.get(pack).response.mimetype == "application/pdf"


def test_before_declaring_the_page_names_the_parties_and_no_sum(deciding: Deciding) -> None:
    deciding.open_()
    page = deciding.as_("chair").get(deciding.page)
    assert "Eastside Kitchen" in page.text
    assert SAYS_WHAT_IT_COSTS not in page.text
    assert "In plain words" not in page.text
    assert TEXT not in page.text


def test_an_interest_without_words_is_asked_for_and_nothing_is_lost(deciding: Deciding) -> None:
    deciding.open_()
    page = deciding.declares("trustee", "financial")
    assert page.errors == ["Say in a sentence what the interest is"]
    assert page.form("Declare").select_one("input[value=financial][checked]")


def test_who_is_kept_out_sees_so_plainly_and_whom_to_ask(deciding: Deciding) -> None:
    deciding.open_()
    page = deciding.declares("trustee", "loyalty", "I sit on the kitchen's board")
    assert "You declared a conflict of loyalty, so you take no part." in page.text
    assert "Ask your chair, Ada Quill." in page.text
    assert "The others may let you take part, under clause 8." in page.text


def test_interests_may_be_declared_anew_until_it_is_closed(deciding: Deciding) -> None:
    deciding.open_()
    page = deciding.declares("trustee")
    trustee = deciding.as_("trustee")
    again = trustee.get(page.links["Declare it differently"])
    after = trustee.submit(again, "Declare", kind="loyalty", words="I sit on the kitchen's board")
    assert SAYS_WHAT_IT_COSTS not in after.text


def test_nobody_takes_back_their_own_interest_but_the_secretary_enters_it(
    deciding: Deciding,
) -> None:
    deciding.open_()
    page = deciding.declares("trustee", "financial", "My sister lets out the hall")
    trustee, secretary = deciding.as_("trustee"), deciding.as_("secretary")
    again = trustee.get(page.links["Declare it differently"])
    assert "Nobody takes an interest of their own back" in again.text
    refused = trustee.submit(again, "Declare", kind="none", words="")
    assert "Ask your chair or secretary" in refused.errors[0]
    hers = f"{deciding.page}/hold/{deciding.seats['trustee'].ref}/interest"
    form = secretary.get(hers)
    assert "My sister lets out the hall" in form.text
    assert len(form.main.select("input[type=radio]")) == 2  # none, or loyalty
    assert "why it is not" in secretary.submit(form, "Keep it", kind="none").errors[0]
    after = secretary.submit(form, "Keep it", kind="none", words="She sold it in May")
    assert "No interest; declared a financial interest before, changed on" in after.text
    assert SAYS_WHAT_IT_COSTS in deciding.as_("trustee").get(deciding.page).text


def test_an_interest_that_was_taken_back_shows_where_it_is_closed_and_in_the_minute(
    deciding: Deciding,
) -> None:
    deciding.open_()
    deciding.declares("trustee", "loyalty", "I sit on the kitchen's board")
    for who in ("chair", "second trustee", "third trustee"):
        deciding.declares(who)
    secretary = deciding.as_("secretary")
    form = secretary.get(f"{deciding.page}/hold/{deciding.seats['trustee'].ref}/interest")
    secretary.submit(form, "Keep it", kind="none", words="I left it in May")
    deciding.begins()
    for who in VOTERS:
        deciding.votes(who)
    before = "declared a conflict of loyalty before, changed on"
    assert before in secretary.get(f"{deciding.page}/close").text
    deciding.closes()
    assert "first declared a conflict of loyalty" in secretary.get(f"{deciding.page}/minute").text


@pytest.mark.parametrize("who", ["chair", "second trustee"])
def test_only_a_conflict_that_stands_is_corrected(deciding: Deciding, who: str) -> None:
    deciding.open_()
    deciding.declares("chair")  # the other has declared nothing yet
    secretary = deciding.as_("secretary")
    address = f"{deciding.page}/hold/{deciding.seats[who].ref}/interest"
    assert secretary.get(address, status=302).location.endswith("/hold")


def test_staff_see_that_it_is_decided_but_not_through_this_door(deciding: Deciding) -> None:
    deciding.open_()
    page = deciding.as_("officer").get(deciding.page)
    assert "Draft the answers" in page.links
    assert "Declare" not in [button.get_text() for button in page.main.select("button")]
    deciding.as_("officer").get(f"{deciding.page}/papers/agreement.pdf", status=403)


@pytest.mark.parametrize(
    ("reserves_pence", "said"),
    [
        (5_000_000, "They would cover it."),
        (100_000, "That is £49,000 less than the most it could cost us."),
        (None, "Our staff have not entered our reserves yet."),
    ],
)
def test_the_most_we_could_lose_stands_beside_our_reserves(
    site: Site, reserves_pence: int | None, said: str
) -> None:
    deciding = deciding_in(site, overspend_limit_pence=5_000_000)
    with site.world() as world:
        named = select(Organisation).where(Organisation.name == "Warm Harbour")
        harbour = world.session.scalars(named).one()
        if reserves_pence is not None:
            held = Reserves(
                organisation_id=harbour.id, pence=reserves_pence, as_of=today(), by_seat=""
            )
            world.keep(held)
    deciding.open_()
    page = deciding.declares("trustee")
    assert "This could cost us up to £20,000, and up to £50,000 if only we stay" in page.text
    assert said in page.text
