"""From the nation to a chosen route with its record, notices and clocks, as pages."""

from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Kind, Role
from commissioning.foundation.clock import now, today
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.models import Opportunity
from commissioning.organisations.models import Organisation, Seat
from commissioning.partnerships.models import Partner, Partnership
from commissioning.reviews.models import Aid, EqualInformation, RouteNotice, RouteRecord
from tests.pages.conftest import Site, Visitor
from tests.pages.inspecting import Page

HEALTH = {
    "authority": "council", "kind": "purchase", "engage": "no", "change": "no", "health": "yes",
    "only_provider": "no", "patient_choice": "no", "incumbent": "yes", "most_suitable": "no",
}  # fmt: skip
WHY = "They do it well."
OUTSIDERS = ("bidder", "trustee", "elsewhere", "officer of the buyer")


@dataclass
class Routed:
    """An opportunity of a council, and who looks at its route, by their word."""

    site: Site
    ref: str
    seats: dict[str, Seat] = field(default_factory=dict)

    def as_(self, who: str) -> Visitor:
        """Sign in as somebody: "clear", "not clear", "conflicted", "bidder", …."""
        return self.site.visitor() if who == "anyone" else self.site.sign_in_seat(self.seats[who])

    def path(self, rest: str = "") -> str:
        """Give an address below the route."""
        return f"/opportunities/{self.ref}/route{rest}"

    def chosen(self, route: str = "psr_c", **answers: str) -> None:
        """Let a route have been chosen."""
        with self.site.world() as world:
            found = about(world.session, self.ref)
            seat = self.seats["clear"]
            record = RouteRecord(
                opportunity_id=found.id, organisation_id=seat.organisation_id, nation="england",
                answers={**HEALTH, **answers}, route=route, reason=WHY, chosen_at=found.created_at,
                chosen_seat=seat.ref, by_seat=seat.ref,
            )  # fmt: skip
            world.keep(record)


@pytest.fixture
def routed(site: Site) -> Routed:
    """Make the opportunity and everybody."""
    with site.world() as world:
        place = world.place()
        council = world.organisation("Saltmere Council", place=place, kind=Kind.COMMISSIONER)
        other = world.organisation("Otherplace Council", place=place, kind=Kind.COMMISSIONER)
        harbour = world.organisation("Warm Harbour", place=place)
        opportunity = world.opportunity(
            "Winter support", place=place, buyer=council, mode=SharingMode.INTRODUCTIONS
        )
        made = Routed(site, opportunity.ref)
        for who, of, role in (
            ("clear", council, Role.COMMISSIONER),
            ("conflicted", council, Role.COMMISSIONER),
            ("not clear", council, Role.COMMISSIONER),
            ("officer of the buyer", council, Role.OFFICER),
            ("elsewhere", other, Role.COMMISSIONER),
            ("bidder", harbour, Role.OFFICER),
            ("trustee", harbour, Role.TRUSTEE),
            ("guest", harbour, Role.GUEST),
        ):
            made.seats[who] = world.seat(of, role)
        world.clear(world.as_seat(made.seats["clear"]), opportunity)
        world.clear(world.as_seat(made.seats["conflicted"]), opportunity, "actual")
    return made


def about(session: Session, ref: str) -> Opportunity:
    """Give the opportunity."""
    return session.scalars(select(Opportunity).where(Opportunity.ref == ref)).one()


def on(name: str, day: date | None = None) -> dict[str, str]:
    """Type a day (today) into a date field."""
    day = day or today()
    return {
        f"{name}__day": str(day.day),
        f"{name}__month": str(day.month),
        f"{name}__year": str(day.year),
    }


def answered(visitor: Visitor, routed: Routed, **answers: str) -> Page:
    """Answer the nation, and then whatever is asked, page after page."""
    page = visitor.get(routed.path("/questions"))
    given = {"nation": "england", **HEALTH, **answers}
    for _ in range(8):
        if "Save and go on" not in page.text:
            return page
        asked = page.typed("Save and go on")
        inputs = page.form("Save and go on").find_all(["input"])
        names = {str(one["name"]) for one in inputs} & set(given)
        assert asked
        page = visitor.submit(page, "Save and go on", **{name: given[name] for name in names})
    raise AssertionError("the questions never end")


