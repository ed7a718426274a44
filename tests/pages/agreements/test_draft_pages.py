"""Writing a draft together: each part on its page, two people at once, and nothing lost."""

from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import select

from commissioning.agreements.actions.drafting import begin, edit
from commissioning.agreements.models import Edit, Version
from commissioning.agreements.queries.drafts import content_of_version
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.draft_parts import stamp, value_of
from commissioning.agreements.rules.starting_points import Start
from commissioning.foundation.actor import Kind, Role
from commissioning.foundation.clock import now
from commissioning.organisations.models import Seat
from commissioning.partnerships.models import Partner, Partnership
from commissioning.partnerships.rules.forms import LegalForm
from tests.pages.conftest import Site, Visitor


@dataclass
class Drafting:
    """Two organisations in a formed partnership, and the first draft of their agreement."""

    site: Site
    harbour: Seat
    kitchen: Seat
    stranger: Seat
    trustee: Seat
    harbour_ref: str
    kitchen_ref: str
    agreement: str
    version: str

    @property
    def path(self) -> str:
        """The address of the draft."""
        return f"/agreements/{self.agreement}/draft"

    @property
    def officer(self) -> Visitor:
        """Sign in as the officer of Warm Harbour."""
        return self.site.sign_in_seat(self.harbour)

    @property
    def neighbour(self) -> Visitor:
        """Sign in as the officer of Eastside Kitchen."""
        return self.site.sign_in_seat(self.kitchen)

    def content(self) -> Content:
        """Give what the draft says now."""
        with self.site.session() as session:
            found = session.scalars(select(Version).where(Version.ref == self.version)).one()
            return content_of_version(found)

    def says(self, part: str) -> Any:
        """Give what one part says now."""
        return value_of(self.content(), part)

    def write(self, seat: Seat, part: str, value: Any) -> None:
        """Let somebody write a part, having seen what it says now."""
        with self.site.world() as world:
            seen = stamp(self.content(), part)
            edit(world.session, world.as_seat(seat), self.version, part, value, seen)


def drafting_in(site: Site, start: Start = Start.BLANK) -> Drafting:
    """Build Saltmere with two partners who begin an agreement."""
    with site.world() as world:
        place = world.place()
        council = world.organisation("Saltmere Council", place=place, kind=Kind.COMMISSIONER)
        harbour = world.organisation("Warm Harbour", place=place)
        kitchen = world.organisation("Eastside Kitchen", place=place)
        officer, neighbour = (world.seat(one, mandated=True) for one in (harbour, kitchen))
        stranger = world.seat(world.organisation("Somebody Else", place=place))
        trustee = world.seat(harbour, Role.TRUSTEE)
        partnership = Partnership(
            place_id=place.id,
            opportunity_id=world.opportunity(place=place, buyer=council).id,
            status="formed",
            title="Warm Rooms Together",
            purpose="Warm rooms all winter",
            legal_form=LegalForm.CONSORTIUM,
            formed_at=now(),
        )
        world.keep(partnership)
        for rank, one in enumerate((harbour, kitchen), start=1):
            partner = Partner(
                partnership_id=partnership.id,
                organisation_id=one.id,
                rank=rank,
                status="partner",
                is_lead=rank == 1,
                joined_at=now(),
            )
            world.keep(partner)
        actor = world.as_seat(officer)
        version = begin(world.session, actor, partnership.ref, start, "Warm rooms")
        world.session.flush()
        return Drafting(
            site,
            officer,
            neighbour,
            stranger,
            trustee,
            harbour.ref,
            kitchen.ref,
            version.agreement.ref,
            version.ref,
        )


@pytest.fixture
def drafting(site: Site) -> Drafting:
    """Build the draft that starts from the eight clauses alone."""
    return drafting_in(site)


def test_the_draft_lists_each_part_with_what_is_still_to_say(drafting: Drafting) -> None:
    page = drafting.officer.get(drafting.path)
    assert "Purpose and principles" in page.links
    assert "Say in a sentence or two what it is for" in page.text
    assert "Who can see this: only the parties" in page.text


