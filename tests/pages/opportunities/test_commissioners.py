"""The commissioner's pages: write, publish, choose what may be shared, declare, decide."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from sqlalchemy import select

from commissioning.foundation.actor import Kind, Role
from commissioning.foundation.clock import now, today
from commissioning.opportunities.actions.content import Content
from commissioning.opportunities.actions.intentions import Meant, state_intention
from commissioning.opportunities.actions.publishing import publish, write_draft
from commissioning.opportunities.models import Award, Interest, Opportunity
from commissioning.opportunities.permissions import is_commissioner
from commissioning.organisations.actions.changing import changed
from commissioning.organisations.models import Seat
from tests.pages.conftest import Site, Visitor
from tests.pages.inspecting import Page

WHAT = {
    "title": "Winter support",
    "kind": "grant",
    "description": "Warm rooms on the Eastside",
    "stage": "open",
    "areas": ["Plymouth"],
    "themes": ["Housing"],
    "value_pence": "25,000",
}


@dataclass
class Council:
    """Saltmere Council with two commissioners, and a charity in the same place."""

    site: Site
    seats: dict[str, Seat] = field(default_factory=dict)
    place_ref: str = ""
    harbour_ref: str = ""

    @property
    def buyer(self) -> Visitor:
        """Sign in as the commissioner who buys."""
        return self.site.sign_in_seat(self.seats["buyer"])

    @property
    def colleague(self) -> Visitor:
        """Sign in as another commissioner of the council."""
        return self.site.sign_in_seat(self.seats["colleague"])

    @property
    def officer(self) -> Visitor:
        """Sign in as the charity's officer."""
        return self.site.sign_in_seat(self.seats["officer"])

    def stored(self) -> Opportunity:
        """Give the only opportunity there is."""
        with self.site.session() as session:
            return session.scalars(select(Opportunity)).one()

    def made(self, *, published: bool = True, closed: bool = False) -> str:
        """Give the address of an opportunity of the council."""
        with self.site.world() as world:
            buyer = world.as_seat(self.seats["buyer"])
            assert is_commissioner(buyer)
            content = Content(title="Winter support", description="Warm rooms")
            made = write_draft(world.session, buyer, content, "")
            if published:
                publish(world.session, buyer, made.ref)
            made.deadline_at = now() - timedelta(days=20) if closed else None
            return f"/opportunities/{made.ref}"


@pytest.fixture
def council(site: Site) -> Council:
    """Build a small place."""
    with site.world() as world:
        place = world.place()
        council = world.organisation("Saltmere Council", place=place, kind=Kind.COMMISSIONER)
        harbour = world.organisation("Warm Harbour", place=place)
        changed(world.session, harbour)
        made = Council(site, place_ref=place.ref, harbour_ref=harbour.ref)
        made.seats = {
            "buyer": world.seat(council, Role.COMMISSIONER, world.person("Bea Buyer")),
            "colleague": world.seat(council, Role.COMMISSIONER, world.person("Col League")),
            "officer": world.seat(harbour, Role.OFFICER, world.person("Olu Officer")),
        }
        return made


def written(buyer: Visitor) -> Page:
    """Write a draft from the first page, and land where it is read back."""
    return buyer.submit(buyer.get("/opportunities/new"), "Save the draft", **WHAT)


def test_a_draft_is_written_read_back_and_published(council: Council) -> None:
    buyer = council.buyer
    page = written(buyer)
    assert page.heading == "Read it back, then publish it"
    for words in (
        "Winter support",
        "Grant",
        "£25,000",
        "Plymouth",
        "Housing",
        "Introductions only",
    ):
        assert words in page.text
    after = buyer.submit(page, "Publish it")
    assert after.heading == "Winter support"
    assert after.notice == "Published. Anyone can see it now."
    assert council.stored().published_at is not None


def test_a_draft_is_not_there_for_others(council: Council) -> None:
    written(council.buyer)
    ref = council.stored().ref
    for path in (f"/opportunities/{ref}", f"/opportunities/{ref}/edit"):
        council.officer.get(path, status=404)
    council.officer.get(f"/opportunities/{ref}/nothing", status=404)


def test_what_is_missing_is_said_and_what_was_typed_is_kept(council: Council) -> None:
    buyer = council.buyer
    page = buyer.submit(
        buyer.get("/opportunities/new"), "Save the draft", description="Warm rooms", url="papers"
    )
    assert page.errors == [
        "Enter a title",
        "Enter a web address that begins with https://",
    ]
    assert "Warm rooms" in page.text


def test_a_deadline_in_the_past_is_refused_beside_its_field(council: Council) -> None:
    buyer = council.buyer
    past = {"deadline_at__day": "1", "deadline_at__month": "3", "deadline_at__year": "2020"}
    page = buyer.submit(
        buyer.get("/opportunities/new"), "Save the draft", **WHAT, **past, deadline_at__time="5pm"
    )
    assert page.errors == ["Enter a closing date and time that is still to come"]