# --- the whole way -------------------------------------------------------------------------------


def test_from_the_nation_to_a_route_with_its_record_and_clocks(routed: Routed) -> None:
    clear = routed.as_("clear")
    page = clear.get(routed.path())
    assert "Begin with the questions" in page.links
    page = answered(clear, routed)
    assert page.heading == "The lawful route"
    assert "direct award process C" in page.text
    assert "A competition is always among them" in page.text

    page = clear.get(routed.path("/choose/psr_c"))
    page = clear.submit(page, "Choose this route", reason=WHY)
    assert WHY in page.text
    assert "Filled in" in page.text

    page = clear.get(routed.path("/record/decided_by"))
    page = clear.submit(page, "Keep it on record", words="The cabinet, on 2 November")
    assert "The cabinet, on 2 November" in page.text
    page = clear.get(routed.path("/record/decided_by"))
    clear.submit(page, "Keep it on record", words="The cabinet, on 3 November")
    page = clear.get(routed.path("/record/decided_by"))
    assert "replaced or taken back since" in page.text

    page = clear.get(routed.path("/notices/psr_c_intention"))
    assert "still to fill in" in page.text
    page = clear.submit(page, "Enter the day", where="2026/S 000-1", **on("day"))
    assert "The standstill" in page.text
    assert "8 working days in England and Wales" in page.text


def test_the_nation_is_asked_first_and_more_as_it_matters(routed: Routed) -> None:
    clear = routed.as_("clear")
    page = clear.get(routed.path("/questions"))
    assert "Which nation" in page.text
    assert "Can only the provider you have now" not in page.text
    page = clear.submit(page, "Save and go on", nation="england", authority="nhs", kind="purchase")
    assert "Is it mainly a health service" in page.text
    assert "In England, councils and NHS bodies" in page.text


def test_without_a_nation_the_page_says_what_to_do(routed: Routed) -> None:
    clear = routed.as_("clear")
    page = clear.get(routed.path("/questions"))
    page = clear.submit(page, "Save and go on", authority="nhs")
    assert page.errors == ["Choose an answer: Which nation's law do you buy under?"]


def test_scotland_is_led_to_somebody_who_knows(routed: Routed) -> None:
    page = answered(routed.as_("clear"), routed, nation="scotland")
    assert "Ask your procurement officer" in page.text
    assert "does not know them well enough" in page.text


def test_answers_that_a_colleague_changed_are_not_written_over(routed: Routed) -> None:
    clear = routed.as_("clear")
    old = clear.get(routed.path("/questions"))
    clear.submit(old, "Save and go on", nation="wales")
    page = clear.submit(old, "Save and go on", nation="england")
    assert "changed the answers meanwhile" in page.text
    page = clear.submit(page, "Save and go on")
    assert "In England" in page.text


def test_a_sum_is_left_out_again(routed: Routed) -> None:
    clear = routed.as_("clear")
    answered(clear, routed, health="no", value="100,000", object="services")
    page = clear.get(routed.path("/questions"))
    assert page.typed("Save and go on")["value"] == ["100,000"]
    clear.submit(page, "Save and go on", value="")
    page = clear.get(routed.path("/questions"))
    assert page.typed("Save and go on")["value"] == [""]


def test_a_route_that_does_not_fit_says_so_before_it_is_chosen(routed: Routed) -> None:
    clear = routed.as_("clear")
    answered(clear, routed)
    page = clear.get(routed.path("/choose/psr_a"))
    assert "this route does not fit" in page.text


def test_every_rule_says_where_it_stands_and_when_it_was_checked(routed: Routed) -> None:
    clear = routed.as_("clear")
    page = answered(clear, routed)
    assert "Checked on 23 November 2026" in page.text
    assert "This is guidance, not legal advice" in page.text