def test_a_part_that_is_written_is_said(drafting: Drafting) -> None:
    officer = drafting.officer
    page = officer.get(f"{drafting.path}/part/about")
    page = officer.submit(page, "Save", purpose="Warm rooms for everybody", starts_on__day="1")
    assert page.errors == ["Enter the month and year it starts"]
    page = officer.submit(page, "Save", starts_on__month="4", starts_on__year="2027")
    assert page.notice == "Saved."
    assert drafting.says("about")["purpose"] == "Warm rooms for everybody"
    assert drafting.says("about")["starts_on"] == "2027-04-01"


def test_an_agreement_ends_on_or_after_the_day_it_starts(drafting: Drafting) -> None:
    officer = drafting.officer
    days = {"starts_on__day": "2", "starts_on__month": "4", "starts_on__year": "2027"}
    ends = {name.replace("starts", "ends"): text for name, text in days.items()}
    page = officer.get(f"{drafting.path}/part/about")
    page = officer.submit(page, "Save", **days, **{**ends, "ends_on__day": "1"})
    assert page.errors == ["Enter an end that is on or after the day it starts"]
    assert officer.submit(page, "Save", ends_on__day="2").notice == "Saved."


def test_what_each_party_does_is_written_and_who_it_is_stays(drafting: Drafting) -> None:
    officer = drafting.officer
    page = officer.get(f"{drafting.path}/part/parties")
    role = {f"role_{drafting.kitchen_ref}": "Cooks a hot meal"}
    assert officer.submit(page, "Save", **role).notice == "Saved."
    harbour, kitchen = drafting.content().parties
    assert (kitchen.role, harbour.is_lead) == ("Cooks a hot meal", True)


def test_nobody_but_the_parties_staff_finds_the_draft(drafting: Drafting) -> None:
    pages = ("", "/part/about", "/list/risks", "/shares", "/clauses", "/add-clause")
    stranger = drafting.site.sign_in_seat(drafting.stranger)
    for page in pages:
        stranger.get(drafting.path + page, status=404)
    drafting.site.sign_in_seat(drafting.trustee).get(drafting.path, status=403)


@pytest.mark.parametrize(
    "page",
    [
        "/part/nothing",
        "/list/nothing",
        "/list/risks/nothing",
        f"/list/risks/{'x' * 99}",
        "/clauses/nothing",
        f"/clauses/{'x' * 99}",
        "/shares/nothing",
        "/take-out/nothing",
        "/take-out/risks/nothing",
        "/take-out/nothing/at/all",
        "/before/nothing",
        "/before/clauses/nothing",
    ],
)
def test_a_part_that_is_not_there_is_not_found(drafting: Drafting, page: str) -> None:
    drafting.officer.get(drafting.path + page, status=404)


def test_a_clause_names_its_blanks_and_stands_beside_its_guidance(drafting: Drafting) -> None:
    held = drafting.says("clauses/purpose")
    drafting.write(drafting.kitchen, "clauses/purpose", {**held, "text": "We help [whom]."})
    page = drafting.officer.get(f"{drafting.path}/clauses/purpose")
    assert "Why do we do this together" in page.text
    assert "fill in “whom”" in page.text


def test_two_people_in_different_parts_both_keep_what_they_wrote(drafting: Drafting) -> None:
    officer, neighbour = drafting.officer, drafting.neighbour
    mine = officer.get(f"{drafting.path}/clauses/purpose")
    theirs = neighbour.get(f"{drafting.path}/clauses/parties")
    assert officer.submit(mine, "Save", text="Warm rooms.").notice == "Saved."
    assert neighbour.submit(theirs, "Save", text="Two of us.").notice == "Saved."
    assert drafting.says("clauses/purpose")["text"] == "Warm rooms."
    assert drafting.says("clauses/parties")["text"] == "Two of us."