def test_somebody_who_does_not_buy_is_told_so(council: Council) -> None:
    council.officer.get("/opportunities/new", status=403)
    council.officer.get("/interests", status=403)
    council.officer.get("/intentions/new", status=403)


def test_someone_not_signed_in_is_led_to_sign_in(site: Site) -> None:
    assert "/sign-in" in site.visitor().get("/opportunities/new", status=302).location


def test_lots_are_added_changed_and_taken_out_without_scripts(council: Council) -> None:
    buyer, path = council.buyer, council.made()
    page = buyer.submit(buyer.get(f"{path}/lots"), "Add this lot", title="North")
    page = buyer.submit(page, "Add this lot", title="South", value_pence="5,000")
    assert "£5,000" in page.text
    change = buyer.get(page.links["Change lot 1"])
    page = buyer.submit(change, "Save the lot", title="North side")
    assert "North side" in page.text
    ask = buyer.get(page.links["Take out lot 2"])
    assert "Those who said that they bid for it keep what they wrote." in ask.text
    page = buyer.submit(ask, "Yes, take it out")
    assert "South" not in page.text
    assert "1 lot taken out" in buyer.get(f"{path}/history").text


def test_a_moved_deadline_is_shown_as_moved(council: Council) -> None:
    buyer, path = council.buyer, council.made()
    parts = {"deadline_at__day": "27", "deadline_at__month": "3", "deadline_at__year": "2099"}
    page = buyer.submit(buyer.get(f"{path}/deadline"), "Move it", **parts, deadline_at__time="5pm")
    assert "Friday 27 March 2099 at 5pm" in page.text
    page = buyer.submit(buyer.get(f"{path}/deadline"), "Move it", **parts, deadline_at__time="6pm")
    assert "The deadline moved from 5pm on Friday 27 March 2099 to 6pm" in page.text


def test_a_page_gone_stale_keeps_what_was_typed_and_can_be_sent_again(council: Council) -> None:
    buyer, colleague, path = council.buyer, council.colleague, council.made()
    mine, theirs = buyer.get(f"{path}/edit"), colleague.get(f"{path}/edit")
    colleague.submit(theirs, "Save", title="Theirs")
    page = buyer.submit(mine, "Save", title="Mine")
    assert page.errors[0].startswith("Somebody else changed this while you had it open")
    assert council.stored().title == "Theirs"
    buyer.submit(page, "Save")
    assert council.stored().title == "Mine"


def test_the_consequences_stand_before_the_choice(council: Council) -> None:
    page = council.buyer.get(f"{council.made()}/sharing")
    text = page.text
    assert text.index("Nobody sees who is bidding") < text.index("Why is this the right way?")
    assert "declarations" not in text


def test_shared_asks_who_agreed_and_shows_it_to_anyone(council: Council) -> None:
    buyer, path = council.buyer, council.made()
    page = buyer.submit(
        buyer.get(f"{path}/sharing"), "Choose this", mode="shared", reason="An allocated grant"
    )
    assert page.errors == [
        "Enter the name of the procurement officer who agreed",
        "Enter the post of the procurement officer who agreed",
    ]
    buyer.submit(page, "Choose this", agreed_name="Pat Proper", agreed_post="Head of Buying")
    public = council.site.visitor().get(path)
    assert "The reason given: An allocated grant" in public.text
    assert "Agreed by Pat Proper, Head of Buying" in public.text


def test_an_imported_opportunity_is_taken_into_the_place(council: Council) -> None:
    with council.site.world() as world:
        made = world.opportunity("Moonlight rooms", source="a feed")
    buyer, path = council.buyer, f"/opportunities/{made.ref}"
    words = "Take it into your place, and choose what may be shared"
    page = buyer.get(buyer.get(path).links[words])
    assert "you take it into the register of Saltmere" in page.text
    page = buyer.submit(page, "Choose this", mode="sealed", reason="A live competition")
    assert "Sealed until the decision" in page.text
    assert "It was taken into the register of Saltmere" in buyer.get(f"{path}/history").text


def test_offers_for_commissioners_are_theirs_alone(council: Council) -> None:
    path = council.made()
    for visitor in (council.site.visitor(), council.officer):
        assert "For you as a commissioner" not in visitor.get(path).text
    assert "For you as a commissioner" in council.buyer.get(path).text