def test_a_draft_is_there_to_copy_and_the_record_to_print(routed: Routed) -> None:
    routed.chosen()
    clear = routed.as_("clear")
    text = clear.get(routed.path("/notices/psr_c_intention.txt")).response.text
    assert "[to fill in]" in text
    assert "Winter support" in text
    record = clear.get(routed.path("/record.txt")).response.text
    assert "direct award process C" in record
    assert record.count("(to write)") > 3
    assert clear.get(routed.path("/record.pdf")).response.data.startswith(b"%PDF")


def test_a_day_is_taken_back(routed: Routed) -> None:
    routed.chosen()
    clear = routed.as_("clear")
    page = clear.get(routed.path("/notices/award_made"))
    page = clear.submit(page, "Enter the day", **on("day"))
    assert "Publish the award notice by" in page.text
    page = clear.get(routed.path("/notices/award_made/take-back"))
    page = clear.submit(page, "Take the day back")
    assert "Publish the award notice by" not in page.text


def test_an_award_inside_the_standstill_is_kept_and_doubted(routed: Routed) -> None:
    routed.chosen()
    clear, made = routed.as_("clear"), routed.path("/notices/award_made")
    notice = clear.get(routed.path("/notices/psr_c_intention"))
    clear.submit(
        notice, "Enter the day", where="2026/S 1", **on("day", today() - timedelta(days=2))
    )
    page = clear.submit(clear.get(made), "Enter the day", **on("day"))
    assert "This is before the standstill ends, on" in page.text
    assert "Ask your procurement officer." in page.text
    assert "Look at it again: something about it is unusual." in page.text
    route = clear.get(routed.path())
    assert "Check its day" in route.text
    assert "This is before the standstill ends" in route.text
    paper = clear.get(routed.path("/record.txt")).response.text
    assert "To check: This is before the standstill ends" in " ".join(paper.split())
    with routed.site.session() as session:
        assert session.scalars(select(RouteNotice.kind)).all() == ["psr_c_intention", "award_made"]


def test_a_record_is_put_aside_and_stays_to_be_read(routed: Routed) -> None:
    routed.chosen()
    clear = routed.as_("clear")
    clear.post(routed.path("/record/decided_by"), {"words": "The cabinet decided."})
    page = clear.get(routed.path("/begin-again"))
    page = clear.submit(page, "Put it aside")
    assert "Records put aside" in page.text
    assert WHY in page.text
    assert "The cabinet decided" in page.text
    assert "Begin with the questions" in page.links


# --- who sees it ---------------------------------------------------------------------------------

PATHS = (
    "", "/questions", "/choose/psr_c", "/record/title", "/notices/psr_c_intention",
    "/notices/psr_c_intention.txt", "/record.txt", "/record.pdf", "/begin-again", "/subsidy",
)  # fmt: skip


@pytest.mark.parametrize("who", OUTSIDERS)
def test_the_route_is_the_buyers_own_and_not_there_for_others(routed: Routed, who: str) -> None:
    routed.chosen()
    visitor = routed.as_(who)
    for path in PATHS:
        page = visitor.get(routed.path(path), status=404)
        assert WHY not in page.text
    assert "Route" not in visitor.get(f"/opportunities/{routed.ref}").links


@pytest.mark.parametrize("who", ["not clear", "conflicted"])
def test_a_commissioner_who_is_not_clear_is_told_what_is_missing(routed: Routed, who: str) -> None:
    routed.chosen()
    visitor = routed.as_(who)
    page = visitor.get(routed.path())
    if who == "conflicted":
        assert "You take no part in it" in page.text
    else:
        assert "Say whether you have an interest in it" in page.links
    assert "declaration" in page.text or "conflict of interest" in page.text
    assert WHY not in page.text
    for path in PATHS[1:]:
        visitor.get(routed.path(path), status=403)


def test_the_tab_is_there_for_the_buyers_commissioners(routed: Routed) -> None:
    for who in ("clear", "not clear"):
        assert "Route" in routed.as_(who).get(f"/opportunities/{routed.ref}").links


