"""One opportunity's page and its history, made from notices as they come."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from commissioning.foundation.actor import Kind, Role
from commissioning.foundation.clock import now
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.imports.files import import_files
from commissioning.opportunities.models import Opportunity
from tests.pages.conftest import Site
from tests.pages.inspecting import Page
from tests.rules.opportunities.written import in_file, package, release, tender

Load = Callable[..., str]


@pytest.fixture
def load(site: Site, tmp_path: Path) -> Load:
    """Give a way to import releases of one opportunity; gives the address of its page."""

    def do(*releases: Any, **about: Any) -> str:
        import_files(site.database, [in_file(tmp_path, package(*releases, **about))], print)
        with site.session() as session:
            return f"/opportunities/{session.scalars(select(Opportunity.ref)).one()}"

    return do


def shown(site: Site, address: str) -> Page:
    """Get a page as somebody who is not signed in."""
    return site.visitor().get(address)


def test_a_notice_says_when_it_closes_and_what_it_is(site: Site, load: Load) -> None:
    asked = tender(
        title="Befriending at home",
        description="Visits.\r\n\r\nEvery week.",
        id="CF-1",
        value={"amount": 150000, "currency": "GBP"},
        tenderPeriod={"endDate": "2027-03-26T17:00:00Z"},
        contractPeriod={"startDate": "2027-04-01", "endDate": "2028-03-31"},
        suitability={"sme": True, "vcse": True},
        items=[{"id": "1", "deliveryAddresses": [{"region": "UKK41"}]}],
        classification={"scheme": "CPV", "id": "85311300"},
    )
    page = shown(site, load(asked))
    assert page.heading == "Befriending at home"
    for said in (
        "Friday 26 March 2027 at 5pm",
        "Open for answers",
        "£150,000",
        "1 April 2027 to 31 March 2028",
        "Plymouth",
        "small and medium-sized firms and charities and social enterprises",
        "Seatown Council",
        "CF-1",
        "Welfare services for children and young people (85311300)",
        "Introductions only",
        "No commissioner has chosen otherwise",
        "Published on Contracts Finder",
    ):
        assert said in page.text
    assert page.links["All from this buyer"].startswith("/opportunities?buyer=")
    assert "Seatown Council" not in page.links


def test_a_moved_deadline_is_shown_as_moved(site: Site, load: Load) -> None:
    moved = [
        tender(tenderPeriod={"endDate": f"2027-03-{day}T17:00:00Z"})
        | {"id": str(day), "date": f"2025-01-{day}T00:00:00Z"}
        for day in (25, 26)
    ]
    address = load(*reversed(moved))
    page = shown(site, address)
    sentence = (
        "The deadline moved from 5pm on Thursday 25 March 2027 to 5pm on Friday 26 March 2027"
    )
    assert sentence in page.text
    history = shown(site, f"{address}/history")
    assert history.heading == "How this opportunity changed"
    assert history.text.index(sentence) < history.text.index("Published")


def test_a_past_deadline_is_closed_whatever_the_notice_says(site: Site, load: Load) -> None:
    page = shown(site, load(tender(tenderPeriod={"endDate": "2025-01-25T17:00:00Z"})))
    assert "The closing date has passed" in page.text
    assert "It has closed. If you answered it, you can still say so here." in page.text


def test_what_strangers_wrote_is_text_and_never_markup(site: Site, load: Load) -> None:
    nasty = "<script>alert(1)</script> & more"
    page = shown(
        site,
        load(tender(title=nasty, description=nasty, lots=[{"id": nasty, "title": nasty}])),
    )
    assert page.heading == nasty
    assert page.main.find("script") is None


def test_only_addresses_that_can_be_followed_are_links(site: Site, load: Load) -> None:
    odd = ("http://Contract Finder", "javascript:alert(1)", "https://a.example@b.example/")
    papers = [{"id": str(n), "url": url} for n, url in enumerate(("https://a.example/1", *odd))]
    page = shown(site, load(tender(documents=papers)))
    outward = page.main.select('a[href^="http"]')
    assert [str(link["href"]) for link in outward] == ["https://a.example/1"]
    assert set(outward[0]["rel"]) >= {"nofollow", "noopener"}
    for url in odd:
        assert url in page.text


def test_many_lots_wait_one_step_away(site: Site, load: Load) -> None:
    lots = [{"id": str(n), "title": f"Beat {n}"} for n in range(1, 84)]
    page = shown(site, load(tender(lots=lots)))
    assert "83 lots" in page.text
    assert "Show the other 80 lots" in page.text
    waiting = page.main.select("details li")
    assert len(waiting) == 80


def test_an_award_in_a_notice_only_suggests_a_decision(site: Site, load: Load) -> None:
    awards = [{"id": "1", "suppliers": [{"name": "One Charity"}], "status": "active"}]
    text = shown(site, load(release(tag=["award"], awards=awards))).text
    assert "One Charity" in text
    assert "That only suggests a decision" in text


def test_who_agreed_to_share_is_named_with_the_reason(site: Site, load: Load) -> None:
    address = load(release())
    with site.world() as world:
        found = world.session.scalars(select(Opportunity)).one()
        found.mode, found.mode_at = SharingMode.SHARED, now()
        found.mode_reason = "A grant that is allocated, not competed for."
        found.mode_agreed_name, found.mode_agreed_post = "Jo Reed", "procurement officer"
    text = shown(site, address).text
    assert "The reason given: A grant that is allocated, not competed for." in text
    assert "Agreed by Jo Reed, procurement officer, on" in text


def test_a_buyer_that_is_an_organisation_here_is_a_link(site: Site) -> None:
    with site.world() as world:
        council = world.organisation("City Council", kind=Kind.COMMISSIONER, place=world.place())
        made = world.opportunity(buyer=council)
    page = shown(site, f"/opportunities/{made.ref}")
    assert page.links["City Council"] == f"/organisations/{council.ref}"


def test_whoever_may_bid_is_invited_and_a_commissioner_is_not(site: Site) -> None:
    with site.world() as world:
        place = world.place()
        council = world.organisation("City Council", kind=Kind.COMMISSIONER, place=place)
        made = world.opportunity(buyer=council, place=place)
        buyer = world.seat(council, Role.COMMISSIONER)
        officer = world.seat(world.organisation("Warm Harbour", place=place))
    address = f"/opportunities/{made.ref}"
    link = site.sign_in_seat(officer).get(address).links["Say we're bidding"]
    assert link == f"/register/new?opportunity={made.ref}"
    assert "Say we're bidding" not in site.sign_in_seat(buyer).get(address).links


def test_a_licence_that_is_no_address_is_text(site: Site, load: Load) -> None:
    page = shown(site, load(release(), license="javascript:alert(1)"))
    assert "Licence: javascript:alert(1)" in page.text


def test_a_missing_opportunity_is_not_there(site: Site) -> None:
    site.visitor().get("/opportunities/0000000000000000", status=404)
    site.visitor().get("/opportunities/0000000000000000/history", status=404)
