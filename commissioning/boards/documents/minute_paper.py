"""A minute set out for paper, with a place to sign it as a true record."""

from collections.abc import Iterator
from datetime import date

from commissioning.agreements.documents.blocks import Heading, Prose
from commissioning.boards.documents.paper import Blanks, Block, Chapter, Paper
from commissioning.boards.rules.minute import Minute, Section

DRAFTED = (
    "Drafted by the shared register from what is on its record. It becomes the minute when those "
    "who decided have agreed it and it is signed below."
)
SIGNED = "Signed as a true record by the chair, or by the one who decided, with the day"


def minute_paper(minute: Minute, fingerprint: str, decided_on: date) -> Paper:
    """Set a minute out; `fingerprint` is that of the version the board decided on."""
    chapters = [Chapter(each.title, tuple(_blocks(each))) for each in minute.sections]
    return Paper(
        title=minute.heading,
        iso_date=decided_on.isoformat(),
        rows=minute.rows,
        opening=DRAFTED,
        chapters=(*chapters, Chapter("Signed", (Blanks(SIGNED, 2),))),
        foot=minute.heading,
        fingerprint=fingerprint,
    )


def _blocks(section: Section) -> Iterator[Block]:
    for asks, said in section.answers:
        yield Heading(asks)
        yield Prose(said)
    yield from (Prose(text) for text in section.paragraphs)