@pytest.mark.parametrize(
    "path",
    [
        "/choose/by-hand", "/choose/scotland", "/record/nothing", "/notices/letter",
        "/notices/letter.txt", "/notices/transparency", "/notices/award_made.txt",
        "/notices/psr_c_intention/take-back",
    ],
)  # fmt: skip
def test_what_the_route_does_not_have_is_not_there(routed: Routed, path: str) -> None:
    routed.chosen()
    routed.as_("clear").get(routed.path(path), status=404)


def test_before_anything_is_answered_there_is_no_record(routed: Routed) -> None:
    clear = routed.as_("clear")
    for path in ("/choose/psr_c", "/record/title", "/record.pdf", "/begin-again", "/subsidy"):
        clear.get(routed.path(path), status=404)


def test_an_opportunity_that_is_not_there_has_no_route(routed: Routed) -> None:
    routed.as_("clear").get("/opportunities/nothing/route", status=404)
    routed.site.visitor().get("/opportunities/nothing/said", status=404)


# --- what was said, and figures ------------------------------------------------------------------


def test_what_was_said_is_published_and_corrected_in_sight(routed: Routed) -> None:
    clear = routed.as_("clear")
    said = f"/opportunities/{routed.ref}/said"
    page = clear.get(f"{said}/new")
    page = clear.submit(
        page, "Publish it", setting="An open morning", words="We choose in March.",
        in_confidence="yes", **on("said_on"),
    )  # fmt: skip
    assert "We choose in March." in page.text
    page = clear.get(f"{said}/1/correct")
    page = clear.submit(
        page, "Publish the correction", words="We choose in April.", in_confidence="yes"
    )
    for visitor in (routed.site.visitor(), routed.as_("bidder")):
        page = visitor.get(said)
        assert "We choose in April." in page.text
        assert "We choose in March." in page.text
        assert "Corrected since" in page.text
    for number in ("1", "3", "x"):
        clear.get(f"{said}/{number}/correct", status=404)


def test_what_was_said_names_nobody_or_is_not_published(routed: Routed) -> None:
    clear = routed.as_("clear")
    page = clear.get(f"/opportunities/{routed.ref}/said/new")
    page = clear.submit(page, "Publish it", setting="Here", words="This.", **on("said_on"))
    assert page.errors == ["Look it over once more, then tick this"]


@pytest.mark.parametrize(
    ("who", "status"), [("bidder", 404), ("elsewhere", 404), ("conflicted", 403)]
)
def test_nobody_else_publishes_what_was_said(routed: Routed, who: str, status: int) -> None:
    routed.as_(who).get(f"/opportunities/{routed.ref}/said/new", status=status)


def test_the_tab_of_what_was_said_comes_with_the_first_word(routed: Routed) -> None:
    path = f"/opportunities/{routed.ref}"
    anyone = routed.site.visitor()
    assert "What was said" not in anyone.get(path).links
    assert "Nothing was said yet." in anyone.get(f"{path}/said").text
    say(routed, 1)
    assert "What was said" in anyone.get(path).links


def say(routed: Routed, times: int) -> None:
    """Let something have been said so many times."""
    with routed.site.world() as world:
        found = about(world.session, routed.ref)
        for number in range(times):
            made = EqualInformation(
                opportunity_id=found.id, organisation_id=found.buyer_organisation_id,
                said_on=today(), setting="Here", words=f"Number {number}", by_seat="",
            )  # fmt: skip
            world.keep(made)


def test_a_published_notice_is_public_and_the_route_is_not(routed: Routed) -> None:
    routed.chosen()
    clear = routed.as_("clear")
    page = clear.get(routed.path("/notices/psr_c_intention"))
    clear.submit(page, "Enter the day", where="2026/S 000-1", **on("day"))
    page = routed.site.visitor().get(f"/opportunities/{routed.ref}/said")
    assert "2026/S 000-1" in page.text
    assert WHY not in page.text


def test_the_figures_are_public_dated_and_sourced(routed: Routed) -> None:
    page = routed.site.visitor().get("/routes/figures")
    for words in ("£663,540", "£315,000", "Checked on 23 November 2026", "check the current text"):
        assert words in page.text


