"""The page of one partnership, for each kind of person, and the lists that lead to it."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Role
from commissioning.foundation.clock import now
from commissioning.foundation.paging import PAGE
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.models import Opportunity
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partner, Partnership
from tests.pages.conftest import Visitor
from tests.pages.partnerships.conftest import Saltmere, buttons

INSIDE = ("None of us has both", "Round 1", "The lift there and back")


@pytest.mark.parametrize("role", [Role.TRUSTEE, Role.CHAIR, Role.SECRETARY])
def test_the_board_reads_all_and_is_asked_for_nothing(saltmere: Saltmere, role: Role) -> None:
    saltmere.add("board", "Eastside Kitchen", role)
    page = saltmere.visit("board").get(saltmere.proposed())
    for words in INSIDE:
        assert words in page.text
    assert "Your officers and admins answer what is proposed." in page.text
    assert not {"Suggest a change, or ask somebody to join", "Read what is proposed"} & set(
        page.links
    )


def test_members_read_the_short_of_it_once_it_is_formed_and_shared(saltmere: Saltmere) -> None:
    address = saltmere.proposed()
    saltmere.visit("quayside").get(address, status=404)
    saltmere.confirmed(address)
    page = saltmere.visit("quayside").get(address)
    assert "Eastside Kitchen" in page.text
    for words in INSIDE:
        assert words not in page.response.text


def test_while_a_competition_may_be_live_it_is_there_for_those_in_it(saltmere: Saltmere) -> None:
    address = saltmere.formed()
    saltmere.mode(SharingMode.INTRODUCTIONS)
    page = saltmere.visit("harbour").get(address)
    assert "Nobody else is shown that it exists" in page.text
    quayside = saltmere.visit("quayside")
    quayside.get(address, status=404)
    assert "Warm Rooms" not in quayside.get(_tab(saltmere)).response.text


def test_hidden_and_missing_are_the_same(saltmere: Saltmere) -> None:
    address = saltmere.proposed()
    quayside = saltmere.visit("quayside")
    for page in ("", "/answer", "/confirm", "/change", "/open", "/end", "/looks", "/let-go"):
        hidden = quayside.get(address + page, status=404)
        missing = quayside.get(f"/partnerships/0000000000000000{page}", status=404)
        assert hidden.main == missing.main


def test_others_do_not_find_it(saltmere: Saltmere) -> None:
    saltmere.add("guest", "Eastside Kitchen", Role.GUEST)
    saltmere.add("stranger", "Elsewhere Aid", verified=False)
    address = saltmere.proposed()
    for who in ("guest", "stranger"):
        saltmere.visit(who).get(address, status=404)
    saltmere.site.visitor().get(address, status=404)


def test_a_formed_one_says_what_its_form_asks_to_write_down(saltmere: Saltmere) -> None:
    address = saltmere.proposed(legal_form="lead_body", lead=saltmere.organisations["harbour"])
    saltmere.confirmed(address)
    page = saltmere.visit("harbour").get(address)
    assert "What this form asks you to write down" in page.text
    assert "The lead alone answers to the buyer" in page.text
    authority = next(words for words in page.links if words.startswith("Each member's written"))
    assert page.links[authority].endswith("/authority")


def test_who_looked_is_told_to_the_partners(saltmere: Saltmere) -> None:
    address = saltmere.formed()
    saltmere.visit("quayside").get(address)
    harbour = saltmere.visit("harbour")
    harbour.get(address)
    log = harbour.get(f"{address}/looks")
    assert "Quayside Transport" in log.text
    assert "Eastside Kitchen" not in log.text


def test_members_see_it_when_all_have_agreed_and_no_longer_when_one_takes_it_back(
    saltmere: Saltmere,
) -> None:
    saltmere.mode(SharingMode.INTRODUCTIONS)
    with saltmere.site.world() as world:
        made = _formed_in_introductions(saltmere, world.session)
    address = f"/partnerships/{made}"
    harbour, eastside = saltmere.visit("harbour"), saltmere.visit("eastside")
    assert "nothing is shown to others" in harbour.get(f"{address}/open").text
    saltmere.mode(SharingMode.SHARED)
    harbour.submit(harbour.get(f"{address}/open"), "Agree to it")
    saltmere.visit("quayside").get(address, status=404)
    eastside.submit(eastside.get(f"{address}/open"), "Agree to it")
    saltmere.visit("quayside").get(address)
    eastside.submit(eastside.get(f"{address}/open"), "Take it back")
    saltmere.visit("quayside").get(address, status=404)


def test_the_list_begins_with_what_waits_for_an_answer(saltmere: Saltmere) -> None:
    saltmere.proposed()
    page = saltmere.visit("eastside").get("/partnerships")
    assert "Waiting for your answer" in page.text
    assert "Warm Harbour asks you" in page.text
    saltmere.confirmed(page.links["Warm Rooms Together"].removesuffix("/answer"))
    after = saltmere.visit("eastside").get("/partnerships")
    assert "Waiting for" not in after.text
    assert "Formed" in after.text


def test_an_empty_list_invites(saltmere: Saltmere) -> None:
    page = saltmere.visit("harbour").get("/partnerships")
    assert "You are in no partnership yet." in page.text
    assert page.links["Propose a partnership"] == "/partnerships/new"


def test_guests_have_no_list_and_no_way_to_propose(saltmere: Saltmere) -> None:
    saltmere.add("guest", "Eastside Kitchen", Role.GUEST)
    guest = saltmere.visit("guest")
    guest.get("/partnerships", status=403)
    guest.get("/partnerships/new", status=403)
    assert "Partnerships" not in guest.get(f"/opportunities/{saltmere.opportunity}").links


def test_the_tab_of_an_opportunity_shows_what_may_be_seen(saltmere: Saltmere) -> None:
    address = saltmere.formed()
    quayside = saltmere.visit("quayside")
    tab = quayside.get(f"/opportunities/{saltmere.opportunity}").links["Partnerships"]
    assert quayside.get(tab).links["Warm Rooms Together"] == address
    assert "Warm Rooms" not in saltmere.site.visitor().get(tab).text


def test_the_tab_of_an_organisation_shows_what_may_be_seen(saltmere: Saltmere) -> None:
    address = saltmere.formed()
    tab = f"/organisations/{saltmere.organisations['eastside']}/partnerships"
    assert saltmere.visit("quayside").get(tab).links["Warm Rooms Together"] == address
    own = saltmere.visit("eastside").get(tab)
    assert "Your own page" in own.links


def test_a_commissioner_sees_it_only_when_clear(saltmere: Saltmere) -> None:
    saltmere.add("buyer", "Saltmere Council", Role.COMMISSIONER)
    address = saltmere.formed()
    buyer = saltmere.visit("buyer")
    buyer.get(address, status=404)
    with saltmere.site.world() as world:
        about = world.session.scalars(select(Opportunity)).one()
        world.clear(world.as_seat(saltmere.seats["buyer"]), about)
    assert "Eastside Kitchen" in buyer.get(address).text


def test_a_person_who_acts_for_another_side_is_told_that_some_are_kept_out(
    saltmere: Saltmere,
) -> None:
    address = saltmere.proposed()
    with saltmere.site.world() as world:
        eastside = world.session.scalars(
            select(Organisation).where(Organisation.name == "Eastside Kitchen")
        ).one()
        person = world.session.merge(saltmere.seats["harbour"]).person
        saltmere.seats["both"] = world.seat(eastside, Role.OFFICER, person)
    both = saltmere.visit("both")
    both.get(address, status=404)
    page = both.get("/partnerships")
    assert "One partnership of this organisation is not shown to you." in page.text
    assert "in no partnership yet" not in page.text


def test_fifty_parties_take_no_more_queries_than_two(saltmere: Saltmere) -> None:
    address = saltmere.formed()
    visitor = saltmere.visit("harbour")
    few = _queries(saltmere, visitor, address)
    with saltmere.site.world() as world:
        held = world.session.scalars(select(Partnership)).one()
        for rank in range(3, 51):
            each = world.organisation(f"Partner {rank}")
            world.keep(
                Partner(
                    partnership_id=held.id, organisation_id=each.id, rank=rank, status="partner"
                )
            )
    assert _queries(saltmere, visitor, address) == few


def test_long_lists_go_on_by_pages(saltmere: Saltmere) -> None:
    with saltmere.site.world() as world:
        for number in range(PAGE + 1):
            _kept(saltmere, world.session, f"Together {number}")
    harbour = saltmere.visit("harbour")
    first = harbour.get("/partnerships")
    assert "Together 0" not in first.links
    assert "Together 0" in harbour.get(first.links["Older →"]).links


def test_a_partner_is_not_taken_out_by_another(saltmere: Saltmere) -> None:
    address = saltmere.proposed()
    harbour = saltmere.visit("harbour")
    assert "Take out Eastside Kitchen" in buttons(harbour.get(f"{address}/change"))
    saltmere.confirmed(address)
    form = harbour.get(f"{address}/change")
    assert "Take out Eastside Kitchen" not in buttons(form)
    assert "What Eastside Kitchen would do" in form.text


def _tab(town: Saltmere) -> str:
    return f"/opportunities/{town.opportunity}/partnerships"


def _queries(town: Saltmere, visitor: Visitor, address: str) -> int:
    with town.site.counting() as counted:
        visitor.get(address)
    return len(counted)


def _formed_in_introductions(town: Saltmere, session: Session) -> str:
    """Store one that was formed while a competition was live."""
    held = _kept(town, session, "Formed quietly")
    held.opportunity_id = session.scalars(select(Opportunity.id)).one()
    session.flush()
    return held.ref


def _kept(town: Saltmere, session: Session, title: str) -> Partnership:
    """Store a formed partnership of Warm Harbour and Eastside Kitchen."""
    made = Partnership(
        place_id=town.place,
        title=title,
        purpose="To work together",
        legal_form="informal_network",
        status="formed",
        formed_at=now(),
    )
    session.add(made)
    session.flush()
    for rank, name in enumerate(("Warm Harbour", "Eastside Kitchen"), 1):
        number = session.scalars(select(Organisation.id).where(Organisation.name == name)).one()
        session.add(
            Partner(partnership_id=made.id, organisation_id=number, rank=rank, status="partner")
        )
    return made
