"""The list of opportunities, as people search and narrow it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from bs4 import Tag

from commissioning.foundation.actor import Kind, Role
from commissioning.foundation.clock import now
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.catalogue import reindex
from commissioning.opportunities.models import Lot, Opportunity, OpportunityArea, OpportunityTheme
from commissioning.opportunities.queries import browsing
from commissioning.opportunities.rules.buyers import buyer_key
from commissioning.opportunities.views import browsing as browsing_page
from tests.pages.conftest import Site
from tests.pages.inspecting import Page, words

PLYMOUTH, SOUTH_WEST, LEEDS = "E06000026", "E12000009", "E08000035"
Make = Callable[..., Opportunity]


@pytest.fixture
def make(site: Site) -> Make:
    """Give a way to publish an opportunity that the list knows."""

    def do(
        title: str, *, area: str = "", theme: str = "", lot: str = "", named: str = "", **more: Any
    ) -> Any:
        with site.world() as world:
            made = world.opportunity(title, **more)
            made.buyer_name = named or made.buyer_name
            made.buyer_key = buyer_key(made.buyer_name)
            if area:
                world.keep(OpportunityArea(opportunity_id=made.id, code=area))
            if theme:
                world.keep(OpportunityTheme(opportunity_id=made.id, scheme="UK-CAT", code=theme))
            if lot:
                world.keep(Lot(opportunity_id=made.id, number="1", title=lot))
            reindex(world.session, [made.id])
        return made

    return do


def titles(page: Page) -> list[str]:
    """Give the titles of the cards, in order."""
    return [words(tag) for tag in page.main.select(".reg-card__title")]


def found(site: Site, query: str) -> list[str]:
    """Give the titles that a search finds."""
    return titles(site.visitor().get(f"/opportunities?{query}"))


def test_the_newest_stands_first(site: Site, make: Make) -> None:
    make("Lunch club")
    make("Befriending")
    assert found(site, "") == ["Befriending", "Lunch club"]


@pytest.mark.parametrize(
    "query", ["families", "CF-0123/45", "0123", "harbour council", "ocds-b5fd17-9", "northfield"]
)
def test_it_is_found_by_words_references_and_buyers(site: Site, make: Make, query: str) -> None:
    make("Lunch club")
    wanted = make("Support for families", reference="CF-0123/45", lot="Northfield")
    with site.world() as world:
        kept = world.session.get_one(Opportunity, wanted.id)
        kept.buyer_name, kept.ocid = "Harbour City Council", "ocds-b5fd17-9"
        reindex(world.session, [kept.id])
    assert found(site, f"q={quote(query)}") == ["Support for families"]


def test_an_area_stands_for_all_that_lies_in_it(site: Site, make: Make) -> None:
    make("In Plymouth", area=PLYMOUTH)
    make("In Leeds", area=LEEDS)
    assert found(site, f"area={SOUTH_WEST}") == ["In Plymouth"]
    assert found(site, f"area={PLYMOUTH}&area={LEEDS}") == ["In Leeds", "In Plymouth"]


def test_a_theme_stands_for_all_that_belongs_to_it(site: Site, make: Make) -> None:
    make("For carers", theme="SC104")
    make("For health", theme="HE")
    assert found(site, "theme=SC") == ["For carers"]


def test_the_filters_offered_lead_to_what_they_promise(site: Site, make: Make) -> None:
    make("One", area=PLYMOUTH, theme="SC104", stage="awarded")
    make("Two", area=LEEDS, theme="HE", mode=SharingMode.SHARED, named="Leeds City Council")
    page = site.visitor().get("/opportunities")
    offered = page.main.select(".reg-facets input[type=checkbox]")
    assert {str(tag["name"]) for tag in offered} >= {"area", "theme", "buyer", "stage", "mode"}
    for tag in offered:
        if tag["name"] != "open":
            names = found(site, f"{tag['name']}={tag['value']}")
            assert f"({len(names)})" in words(_label(page, tag))


def _label(page: Page, field: Tag) -> Tag:
    label = page.main.find("label", attrs={"for": str(field["id"])})
    assert isinstance(label, Tag)
    return label


def test_a_filter_that_would_change_nothing_is_not_offered(site: Site, make: Make) -> None:
    make("One", area=PLYMOUTH)
    make("Two", area=LEEDS)
    text = site.visitor().get("/opportunities").text
    assert "Plymouth (1)" in text
    assert "England (2)" not in text


def test_open_now_needs_both_the_stage_and_a_date_ahead(site: Site, make: Make) -> None:
    ahead, past = now() + timedelta(days=3), now() - timedelta(days=3)
    make("Open", deadline_at=ahead)
    make("Gone by", deadline_at=past)
    make("Cancelled", deadline_at=ahead, stage="cancelled")
    make("Without a date")
    assert found(site, "open=yes") == ["Open"]


@pytest.mark.parametrize(("days", "expected"), [("7", 1), ("30", 2), ("90", 3), ("8", 4)])
def test_the_deadline_can_be_asked_to_lie_within_some_days(
    site: Site, make: Make, days: str, expected: int
) -> None:
    for ahead in (5, 20, 80, 200):
        make(f"In {ahead} days", deadline_at=now() + timedelta(days=ahead))
    assert len(found(site, f"days={days}")) == expected


def test_the_soonest_deadline_can_stand_first(site: Site, make: Make) -> None:
    for ahead in (20, 5, 80):
        make(f"In {ahead} days", deadline_at=now() + timedelta(days=ahead))
    make("Without a date")
    make("Gone by", deadline_at=now() - timedelta(days=1))
    page = site.visitor().get("/opportunities?sort=deadline")
    assert titles(page) == ["In 5 days", "In 20 days", "In 80 days", "Without a date"]
    assert "4 opportunities that have not closed" in page.text


def test_places_narrow_the_list(site: Site, make: Make) -> None:
    with site.world() as world:
        saltmere, other = world.place(), world.place("Otherton")
    make("Here", place=saltmere)
    make("There", place=other)
    assert found(site, f"place={saltmere.ref}") == ["Here"]
    assert found(site, "place=nowhere") == []


@pytest.mark.parametrize("order", ["", "sort=deadline", "open=yes", "open=yes&sort=deadline"])
def test_the_pages_hold_everything_once(site: Site, make: Make, order: str) -> None:
    for number in range(56):
        make(f"Number {number}", deadline_at=now() + timedelta(days=1 + number % 9))
    seen: list[str] = []
    path = f"/opportunities?{order}"
    visitor = site.visitor()
    for expected in (25, 25, 6):
        page = visitor.get(path)
        assert "56 opportunities" in page.text
        assert len(titles(page)) == expected
        seen += titles(page)
        path = page.links.get("More →", "")
    assert path == ""
    assert len(set(seen)) == 56


def test_an_address_of_a_page_holds_no_inner_number(site: Site, make: Make) -> None:
    refs = [make(f"Number {number}").ref for number in range(26)]
    link = site.visitor().get("/opportunities").links["More →"]
    assert link == f"/opportunities?after={refs[1]}"


def test_a_strange_cursor_is_the_first_page(site: Site, make: Make) -> None:
    make("Lunch club")
    assert found(site, "after=0000000000000000") == ["Lunch club"]


def test_a_draft_is_there_for_its_buyers_people_alone(site: Site, make: Make) -> None:
    with site.world() as world:
        place = world.place()
        council = world.organisation("City Council", place=place, kind=Kind.COMMISSIONER)
        own = world.seat(council, Role.COMMISSIONER)
        guest = world.seat(council, Role.GUEST)
        member = world.seat(world.organisation("Warm Harbour", place=place))
    draft = make("Not yet told", buyer=council)
    make("Told", buyer=council)
    with site.world() as world:
        world.session.get_one(Opportunity, draft.id).published_at = None
        reindex(world.session, [draft.id])
    assert titles(site.sign_in_seat(own).get("/opportunities")) == ["Told", "Not yet told"]
    site.sign_in_seat(own).get(f"/opportunities/{draft.ref}")
    for visitor in (site.visitor(), site.sign_in_seat(member), site.sign_in_seat(guest)):
        page = visitor.get("/opportunities")
        assert titles(page) == ["Told"]
        assert "1 opportunity" in page.text
        visitor.get(f"/opportunities/{draft.ref}", status=404)
        visitor.get(f"/opportunities/{draft.ref}/history", status=404)
        assert titles(visitor.get(f"/opportunities?after={draft.ref}")) == ["Told"]


def test_beyond_the_bound_the_count_says_so(
    site: Site, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (browsing, browsing_page):
        monkeypatch.setattr(module, "BOUND", 30)
    for number in range(32):
        make(f"Number {number}")
    page = site.visitor().get("/opportunities")
    assert "30+ opportunities" in page.text
    assert "of the first 30" in page.text
    second = site.visitor().get(page.links["More →"])
    assert len(titles(second)) == 7


def test_what_was_chosen_stays_when_something_else_is_asked(site: Site, make: Make) -> None:
    make("In Plymouth", area=PLYMOUTH, deadline_at=now() + timedelta(days=3))
    path = f"/opportunities?q=plymouth&area={PLYMOUTH}&open=yes&sort=deadline"
    page = site.visitor().get(path)
    assert page.typed("Find") == {
        "q": ["plymouth"], "area": [PLYMOUTH], "open": ["yes"], "sort": ["deadline"],
    }  # fmt: skip
    narrowed = page.typed("Show these")
    assert narrowed["q"] == ["plymouth"]
    assert narrowed["sort"] == ["deadline"]
    assert narrowed["area"] == [PLYMOUTH.lower()]
    assert narrowed["open"] == ["yes"]
    link = page.links["Take away Plymouth ×"]
    assert "area" not in link
    assert "open=yes" in link


def test_where_nothing_fits_the_page_says_what_to_try(site: Site, make: Make) -> None:
    make("Lunch club")
    page = site.visitor().get("/opportunities?q=zebra")
    assert "Nothing here has all of that" in page.text
    assert page.links["Look at all opportunities"] == "/opportunities"


def test_an_empty_register_says_where_opportunities_will_come_from(site: Site) -> None:
    assert "No opportunities yet" in site.visitor().get("/opportunities").text


@pytest.mark.parametrize(
    "query",
    ["q=%00", "q=" + "a" * 5_000, "q=%22%20OR%20*", "q=NEAR(a%20b)", "area=%00", "theme=x'y",
     "stage=no", "days=-1", "days=x", "buyer=%27%29", "mode=none", "sort=x", "after=%00",
     "q=the+of+and", "place=" + "p" * 900, "&".join(f"area=a{n}" for n in range(200)),
     "q=" + quote("\u202ehidden \U0001f600 مرحبا")],
)  # fmt: skip
def test_no_address_breaks_the_page(site: Site, make: Make, query: str) -> None:
    make("Lunch club")
    site.visitor().get(f"/opportunities?{query}")


def test_the_page_asks_as_many_questions_for_many_as_for_few(site: Site, make: Make) -> None:
    counted = []
    for many in (3, 27):
        for number in range(many):
            make(f"Number {number}", area=PLYMOUTH, theme="SC104", named=f"Council {number}")
        site.visitor().get("/opportunities")
        with site.counting() as statements:
            site.visitor().get("/opportunities")
        counted.append([s for s in statements.statements if s.lstrip().startswith("SELECT")])
    assert len(counted[0]) == len(counted[1]) <= 5
