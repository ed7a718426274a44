"""An agreement on paper: everything agreed is there, marked as what it is."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from msgspec.structs import replace

from commissioning.agreements.documents import Paper, agreement_docx, agreement_pdf, paper_of
from commissioning.agreements.documents.blocks import Picture, Table
from commissioning.agreements.documents.paper import MOST_SENTENCES
from commissioning.agreements.documents.word import A_COPY
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.parts import Benefit, Party, Risk
from commissioning.agreements.rules.sharing_terms import NoShares
from commissioning.partnerships.rules.forms import LegalForm
from tests.rules.agreements.agreed import AGREED, GRANT, TARGET_COST

DAY = date(2027, 1, 5)
HASH, BEFORE = "ab" * 32, "cd" * 32


def printed(content: Content | None = None, **more: Any) -> Paper:
    facts: dict[str, Any] = {"fingerprint": HASH, "previous_hash": BEFORE} | more
    return paper_of(content or AGREED, "warm", 2, offered_on=DAY, status="Offered", **facts)


def tables(paper: Paper, chapter: str) -> list[Table]:
    [found] = [each for each in paper.chapters if each.title == chapter]
    return [block for block in found.blocks if isinstance(block, Table)]


def test_the_same_version_prints_as_the_same_bytes() -> None:
    assert agreement_pdf(printed()) == agreement_pdf(printed())


def test_the_pdf_is_tagged_and_says_that_it_is_accessible() -> None:
    for shares in (TARGET_COST, GRANT, NoShares()):
        made = agreement_pdf(printed(replace(AGREED, shares=shares)))
        assert b"/StructTreeRoot" in made
        assert b"pdfuaid" in made


def test_the_table_of_the_rules_stands_in_the_paper_to_the_penny() -> None:
    weights = tuple(replace(each, own_limit_pence=None) for each in TARGET_COST.weights)
    shares = replace(TARGET_COST, overspend_limit_pence=None, weights=weights)
    every = tables(printed(replace(AGREED, shares=shares)), "Worked examples")[-1]
    said = {cost: (partners, commissioner) for cost, partners, commissioner in every.rows}
    assert {cost: said[cost] for cost in SECTION_6} == SECTION_6


SECTION_6 = {
    "£750,000": ("+£87,500", "+£162,500"),
    "£900,000": ("+£50,000", "+£50,000"),
    "£1,000,000": ("£0", "£0"),
    "£1,080,000": ("−£40,000", "−£40,000"),
    "£1,150,000": ("−£60,000", "−£90,000"),
}


def test_each_party_has_its_row_at_each_cost() -> None:
    first = tables(printed(replace(AGREED, shares=TARGET_COST)), "Worked examples")[0]
    assert [row[0] for row in first.rows] == [
        "Harbour Homes",
        "Kettle Kitchen",
        "Lantern Advice",
        "The commissioner",
    ]
    assert first.rows[0][1] == "+£35,000"


def test_the_picture_falls_from_left_to_right_and_is_told_in_words() -> None:
    paper = printed(replace(AGREED, shares=TARGET_COST))
    [picture] = [b for c in paper.chapters for b in c.blocks if isinstance(b, Picture)]
    together = [up for _, up in picture.lines[0].points]
    assert together == sorted(together, reverse=True)
    assert together[0] > together[-1]
    assert "at the target cost of £1,000,000 nothing is shared" in picture.alt
    assert {0.0, 1.0} <= {across for across, _ in picture.lines[0].points}


def test_with_many_parties_the_picture_shows_their_total_alone() -> None:
    parties = tuple(Party(ref=f"p{n}", name=f"Party {n}", rank=n) for n in range(1, 51))
    weights = tuple(replace(TARGET_COST.weights[0], party=party.ref) for party in parties)
    shares = replace(TARGET_COST, weights=weights)
    content = Content(title="Many", legal_form=LegalForm.ALLIANCE, parties=parties, shares=shares)
    [picture] = [b for c in printed(content).chapters for b in c.blocks if isinstance(b, Picture)]
    assert [line.name for line in picture.lines] == ["The partners together"]


def test_money_that_is_not_worked_out_has_no_examples() -> None:
    content = replace(AGREED, shares=replace(TARGET_COST, target_pence=None))
    assert "Worked examples" not in [chapter.title for chapter in printed(content).chapters]


def test_the_first_page_stays_a_page_however_many_risks_there_are() -> None:
    risks = tuple(Risk(ref=f"r{n}", title=f"Risk {n}") for n in range(200))
    paper = printed(replace(AGREED, risks=risks))
    [section] = [one for one in paper.summary if one.heading == "What else could happen"]
    assert len(section.sentences) == MOST_SENTENCES
    assert section.sentences[-1] == "And 193 more, in the agreement itself."
    assert len(tables(paper, "Risks and who bears them")[0].rows) == 200


@pytest.mark.parametrize("words", ["#eval(1) $x$ *b* <a> [c]", "😀", "中文", "a\tb", "\\"])
def test_whatever_people_wrote_is_printed_and_never_obeyed(words: str) -> None:
    content = AGREED
    benefit = Benefit(ref="odd", party=content.parties[0].ref, what=words)
    odd = replace(content, title=words, purpose=words, benefits_other=(benefit,))
    assert agreement_pdf(printed(odd)).startswith(b"%PDF-")
    assert agreement_docx(printed(odd)).startswith(b"PK")


def test_the_word_file_says_on_every_page_that_it_is_a_copy() -> None:
    document = Document(BytesIO(agreement_docx(printed())))
    assert len(document.sections) == 1
    section = document.sections[0]
    assert A_COPY in section.header.paragraphs[0].text
    assert HASH in section.footer.paragraphs[0].text


def test_a_draft_names_no_hash() -> None:
    section = Document(BytesIO(agreement_docx(printed(fingerprint="")))).sections[0]
    assert "SHA-256" not in section.footer.paragraphs[0].text
    assert agreement_pdf(printed(fingerprint="")) != agreement_pdf(printed())
