"""What waits for a convenor: verification, claims, what is the same, the duty itself."""

import pytest

from commissioning.foundation.actor import Kind, Role
from commissioning.organisations.models import (
    JoinRequest,
    Organisation,
    OrganisationKey,
    RegisterRow,
    Seat,
)
from commissioning.organisations.rules.likeness import blocking_keys
from commissioning.people.models import Person
from commissioning.places.models import Duty
from tests.pages.conftest import Visitor
from tests.pages.inspecting import Page
from tests.pages.places.conftest import Saltmere

SEEN = "I rang the number in the charity register and spoke to the chair."


def look(saltmere: Saltmere, visitor: Visitor, name: str = "New Group") -> Page:
    return visitor.get(visitor.get(saltmere.convening).links[name])


def test_nothing_is_verified_before_somebody_says_what_they_looked_at(saltmere: Saltmere) -> None:
    visitor = saltmere.as_(saltmere.convenor)
    page = look(saltmere, visitor)
    refused = visitor.submit(page, "Verify New Group")
    assert refused.errors == ["Say in a sentence what you looked at"]
    refused = visitor.submit(page, "Verify New Group", evidence="Seen.")
    assert len(refused.errors) == 1
    done = visitor.submit(page, "Verify New Group", evidence=SEEN)
    assert "Verified" in done.notice
    assert "Nothing waits for you" in done.text
    assert "New Group" in saltmere.site.visitor().get(saltmere.path).links
    assert saltmere.subjects() == ["New Group is verified"]


def test_what_was_found_stays_to_be_read_and_can_be_taken_back(saltmere: Saltmere) -> None:
    visitor = saltmere.as_(saltmere.convenor)
    page = look(saltmere, visitor)
    visitor.submit(page, "Verify New Group", evidence=SEEN)
    again = visitor.get(page.path)
    assert SEEN in again.text
    assert "Jo Reed, Harbour Trust" in again.text
    ask = visitor.get(again.links["Take the verification back"])
    assert "wait for verification again" in ask.text
    done = visitor.submit(ask, "Take it back", evidence="They left the charity register.")
    assert "They left the charity register." in done.text
    assert "New Group" not in saltmere.site.visitor().get(saltmere.path).links


def test_the_register_file_fills_in_what_the_number_belongs_to(saltmere: Saltmere) -> None:
    with saltmere.site.world() as world:
        world.keep(RegisterRow(scheme="GB-CHC", number="1234567", name="NEW GROUP"))
    visitor = saltmere.as_(saltmere.convenor)
    page = look(saltmere, visitor)
    assert "Is the name alike? Yes." in page.text


def test_a_likely_duplicate_is_shown_and_can_be_joined(saltmere: Saltmere) -> None:
    with saltmere.site.world() as world:
        twin = world.organisation("The New Group Ltd", place=world.session.merge(saltmere.place))
        for name, number in (("New Group", saltmere.waiting.organisation_id), (twin.name, twin.id)):
            world.session.add_all(
                OrganisationKey(organisation_id=number, key=key) for key in blocking_keys(name)
            )
    visitor = saltmere.as_(saltmere.convenor)
    page = look(saltmere, visitor)
    assert "The New Group Ltd" in page.links
    ask = visitor.get(page.links["They are the same: join them"])
    done = visitor.submit(ask, "Join them", into=twin.ref, evidence="Both gave the same number.")
    assert "leads to the one that goes on" in done.notice


def test_an_organisation_of_no_concern_is_not_there(saltmere: Saltmere) -> None:
    with saltmere.site.world() as world:
        other = world.organisation("Theirs", place=world.place("Elsewhere"), verified=False)
    visitor = saltmere.as_(saltmere.convenor)
    for ref in (other.ref, "nonsense"):
        visitor.get(f"{saltmere.convening}/organisations/{ref}", status=404)
        path = f"{saltmere.convening}/organisations/{ref}/verify"
        visitor.post(path, {"evidence": SEEN}, status=404)


@pytest.mark.parametrize("another", [True, False])
def test_the_page_says_when_the_convenor_stands_aside(saltmere: Saltmere, another: bool) -> None:
    with saltmere.site.world() as world:
        person = world.session.get_one(Person, saltmere.convenor.person_id)
        group = world.session.get_one(Organisation, saltmere.waiting.organisation_id)
        world.seat(group, Role.TRUSTEE, person)
        if another:
            world.keep(Duty(place_id=saltmere.place.id, seat_id=saltmere.member.id))
    visitor = saltmere.as_(saltmere.convenor)
    page = look(saltmere, visitor)
    if another:
        assert "Another convenor decides about it" in page.text
        assert "Verify them" not in page.text
    else:
        assert "only because no other convenor can" in page.text
        assert page.form("Verify New Group")


