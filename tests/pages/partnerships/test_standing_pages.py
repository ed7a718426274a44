"""Reasons, the lead's authority, bids and papers in the browser."""

import pytest

from commissioning.foundation.actor import Role
from commissioning.foundation.clock import today
from commissioning.register.actions.declaring import Asked, draft, say
from commissioning.register.rules.openness import Openness
from commissioning.register.rules.stages import Stage
from tests.pages.inspecting import Page
from tests.pages.partnerships.conftest import Saltmere

PAPERS = ("pack.pdf", "pack.txt", "note.pdf", "note.txt")


def led(town: Saltmere) -> str:
    """Let both confirm a partnership that Warm Harbour leads."""
    ref = town.organisations["harbour"]
    address = town.proposed(legal_form="lead_body", lead=ref)
    town.confirmed(address)
    return address


def reason(town: Saltmere, address: str, who: str, alone: str, needs: str = "") -> Page:
    visitor = town.visit(who)
    page = visitor.get(f"{address}/why-together")
    return visitor.submit(page, "Save", alone=alone, needs=needs)


def declared(town: Saltmere, who: str) -> str:
    with town.site.world() as world:
        actor = world.as_seat(town.seats[who])
        asked = Asked(
            summary="Meals on winter weekdays",
            opportunity=town.opportunity,
            openness=Openness.NOBODY,
        )
        made = draft(world.session, actor, asked)
        say(world.session, actor, made.ref, Stage.PREPARING)
        return made.ref


def test_each_party_says_whether_it_could_answer_alone(saltmere: Saltmere) -> None:
    address = saltmere.formed()
    page = reason(saltmere, address, "eastside", "no", "Rooms that are warm")
    assert "Could not answer alone. Needs the others for: Rooms that are warm" in page.text
    assert "Not every party has said yet" in page.text


def test_who_could_not_says_what_it_needs_the_others_for(saltmere: Saltmere) -> None:
    page = reason(saltmere, saltmere.formed(), "eastside", "no")
    assert page.errors == ["Say what you need the others for"]


def test_where_all_could_answer_alone_the_page_warns(saltmere: Saltmere) -> None:
    address = saltmere.formed()
    for who in ("harbour", "eastside"):
        page = reason(saltmere, address, who, "yes")
    assert "may break competition law" in page.text


def test_a_trustee_reads_the_reasons_and_says_none(saltmere: Saltmere) -> None:
    address = saltmere.formed()
    saltmere.add("trustee", "Warm Harbour", Role.TRUSTEE, mandated=False)
    page = saltmere.visit("trustee").get(f"{address}/why-together")
    assert "Has not said yet." in page.text
    assert "For your organisation" not in page.text


@pytest.mark.parametrize("page", ["why-together", "authority", "bids", "papers"])
def test_members_find_none_of_it_though_they_see_the_partnership(
    saltmere: Saltmere, page: str
) -> None:
    address = saltmere.formed()
    visitor = saltmere.visit("quayside")
    visitor.get(address)
    visitor.get(f"{address}/{page}", status=403)
    visitor.get(f"/partnerships/nothing/{page}", status=404)


def test_a_member_gives_the_lead_its_authority_and_ends_it(saltmere: Saltmere) -> None:
    address, visitor = led(saltmere), saltmere.visit("eastside")
    page = visitor.get(f"{address}/authority")
    assert "Warm Harbour leads." in page.text
    day = today()
    page = visitor.submit(
        page,
        "Write it down",
        covers="Send in our answer",
        given_on__day=str(day.day),
        given_on__month=str(day.month),
        given_on__year=str(day.year),
        kept_where="The office safe",
    )
    assert "It covers: Send in our answer" in page.text
    ending = visitor.get(page.links["End it : Eastside Kitchen"])
    page = visitor.submit(ending, "Yes, end it")
    assert "Has not written one down yet" in page.text


def test_where_nobody_leads_the_page_says_so(saltmere: Saltmere) -> None:
    page = saltmere.visit("harbour").get(f"{saltmere.formed()}/authority")
    assert "no authority is needed" in page.text


def test_a_bid_is_brought_in_read_and_taken_out(saltmere: Saltmere) -> None:
    address, ref = saltmere.formed(), declared(saltmere, "eastside")
    visitor, partner = saltmere.visit("eastside"), saltmere.visit("harbour")
    partner.get(f"/register/{ref}", status=404)
    page = visitor.get(f"{address}/bids")
    assert "Warm Harbour can read all of it" in page.text
    page = visitor.post(f"{address}/bids/bring", {"declaration": ref})
    assert "Meals on winter weekdays" in partner.get(f"{address}/bids").text
    partner.get(f"/register/{ref}")
    visitor.post(f"{address}/bids/take", {"declaration": ref})
    partner.get(f"/register/{ref}", status=404)


def test_only_an_own_bid_is_brought_in(saltmere: Saltmere) -> None:
    address, ref = saltmere.formed(), declared(saltmere, "eastside")
    saltmere.visit("harbour").post(f"{address}/bids/bring", {"declaration": ref}, status=404)
    saltmere.visit("harbour").post(f"{address}/bids/bring", {"declaration": ""}, status=404)


def test_the_papers_are_printed_by_who_speaks_for_a_partner(saltmere: Saltmere) -> None:
    address, visitor = led(saltmere), saltmere.visit("eastside")
    page = visitor.get(f"{address}/papers")
    assert "Print the note (PDF)" in page.links
    for name in PAPERS:
        paper = visitor.get(f"{address}/papers/{name}")
        assert paper.response.data.startswith(b"%PDF") or "Warm Harbour" in paper.response.text


def test_the_texts_name_the_parties_and_the_buyer(saltmere: Saltmere) -> None:
    address, visitor = led(saltmere), saltmere.visit("eastside")
    reason(saltmere, address, "eastside", "no", "Rooms that are warm")
    note = visitor.get(f"{address}/papers/note.txt").response.text
    assert "To: Saltmere Council" in note
    assert "It needs the others for: Rooms that are warm." in " ".join(note.split())
    assert "Warm Harbour leads." in visitor.get(f"{address}/papers/pack.txt").response.text


def test_before_it_is_formed_there_is_nothing_to_print(saltmere: Saltmere) -> None:
    address, visitor = saltmere.proposed(), saltmere.visit("harbour")
    assert "not formed yet" in visitor.get(f"{address}/papers").text
    for name in PAPERS:
        visitor.get(f"{address}/papers/{name}", status=403)


def test_a_trustee_sees_which_papers_there_are_and_prints_none(saltmere: Saltmere) -> None:
    address = saltmere.formed()
    saltmere.add("trustee", "Warm Harbour", Role.TRUSTEE, mandated=False)
    visitor = saltmere.visit("trustee")
    assert "The evidence pack" in visitor.get(f"{address}/papers").text
    visitor.get(f"{address}/papers/pack.pdf", status=403)
