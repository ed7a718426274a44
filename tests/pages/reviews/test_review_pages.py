"""A review as pages: begun, written, shared, answered, concluded, printed; and who finds it."""

from dataclasses import dataclass, field

import pytest
from sqlalchemy import select

from commissioning.foundation.actor import Role
from commissioning.foundation.clock import today
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.models import Opportunity
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partner, Partnership, Side
from commissioning.register.models import ViewLog
from commissioning.reviews.models import Review
from commissioning.reviews.rules.reviewing import acted_since
from tests.pages.agreements.sharing import Sharing, sharing_in
from tests.pages.conftest import Site, Visitor
from tests.pages.inspecting import Page

STRONG, ASKED = "Forty neighbours know each other's doors.", "Who opens at Christmas?"
ANSWER, WORRY = "Ida has the key.", "The lift is slow."
REASONS = "It is warm, and people know it."


@dataclass
class Reviewing:
    """Three partners with an offered version, and the address of their reviews."""

    sharing: Sharing
    home: str
    visitors: dict[str, Visitor] = field(default_factory=dict)

    @property
    def site(self) -> Site:
        """The register."""
        return self.sharing.site

    @property
    def list(self) -> str:
        """Give the address of the reviews."""
        return f"{self.home}/reviews"

    def as_(self, who: str) -> Visitor:
        """Sign in as somebody, once: a page is sent from the browser that got it."""
        if who not in self.visitors:
            self.visitors[who] = self.sharing.as_(who)
        return self.visitors[who]

    def begun(self) -> Page:
        """Let the commissioner begin a review."""
        clear = self.as_("clear")
        return clear.submit(clear.get(f"{self.list}/new"), "Begin the review")

    def drafted(self) -> Page:
        """Write down a strength and a question."""
        page = self.begun()
        clear = self.as_("clear")
        page = clear.submit(page, "Write it down", kind="strength", words=STRONG)
        return clear.submit(page, "Write it down", kind="question", words=ASKED)

    def shared(self) -> Page:
        """Share the draft."""
        page, clear = self.drafted(), self.as_("clear")
        return clear.submit(clear.get(page.links["Share it"]), "Share it")

    def concluded(self, conclusion: str = "suggestions") -> Page:
        """Conclude what was shared."""
        page, clear = self.shared(), self.as_("clear")
        page = clear.get(page.links["Conclude it"])
        page = clear.submit(page, "Look at it once more", conclusion=conclusion, reasons=REASONS)
        return clear.submit(page, "Conclude the review", step="checked")


@pytest.fixture
def reviewing(site: Site) -> Reviewing:
    """Build the partners in shared mode, with a colleague and one who is not clear."""
    sharing = sharing_in(site)
    with site.world() as world:
        home = world.session.scalars(select(Partnership.ref)).one()
        wanted = select(Organisation).where(Organisation.name == "Saltmere Council")
        council = world.session.scalars(wanted).one()
        colleague = world.seat(council, Role.COMMISSIONER)
        opportunity = world.session.scalars(select(Opportunity)).one()
        world.clear(world.as_seat(colleague), opportunity)
        sharing.seats |= {
            "colleague": colleague,
            "not clear": world.seat(council, Role.COMMISSIONER),
        }
    return Reviewing(sharing, f"/partnerships/{home}")


def test_a_commissioner_finds_the_tab_and_an_invitation(reviewing: Reviewing) -> None:
    clear = reviewing.as_("clear")
    page = clear.get(clear.get(reviewing.home).links["Reviews"])
    assert page.heading == "Reviews"
    assert "There is no review to read yet" in page.text
    page = clear.get(page.links["Begin a review"])
    assert "version 1 of Warm rooms" in page.text
    assert "It decides nothing" in page.text


def test_a_review_under_way_is_gone_on_with_from_the_list(reviewing: Reviewing) -> None:
    page, clear = reviewing.begun(), reviewing.as_("clear")
    listed = clear.get(reviewing.list)
    assert "Begin a review" not in listed.links
    assert clear.get(listed.links["Go on with it"]).path == page.path