def test_becoming_clear_step_by_step(council: Council) -> None:
    buyer, path = council.buyer, council.made()
    page = buyer.get("/interests")
    assert "First, this year’s declaration" in page.text
    year = buyer.get("/interests/year")
    assert buyer.submit(year, "Make my declaration").errors == [
        "Tick this when you have said all you know of"
    ]
    page = buyer.submit(year, "Make my declaration", true="yes")
    assert page.heading == "Your interests, and what you are clear for"
    page = buyer.submit(
        buyer.get(f"{path}/interest"), "Make my declaration", kind="perceived", text="An old friend"
    )
    assert "You are not clear yet" in page.text
    assert "Another officer has not yet recorded how your perceived conflict" in page.text
    other = council.colleague
    asked = other.get(other.get("/interests").links["Bea Buyer, about Winter support"])
    assert "An old friend" in asked.text
    after = other.submit(asked, "Record it", words="I sit in every meeting")
    assert after.notice == "Recorded, with your name. We told them."
    page = buyer.get(f"{path}/interest")
    assert "You are clear" in page.text
    assert "Col League, commissioner at Saltmere Council" in page.text


def test_an_interest_is_not_there_for_others(council: Council) -> None:
    buyer, path = council.buyer, council.made()
    buyer.submit(
        buyer.get(f"{path}/interest"), "Make my declaration", kind="actual", text="My sister"
    )
    with council.site.session() as session:
        ref = session.scalars(select(Interest.ref)).one()
    council.officer.get(f"/interests/{ref}", status=404)
    council.officer.get(f"{path}/interest", status=403)
    own = council.colleague.get(f"/interests/{ref}")
    assert "Nothing is asked of you here" in own.text


def test_an_intention_is_stated_changed_and_taken_out_of_view(council: Council) -> None:
    buyer = council.buyer
    page = buyer.submit(
        buyer.get("/intentions/new"),
        "Show it to members",
        title="Warm winters",
        text="Rooms that are open in the evening",
        amount_pence="250,000",
        themes=["Housing"],
        starts_on__month="10",
        starts_on__year="2030",
    )
    assert page.heading == "Warm winters"
    for words in ("£250,000", "October 2030", "Housing", "verified members of Saltmere"):
        assert words in page.text
    assert "Warm winters" in council.officer.get("/intentions").text
    assert "Change it" not in council.officer.get(page.path).links
    page = buyer.submit(buyer.get(page.links["Change it"]), "Save", title="Warmer winters")
    ask = buyer.get(page.links["Take it out of view"])
    after = buyer.submit(ask, "Yes, take it out of view")
    assert "Warmer winters" in after.text  # among those taken out of view, for its own people
    council.officer.get(page.path, status=404)
    assert "No commissioner has said anything yet" in council.officer.get("/intentions").text


def test_a_list_of_intentions_asks_the_same_few_questions_however_long(council: Council) -> None:
    counts = []
    for number in (2, 12):
        with council.site.world() as world:
            buyer = world.as_seat(council.seats["buyer"])
            for at in range(number):
                state_intention(world.session, buyer, "", Meant(title=f"Plan {at}", text="Words"))
        officer = council.officer
        with council.site.counting() as counted:
            officer.get("/intentions")
        counts.append(len(counted))
    assert counts[0] == counts[1]


def test_a_list_of_interests_asks_the_same_few_questions_however_long(council: Council) -> None:
    counts = []
    for number in (2, 8):
        with council.site.world() as world:
            buyer = world.as_seat(council.seats["buyer"])
            for _ in range(number):
                world.clear(buyer, world.opportunity("Winter"))
        visitor = council.buyer
        with council.site.counting() as counted:
            visitor.get("/interests")
        counts.append(len(counted))
    assert counts[0] == counts[1]


def test_a_decision_is_looked_at_once_more_and_recorded(council: Council) -> None:
    buyer, path = council.buyer, council.made(closed=True)
    page = buyer.submit(
        buyer.get(f"{path}/decision"),
        "Go on",
        standstill="none",
        chosen="warm harbour\nNobody Known Ltd",
        note="Thank you, everyone",
    )
    assert page.heading == "Look at it once more"
    assert council.stored().decided_at is None
    page = buyer.submit(page, "Record the decision")
    assert page.errors == ["Choose who “warm harbour” is"]
    page = buyer.submit(page, "Record the decision", meant_0=council.harbour_ref)
    assert page.notice == "The decision is recorded. Anyone can see it."
    public = council.site.visitor().get(path)
    assert {"Warm Harbour"} <= set(public.links)
    for words in ("Nobody Known Ltd", "Thank you, everyone", "No standstill applied"):
        assert words in public.text
    with council.site.session() as session:
        assert [a.organisation_id is not None for a in session.scalars(select(Award))] == [
            True,
            False,
        ]


def test_going_back_keeps_what_was_typed(council: Council) -> None:
    buyer, path = council.buyer, council.made(closed=True)
    page = buyer.submit(
        buyer.get(f"{path}/decision"), "Go on", standstill="none", chosen="One\nTwo", note="Words"
    )
    page = buyer.submit(page, "Go back and change it")
    assert page.heading == "Record the decision"
    typed = page.typed("Go on")
    assert typed["chosen"] == ["One\nTwo"]
    assert typed["note"] == ["Words"]
    assert not page.errors


