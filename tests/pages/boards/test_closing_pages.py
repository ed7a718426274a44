"""Closing: the outcome and its reasons first, then the act; the minute; taking an approval back."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from commissioning.agreements.models import Version
from commissioning.boards.models import Resolution
from commissioning.boards.rules.questions import QUESTIONS, RISKS, SEVEN
from commissioning.foundation.clock import today
from commissioning.foundation.filters import day as in_full
from tests.pages.boards.deciding import VOTERS, Deciding, day


def version_status(deciding: Deciding) -> str:
    """Give how the version stands."""
    with deciding.site.session() as session:
        return session.scalars(select(Version)).one().status


def split(deciding: Deciding) -> None:
    """Let one approve, and the others not."""
    deciding.voting()
    for who, choice in zip(VOTERS, ("approve", *["not_approve"] * 3), strict=True):
        deciding.votes(who, choice)


def test_the_outcome_and_its_reasons_are_shown_before_closing(deciding: Deciding) -> None:
    deciding.voting()
    for who in VOTERS:
        deciding.votes(who)
    page = deciding.as_("secretary").get(f"{deciding.page}/close")
    assert page.heading == "If you close it now: your board approves it"
    assert "4 for, 0 against, 0 abstained" in page.text
    assert "Your board has not confirmed its answers" in page.text
    assert deciding.newest().status == "voting"


def test_saying_no_asks_what_the_partners_should_read(deciding: Deciding) -> None:
    split(deciding)
    page = deciding.closes("")
    assert page.errors == ["Say to the other parties why, so that the next version can meet it"]
    assert deciding.newest().status == "voting"
    after = deciding.closes("The limit is too high for us")
    assert "Our board did not approve it" in after.text
    assert version_status(deciding) == "refused"


def test_another_outcome_than_was_shown_is_not_closed(deciding: Deciding) -> None:
    deciding.voting()
    for who in VOTERS[:3]:
        deciding.votes(who)
    secretary = deciding.as_("secretary")
    shown = secretary.get(f"{deciding.page}/close")
    for who in VOTERS[:3]:
        visitor = deciding.as_(who)
        visitor.submit(visitor.get(deciding.page), "Change your vote", choice="not_approve")
    page = secretary.submit(shown, "Close the decision", words="We are glad to")
    assert "The outcome is another one than you saw" in page.errors[0]
    assert page.heading.endswith("your board does not approve it")
    assert "We are glad to" in page.text
    after = secretary.submit(page, "Close the decision", words="Not as it stands")
    assert "Our board did not approve it" in after.text


def test_too_few_shows_what_the_board_may_lawfully_do(deciding: Deciding) -> None:
    deciding.open_()
    for who in VOTERS[:3]:
        deciding.declares(who, "financial", "We all work for the kitchen")
    deciding.begins()
    secretary = deciding.as_("secretary")
    page = secretary.get(f"{deciding.page}/close")
    assert page.heading.endswith("too few can decide")
    assert "Charity Commission" in page.text
    assert "This is guidance, not legal advice" in page.text
    after = secretary.submit(page, "Close the decision")
    assert "Too few to decide" in after.text
    assert "What your board may lawfully do now" in after.text
    assert "Open a new decision" in after.links
    assert "Open a new decision" not in deciding.as_("third trustee").get(deciding.page).links
    assert version_status(deciding) == "offered"


def test_silence_approves_nothing(deciding: Deciding) -> None:
    deciding.voting()
    page = deciding.as_("secretary").get(f"{deciding.page}/close")
    assert page.heading.endswith("too few can decide")


def test_closing_before_all_have_answered_offers_to_wait(deciding: Deciding) -> None:
    asked = today() + timedelta(days=5)
    deciding.open_(**day("reply_by", asked))
    deciding.all_declare()
    deciding.begins()
    deciding.votes("chair", "not_approve")
    deciding.votes("trustee")
    secretary = deciding.as_("secretary")
    page = secretary.get(f"{deciding.page}/close")
    assert page.heading.endswith("your board does not approve it")
    assert (
        f"2 have not answered; you asked for answers by {in_full(asked)}; 1 more yes" in page.text
    )
    assert "this version is over for everyone" in page.text
    assert page.links["Wait"] == f"{deciding.page}/hold"
    for who in VOTERS[2:]:
        deciding.votes(who, "not_approve")
    assert "Wait" not in secretary.get(f"{deciding.page}/close").links


def test_the_minute_is_read_printed_and_copied(deciding: Deciding) -> None:
    deciding.carried()
    trustee = deciding.as_("trustee")
    page = trustee.get(f"{deciding.page}/minute")
    assert "Ada Quill (chair)" in page.text
    assert trustee.get(page.links["as a PDF"]).response.data.startswith(b"%PDF")
    text = trustee.get(page.links["as text"]).response.text
    assert text.startswith("Decision of the board of Warm Harbour")


def test_before_it_is_closed_the_minute_leads_to_the_decision(deciding: Deciding) -> None:
    deciding.open_()
    secretary = deciding.as_("secretary")
    led = secretary.get(f"{deciding.page}/minute", status=302)
    assert led.location.endswith(deciding.page)
    for paper in ("minute.pdf", "minute.txt"):
        page = secretary.get(f"{deciding.page}/{paper}", status=403)
        assert "This cannot be done now, or not in your role." in page.text


def test_an_approval_is_taken_back_until_the_last_has_decided(deciding: Deciding) -> None:
    page = deciding.carried()
    secretary = deciding.as_("secretary")
    form = secretary.get(page.links["Take back the approval"])
    after = secretary.submit(form, "Take it back", why="We read it again")
    assert "Approved, then taken back" in after.text
    assert "We read it again" in after.text
    assert "Take back the approval" not in after.links
    again = secretary.get(f"{deciding.page}/take-back", status=302)
    assert again.location.endswith(deciding.page)
    deciding.as_("trustee").get(f"{deciding.page}/take-back", status=403)
    assert "Our board approved it" not in after.text
    assert "What was decided does not stand any more." in after.text
    trustee = deciding.as_("trustee").get(deciding.page)
    assert "that was taken back: nothing of it stands" in trustee.text


def test_after_an_approval_was_taken_back_a_new_decision_is_the_next_step(
    deciding: Deciding,
) -> None:
    page = deciding.carried()
    assert "Open a new decision" not in page.links
    first = deciding.page
    secretary = deciding.as_("secretary")
    form = secretary.get(page.links["Take back the approval"])
    after = secretary.submit(form, "Take it back", why="We read it again")
    opening = secretary.get(after.links["Open a new decision"])
    assert opening.heading == "Open a decision of our board"
    assert secretary.follow(f"/decisions/of/{deciding.version}").heading == opening.heading
    earlier = next(href for words, href in opening.links.items() if words.startswith("the deci"))
    assert earlier == first
    again = secretary.submit(opening, "Open the decision", procedure="written")
    assert again.status == 200
    assert deciding.page != first
    assert "Open a new decision" not in secretary.get(first).links


def test_closing_names_each_question_that_is_not_confirmed_and_leads_to_it(
    deciding: Deciding,
) -> None:
    deciding.voting()
    secretary = deciding.as_("secretary")
    form = secretary.get(f"{deciding.page}/questions")
    secretary.submit(form, "Keep the draft", powers="Clause 4 lets us")
    page = secretary.get(f"{deciding.page}/close")
    assert "You may close it all the same." in page.text
    assert f"{SEVEN[0].asks} A draft is there." in page.text
    assert f"{RISKS[1].asks} Nobody has answered it." in page.text
    for question in QUESTIONS:
        assert page.links[question.asks] == f"{deciding.page}/questions#{question.key}"
    form = secretary.get(f"{deciding.page}/questions")
    assert form.main.select(f"#{QUESTIONS[0].key}")
    answers = {each.key: "As we said" for each in QUESTIONS}
    secretary.submit(form, "The board confirms these", **answers)
    assert "confirmed" not in secretary.get(f"{deciding.page}/close").text


def test_while_it_can_be_called_in_nobody_signs_and_it_can_be_taken_back(
    deciding: Deciding,
) -> None:
    deciding.carried()
    with deciding.site.world() as world:
        resolution = world.session.scalars(select(Resolution)).one()
        version, word = resolution.version, resolution.decision
        assert word is not None
        version.status, resolution.call_in_ends = "approved", today()
        word.takes_effect_on = today() + timedelta(days=1)
    secretary = deciding.as_("secretary")
    page = secretary.get(deciding.page)
    told = secretary.get(page.links["The version's page, with what each party says"])
    assert "Nobody signs before" in told.text
    assert "Say who signed" not in told.links
    form = secretary.get(page.links["It was called in: take back the approval"])
    assert "your own members can call it in" in form.text
    after = secretary.submit(form, "Take it back", why="Five members called it in")
    assert "Approved, then taken back" in after.text
    assert version_status(deciding) == "offered"


def test_a_decision_is_stopped_with_a_reason(deciding: Deciding) -> None:
    deciding.voting()
    secretary = deciding.as_("secretary")
    page = secretary.get(f"{deciding.page}/stop")
    assert secretary.submit(page, "Stop it").errors == ["Enter why, in a sentence or two"]
    after = secretary.submit(page, "Stop it", why="Our partner found a slip")
    assert "Our partner found a slip" in after.text
    assert not deciding.as_("trustee").get(deciding.page).main.select("#vote")


def test_two_who_freeze_the_list_at_once_freeze_it_once(deciding: Deciding) -> None:
    deciding.open_()
    secretary = deciding.as_("secretary")
    page = secretary.get(f"{deciding.page}/hold")
    deciding.begins()
    again = secretary.submit(page, "Freeze the list, and open the vote")
    assert again.status in (200, 409)
    assert deciding.newest().status == "voting"


@pytest.mark.parametrize("rest", ["/hold", "/close", "/stop", "/questions", "/interests"])
def test_a_closed_decision_is_held_no_more(deciding: Deciding, rest: str) -> None:
    deciding.carried()
    status = 302 if rest == "/hold" else 403
    deciding.as_("secretary").get(f"{deciding.page}{rest}", status=status)


def test_another_decision_is_opened_once_one_was_stopped(deciding: Deciding) -> None:
    deciding.open_()
    first = deciding.page
    secretary = deciding.as_("secretary")
    page = secretary.get(f"{first}/stop")
    secretary.submit(page, "Stop it", why="We begin again")
    form = secretary.get(f"/decisions/of/{deciding.version}/open")
    secretary.submit(form, "Open the decision", procedure="written")
    assert deciding.page != first
    listed = secretary.get(deciding.board)
    assert len(listed.main.select(".reg-card")) == 2