def clash(drafting: Drafting) -> tuple[Visitor, Any]:
    """Let the neighbour save a clause while the officer is writing it; give the officer's page."""
    drafting.write(
        drafting.harbour,
        "clauses/purpose",
        {"key": "purpose", "title": "Purpose", "text": "We open rooms. We cook."},
    )
    officer, neighbour = drafting.officer, drafting.neighbour
    mine = officer.get(f"{drafting.path}/clauses/purpose")
    theirs = neighbour.get(f"{drafting.path}/clauses/purpose")
    neighbour.submit(theirs, "Save", text="We open rooms. We cook soup.")
    return officer, officer.submit(mine, "Save", text="We open warm rooms. We cook.")


def test_the_second_of_two_in_one_part_sees_both_texts_and_stores_nothing(
    drafting: Drafting,
) -> None:
    _officer, page = clash(drafting)
    assert page.heading == "Two of you wrote this at the same time"
    assert drafting.says("clauses/purpose")["text"] == "We open rooms. We cook soup."
    added = {"".join(one.find_all(string=True, recursive=False)) for one in page.main.select("ins")}
    assert any("soup" in one for one in added)
    assert any("warm" in one for one in added)


def test_the_second_may_use_their_own_text(drafting: Drafting) -> None:
    officer, page = clash(drafting)
    assert officer.submit(page, "Use mine in place of theirs").notice == "Saved."
    assert drafting.says("clauses/purpose")["text"] == "We open warm rooms. We cook."


def test_a_text_of_both_holds_what_each_changed(drafting: Drafting) -> None:
    officer, page = clash(drafting)
    assert officer.submit(page, "Save this text of both").notice == "Saved."
    assert drafting.says("clauses/purpose")["text"] == "We open warm rooms. We cook soup."


def test_theirs_is_kept_by_leaving(drafting: Drafting) -> None:
    officer, page = clash(drafting)
    officer.get(page.links["Keep theirs, and leave mine"])
    assert drafting.says("clauses/purpose")["text"] == "We open rooms. We cook soup."


def test_a_third_who_saves_meanwhile_is_a_clash_again(drafting: Drafting) -> None:
    officer, page = clash(drafting)
    held = drafting.says("clauses/purpose")
    drafting.write(drafting.kitchen, "clauses/purpose", {**held, "text": "Something else."})
    page = officer.submit(page, "Use mine in place of theirs")
    assert page.heading == "Two of you wrote this at the same time"
    assert drafting.says("clauses/purpose")["text"] == "Something else."
    officer.submit(page, "Use mine in place of theirs")
    assert drafting.says("clauses/purpose")["text"] == "We open warm rooms. We cook."


def test_what_one_takes_out_another_who_was_writing_can_keep(drafting: Drafting) -> None:
    officer = drafting.officer
    page = officer.get(f"{drafting.path}/clauses/purpose")
    drafting.write(drafting.kitchen, "clauses/purpose", None)
    page = officer.submit(page, "Save", text="Still here.")
    assert "They took this part out." in page.text
    officer.submit(page, "Use mine in place of theirs")
    assert drafting.says("clauses/purpose")["text"] == "Still here."


def test_a_clause_is_taken_out_and_put_back_as_it_was(drafting: Drafting) -> None:
    officer = drafting.officer
    held = drafting.says("clauses/deciding")
    page = officer.get(f"{drafting.path}/clauses/deciding")
    page = officer.get(page.links["Take this out"])
    page = officer.submit(page, "Take it out")
    assert drafting.says("clauses/deciding") is None
    link = next(href for words, href in page.links.items() if words.startswith("Put it back"))
    page = officer.get(link)
    button = next(b for b in page.main.select("button[name=to]"))
    page = officer.submit(page, " ".join(button.get_text(" ").split()))
    assert page.notice == "Put back as it was."
    assert drafting.says("clauses/deciding") == held


def test_a_first_draft_does_not_ask_whether_only_spelling_was_mended(drafting: Drafting) -> None:
    page = drafting.officer.get(f"{drafting.path}/clauses/purpose")
    assert "I mended spelling" not in page.text