def test_the_standstill_must_be_over(council: Council) -> None:
    buyer, path = council.buyer, council.made(closed=True)
    page = buyer.submit(buyer.get(f"{path}/decision"), "Go on", standstill="ended", chosen="One")
    assert page.errors == ["Enter the last day of the standstill"]
    day = today()
    page = buyer.submit(
        page,
        "Go on",
        standstill_ended_on__day=str(day.day),
        standstill_ended_on__month=str(day.month),
        standstill_ended_on__year=str(day.year),
    )
    page = buyer.submit(page, "Record the decision", meant_0="as-typed")
    assert page.errors == [
        "Record the decision once the standstill is over: enter a day before today"
    ]


def test_a_decision_without_a_name_is_sent_back(council: Council) -> None:
    buyer, path = council.buyer, council.made(closed=True)
    page = buyer.submit(buyer.get(f"{path}/decision"), "Go on", standstill="none", chosen="")
    assert page.errors == ["Enter who was chosen: one name on each line, at most 200"]


def test_a_decision_is_corrected_with_a_reason(council: Council) -> None:
    buyer, path = council.buyer, council.made(closed=True)
    page = buyer.submit(buyer.get(f"{path}/decision"), "Go on", standstill="none", chosen="Won")
    buyer.submit(page, "Record the decision")
    page = buyer.get(buyer.get(path).links["Correct the decision"])
    assert page.typed("Go on")["chosen"] == ["Won"]
    page = buyer.submit(page, "Go on", chosen="One", why="Misspelt")
    buyer.submit(page, "Record the decision")
    history = buyer.get(f"{path}/history").text
    assert "The decision was corrected" in history
    assert "The reason: Misspelt" in history


def test_each_lot_is_asked_about(council: Council) -> None:
    buyer, path = council.buyer, council.made(closed=True)
    page = buyer.submit(buyer.get(f"{path}/lots"), "Add this lot", title="North")
    buyer.submit(page, "Add this lot", title="South")
    page = buyer.submit(
        buyer.get(f"{path}/decision"), "Go on", standstill="none", lot_1="Warm Rooms CIC"
    )
    page = buyer.submit(page, "Record the decision")
    assert "Lot 2, South: Warm Rooms CIC" in page.text


def test_cancelling_says_what_follows_and_running_again_opens_it(council: Council) -> None:
    buyer, path = council.buyer, council.made(closed=True)
    page = buyer.get(f"{path}/cancel")
    assert "It has no decision" in page.text
    page = buyer.submit(page, "Yes, cancel it", reason="The money went elsewhere")
    assert "The reason given: The money went elsewhere" in page.text
    page = buyer.submit(
        buyer.get(page.links["Run it again"]),
        "Yes, run it again",
        why="The money is back",
        deadline_at__day="27",
        deadline_at__month="3",
        deadline_at__year="2099",
        deadline_at__time="5pm",
    )
    assert "Friday 27 March 2099 at 5pm" in page.text


def test_a_draft_is_deleted_only_when_asked_twice(council: Council) -> None:
    buyer, path = council.buyer, council.made(published=False)
    page = buyer.get(f"{path}/discard")
    assert "It cannot be brought back." in page.text
    buyer.submit(page, "Yes, delete it")
    buyer.get(path, status=404)


def test_the_page_says_what_its_commissioner_does_next(council: Council) -> None:
    buyer = council.buyer
    address = council.made(published=False)
    assert "Read it back" in buyer.get(address).text
    buyer.submit(buyer.get(f"{address}/publish"), "Publish it")
    assert "Declare the year's interests" in buyer.get(address).text
    buyer.submit(buyer.get("/interests/year"), "Make my declaration", true="yes")
    assert "Declare your interest" in buyer.get(address).text
    buyer.submit(buyer.get(f"{address}/interest"), "Make my declaration", kind="none")
    assert "Until someone does, it stays the careful way" in buyer.get(address).text
    assert "Until someone does" not in council.officer.get(address).text


def test_drafts_decisions_and_others_interests_wait_on_the_commissioners_home(
    council: Council,
) -> None:
    buyer, path = council.buyer, council.made(closed=True)
    assert "Winter support has closed" in buyer.get("/").text
    council.made(published=False)
    assert "Winter support is a draft" in buyer.get("/").text
    form = buyer.get(f"{path}/interest")
    buyer.submit(form, "Make my declaration", kind="perceived", text="An old friend")
    assert "Bea Buyer has an interest in Winter support" in council.colleague.get("/").text
    assert "Winter support" not in council.officer.get("/").text