def test_strengths_come_first_and_then_it_can_be_shared(reviewing: Reviewing) -> None:
    page, clear = reviewing.begun(), reviewing.as_("clear")
    assert "Begin with what is strong" in page.text
    assert page.typed("Write it down")["kind"] == ["strength"]
    page = clear.submit(page, "Write it down", kind="concern", words=WORRY)
    assert "Share it" not in page.links
    page = clear.submit(page, "Write it down", kind="strength", words=STRONG)
    assert page.text.index(STRONG) < page.text.index(WORRY)
    page = clear.get(page.links["Share it"])
    assert "declared no interest" in page.text
    assert "Warm Harbour, Eastside Kitchen and Lantern Advice" in page.text


def test_a_draft_is_changed_and_taken_out(reviewing: Reviewing) -> None:
    page, clear = reviewing.drafted(), reviewing.as_("clear")
    to = page.links[f"Change it or take it out “{ASKED}”"]
    page = clear.submit(clear.get(to), "Change it", words="Who has the key?")
    assert "Who has the key?" in page.text
    assert ASKED not in page.text
    page = clear.submit(clear.get(to), "Take it out", step="take_out", words="")
    assert "Who has the key?" not in page.text
    clear.get(to, status=404)


def test_nothing_typed_is_said_beside_the_field(reviewing: Reviewing) -> None:
    page, clear = reviewing.begun(), reviewing.as_("clear")
    page = clear.submit(page, "Write it down", words="")
    assert page.errors == ["Enter what you would like to say"]


def test_partners_see_it_once_shared_and_answer_beneath_the_question(
    reviewing: Reviewing,
) -> None:
    draft = reviewing.drafted()
    officer, clear = reviewing.as_("officer"), reviewing.as_("clear")
    assert "There is no review to read yet" in officer.get(reviewing.list).text
    officer.get(draft.path, status=404)
    clear.submit(clear.get(draft.links["Share it"]), "Share it")
    page = officer.get(draft.path)
    assert "1 question or concern waits" in page.text
    page = officer.submit(page, "Answer", words=ANSWER)
    assert ANSWER in page.text
    assert "Every question and concern has an answer" in page.text
    page = officer.get(page.links[f"Answer this “{STRONG}”"])
    page = officer.submit(page, "Answer", words="")
    assert page.errors == ["Enter your answer"]
    assert ANSWER in clear.get(draft.path).text


def test_what_is_added_after_sharing_is_read_at_once(reviewing: Reviewing) -> None:
    page, clear = reviewing.shared(), reviewing.as_("clear")
    assert "The partners read it at once" in page.text
    assert not any(each.startswith("Change it") for each in page.links)
    clear.submit(page, "Add it, and tell them", kind="concern", words=WORRY)
    assert WORRY in reviewing.as_("neighbour").get(page.path).text


def test_concluding_before_sharing_leads_the_reviewer_to_the_review(reviewing: Reviewing) -> None:
    page, clear = reviewing.drafted(), reviewing.as_("clear")
    led = clear.get(f"{page.path}/conclude", status=302)
    assert led.location.endswith(page.path)
    assert "Share it" in clear.get(led.location).links
    refused = reviewing.as_("colleague").get(f"{page.path}/conclude", status=403)
    assert "This cannot be done now, or not in your role." in refused.text


def test_it_is_concluded_after_a_second_look(reviewing: Reviewing) -> None:
    page, clear = reviewing.shared(), reviewing.as_("clear")
    page = clear.get(page.links["Conclude it"])
    assert "no answer yet" in page.text
    page = clear.submit(page, "Look at it once more", conclusion="not_yet", reasons="")
    assert page.errors == ["Say why, so that the partners can learn from it"]
    page = clear.submit(page, "Look at it once more", conclusion="not_yet", reasons=REASONS)
    assert page.heading == "Look at it once more"
    page = clear.submit(page, "Go back and change it", step="back")
    assert page.typed("Look at it once more")["reasons"] == [REASONS]
    page = clear.submit(page, "Look at it once more", conclusion="suggestions")
    page = clear.submit(page, "Conclude the review", step="checked")
    assert "Supportive, with suggestions" in page.text
    assert REASONS in page.text
    assert "Begin a review" in clear.get(reviewing.list).links


