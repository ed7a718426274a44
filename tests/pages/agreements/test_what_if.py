"""The what-if page: the table of section 6, the picture, a leaver, the file, and who sees it."""

from urllib.parse import urlencode

import pytest

from commissioning.agreements.rules.sharing_terms import Modifier
from commissioning.agreements.rules.what_if_words import BEFORE_LOWERED
from commissioning.foundation.sharing import SharingMode
from tests.pages.agreements.sharing import Sharing, sharing_in
from tests.pages.conftest import Site
from tests.pages.inspecting import words
from tests.rules.agreements.workbook import Workbook


@pytest.fixture
def sharing(site: Site) -> Sharing:
    """Build three partners who share without a limit."""
    return sharing_in(site)


@pytest.mark.parametrize(
    ("cost", "said"),
    [
        ("750,000", "The partners receive £87,500. The commissioner keeps £162,500."),
        ("900,000", "The partners receive £50,000. The commissioner keeps £50,000."),
        ("1,000,000", "The partners receive £0. The commissioner keeps £0."),
        ("1,080,000", "The partners bear £40,000. The commissioner bears £40,000."),
        ("1,150,000", "The partners bear £60,000. The commissioner bears £90,000."),
        ("3,000,000", "The partners bear £430,000. The commissioner bears £1,570,000."),
    ],
)
def test_the_table_of_the_specification_is_on_the_page(
    sharing: Sharing, cost: str, said: str
) -> None:
    page = sharing.ask("Work it out", actual=cost)
    assert f"If the work costs £{cost} {said}" in page.text


def test_an_overspend_limit_turns_the_last_row(site: Site) -> None:
    sharing = sharing_in(site, overspend_limit_pence=5_000_000)
    page = sharing.as_("officer").get(f"{sharing.what_if}?actual=1150000")
    assert "The partners bear £50,000. The commissioner bears £100,000." in page.text
    assert "A limit holds it at £50,000." in page.text
    assert "The most all partners could lose together is £50,000." in page.text


def test_no_leaver_makes_a_party_bear_more_than_the_most_it_is_told(site: Site) -> None:
    sharing = sharing_in(site, overspend_limit_pence=5_000_000)
    officer = sharing.as_("officer")
    page = officer.get(sharing.what_if)
    most = page.text.split("The most you could lose under this version is ")[1]
    assert most.startswith("£20,000 if nobody leaves, and £50,000 if only you stay to the end.")
    table = next(t for t in page.soup.select("table") if "If only it stays" in words(t))
    rows = [[words(cell) for cell in row.select("td")] for row in table.select("tbody tr")]
    assert rows == [["£20,000", "£50,000"], ["£17,500", "£50,000"], ["£12,500", "£50,000"]]


def test_without_a_limit_the_page_says_so_in_words(sharing: Sharing) -> None:
    page = sharing.as_("officer").get(sharing.what_if)
    assert "Overspends: no limit." in page.text
    assert "There is no limit to what you could lose under this version." in page.text


def test_the_slider_is_a_form(sharing: Sharing) -> None:
    page = sharing.ask("Show this cost", actual="900000")
    assert "If the work costs £900,000" in page.text
    slider = page.soup.select("input[type=range]")[0]
    assert (slider["min"], slider["value"]) == ("500000", "900000")


def test_a_cost_that_cannot_be_read_is_asked_again(sharing: Sharing) -> None:
    page = sharing.as_("officer").get(f"{sharing.what_if}?actual=a+lot")
    assert page.errors == ["Enter the amount in pounds with digits, like 1,250,000 or 1250.50"]
    assert page.soup.select("input[name=actual]")[0]["value"] == "a lot"


@pytest.mark.parametrize("typed", ["actual=0", "actual=10000000000", "leaver=x&actual=1"])
def test_the_ends_of_what_may_be_asked_are_answered(sharing: Sharing, typed: str) -> None:
    assert (
        "What was agreed about money"
        in sharing.as_("officer").get(f"{sharing.what_if}?{typed}").text
    )


def test_the_picture_has_a_line_for_each_party_and_the_same_as_a_table(sharing: Sharing) -> None:
    page = sharing.as_("officer").get(f"{sharing.what_if}?actual=1234567")
    drawn = page.soup.select("figure svg[role=img]")[0]
    assert len(drawn.select("path[fill=none]")) == 3
    assert [words(text) for text in drawn.select("text")[:4]] == ["15%", "30%", "50%", "20%"]
    assert "the cost you asked about (£1,234,567)" in page.text
    table = next(t for t in page.soup.select("table") if "What each cost means" in words(t))
    assert "£1,234,567" not in words(page.soup.select("h1")[0])
    row = next(r for r in table.select("tr") if words(r).startswith("£1,000,000"))
    assert [words(cell) for cell in row.select("td")] == ["£0"] * 5


def test_a_leaver_by_time_takes_its_part_of_half_the_work(sharing: Sharing) -> None:
    page = sharing.ask(
        "Work it out",
        actual="900000",
        leaver="Lantern Advice",
        left_on__day="30",
        left_on__month="9",
        left_on__year="2027",
    )
    assert page.errors == []
    said = [words(one) for one in page.soup.select("#result .reg-shares__pounds")]
    assert said == ["£23,333.33", "£20,416.67", "£6,250"]
    assert "Lantern Advice leaves: its share counts for 183 of 366 days, and" in page.text


