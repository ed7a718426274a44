"""The note to the buyer: what happened, what was not shared, and nothing of what is private."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissioning.register.documents import note_pdf
from commissioning.register.rules.note import NoteFacts, Party, as_text, write_note

KITCHEN = Party(
    name="Harbour Kitchen",
    numbers=("GB-CHC-1234567",),
    brings="A kitchen",
    lacks="Two minibuses",
    on=date(2026, 10, 2),
)
WHEELS = Party(
    name="Tamar Wheels", numbers=(), brings="Minibuses", lacks="A kitchen", on=date(2026, 10, 5)
)
FACTS = NoteFacts(
    place="Saltmere",
    buyer="Saltmere Council",
    title="Community meals",
    reference="SC-14",
    parties=(KITCHEN, WHEELS),
    offered_on=date(2026, 10, 5),
    talking_since=date(2026, 10, 9),
    printed_on=date(2026, 10, 10),
)


def test_the_note_says_who_about_what_where_and_when() -> None:
    text = as_text(write_note(FACTS))
    for words in ("Harbour Kitchen (GB-CHC-1234567)", "Tamar Wheels", "Community meals",
                  "SC-14", "Saltmere Council", "10 October 2026", "9 October 2026"):  # fmt: skip
        assert words in text


def test_the_note_prints_both_cards_whole() -> None:
    text = as_text(write_note(FACTS))
    for party in FACTS.parties:
        assert f"Brings: {party.brings}" in text
        assert f"Lacks: {party.lacks}" in text


def test_what_stands_on_lines_of_its_own_is_kept_apart() -> None:
    lines = replace(KITCHEN, brings="A kitchen,\n a cook\n")
    assert "Brings: A kitchen; a cook\n" in as_text(
        write_note(replace(FACTS, parties=(lines, FACTS.parties[1])))
    )


def test_the_note_is_the_same_whichever_side_is_named_first() -> None:
    assert write_note(replace(FACTS, parties=(WHEELS, KITCHEN))) == write_note(FACTS)


def test_the_note_does_not_say_which_of_the_two_could_not_answer_alone() -> None:
    text = as_text(write_note(FACTS))
    assert "At least one of the two said that it could not answer alone" in " ".join(text.split())


def test_without_a_buyer_or_reference_the_note_still_reads() -> None:
    note = write_note(replace(FACTS, buyer="", reference="", has_opportunity=False))
    assert note.to == "The buyer"
    assert note.about == "Community meals"
    assert "whether to answer this together" in note.opening


def test_no_line_of_the_plain_text_is_too_long_for_an_email() -> None:
    long = replace(KITCHEN, brings="A kitchen and more " * 25)
    lines = as_text(write_note(replace(FACTS, parties=(long, WHEELS)))).splitlines()
    assert max(map(len, lines)) <= 78


def test_a_long_web_address_is_kept_whole() -> None:
    address = f"https://www.harbour-kitchen.example/{'what-we-bring-' * 6}2026"
    linked = replace(KITCHEN, brings=f"A kitchen and a cook: {address}")
    text = as_text(write_note(replace(FACTS, parties=(linked, WHEELS))))
    assert address in text.splitlines()


def test_the_same_note_prints_as_the_same_bytes() -> None:
    assert note_pdf(write_note(FACTS)) == note_pdf(write_note(FACTS))


def test_the_pdf_is_tagged_and_says_that_it_is_accessible() -> None:
    paper = note_pdf(write_note(FACTS))
    assert b"/StructTreeRoot" in paper
    assert b"pdfuaid" in paper


@pytest.mark.parametrize("words", ["#eval(1) $x$ *b* <a> [c]", "😀", "中文", "a\x00b", "", "\\"])
def test_whatever_people_wrote_is_printed_and_never_obeyed(words: str) -> None:
    odd = replace(KITCHEN, name=words, brings=words, lacks=words)
    note = write_note(replace(FACTS, parties=(odd, WHEELS), title=words))
    assert note_pdf(note).startswith(b"%PDF-")


@given(st.text(max_size=40), st.text(max_size=200))
def test_any_names_and_cards_make_a_note(name: str, card: str) -> None:
    party = replace(KITCHEN, name=name, brings=card)
    assert as_text(write_note(replace(FACTS, parties=(party, WHEELS)))).endswith("\n")
