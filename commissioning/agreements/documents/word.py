"""A Word copy for boards that edit by hand. It says on every page that it is a copy."""

from datetime import UTC, datetime, time
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Pt

from commissioning.agreements.documents.blocks import (
    Block,
    Chapter,
    Heading,
    Listing,
    Picture,
    Prose,
    Table,
)
from commissioning.agreements.documents.paper import Paper

A_COPY = "A copy to work on. It is not the agreement: changes made here change nothing there."


def agreement_docx(paper: Paper) -> bytes:
    """Write a version of an agreement as a Word file, marked as a copy on every page."""
    document = Document()
    _marked(document, paper)
    document.add_heading(paper.title, 0)
    document.add_paragraph(f"{paper.named}. {paper.status}. {A_COPY}")
    for section in paper.summary:
        document.add_heading(section.heading, 2)
        for sentence in section.sentences:
            document.add_paragraph(sentence)
    document.add_paragraph(paper.a_summary).add_run().add_break(WD_BREAK.PAGE)
    for chapter in paper.chapters:
        _chapter(document, chapter)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _marked(document: WordDocument, paper: Paper) -> None:
    """Say on every page what this is, and fix what a file says about itself."""
    document.styles["Normal"].font.size = Pt(11)
    section = document.sections[0]
    section.header.paragraphs[0].text = f"COPY. {A_COPY}"
    named = f"{paper.named}. SHA-256: {paper.fingerprint}" if paper.fingerprint else paper.named
    section.footer.paragraphs[0].text = named
    day = datetime.combine(datetime.fromisoformat(paper.iso_date), time(), UTC)
    about = document.core_properties
    about.title, about.author, about.language = paper.title[:255], "The shared register", "en-GB"
    about.created = about.modified = day


def _chapter(document: WordDocument, chapter: Chapter) -> None:
    document.add_heading(chapter.title, 1)
    for block in chapter.blocks:
        _block(document, block)


def _block(document: WordDocument, block: Block) -> None:
    match block:
        case Prose():
            document.add_paragraph(block.text)
        case Heading():
            document.add_heading(block.text, 2)
        case Listing():
            for item in block.items:
                document.add_paragraph(item, style="List Bullet")
        case Table():
            _table(document, block)
        case Picture():
            document.add_paragraph(block.alt)  # Word has the same in tables


def _table(document: WordDocument, block: Table) -> None:
    document.add_paragraph(block.caption, style="Caption")
    table = document.add_table(rows=0, cols=len(block.head), style="Table Grid")
    for row in (block.head, *block.rows):
        for column, (cell, words) in enumerate(zip(table.add_row().cells, row, strict=True)):
            cell.text = words
            if column in block.numeric:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
