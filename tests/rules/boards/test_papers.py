"""A board's papers: the pack with all that is read before a decision, and the minute after it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace as but

from commissioning.agreements.documents.blocks import Prose
from commissioning.agreements.rules.differences import changes
from commissioning.boards.documents import (
    PackFacts,
    minute_paper,
    minute_pdf,
    pack_paper,
    pack_pdf,
)
from commissioning.boards.documents.paper import Big, Difference, Paper, Ticks
from commissioning.boards.rules.in_words import in_words
from commissioning.boards.rules.loss_in_words import MostToLose
from commissioning.boards.rules.minute import minute_of
from commissioning.boards.rules.questions import KEYS
from tests.rules.agreements.agreed import AGREED
from tests.rules.boards.boards import MODEL
from tests.rules.boards.test_minute import FACTS as MINUTED

DAY = date(2026, 11, 23)
HASH = "ab" * 32
BEFORE = but(AGREED, purpose="Something else for other people.")
FACTS = PackFacts(
    board="Harbour Homes",
    content=AGREED,
    number=2,
    fingerprint=HASH,
    offered_by="Kettle Kitchen",
    offered_on=date(2026, 11, 20),
    printed_on=DAY,
    when=("In a meeting on 1 December 2026, in the hall.",),
    most=MostToLose("This could cost us up to £12,000.", "Our reserves were £10,000.", True),
    changes=changes(BEFORE, AGREED),
    interests=(("Ada Quill", "no interest"),),
    answers={"powers": "Yes: clause 3.", "risk_not_doing": "People stay cold."},
    confirmed=False,
    rule_words=in_words(MODEL, 7),
)


def packed(**changed: Any) -> Paper:
    return pack_paper(replace(FACTS, **changed))


def text_of(paper: Paper, title: str) -> str:
    [chapter] = [each for each in paper.chapters if each.title == title]
    return repr(chapter.blocks)


def test_the_first_page_says_what_is_asked_with_whom_and_how() -> None:
    paper = packed()
    assert "whether Harbour Homes approves version 2" in paper.opening
    assert "2 other parties" in paper.opening
    assert "Nothing is approved by saying nothing" in paper.opening
    assert ("How we decide", "In a meeting on 1 December 2026, in the hall.") in paper.rows
    assert paper.listed


def test_the_most_we_could_lose_comes_first_beside_the_reserves() -> None:
    [big] = packed().chapters[0].blocks
    assert big == Big("This could cost us up to £12,000.", "Our reserves were £10,000.")


def test_what_changed_is_shown_in_words_and_a_first_version_says_so() -> None:
    found = [
        block
        for chapter in packed().chapters
        for block in chapter.blocks
        if isinstance(block, Difference)
    ]
    assert {kind for block in found for kind, _ in block.pieces} >= {"struck", "added"}
    assert "first version" in text_of(packed(changes=None), "What changed")
    assert "Nothing changed" in text_of(packed(changes=()), "What changed")


def test_the_questions_are_there_with_the_two_risks_side_by_side() -> None:
    said = text_of(packed(), "The questions we ask ourselves")
    assert "Staff drafted these answers" in said
    assert "Yes: clause 3." in said
    assert said.count("Not answered yet.") == len(KEYS) - 2
    assert "rows=(('Not answered yet.', 'People stay cold.'),)" in said
    confirmed = text_of(packed(confirmed=True), "The questions we ask ourselves")
    assert "The board has confirmed" in confirmed


def test_interests_of_others_are_left_out_where_they_are_not_given() -> None:
    assert "Ada Quill" in text_of(packed(), "Interests")
    assert "Declared so far" not in text_of(packed(interests=()), "Interests")


def test_the_agreement_itself_stands_in_the_pack() -> None:
    said = text_of(packed(), "The agreement itself")
    assert all(clause.title in said for clause in AGREED.clauses)
    assert all(party.name in said for party in AGREED.parties)


def test_a_trustee_may_answer_on_paper() -> None:
    last = packed().chapters[-1]
    assert last.new_page
    boxes = [block.boxes for block in last.blocks if isinstance(block, Ticks)]
    assert ("approve", "do not approve", "abstain") in boxes


def test_a_minute_is_set_out_with_a_place_to_sign() -> None:
    paper = minute_paper(minute_of(MINUTED), HASH, DAY)
    assert paper.chapters[-1].title == "Signed"
    assert not paper.listed
    assert any(isinstance(block, Prose) for block in paper.chapters[0].blocks)


@pytest.mark.parametrize("changed", [{}, {"changes": None, "interests": (), "answers": {}}])
def test_a_pack_is_an_accessible_pdf_and_the_same_each_time(changed: dict[str, Any]) -> None:
    facts = replace(FACTS, **changed)
    made = pack_pdf(facts)
    assert made.startswith(b"%PDF-")
    assert b"pdfuaid" in made
    assert made == pack_pdf(facts)


def test_a_minute_is_an_accessible_pdf() -> None:
    made = minute_pdf(minute_of(MINUTED), HASH, DAY)
    assert b"pdfuaid" in made
    assert b"/StructTreeRoot" in made


def test_odd_letters_do_not_stop_the_printing() -> None:
    odd = replace(FACTS, board="#*_$ \u4f60 [x](y) “", when=("\\ @a <b> \u202e",))
    assert pack_pdf(odd).startswith(b"%PDF-")