def test_in_a_later_draft_a_clause_is_marked_as_mended_spelling(drafting: Drafting) -> None:
    with drafting.site.world() as world:
        found = world.session.scalars(select(Version)).one()
        found.based_on_id = found.id
    officer = drafting.officer
    for mark in (True, False):
        page = officer.get(f"{drafting.path}/clauses/purpose")
        officer.submit(page, "Save", text=f"Spelling {mark}.", spelling="yes" if mark else "")
        with drafting.site.session() as session:
            held = session.scalars(select(Version)).one().spelling
        assert held == (["clauses/purpose"] if mark else [])


def test_a_clause_of_the_library_is_added_with_words_to_start_from(drafting: Drafting) -> None:
    officer = drafting.officer
    page = officer.get(f"{drafting.path}/add-clause")
    assert officer.submit(page, "Add it").errors == ["Choose a clause, or one of your own"]
    page = officer.submit(page, "Add it", key="insurance")
    assert page.heading == drafting.says("clauses/insurance")["title"]
    assert drafting.says("clauses/insurance")["text"]


def test_a_clause_of_our_own_needs_a_title(drafting: Drafting) -> None:
    officer = drafting.officer
    page = officer.get(f"{drafting.path}/add-clause")
    page = officer.submit(page, "Add it", key="own")
    assert page.errors == ["Enter what your own clause is called"]
    page = officer.submit(page, "Add it", key="own", title="Shoes off")
    assert page.heading == "Shoes off"
    assert drafting.content().clauses[-1].title == "Shoes off"


def test_a_clause_moves_to_where_it_should_stand(drafting: Drafting) -> None:
    officer = drafting.officer
    first, second, third, *rest = drafting.says("clauses")
    page = officer.get(f"{drafting.path}/clauses")
    assert officer.submit(page, "Move it").errors[0] == "Choose the clause to move"
    officer.submit(page, "Move it", clause=first, after=third)
    assert drafting.says("clauses") == [second, third, first, *rest]
    page = officer.get(f"{drafting.path}/clauses")
    officer.submit(page, "Move it", clause=first, after="first")
    assert drafting.says("clauses") == [first, second, third, *rest]


def test_an_order_that_another_changed_meanwhile_is_shown_anew(drafting: Drafting) -> None:
    officer = drafting.officer
    first, second, third, *rest = drafting.says("clauses")
    page = officer.get(f"{drafting.path}/clauses")
    drafting.write(drafting.kitchen, "clauses", [second, first, third, *rest])
    page = officer.submit(page, "Move it", clause=third, after="first")
    assert page.errors[0].startswith("Somebody changed the clauses meanwhile")
    assert drafting.says("clauses") == [second, first, third, *rest]
    officer.submit(page, "Move it")
    assert drafting.says("clauses") == [third, second, first, *rest]


def test_a_risk_is_borne_to_the_whole_or_left_open(drafting: Drafting) -> None:
    officer = drafting.officer
    page = officer.get(f"{drafting.path}/list/risks")
    page = officer.get(page.links["Add something that could happen"])
    asked = {"title": "The boiler stops", "likelihood": "2", "effect": "3"}
    parts = {f"part_{drafting.harbour_ref}": "66.67", f"part_{drafting.kitchen_ref}": "33"}
    page = officer.submit(page, "Save", **asked, **parts)
    assert page.errors[0].startswith("The parts come to 99.67%")
    page = officer.submit(page, "Save", **{f"part_{drafting.kitchen_ref}": "33.33%"})
    assert "The boiler stops" in page.text
    (risk,) = drafting.content().risks
    assert [bearer.percent_bp for bearer in risk.bearers] == [6_667, 3_333]


def test_an_item_sent_twice_is_there_once(drafting: Drafting) -> None:
    officer = drafting.officer
    page = officer.get(f"{drafting.path}/list/benefits")
    page = officer.get(page.links["Add something a party receives"])
    for _ in range(2):
        officer.submit(page, "Save", party=drafting.harbour_ref, what="A room on Mondays")
    assert len(drafting.content().benefits_other) == 1


