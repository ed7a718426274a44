"""Pages of an agreement: begin, read, offer, decide, sign; and who reads what of it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from commissioning.agreements.models import Agreement, Version
from commissioning.agreements.rules.draft_parts import value_of
from commissioning.foundation.clock import today
from commissioning.partnerships.actions.forming import end_partnership
from commissioning.partnerships.models import Partnership
from tests.pages.agreements.binding import in_force
from tests.pages.agreements.boards import SOURCE, Boards
from tests.pages.agreements.drafting import drafting_in
from tests.pages.conftest import Site


def test_an_agreement_is_begun_from_the_partnership(boards: Boards) -> None:
    officer = boards.as_("officer")
    with boards.drafting.site.session() as session:
        ref = session.scalars(select(Partnership)).one().ref
    listed = officer.get(f"/partnerships/{ref}/agreements")
    assert "Warm rooms" in listed.links
    page = officer.get(listed.links["Begin another agreement"])
    made = officer.submit(page, "Begin the first draft", title="Lifts home", start="lead_body")
    assert made.heading == "Write it together"
    with boards.drafting.site.session() as session:
        titles = set(session.scalars(select(Agreement.title)))
    assert titles == {"Warm rooms", "Lifts home"}


def test_a_draft_is_offered_as_it_was_read(boards: Boards) -> None:
    page = boards.offered()
    assert page.path == boards.version
    assert boards.status() == "offered"
    assert "It waits for your own board and Eastside Kitchen" in page.text


def test_a_draft_that_lacks_something_says_what_and_is_not_offered(site: Site) -> None:
    drafting = drafting_in(site)
    page = drafting.officer.get(f"/agreements/{drafting.agreement}/versions/1/offer")
    assert "Before you offer it" in page.text
    assert "Go on writing" in page.links


def test_all_boards_approve_and_all_parties_sign(boards: Boards) -> None:
    boards.offered()
    boards.decides("chair")
    assert boards.status() == "offered"
    page = boards.decides("secretary")
    assert "Approved by all boards" in page.text
    boards.signs("officer")
    assert boards.status() == "approved"
    boards.signs("neighbour")
    assert boards.status() == "signed"


def test_a_board_that_says_no_says_why(boards: Boards) -> None:
    boards.offered()
    page = boards.decides("chair", "refused")
    assert "Say why, so that the next version can meet it" in page.errors
    page = boards.decides("chair", "refused", words="We cannot bear that risk")
    assert boards.status() == "refused"
    assert "We cannot bear that risk" in boards.as_("neighbour").get(boards.version).text


def test_a_word_is_taken_back_until_the_last_has_decided(boards: Boards) -> None:
    boards.offered()
    page = boards.decides("chair")
    chair = boards.as_("chair")
    form = chair.get(page.links["Take back what we said"])
    after = chair.submit(form, "Take it back", why="We read it again")
    assert "It waits for" not in after.heading
    boards.decides("secretary")
    assert boards.status() == "offered"


def test_only_the_party_that_offered_is_offered_to_withdraw(boards: Boards) -> None:
    boards.offered()
    officer = boards.as_("officer")
    assert "Withdraw this version" not in boards.as_("neighbour").get(boards.version).links
    form = officer.get(officer.get(boards.version).links["Withdraw this version"])
    page = officer.submit(form, "Withdraw it", why="We found a slip")
    assert "We found a slip" in page.text
    assert boards.status() == "withdrawn"


def test_a_trustee_sees_what_it_is_but_not_its_text(boards: Boards) -> None:
    boards.offered()
    page = boards.as_("trustee").get(boards.version)
    assert "The text opens from your board's decision page" in page.text
    assert "Read it as a PDF" not in page.links
    assert "The agreement word for word" not in page.text


def test_a_member_sees_who_agrees_and_no_more_where_all_is_shared(boards: Boards) -> None:
    boards.shared()
    boards.offered()
    boards.decides("chair", words="A word for the parties")
    page = boards.as_("member").get(boards.version)
    assert "Eastside Kitchen" in page.text
    assert "A word for the parties" not in page.text
    assert SOURCE not in page.text


def test_whoever_sees_an_agreement_is_led_to_it_from_its_partnership(boards: Boards) -> None:
    boards.shared()
    with boards.drafting.site.session() as session:
        partnership = f"/partnerships/{session.scalars(select(Partnership)).one().ref}"
    assert "Agreements" not in boards.as_("member").get(partnership).links
    boards.offered()
    page = boards.as_("member").get(partnership)
    assert "Warm rooms" in boards.as_("member").get(page.links["Agreements"]).links


@pytest.mark.parametrize("rest", ["", "/versions/1", "/versions/1/changes", "/versions/1/decide"])
def test_a_member_meets_nothing_while_a_competition_is_live(boards: Boards, rest: str) -> None:
    boards.offered()
    boards.as_("member").get(f"{boards.page}{rest}", status=404)


def test_a_draft_is_not_there_for_a_trustee(boards: Boards) -> None:
    boards.as_("trustee").get(boards.version, status=404)


def test_the_next_version_shows_what_changed(boards: Boards) -> None:
    boards.offered()
    officer = boards.as_("officer")
    form = officer.get(officer.get(boards.page).links["Write the next version"])
    officer.submit(form, "Begin the next version")
    page = officer.get(f"{boards.page}/versions/2/changes")
    assert "[added: It leads." in page.text  # who leads is the partnership's to say


def test_what_changed_is_shown_against_what_binds_first(site: Site) -> None:
    sharing = in_force(site)
    with site.world() as world:
        first = world.session.scalars(select(Version)).one()
        for number, status in ((2, "withdrawn"), (3, "offered")):
            content = first.content | {"purpose": f"Warm rooms, put {number} ways"}
            shared = {"agreement_id": first.agreement_id, "content": content}
            world.keep(
                Version(number=number, status=status, fingerprint=f"{number}" * 64, **shared)
            )
    officer = sharing.as_("officer")
    page = officer.get(f"/agreements/{sharing.agreement}/versions/3")
    against = officer.get(page.links["See what changed since version 1"])
    assert "What changed since version 1" in against.text
    assert "Version 2 (withdrawn) Version 1 (in force)" in against.text
    other = officer.get(against.links["Version 2"])
    assert "What changed since version 2" in other.text
    officer.get(f"/agreements/{sharing.agreement}/versions/3/changes?from=7", status=404)


def test_an_offered_version_waits_on_the_desks_of_boards_that_have_not_decided(
    boards: Boards,
) -> None:
    boards.offered()
    boards.decides("chair")
    waits = "A version waits for your board's decision: Warm rooms."
    assert waits in boards.as_("secretary").get("/").text
    for who in ("chair", "officer", "member"):
        assert waits not in boards.as_(who).get("/").text


def test_a_version_that_outlived_its_partnership_waits_for_nobody(boards: Boards) -> None:
    boards.offered()
    waits = "A version waits for your board's decision"
    assert waits in boards.as_("chair").get("/").text
    with boards.drafting.site.world() as world:
        partnership = world.session.scalars(select(Partnership)).one()
        actor = world.as_seat(boards.seats["officer"])
        end_partnership(world.session, actor, partnership, "We are done", "https://here.example")
    for who in ("chair", "secretary"):
        assert waits not in boards.as_(who).get("/").text
    page = boards.as_("officer").get(boards.version)
    assert "Withdrawn" in page.text
    assert "Why: The partnership ended." in page.text
    assert "Did not decide" in page.text


def _runs(boards: Boards, first: int, last: int) -> None:
    """Let the draft run between days so far from today."""
    days = (
        ("starts_on", today() + timedelta(days=first)),
        ("ends_on", today() + timedelta(days=last)),
    )
    with boards.drafting.site.world() as world:
        draft = world.session.scalars(select(Version)).one()
        draft.content = draft.content | {name: day.isoformat() for name, day in days}


def test_an_agreement_that_is_over_already_is_not_offered(boards: Boards) -> None:
    _runs(boards, -800, -1)
    page = boards.as_("officer").get(f"{boards.version}/offer")
    assert "Choose an end that is still to come" in page.text
    assert (
        "Choose an end that is still to come"
        in boards.as_("officer").get(f"{boards.page}/draft").text
    )


def test_a_start_long_past_is_said_before_it_is_offered(boards: Boards) -> None:
    _runs(boards, -31, 0)
    page = boards.as_("officer").get(f"{boards.version}/offer")
    assert "which is more than a month ago. It binds from the day on which" in page.text
    _runs(boards, -30, 300)
    page = boards.as_("officer").get(f"{boards.version}/offer")
    assert "more than a month ago" not in page.text
    assert boards.offered().path == boards.version


def test_a_text_that_changed_meanwhile_is_not_offered(boards: Boards) -> None:
    officer = boards.as_("officer")
    page = officer.get(f"{boards.version}/offer")
    about = value_of(boards.drafting.content(), "about") | {"purpose": "Everybody is warm."}
    boards.drafting.write(boards.drafting.kitchen, "about", about)
    after = officer.submit(page, "Offer it to every party")
    assert "The text changed since you opened this page" in after.text
    assert boards.status() == "draft"
