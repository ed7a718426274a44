"""Pages and cards name partners; who is only asked to join stays between those in it."""

import pytest

from commissioning.foundation.sharing import SharingMode
from tests.pages.partnerships.conftest import Saltmere
from tests.pages.partnerships.test_leaving_pages import said, settled
from tests.pages.partnerships.test_of_place import tab


def asked_in(town: Saltmere) -> str:
    """Let Warm Harbour ask Quayside Transport to join what is formed."""
    address, visitor = town.formed(), town.visit("harbour")
    page = visitor.get(f"{address}/change")
    page = town.added(visitor, page, "quayside")
    checked = visitor.submit(
        page,
        "Check your answers",
        parties__2__role="Lifts",
        message="We need somebody who drives",
    )
    visitor.submit(checked, "Send the change")
    return address


@pytest.fixture
def asked(saltmere: Saltmere) -> str:
    """Give the address of a formed partnership that asks somebody to join; add a member."""
    saltmere.add("pier", "Pier Theatre")
    return asked_in(saltmere)


def test_a_member_reads_nowhere_who_is_asked_to_join(saltmere: Saltmere, asked: str) -> None:
    visitor, ref = saltmere.visit("pier"), saltmere.organisations["harbour"]
    lists = (tab(saltmere), f"/opportunities/{saltmere.opportunity}/partnerships")
    for path in (*lists, f"/organisations/{ref}/partnerships", asked):
        page = visitor.get(path)
        assert "Eastside Kitchen" in page.text
        assert "Quayside Transport" not in page.text
    under = f"/organisations/{saltmere.organisations['quayside']}/partnerships"
    assert "Warm Rooms Together" not in visitor.get(under).text


def test_who_is_asked_reads_on_its_page_that_it_is(saltmere: Saltmere, asked: str) -> None:
    page = saltmere.visit("quayside").get(asked)
    assert "You are asked to join this partnership." in page.text
    assert "Quayside Transport" in page.text


def test_who_left_reads_nowhere_who_came_after(saltmere: Saltmere) -> None:
    saltmere.add("pier", "Pier Theatre")
    address = asked_in(saltmere)
    for who in ("eastside", "quayside"):
        saltmere.confirmed(address, who)
    visitor = saltmere.visit("eastside")
    page = settled(visitor, said(saltmere, visitor, address))
    visitor.submit(visitor.get(page.links["Leave now"]), "Yes, leave now")
    assert "Quayside Transport" in visitor.get(address).text
    lead = saltmere.visit("harbour")
    page = saltmere.added(lead, lead.get(f"{address}/change"), "pier")
    checked = lead.submit(page, "Check your answers", parties__2__role="A stage", message="Come")
    lead.submit(checked, "Send the change")
    for who in ("quayside", "pier"):
        saltmere.confirmed(address, who)
    saltmere.mode(SharingMode.SEALED)
    for path in (address, "/partnerships"):
        page = visitor.get(path)
        assert "Quayside Transport" in page.text
        assert "Pier Theatre" not in page.text
    assert "those who take part now and Eastside Kitchen" in visitor.get(address).text