@pytest.mark.parametrize(
    ("kind", "add", "asked"),
    [
        ("measures", "Add a question", {"question": "Who came?", "used_for_payment": "no"}),
        ("reviews", "Add a day", {"on__day": "1", "on__month": "4", "on__year": "2028"}),
    ],
)
def test_an_item_is_added_to_its_list(
    drafting: Drafting, kind: str, add: str, asked: dict[str, str]
) -> None:
    officer = drafting.officer
    page = officer.get(officer.get(f"{drafting.path}/list/{kind}").links[add])
    officer.submit(page, "Save", **asked)
    assert len(getattr(drafting.content(), kind)) == 1


def test_a_contribution_is_valued_in_pounds_only_if_it_is(drafting: Drafting) -> None:
    officer = drafting.officer
    page = officer.get(f"{drafting.path}/list/contributions")
    page = officer.get(page.links["Add something a party brings"])
    asked = {"party": drafting.kitchen_ref, "what": "A kitchen", "kind": "space"}
    page = officer.submit(page, "Save", **asked)
    (brought,) = drafting.content().contributions
    assert (brought.what, brought.pence) == ("A kitchen", None)


def test_the_ladder_of_steps_asks_for_days(drafting: Drafting) -> None:
    officer = drafting.officer
    page = officer.get(f"{drafting.path}/part/disputes")
    page = officer.submit(page, "Save", what_1="We talk", what_2="Leaders meet", days_2="0")
    assert "Enter how many days step 1 may take" in page.errors
    assert "Enter a whole number from 1 to 366" in page.errors
    officer.submit(page, "Save", days_1="14", days_2="28")
    assert [(step.what, step.days) for step in drafting.content().disputes] == [
        ("We talk", 14),
        ("Leaders meet", 28),
    ]


def test_a_grant_is_shared_by_fixed_sums_and_parts(drafting: Drafting) -> None:
    officer = drafting.officer
    page = officer.get(f"{drafting.path}/shares")
    page = officer.submit(page, "Save", kind="grant")
    harbour, kitchen = drafting.harbour_ref, drafting.kitchen_ref
    asked = {"total_pence": "£30,000", f"fixed_pence_{harbour}": "5,000", f"weight_{kitchen}": "1"}
    assert officer.submit(page, "Save", **asked).notice == "Saved."
    held = drafting.says("shares")
    assert (held["kind"], held["total_pence"]) == ("grant", 3_000_000)
    assert [part["fixed_pence"] for part in held["parts"]] == [500_000, None]


def target_cost(drafting: Drafting, officer: Visitor, **asked: str) -> Any:
    """Choose the target cost, and send its first page with these answers."""
    page = officer.get(f"{drafting.path}/shares")
    page = officer.submit(page, "Save", kind="target_cost")
    return officer.submit(page, "Save", target_pence="1,000,000", **asked)


def test_bands_are_written_in_percent_of_the_target_cost(drafting: Drafting) -> None:
    target_cost(drafting, drafting.officer, share_bp_4="0")
    bands = drafting.says("shares")["bands"]
    assert [(band["upto_bp"], band["share_bp"]) for band in bands] == [
        (8_000, 1_500),
        (9_000, 3_000),
        (11_000, 5_000),
        (None, 0),
    ]


def test_no_limit_is_confirmed_in_so_many_words_and_never_beside_a_limit(
    drafting: Drafting,
) -> None:
    officer = drafting.officer
    page = target_cost(drafting, officer, overspend_limit_pence="50,000", no_limit_confirmed="yes")
    assert page.errors == ["Enter a limit, or confirm that there is none"]
    page = officer.submit(page, "Save", overspend_limit_pence="")
    assert page.notice == "Saved."
    held = drafting.says("shares")
    assert (held["no_limit_confirmed"], held["overspend_limit_pence"]) == (True, None)


def test_the_page_says_what_no_limit_could_cost(drafting: Drafting) -> None:
    officer = drafting.officer
    target_cost(drafting, officer)
    page = officer.get(f"{drafting.path}/shares/target_cost")
    assert "If the work cost £3,000,000" in page.text
    assert "the partners would bear £430,000" in page.text
    officer.submit(page, "Save", overspend_limit_pence="50,000")
    page = officer.get(f"{drafting.path}/shares/target_cost")
    assert "the partners would bear" not in page.text


