"""What partners say of a commissioner's way of working, as pages."""

import pytest
from sqlalchemy import select

from commissioning.opportunities.models import Opportunity
from commissioning.partnerships.models import Partnership
from tests.pages.agreements.sharing import Sharing, sharing_in
from tests.pages.conftest import Site
from tests.pages.inspecting import Page

HELPS, HINDERS = "One person to ring.", "Three forms that ask the same."


@pytest.fixture
def sharing(site: Site) -> Sharing:
    """Build the partners in shared mode."""
    return sharing_in(site)


def home(sharing: Sharing) -> str:
    """Give the address of the page."""
    with sharing.site.session() as session:
        ref = session.scalars(select(Partnership.ref)).one()
    return f"/partnerships/{ref}/way-of-working"


def said(sharing: Sharing, helps: str = HELPS, hinders: str = HINDERS) -> Page:
    """Let a partner's officer say it."""
    officer = sharing.as_("officer")
    page = officer.get(f"{home(sharing)}/say")
    return officer.submit(page, "Tell them", helps=helps, hinders=hinders)


def test_an_empty_page_invites_the_partners(sharing: Sharing) -> None:
    page = sharing.as_("officer").get(home(sharing))
    assert "Nobody has said anything yet" in page.text
    assert "Say how it goes" in page.links
    assert "Say how it goes" not in sharing.as_("clear").get(home(sharing)).links
    assert "Say how it goes" not in sharing.as_("trustee").get(home(sharing)).links


def test_it_is_said_and_read_on_both_sides(sharing: Sharing) -> None:
    page = said(sharing)
    assert "Warm Harbour, about Saltmere Council" in page.text
    for who in ("neighbour", "trustee", "clear"):
        shown = sharing.as_(who).get(home(sharing))
        assert HELPS in shown.text
        assert HINDERS in shown.text
    sharing.as_("member").get(home(sharing), status=404)


def test_nothing_at_all_is_said_beside_the_field(sharing: Sharing) -> None:
    assert said(sharing, "", "").errors == ["Enter what helps, or what gets in the way"]


def test_the_commissioner_answers(sharing: Sharing) -> None:
    said(sharing)
    clear = sharing.as_("clear")
    page = clear.get(clear.get(home(sharing)).links["Read and answer"])
    page = clear.submit(page, "Answer", words="One form from May on.")
    assert "One form from May on." in page.text
    assert "Read and answer" not in page.links
    assert "One form from May on." in sharing.as_("officer").get(home(sharing)).text


def test_saying_it_anew_begins_with_the_words_that_stand_and_keeps_them(sharing: Sharing) -> None:
    said(sharing)
    officer = sharing.as_("officer")
    links = officer.get(home(sharing)).links
    page = officer.get(links["Say something else about Saltmere Council"])
    assert page.typed("Tell them")["helps"] == [HELPS]
    page = officer.submit(page, "Tell them", hinders="Nothing now.")
    assert "What Warm Harbour said before" in page.text
    assert HINDERS in page.text


def test_where_no_commissioner_is_met_there_is_nobody_to_speak_of(sharing: Sharing) -> None:
    with sharing.site.world() as world:
        world.session.scalars(select(Opportunity)).one().buyer_organisation_id = None
    officer = sharing.as_("officer")
    assert "Say how it goes" not in officer.get(home(sharing)).links
    page = officer.get(f"{home(sharing)}/say")
    assert "nobody to speak of" in page.text


def test_only_those_it_is_about_find_the_answers_page(sharing: Sharing) -> None:
    said(sharing)
    to = sharing.as_("clear").get(home(sharing)).links["Read and answer"]
    sharing.as_("officer").get(to, status=403)
    sharing.as_("member").get(to, status=404)


def test_the_page_asks_as_many_questions_for_three_partners_as_for_one(sharing: Sharing) -> None:
    clear, path = sharing.as_("clear"), home(sharing)
    counts = []
    for who in ("officer", "neighbour", "third"):
        visitor = sharing.as_(who)
        visitor.submit(visitor.get(f"{path}/say"), "Tell them", helps=HELPS)
        clear.get(path)
        with sharing.site.counting() as counted:
            clear.get(path)
        counts.append(sum(each.startswith("SELECT") for each in counted.statements))
    assert counts[0] == counts[-1]