def test_a_board_reads_the_conclusion_and_not_what_was_asked(reviewing: Reviewing) -> None:
    page = reviewing.shared()
    trustee = reviewing.as_("trustee")
    trustee.get(page.path, status=404)
    clear = reviewing.as_("clear")
    page = clear.get(page.links["Conclude it"])
    page = clear.submit(page, "Look at it once more", conclusion="supportive", reasons=REASONS)
    page = clear.submit(page, "Conclude the review", step="checked")
    shown = trustee.get(page.path)
    assert REASONS in shown.text
    assert ASKED not in shown.text
    trustee.get(f"{page.path}/review.pdf", status=403)


def test_a_colleague_goes_on_in_the_reviewers_place(reviewing: Reviewing) -> None:
    page, colleague = reviewing.shared(), reviewing.as_("colleague")
    page = colleague.get(page.path)
    assert "Write it down" not in page.text
    page = colleague.get(page.links["Go on in their place"])
    page = colleague.submit(page, "Go on with it")
    assert "Conclude it" in page.links


def test_a_draft_is_put_aside(reviewing: Reviewing) -> None:
    page, clear = reviewing.drafted(), reviewing.as_("clear")
    back = clear.submit(clear.get(page.links["Put this draft aside"]), "Put it aside")
    assert back.heading == "Reviews"
    clear.get(page.path, status=404)


def test_officers_interests_are_for_commissioners_and_the_partners_read_the_kind(
    reviewing: Reviewing,
) -> None:
    page = reviewing.shared()
    assert "What officers have declared" in page.text
    shown = reviewing.as_("officer").get(page.path)
    assert "What officers have declared" not in shown.text
    assert "The reviewer has declared no interest" in shown.text


@pytest.mark.parametrize("who", ["member", "not clear", "guest"])
def test_others_find_no_trace_of_reviews(reviewing: Reviewing, who: str) -> None:
    page = reviewing.concluded()
    visitor = reviewing.as_(who)
    for path in (reviewing.list, page.path, f"{page.path}/review.pdf", f"{page.path}/review.txt"):
        visitor.get(path, status=404)
    visitor.get(f"{reviewing.home}/way-of-working", status=404)
    if who == "member":
        assert "Review" not in visitor.get(reviewing.home).text


def test_tightening_the_mode_takes_the_tab_away(reviewing: Reviewing) -> None:
    page = reviewing.concluded()
    with reviewing.site.world() as world:
        world.session.scalars(select(Opportunity)).one().mode = SharingMode.INTRODUCTIONS
    officer = reviewing.as_("officer")
    assert "Reviews" not in officer.get(reviewing.home).links
    officer.get(page.path, status=404)
    reviewing.as_("clear").get(page.path, status=404)


def test_a_concluded_review_is_printed_with_its_answers(reviewing: Reviewing) -> None:
    page = reviewing.shared()
    officer = reviewing.as_("officer")
    officer.get(f"{page.path}/review.txt", status=403)
    officer.submit(officer.get(page.path), "Answer", words=ANSWER)
    clear = reviewing.as_("clear")
    page = clear.get(page.links["Conclude it"])
    page = clear.submit(page, "Look at it once more", conclusion="suggestions", reasons=REASONS)
    page = clear.submit(page, "Conclude the review", step="checked")
    text = officer.get(page.links["As plain text"]).response.text
    for words in (STRONG, ASKED, ANSWER, REASONS, "Supportive, with suggestions"):
        assert words in text
    pdf = officer.get(page.links["Print this review (PDF)"]).response.data
    assert pdf.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in pdf