def test_a_party_may_have_a_limit_of_nothing(drafting: Drafting) -> None:
    target_cost(drafting, drafting.officer, **{f"own_limit_pence_{drafting.kitchen_ref}": "0"})
    assert drafting.says("shares")["weights"][1]["own_limit_pence"] == 0


def test_terms_typed_while_another_chose_another_way_are_not_lost(drafting: Drafting) -> None:
    officer = drafting.officer
    page = officer.get(f"{drafting.path}/shares")
    page = officer.submit(page, "Save", kind="target_cost")
    drafting.write(drafting.kitchen, "shares", {"kind": "none"})
    page = officer.submit(page, "Save", target_pence="2,000")
    assert page.heading == "Two of you wrote this at the same time"
    officer.submit(page, "Use mine in place of theirs")
    assert drafting.says("shares")["target_pence"] == 200_000


def test_another_way_of_sharing_can_be_put_back(drafting: Drafting) -> None:
    officer = drafting.officer
    target_cost(drafting, officer, paid_on="The first of June")
    officer.submit(officer.get(f"{drafting.path}/shares"), "Save", kind="none")
    page = officer.get(f"{drafting.path}/before/shares")
    button = page.main.select("button[name=to]")[0]
    officer.submit(page, " ".join(button.get_text(" ").split()))
    assert drafting.says("shares")["paid_on"] == "The first of June"


@pytest.mark.parametrize("typed", ["½", "-1", "1e9", "ten", "9" * 40, "\N{FULLWIDTH DIGIT ONE}/0"])
def test_whatever_is_typed_as_a_number_is_answered_in_words(drafting: Drafting, typed: str) -> None:
    page = target_cost(
        drafting,
        drafting.officer,
        upto_bp_1=typed,
        **{f"gain_{drafting.kitchen_ref}": typed, f"own_limit_pence_{drafting.kitchen_ref}": typed},
    )
    assert page.errors


def test_words_typed_while_the_draft_was_put_aside_are_given_back(drafting: Drafting) -> None:
    officer, neighbour = drafting.officer, drafting.neighbour
    page = officer.get(f"{drafting.path}/clauses/purpose")
    aside = neighbour.get(neighbour.get(drafting.path).links["Put this draft aside"])
    neighbour.post(aside.path)
    page = officer.post(page.path, {"text": "Warm rooms for everybody."}, status=409)
    assert page.heading == "There is no draft now"
    assert "Warm rooms for everybody." in page.text
    officer.get(drafting.path, status=404)
    drafting.site.sign_in_seat(drafting.stranger).post(aside.path, status=404)


def test_a_draft_names_a_partner_who_came_later_when_asked_to(drafting: Drafting) -> None:
    with drafting.site.world() as world:
        partnership = world.session.scalars(select(Partnership)).one()
        joined = world.organisation("Third Shed", place=partnership.place)
        world.keep(
            Partner(
                partnership_id=partnership.id,
                organisation_id=joined.id,
                rank=3,
                status="partner",
                joined_at=now(),
            )
        )
    officer = drafting.officer
    page = officer.submit(officer.get(drafting.path), "Name those who are partners now")
    assert [party.name for party in drafting.content().parties][2:] == ["Third Shed"]
    assert "Who is a partner has changed" not in page.text


def test_the_page_of_a_draft_asks_the_database_as_often_for_many_edits(drafting: Drafting) -> None:
    officer = drafting.officer
    officer.get(drafting.path)
    with drafting.site.counting() as few:
        officer.get(drafting.path)
    for number in range(20):
        held = drafting.says("clauses/purpose")
        drafting.write(drafting.kitchen, "clauses/purpose", {**held, "text": f"Text {number}"})
    with drafting.site.counting() as many:
        officer.get(drafting.path)
    assert len(many) <= len(few) + 2  # the names of those who wrote
    with drafting.site.session() as session:
        assert len(session.scalars(select(Edit)).all()) == 20
