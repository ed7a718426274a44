"""Where a proposal begins: each page that leads to it brings along what it knows."""

import pytest
from sqlalchemy import select

from commissioning.foundation.sharing import SharingMode
from commissioning.register.actions.declaring import Asked, draft, say
from commissioning.register.models import Introduction
from commissioning.register.rules.openness import Openness
from commissioning.register.rules.stages import Stage
from tests.pages.partnerships.conftest import Saltmere, buttons

OURS = {"brings": "A kitchen and trained cooks", "lacks": "Two minibuses and drivers"}
THEIRS = {"brings": "Two minibuses, and a garage", "lacks": "A kitchen that is free after two"}
TAKE_OUT = "Take out Eastside Kitchen"


def declared(town: Saltmere, who: str) -> str:
    """Let somebody say that they are preparing a bid, open to partners; give its address."""
    with town.site.world() as world:
        actor = world.as_seat(town.seats[who])
        asked = Asked(
            summary="Warm rooms and a hot meal",
            opportunity=town.opportunity,
            open_to_partners=True,
            openness=Openness.MEMBERS,
        )
        made = draft(world.session, actor, asked)
        say(world.session, actor, made.ref, Stage.PREPARING)
        return f"/register/{made.ref}"


def talking(town: Saltmere) -> str:
    """Let Warm Harbour and Eastside Kitchen be introduced, and both say yes."""
    town.mode(SharingMode.INTRODUCTIONS)
    for who, card in (("harbour", OURS), ("eastside", THEIRS)):
        visitor = town.visit(who)
        page = visitor.get(f"{declared(town, who)}/introductions")
        visitor.submit(page, "Put our card out", **card, alone="no")
    with town.site.session() as session:
        address = f"/register/introductions/{session.scalars(select(Introduction.ref)).one()}"
    for who in ("harbour", "eastside"):
        visitor = town.visit(who)
        visitor.submit(visitor.get(address), "Yes, let's talk")
    return address


def test_talks_lead_to_a_partnership_and_end_in_it(saltmere: Saltmere) -> None:
    address = talking(saltmere)
    harbour = saltmere.visit("harbour")
    page = harbour.get(harbour.get(address).links["Propose a partnership"])
    assert TAKE_OUT in buttons(page)
    assert "those you ask, and nobody else" in page.text
    made = saltmere.sent(harbour, page)
    saltmere.confirmed(made)
    assert saltmere.stored().status == "formed"
    assert "Propose a partnership" not in harbour.get(address).links


def test_only_those_one_talks_with_are_offered(saltmere: Saltmere) -> None:
    address = talking(saltmere)
    harbour = saltmere.visit("harbour")
    page = harbour.get(harbour.get(address).links["Propose a partnership"])
    assert "Quayside Transport" not in page.response.text


@pytest.mark.parametrize("way", ["", "/with/"])
def test_anothers_bid_and_an_overlap_bring_their_owner_along(saltmere: Saltmere, way: str) -> None:
    ours, theirs = declared(saltmere, "harbour"), declared(saltmere, "eastside")
    shown = ours + way + theirs.rpartition("/")[2] if way else theirs
    harbour = saltmere.visit("harbour")
    page = harbour.get(harbour.get(shown).links["Propose a partnership"])
    assert TAKE_OUT in buttons(page)
    assert "Winter support" in page.text


def test_ones_own_bid_brings_the_opportunity(saltmere: Saltmere) -> None:
    harbour = saltmere.visit("harbour")
    page = harbour.get(harbour.get(declared(saltmere, "harbour")).links["Propose a partnership"])
    assert "Winter support" in page.text
    assert TAKE_OUT not in buttons(page)


def test_finding_partners_leads_to_asking_one(saltmere: Saltmere) -> None:
    with saltmere.site.world() as world:
        for who, text in (("harbour", "looks_for"), ("eastside", "brings")):
            organisation = world.session.merge(saltmere.seats[who]).organisation
            setattr(organisation, text, "a kitchen and a cook")
    harbour = saltmere.visit("harbour")
    links = harbour.get("/partners").links
    page = harbour.get(links["Propose a partnership to Eastside Kitchen"])
    assert TAKE_OUT in buttons(page)


def test_the_first_proposal_waits_for_the_plain_page(saltmere: Saltmere) -> None:
    with saltmere.site.world() as world:
        person = world.session.merge(saltmere.seats["harbour"]).person
        person.plain_page_at = None
    page = saltmere.visit("harbour").follow("/partnerships/new")
    assert page.heading == "What may and may not be said"
