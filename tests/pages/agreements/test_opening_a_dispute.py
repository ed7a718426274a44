"""Opening a dispute asks once more first: who is told, and which days begin."""

import pytest
from sqlalchemy import select

from commissioning.agreements.models import Agreement
from tests.pages.agreements.binding import disputes, in_force, kept_disputes, last_week
from tests.pages.agreements.sharing import NAMES
from tests.pages.conftest import Site


def test_before_it_is_opened_the_page_says_who_is_told_and_which_days_begin(site: Site) -> None:
    sharing = in_force(site)
    officer = sharing.as_("officer")
    page = officer.submit(officer.get(f"{disputes(sharing)}/new"), "Continue", about="Heating")
    for partner in NAMES:
        assert partner in page.text
    assert "The first step begins today: The people concerned talk it over" in page.text
    assert "Heating" in page.text
    assert not kept_disputes(site)
    assert not [one for one in site.letters() if "settle something" in one.subject]


def test_who_goes_back_before_opening_finds_what_was_typed(site: Site) -> None:
    sharing, typed = in_force(site), "Who pays\nfor the <heating>?"
    officer = sharing.as_("officer")
    page = officer.submit(officer.get(f"{disputes(sharing)}/new"), "Continue", about=typed)
    page = officer.submit(page, "Change something")
    assert not page.errors
    assert page.typed("Continue")["about"] == [typed]
    assert not kept_disputes(site)


def test_nothing_said_opens_nothing_even_when_the_check_is_skipped(site: Site) -> None:
    sharing = in_force(site)
    officer = sharing.as_("officer")
    sent = {"step": "checked", "about": " "}
    page = officer.post(f"{disputes(sharing)}/new", sent, status=200)
    assert page.errors == ["Enter what you do not agree on"]
    assert not kept_disputes(site)


@pytest.mark.parametrize("button", ["Continue", "Open the dispute"])
def test_where_the_steps_ended_meanwhile_what_was_typed_is_shown(site: Site, button: str) -> None:
    sharing = in_force(site)
    officer = sharing.as_("officer")
    page = officer.get(f"{disputes(sharing)}/new")
    if button != "Continue":
        page = officer.submit(page, "Continue", about="Heating")
    with site.world() as world:
        world.session.scalars(select(Agreement)).one().ended_on = last_week()
    typed = {"about": "Heating"} if button == "Continue" else {}
    page = officer.submit(page, button, **typed)
    assert "What you typed It was not saved." in page.text
    assert "Heating" in page.text
    assert not kept_disputes(site)