def test_a_clock_past_its_day_says_so_until_its_notice_is_out(routed: Routed) -> None:
    routed.chosen("psr_a")
    awarded(routed, today() - timedelta(days=40))
    clear, notice = routed.as_("clear"), routed.path("/notices/psr_award_notice")
    assert "Past its day" in clear.get(routed.path()).text
    assert "Its last day was 10 days ago, and the notice is not out" in clear.get(notice).text
    assert clear.get(routed.path("/notices/award_made")).links["Go to the notice"] == notice
    page = clear.submit(clear.get(notice), "Enter the day", where="2026/S 1", **on("day"))
    assert "10 days after its last day" in page.text
    page = clear.get(routed.path())
    assert "Past its day" not in page.text
    assert "the notice went out on" in page.text
    awarded_page = clear.get(routed.path("/notices/award_made"))
    assert "The notice went out on" in awarded_page.text


def awarded(routed: Routed, day: date) -> None:
    """Let the day of the award have been entered."""
    with routed.site.world() as world:
        record = world.session.scalars(select(RouteRecord)).one()
        seat = routed.seats["clear"].ref
        world.keep(
            RouteNotice(
                record_id=record.id, kind="award_made", published_on=day, where="", by_seat=seat
            )
        )


# --- public money --------------------------------------------------------------------------------


def test_public_money_is_entered_reckoned_and_taken_out(routed: Routed) -> None:
    bidder, path = routed.as_("bidder"), aid_path(routed)
    page = bidder.get(path)
    assert "£315,000 is left" in page.text
    page = bidder.submit(
        page, "Enter it", giver="Otherplace Council", pence="15,000", purpose="Rooms",
        **on("given_on"),
    )  # fmt: skip
    assert "£300,000 is left" in page.text
    page = bidder.get(page.links["Take out Rooms"])
    assert "Take out £15,000 from Otherplace Council" in page.text
    page = bidder.submit(page, "Take it out")
    assert "£315,000 is left" in page.text
    assert "What was taken out again" in page.text
    with routed.site.session() as session:
        assert session.scalars(select(Aid)).one().ended_at is not None


def test_looking_at_the_question_takes_no_sum_out(routed: Routed) -> None:
    bidder, path = routed.as_("bidder"), aid_path(routed)
    ask = entered_sum(routed)
    assert "No, go back" in bidder.get(ask).links
    assert "£15,000" in bidder.get(path).text
    assert "What was taken out again" not in bidder.get(path).text


def test_a_sum_is_taken_out_once_and_by_its_own_staff_alone(routed: Routed) -> None:
    ask = entered_sum(routed)
    routed.as_("trustee").get(ask, status=403)
    for who in ("clear", "elsewhere", "guest"):
        routed.as_(who).get(ask, status=404)
    bidder = routed.as_("bidder")
    bidder.submit(bidder.get(ask), "Take it out")
    bidder.get(ask, status=403)
    bidder.get(f"{aid_path(routed)}/nothing/take-out", status=404)


def entered_sum(routed: Routed) -> str:
    """Let the bidder have entered £15,000, and give the page that asks to take it out."""
    with routed.site.world() as world:
        seat = routed.seats["bidder"]
        made = Aid(
            organisation_id=seat.organisation_id, giver="Otherplace Council", pence=15_000_00,
            given_on=today(), purpose="Rooms", by_seat=seat.ref,
        )  # fmt: skip
        world.keep(made)
        ref = made.ref
    return f"{aid_path(routed)}/{ref}/take-out"


def aid_path(routed: Routed) -> str:
    """Give the address of the bidder's own page of public money."""
    with routed.site.session() as session:
        own = session.get_one(Organisation, routed.seats["bidder"].organisation_id)
        return f"/organisations/{own.ref}/aid"


def test_public_money_is_read_by_own_staff_and_board(routed: Routed) -> None:
    path = aid_path(routed)
    assert "Enter it" not in routed.as_("trustee").get(path).text
    for who in ("guest", "clear", "elsewhere"):
        routed.as_(who).get(path, status=404)


def test_a_grant_says_whether_it_is_a_subsidy_and_gives_the_words_to_ask(routed: Routed) -> None:
    routed.chosen("grant", kind="grant", limb_public="no")
    page = routed.as_("clear").get(routed.path("/subsidy"))
    assert "It is not a subsidy" in page.text
    assert "Please confirm in writing" in page.text


