"""The papers for the buyer: the evidence pack, the note, and how they are printed."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from commissioning.foundation.plain_text import WIDTH
from commissioning.partnerships.documents import paper_pdf
from commissioning.partnerships.rules.agreed import AgreementInForce
from commissioning.partnerships.rules.disclosure_note import NoteFacts, write_note
from commissioning.partnerships.rules.forms import LegalForm
from commissioning.partnerships.rules.legal_forms import facts_of
from commissioning.partnerships.rules.pack import (
    GivenAuthority,
    PackFacts,
    Party,
    Round,
    write_pack,
)
from commissioning.partnerships.rules.paper import Paper, Section, as_text
from commissioning.partnerships.rules.reasons import Reason

DAY, LATER = date(2027, 3, 26), date(2027, 4, 9)


def party(name: str, number: str, *, leads: bool = False, alone: bool | None = False) -> Party:
    return Party(
        name=name,
        kind="charity",
        numbers=(number,),
        role="Rooms\nand meals",
        is_lead=leads,
        since=DAY,
        reason=Reason(name, alone, "Minibuses" if alone is False else ""),
    )


PARTIES = (party("Warm Harbour", "GB-CHC-1", leads=True), party("Kitchen", "GB-COH-2"))
PACK = PackFacts(
    place="Saltmere",
    title="Warm Rooms Together",
    purpose="Warm rooms for whoever needs one.",
    about="Winter support",
    reference="SC/12",
    buyer="Saltmere Council",
    answer_by=LATER,
    legal_form=LegalForm.LEAD_BODY,
    why_joint="Nobody has all of it.",
    formed_on=DAY,
    printed_on=LATER,
    parties=PARTIES,
    authorities=(
        GivenAuthority(name="Kitchen", covers="Sign.", given_on=DAY, kept_where="The safe"),
    ),
    left=(),
    rounds=(
        Round(number=1, kind="form", status="replaced", proposed_on=DAY, settled_on=DAY),
        Round(number=2, kind="form", status="open", proposed_on=DAY, settled_on=None),
    ),
)
NOTE = NoteFacts(
    place="Saltmere",
    buyer="",
    about="Winter support",
    reference="",
    parties=PARTIES,
    why_joint="",
    formed_on=DAY,
    printed_on=LATER,
    shared=False,
    amounts=False,
    contacts=(("Kitchen", "Asha, asha@example.org"),),
)


def flat(text: str) -> str:
    return " ".join(text.split())


def pack(**changed: Any) -> str:
    return flat(as_text(write_pack(replace(PACK, **changed))))


def note(**changed: Any) -> str:
    return flat(as_text(write_note(replace(NOTE, **changed))))


def test_the_pack_says_who_with_their_numbers_and_what_each_does() -> None:
    said = pack()
    assert "Warm Harbour (GB-CHC-1, charity) Does: Rooms; and meals (leads)" in said
    assert "Kitchen (GB-COH-2, charity) Does: Rooms; and meals In it since" in said


def test_the_pack_says_what_follows_from_the_legal_form() -> None:
    said = pack()
    assert all(line in said for line in facts_of(LegalForm.LEAD_BODY).consequences)


def test_the_pack_says_who_gave_the_lead_its_authority_and_who_did_not() -> None:
    assert "Kitchen gave its written authority on 26 March 2027. It covers: Sign." in pack()
    assert "Kitchen has recorded no written authority" in pack(authorities=())


def test_without_a_lead_all_have_an_equal_say() -> None:
    parties = tuple(replace(each, is_lead=False) for each in PARTIES)
    said = pack(legal_form=LegalForm.ALLIANCE, parties=parties, authorities=())
    assert "Nobody leads: all have an equal say." in said
    assert "written authority on" not in said


def test_the_pack_tells_the_rounds_by_their_days_and_not_who_said_no() -> None:
    said = pack()
    assert "Round 1 proposed the partnership on 26 March 2027; taken over by the next" in said
    assert "Round 2 proposed the partnership on 26 March 2027; it is still open." in said


def test_the_pack_names_those_who_left() -> None:
    assert "Old Pier left on 9 April 2027." in pack(left=(("Old Pier", LATER),))


def test_the_agreement_in_force_is_named_by_version_and_fingerprint() -> None:
    assert "Ask the partners whether there is one" in pack()
    said = pack(agreement=AgreementInForce(version=3, since=DAY, fingerprint="ab" * 32))
    assert "Version 3 is in force since 26 March 2027." in said
    assert "ab" * 32 in said


def test_why_together_is_told_for_each_party() -> None:
    said = pack(parties=(PARTIES[0], party("Kitchen", "", alone=None)))
    assert "Warm Harbour could not answer alone. It needs the others for: Minibuses." in said
    assert "Kitchen has not said yet." in said


def test_the_note_says_who_since_when_and_why_and_whom_to_ask() -> None:
    said = note(buyer="Saltmere Council", reference="SC/12", why_joint="Nobody has all of it.")
    assert "To: Saltmere Council About: Winter support (reference SC/12)" in said
    assert "Warm Harbour and Kitchen are answering this together" in said
    assert "on 26 March 2027" in said
    assert "Nobody has all of it." in said
    assert "Kitchen: Asha, asha@example.org" in said


def test_a_note_without_a_known_buyer_is_to_the_buyer() -> None:
    assert "To: The buyer" in note()


def test_the_note_says_no_more_of_what_was_not_shared_than_is_so() -> None:
    assert "no place for a price" in note()
    assert "who else is bidding" in note()
    assert "who else is bidding" not in note(shared=True)
    assert "the whole amount it asks for" not in note()
    assert "the whole amount it asks for" in note(amounts=True)


def test_no_line_of_the_text_is_too_long_for_an_email() -> None:
    for paper in (write_pack(PACK), write_note(NOTE)):
        assert max(map(len, as_text(paper).splitlines())) <= WIDTH


@pytest.mark.parametrize("paper", [write_pack(PACK), write_note(NOTE)], ids=["pack", "note"])
def test_a_paper_prints_tagged_and_to_the_same_bytes(paper: Paper) -> None:
    printed = paper_pdf(paper)
    assert printed == paper_pdf(paper)
    assert printed.startswith(b"%PDF")
    assert b"pdfuaid:part" in printed


def test_what_people_wrote_is_never_markup() -> None:
    odd = write_pack(replace(PACK, purpose='#panic("no") *stars* $x$ \\ "quotes" <b> @here'))
    assert paper_pdf(odd).startswith(b"%PDF")


def test_letters_that_our_fonts_lack_are_printed_all_the_same() -> None:
    odd = write_pack(replace(PACK, purpose="مرحبا 你好"))
    assert paper_pdf(odd).startswith(b"%PDF")


def test_an_empty_section_prints() -> None:
    bare = replace(write_note(NOTE), sections=(Section(heading="Nothing"),), facts=())
    assert paper_pdf(bare).startswith(b"%PDF")
