"""A party's reserves: entered by its staff, seen by its staff and board, and by nobody else."""

import pytest

from commissioning.foundation.clock import today
from commissioning.foundation.sharing import SharingMode
from tests.pages.agreements.sharing import Sharing, sharing_in
from tests.pages.conftest import Site
from tests.pages.inspecting import Page
from tests.rules.agreements.workbook import Workbook

HELD = "12,345.67"


def entered(sharing: Sharing, pounds: str = HELD) -> Page:
    """Let the officer of Warm Harbour enter its reserves as of today."""
    officer = sharing.as_("officer")
    day = today()
    return officer.submit(
        officer.get(sharing.reserves),
        "Keep our reserves",
        pence=pounds,
        as_of__day=str(day.day),
        as_of__month=str(day.month),
        as_of__year=str(day.year),
        source="accounts",
    )


@pytest.fixture
def sharing(site: Site) -> Sharing:
    """Build three partners who bear £50,000 together at most, Warm Harbour 40% of it."""
    return sharing_in(site, overspend_limit_pence=5_000_000)


def test_reserves_below_the_largest_loss_bring_a_warning(sharing: Sharing) -> None:
    page = entered(sharing)
    assert page.notice == "Your reserves are kept. Nobody outside your organisation sees them."
    most = "The most you could lose under this version is £20,000 if nobody leaves, and £50,000"
    assert most in page.text
    assert "Your unrestricted reserves are £12,345.67, which is £37,654.33 less." in page.text
    assert page.soup.select(".govuk-warning-text")


def test_reserves_that_cover_it_bring_none(sharing: Sharing) -> None:
    page = entered(sharing, "50000")
    assert "Your unrestricted reserves of £50,000 would cover it." in page.text
    assert not page.soup.select(".govuk-warning-text")


def test_what_is_entered_again_is_written_over(sharing: Sharing) -> None:
    entered(sharing)
    page = entered(sharing, "30000")
    assert "£30,000" in page.text
    assert HELD not in page.text


def test_the_board_sees_them_and_enters_none(sharing: Sharing) -> None:
    entered(sharing)
    page = sharing.as_("trustee").get(sharing.reserves)
    assert f"£{HELD}" in page.text
    assert not page.main.find_all("form")
    assert "£50,000" not in page.text  # it stands in the papers, after interests
    sharing.as_("trustee").post(sharing.reserves, {"pence": "1"}, status=403)


def test_what_is_missing_is_asked_for(sharing: Sharing) -> None:
    officer = sharing.as_("officer")
    page = officer.submit(officer.get(sharing.reserves), "Keep our reserves", pence="")
    assert page.errors[0] == "Enter your unrestricted reserves"


@pytest.mark.parametrize("mode", list(SharingMode))
def test_nobody_of_another_organisation_ever_sees_them(site: Site, mode: SharingMode) -> None:
    with_them = sharing_in(site, mode, overspend_limit_pence=5_000_000)
    before = {who: _all_that_is_seen(with_them, who) for who in OTHERS}
    entered(with_them)
    for who in OTHERS:
        after = _all_that_is_seen(with_them, who)
        assert HELD not in str(after)
        assert after == before[who], who


OTHERS = ("neighbour", "neighbour's trustee", "clear", "member", "guest")


def _all_that_is_seen(sharing: Sharing, who: str) -> list[object]:
    """Give the words of each page, and the cells of the file, as one person gets them."""
    visitor = sharing.as_(who)
    found: list[object] = []
    for path in (sharing.what_if, sharing.reserves, f"{sharing.what_if}.xlsx"):
        response = visitor.client.get(path, headers=visitor.headers)
        if response.status_code == 200 and path.endswith("xlsx"):
            found.append(Workbook(response.data).typed)
        elif response.status_code == 200:
            found.append(Page(response, path).text)
        else:
            found.append(response.status_code)
    return found