def test_all_who_read_a_review_are_told_that_its_reviewer_acts_for_a_party(
    reviewing: Reviewing,
) -> None:
    page = reviewing.concluded()
    clear = reviewing.sharing.seats["clear"]
    with reviewing.site.world() as world:
        home = world.session.scalars(select(Partnership)).one()
        council = world.session.get_one(Organisation, clear.organisation_id)
        ids = {"partnership_id": home.id, "organisation_id": council.id}
        world.session.add(Side(person_id=clear.person_id, **ids))
        since = acted_since(council.name, today(), is_reviewer=True)
    reviewing.as_("clear").get(page.path, status=404)
    assert since not in reviewing.as_("officer").get(page.path).text  # the council is no party yet
    with reviewing.site.world() as world:
        world.session.add(Partner(**ids, rank=9, status="partner"))
    for who in ("officer", "trustee", "colleague"):
        visitor = reviewing.as_(who)
        for path in (reviewing.list, page.path):
            assert since in visitor.get(path).text
    paper = reviewing.as_("officer").get(f"{page.path}/review.txt").response.text
    assert since in " ".join(paper.split())


def test_looks_from_outside_are_logged_and_the_partners_own_are_not(
    reviewing: Reviewing,
) -> None:
    page = reviewing.concluded()
    reviewing.as_("officer").get(page.path)
    reviewing.as_("clear").get(f"{page.path}/review.pdf")
    with reviewing.site.session() as session:
        rows = session.execute(select(ViewLog.thing_kind, ViewLog.way, ViewLog.seat_ref)).all()
    seat = reviewing.sharing.seats["clear"].ref
    assert {tuple(row) for row in rows} >= {
        ("partnership", "page", seat),
        ("partnership", "file", seat),
    }
    assert {row.seat_ref for row in rows} == {seat}


def test_an_address_of_another_partnerships_review_is_not_there(reviewing: Reviewing) -> None:
    page = reviewing.concluded()
    clear = reviewing.as_("clear")
    ref = page.path.rpartition("/")[2]
    clear.get(f"/partnerships/nowhere/reviews/{ref}", status=404)
    clear.get(f"{reviewing.list}/nothing", status=404)
    clear.get(f"{page.path}/share", status=403)
    clear.get(f"{page.path}/points/nothing", status=403)


def test_the_pages_ask_a_few_questions_however_many_points_there_are(
    reviewing: Reviewing,
) -> None:
    page, clear, officer = reviewing.shared(), reviewing.as_("clear"), reviewing.as_("officer")
    counts = []
    for _ in range(2):
        with reviewing.site.counting() as counted:
            officer.get(page.path)
        counts.append(sum(each.startswith("SELECT") for each in counted.statements))
        for at in range(5):
            words = f"No. {at}"
            page = clear.get(page.path)
            clear.submit(page, "Add it, and tell them", kind="concern", words=words)
    assert counts[0] == counts[1]
    with reviewing.site.session() as session:
        assert len(session.scalars(select(Review)).all()) == 1


def test_where_the_council_is_a_party_the_page_says_so_and_its_voice_stands_aside(
    reviewing: Reviewing,
) -> None:
    with reviewing.site.world() as world:
        partnership = world.session.scalars(select(Partnership)).one()
        wanted = select(Organisation).where(Organisation.name == "Saltmere Council")
        council = world.session.scalars(wanted).one()
        world.keep(
            Partner(
                partnership_id=partnership.id,
                organisation_id=council.id,
                rank=4,
                status="partner",
                role="Lends the rooms",
            )
        )
        voice = world.as_seat(reviewing.sharing.seats["colleague"])
        world.keep(
            Side(
                person_id=voice.person_id,
                partnership_id=partnership.id,
                organisation_id=council.id,
            )
        )
    page = reviewing.as_("colleague").get(reviewing.list)
    assert "a colleague does who has not" in page.text
    assert "Begin a review" not in page.links
    reviewing.as_("colleague").get(f"{reviewing.list}/new", status=403)
    assert "is itself a party" in reviewing.as_("clear").get(f"{reviewing.list}/new").text
    assert "is itself a party" in reviewing.begun().text


def test_an_answer_goes_to_a_point_of_this_review_alone(reviewing: Reviewing) -> None:
    page = reviewing.shared()
    officer = reviewing.as_("officer")
    shown = officer.post(f"{page.path}?point=nothing", {"words": ANSWER}, status=200)
    assert "1 question or concern waits" in shown.text