def test_forty_things_said_cost_no_more_questions_than_two(routed: Routed) -> None:
    counts = []
    for number in (2, 38):
        say(routed, number)
        clear = routed.as_("clear")
        clear.get(f"/opportunities/{routed.ref}/said")
        with routed.site.counting() as counted:
            clear.get(f"/opportunities/{routed.ref}/said")
        counts.append(len(counted))
    assert counts[0] == counts[1]


def test_a_full_record_costs_no_more_questions_than_an_empty_one(routed: Routed) -> None:
    routed.chosen()
    clear = routed.as_("clear")
    counts = []
    for written in (False, True):
        if written:
            for item in ("decided_by", "present_provider", "criterion_value", "conflicts"):
                clear.post(routed.path(f"/record/{item}"), {"words": "Said."})
        clear.get(routed.path())
        with routed.site.counting() as counted:
            clear.get(routed.path())
        counts.append(len(counted))
    assert counts[0] + 1 >= counts[1]
    assert counts[1] < 40


ODD = ("x" * 60_000, "soup\x00 and bread", "\u202e daerb", "NaN", "9" * 400, "-1", "1e999", "²", "")
POSTS = (
    "/questions", "/choose/psr_c", "/record/title", "/notices/psr_c_intention",
    "/notices/award_made", "/begin-again",
)  # fmt: skip


@pytest.mark.parametrize("typed", ODD)
def test_odd_input_is_answered_and_breaks_nothing(routed: Routed, typed: str) -> None:
    routed.chosen()
    clear, bidder = routed.as_("clear"), routed.as_("bidder")
    names = (
        "nation", "value", "seen", "reason", "partnership", "words", "day-day", "day-month",
        "day-year", "where", "said_on-day", "setting", "aid", "pence", "giver", "given_on-year",
    )  # fmt: skip
    sent = dict.fromkeys(names, typed)
    said = f"/opportunities/{routed.ref}/said/new"
    for visitor, path in (
        *((clear, routed.path(rest)) for rest in POSTS),
        (clear, said),
        (bidder, aid_path(routed)),
        (bidder, entered_sum(routed)),
    ):
        data = {"acting_as": visitor.seat_ref, "csrf_token": visitor._token(), **sent}
        answer = visitor.client.post(path, data=data, headers=visitor.headers)
        assert answer.status_code in (200, 302, 404, 413), f"{answer.status_code} for {path}"


def test_a_cancelled_opportunity_has_its_route_to_read_and_nothing_to_do(routed: Routed) -> None:
    routed.chosen()
    with routed.site.world() as world:
        about(world.session, routed.ref).cancelled_at = now()
    page = routed.as_("clear").get(routed.path())
    assert WHY in page.text
    assert "The opportunity was cancelled" in page.text
    for words in ("Change your answers", "Choose this route", "Put this record aside"):
        assert words not in page.text


def test_a_route_may_be_for_a_partnership_that_the_commissioner_sees(routed: Routed) -> None:
    routed.chosen()
    with routed.site.world() as world:
        opportunity = about(world.session, routed.ref)
        opportunity.mode = SharingMode.SHARED
        made = Partnership(
            place_id=opportunity.place_id, opportunity_id=opportunity.id, status="formed",
            consented_mode=SharingMode.SHARED, title="Warm rooms", purpose="Warm rooms",
            legal_form="alliance", formed_at=now(),
        )  # fmt: skip
        world.keep(made)
        bidder = routed.seats["bidder"].organisation_id
        partner = Partner(
            partnership_id=made.id, organisation_id=bidder, status="partner", rank=0, role="Does it"
        )
        world.keep(partner)
    clear = routed.as_("clear")
    page = clear.get(routed.path("/choose/psr_c"))
    page = clear.submit(page, "Choose this route", partnership=made.ref)
    assert "Warm rooms" in page.links
    page = clear.get(routed.path("/record/providers"))
    assert "Warm rooms: Warm Harbour" in page.typed("Keep it on record")["words"][0]
