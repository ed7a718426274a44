"""A minute set out for paper, with a place to sign it as a true record."""

from datetime import date

from commissioning.agreements.documents.blocks import Prose
from commissioning.boards.documents.paper import Blanks, Chapter, Paper
from commissioning.boards.rules.minute import Minute

DRAFTED = (
    "Drafted by the shared register from what is on its record. It becomes the minute when those "
    "who decided have agreed it and it is signed below."
)
SIGNED = "Signed as a true record by the chair, or by the one who decided, with the day"


def minute_paper(minute: Minute, fingerprint: str, decided_on: date) -> Paper:
    """Set a minute out; `fingerprint` is that of the version the board decided on."""
    chapters = [
        Chapter(section.title, tuple(Prose(text) for text in section.paragraphs))
        for section in minute.sections
    ]
    return Paper(
        title=minute.heading,
        iso_date=decided_on.isoformat(),
        rows=minute.rows,
        opening=DRAFTED,
        chapters=(*chapters, Chapter("Signed", (Blanks(SIGNED, 2),))),
        foot=minute.heading,
        fingerprint=fingerprint,
    )