def claim(saltmere: Saltmere) -> JoinRequest:
    with saltmere.site.world() as world:
        request = JoinRequest(
            person_id=world.person("Ann Bell").id,
            organisation_id=saltmere.member.organisation_id,
            kind="recovery",
            role=Role.ADMIN,
            message="Our only admin has moved abroad.",
        )
        world.keep(request)
    return request


def test_a_recovery_is_decided_with_what_was_looked_at(saltmere: Saltmere) -> None:
    claim(saltmere)
    visitor = saltmere.as_(saltmere.convenor)
    page = visitor.get(visitor.get(saltmere.convening).links["Quay Kitchen"])
    assert "Our only admin has moved abroad." in page.text
    assert visitor.submit(page, "Decide").errors == [
        "Choose what you decide",
        "Say in a sentence what you looked at",
    ]
    done = visitor.submit(page, "Decide", answer="yes", end_others="yes", evidence=SEEN)
    assert "Decided" in done.notice
    with saltmere.site.session() as session:
        assert session.get_one(Seat, saltmere.member.id).ended_at is not None
    assert "This was answered" in visitor.get(page.path).text


def test_a_request_to_join_an_organisation_is_not_the_convenors(saltmere: Saltmere) -> None:
    with saltmere.site.world() as world:
        request = JoinRequest(person_id=world.person("Ann").id, organisation_id=saltmere.home.id)
        world.keep(request)
    visitor = saltmere.as_(saltmere.convenor)
    visitor.get(f"{saltmere.convening}/requests/{request.ref}", status=404)


def test_the_duty_is_shared_and_laid_down(saltmere: Saltmere) -> None:
    visitor = saltmere.as_(saltmere.convenor)
    path = f"{saltmere.convening}/convenors"
    page = visitor.get(visitor.get(path).links["Lay the duty down of Jo Reed"])
    assert "has no other convenor" in page.text
    done = visitor.submit(visitor.get(path), "Give them the duty", seat=saltmere.member.ref)
    assert "Sam Hill" in done.text
    page = visitor.get(done.links["Lay the duty down of Jo Reed"])
    assert visitor.submit(page, "Lay it down").heading == "Saltmere"
    visitor.get(saltmere.convening, status=403)
    assert saltmere.as_(saltmere.member).get(saltmere.convening).heading == "Convene Saltmere"
    assert saltmere.subjects() == ["You now convene Saltmere", "You no longer convene Saltmere"]


def test_the_last_convenor_is_refused_even_when_the_page_is_old(saltmere: Saltmere) -> None:
    path = f"{saltmere.convening}/convenors/{saltmere.convenor.ref}/end"
    page = saltmere.as_(saltmere.convenor).post(path, status=200)
    assert page.errors == ["Saltmere has no other convenor. Give the duty to somebody else first"]


def test_what_waits_is_read_with_few_queries_however_much_waits(saltmere: Saltmere) -> None:
    with saltmere.site.world() as world:
        place = world.session.merge(saltmere.place)
        for number in range(40):
            world.organisation(f"Group {number}", place=place, verified=False)
    visitor = saltmere.as_(saltmere.convenor)
    with saltmere.site.counting() as counted:
        page = visitor.get(saltmere.convening)
    assert len(counted) <= 20
    assert "41 organisations wait" in page.text
    assert "The 25 that have waited longest, of 41" in page.text


def test_a_convenor_of_a_buying_organisation_is_told_what_it_sees(saltmere: Saltmere) -> None:
    ordinary = saltmere.as_(saltmere.convenor).get(saltmere.convening)
    assert "you see what members see" in ordinary.text
    with saltmere.site.world() as world:
        council = world.organisation("Council", place=saltmere.place, kind=Kind.COMMISSIONER)
        seat = world.seat(council, Role.ADMIN)
        world.keep(Duty(place_id=saltmere.place.id, seat_id=seat.id))
    page = saltmere.as_(seat).get(saltmere.convening)
    assert "of who is bidding you see what anyone sees" in page.text