def test_the_slider_asks_for_another_cost_with_the_same_leaver(sharing: Sharing) -> None:
    left = {"left_on__day": "30", "left_on__month": "9", "left_on__year": "2027"}
    page = sharing.ask("Work it out", actual="900000", leaver="Lantern Advice", **left)
    sent = {name: values[0] for name, values in page.typed("Show this cost").items()}
    assert sent["actual"] == "900000"
    page = sharing.as_("officer").get(f"{sharing.what_if}?{urlencode(sent | {'actual': '800000'})}")
    assert "Lantern Advice leaves" in page.text
    assert "If the work costs £800,000" in page.text


def test_a_leaver_without_a_day_is_asked_for_it(sharing: Sharing) -> None:
    page = sharing.ask("Work it out", leaver="Lantern Advice")
    assert page.errors == ["Enter the day to which the share is worked out"]


@pytest.mark.parametrize("day", [("31", "3", "2027"), ("1", "4", "2028")])
def test_a_day_outside_the_agreement_is_asked_again(
    sharing: Sharing, day: tuple[str, str, str]
) -> None:
    typed = dict(zip(("left_on__day", "left_on__month", "left_on__year"), day, strict=True))
    page = sharing.ask("Work it out", leaver="Lantern Advice", **typed)
    assert page.errors == ["Enter a day from 1 April 2027 to 31 March 2028"]


def test_the_page_asks_what_part_of_a_saving_is_paid_where_measures_may_lower_it(
    site: Site,
) -> None:
    sharing = sharing_in(site, modifier=Modifier(on=True, words="By what we measure"))
    before = sharing.ask("Work it out", actual="900,000")
    assert "The partners receive £50,000." in before.text
    assert BEFORE_LOWERED in before.text
    page = sharing.ask("Work it out", actual="900,000", paid="80")
    assert "The partners receive £40,000. The commissioner keeps £60,000." in page.text
    assert BEFORE_LOWERED not in page.text
    assert "Of the partners' part of a saving, 80% is paid." in page.text
    assert page.typed("Show this cost")["paid"] == ["80"]
    wrong = sharing.ask("Work it out", actual="900,000", paid="101")
    assert wrong.errors == ["Enter 100 or less"]
    book = Workbook(sharing.as_("officer").get(f"{sharing.what_if}.xlsx").response.data)
    assert BEFORE_LOWERED in str(book.typed)


def test_where_nothing_lowers_a_saving_nobody_is_asked(sharing: Sharing) -> None:
    page = sharing.as_("officer").get(f"{sharing.what_if}?actual=900000&paid=50")
    assert "What part of a saving is paid" not in page.text
    assert "The partners receive £50,000." in page.text


def test_a_leaver_by_cost_is_measured_by_what_was_spent(site: Site) -> None:
    sharing = sharing_in(site, leaver_measure="cost")
    typed = {"leaver": "Lantern Advice", "actual": "900000"}
    page = sharing.ask("Work it out", **typed, spent="450000")
    said = [words(one) for one in page.soup.select("#result .reg-shares__pounds")]
    assert said == ["£23,333.33", "£20,416.67", "£6,250"]
    page = sharing.ask("Work it out", **typed, spent="950000")
    assert page.errors == ["Enter a cost from £0 to the whole actual cost"]


def test_the_spreadsheet_gives_the_pence_of_the_page(sharing: Sharing) -> None:
    officer = sharing.as_("officer")
    link = officer.get(sharing.what_if).links["Spreadsheet with these numbers and live formulas"]
    book = Workbook(officer.get(link).response.data)
    book.type("What if!A6", 1_150_000)
    assert [book.value(f"What if!{column}6") for column in "BC"] == [-60_000, -90_000]


def test_a_version_that_shares_no_money_says_so(site: Site) -> None:
    sharing = sharing_in(site, target_pence=None)
    page = sharing.as_("officer").get(sharing.what_if)
    assert "There is nothing to work out yet. First: Enter a target cost above £0" in page.text
    sharing.as_("officer").get(f"{sharing.what_if}.xlsx", status=409)


@pytest.mark.parametrize("mode", list(SharingMode))
def test_page_and_file_are_for_those_who_may_read_the_version(
    site: Site, mode: SharingMode
) -> None:
    sharing = sharing_in(site, mode)
    for path in (sharing.what_if, f"{sharing.what_if}.xlsx"):
        for reader in ("officer", "neighbour"):
            sharing.as_(reader).get(path)
        shared = mode == SharingMode.SHARED
        sharing.as_("clear").get(path, status=200 if shared else 404)
        sharing.as_("member").get(path, status=403 if shared else 404)
        sharing.as_("guest").get(path, status=404)
        sharing.as_("officer").get(path.replace("/1/", "/2/"), status=404)


def test_the_page_asks_the_database_little(sharing: Sharing) -> None:
    officer = sharing.as_("officer")
    officer.get(sharing.what_if)
    with sharing.site.counting() as counted:
        officer.get(sharing.what_if)
    assert len(counted) <= 16, counted.statements
