"""Ending an agreement early, as a page: the same day and reason, and everybody's yes."""

from datetime import timedelta
from typing import Any

from commissioning.foundation.clock import today
from tests.pages.agreements.boards import Boards, on
from tests.pages.inspecting import Page

WHY = "The rooms are sold"


def in_force(boards: Boards) -> str:
    """Let it be offered, approved and signed by both; give the address of the page."""
    boards.offered()
    return approved_and_signed(boards)


def approved_and_signed(boards: Boards) -> str:
    """Let both boards approve and both parties sign; give the address of the page."""
    for who in ("chair", "secretary"):
        boards.decides(who)
    for who in ("officer", "neighbour"):
        boards.signs(who)
    return f"{boards.page}/end"


def asked(boards: Boards, here: str, **typed: Any) -> Page:
    """Let the harbour put an end in a month to both."""
    officer = boards.as_("officer")
    answers = {**on(today() + timedelta(days=30), "last_day"), "why": WHY, **typed}
    return officer.submit(officer.get(here), "Put it to all partners", **answers)


def test_both_say_yes_and_the_page_says_its_last_day(boards: Boards) -> None:
    here = in_force(boards)
    page = asked(boards, here)
    assert page.notice == "It is put to all partners, with your yes."
    assert "Eastside Kitchen Has not answered" in page.text
    neighbour = boards.as_("neighbour")
    page = neighbour.get(here)
    assert WHY in page.text
    page = neighbour.submit(page, "Send our answer", said="yes")
    assert page.path == boards.page
    page = neighbour.get(here)
    assert "All partners have ended it" in page.text


def test_not_yet_is_said_with_words_and_other_words_are_put(boards: Boards) -> None:
    here = in_force(boards)
    asked(boards, here)
    neighbour = boards.as_("neighbour")
    page = neighbour.get(here)
    page = neighbour.submit(page, "Send our answer", said="not_yet")
    assert page.errors == ["Say what you would change, so that the next words can meet it"]
    page = neighbour.submit(page, "Send our answer", words="A month later, please")
    assert "A month later, please" in boards.as_("officer").get(here).text
    page = neighbour.get(page.links["Put other words to all partners"])
    later = on(today() + timedelta(days=60), "last_day")
    page = neighbour.submit(page, "Put it to all partners", **later, why="Sold")
    assert "What Eastside Kitchen put to all of you" in page.text


def test_a_word_is_taken_back_by_a_button(boards: Boards) -> None:
    here = in_force(boards)
    asked(boards, here)
    officer = boards.as_("officer")
    page = officer.submit(officer.get(here), "Take back what we said")
    assert page.notice == "You have taken it back."
    assert WHY not in officer.get(here).text


def test_what_is_refused_stands_beside_the_field(boards: Boards) -> None:
    here = in_force(boards)
    page = asked(boards, here, **on(today() - timedelta(days=1), "last_day"))
    assert page.errors == ["Enter a last day that is today or still ahead"]


def test_an_answer_to_words_that_were_replaced_shows_the_new_ones(boards: Boards) -> None:
    here = in_force(boards)
    asked(boards, here)
    neighbour = boards.as_("neighbour")
    old = neighbour.get(here)
    officer = boards.as_("officer")
    page = officer.get(f"{here}?anew=1")
    later = on(today() + timedelta(days=60), "last_day")
    officer.submit(page, "Put it to all partners", **later, why="Sold at last")
    page = neighbour.submit(old, "Send our answer", said="yes")
    assert page.errors[0].startswith("Other words have been put to you meanwhile")
    assert "Sold at last" in page.text


def test_the_board_reads_it_and_others_find_nothing(boards: Boards) -> None:
    here = in_force(boards)
    asked(boards, here)
    page = boards.as_("trustee").get(here)
    assert "Those with a board's mandate do this." in page.text
    boards.shared()
    boards.as_("member").get(here, status=404)
    boards.as_("officer").post(f"{boards.page}/asks/nothing", {"said": "yes"}, status=404)


def test_the_agreement_says_that_its_end_waits_for_every_yes(boards: Boards) -> None:
    here = in_force(boards)
    words = "has put it to all partners, and it waits for every yes"
    assert words not in boards.as_("neighbour").get(boards.page).text
    asked(boards, here)
    assert f"Warm Harbour {words}" in boards.as_("neighbour").get(boards.page).text


def test_only_what_is_in_force_is_offered_to_be_ended(boards: Boards) -> None:
    boards.offered()
    assert "End it early" not in boards.as_("officer").get(boards.page).links
    approved_and_signed(boards)
    assert "End it early" in boards.as_("officer").get(boards.page).links
