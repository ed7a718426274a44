"""Prints the note to the buyer: what people wrote goes in as data, never as markup."""

from pathlib import Path

from commissioning.foundation.typesetting import set_pdf
from commissioning.register.rules.note import Note

TEMPLATE = Path(__file__).parent / "note.typ"


def note_pdf(note: Note) -> bytes:
    """Print the note to the buyer."""
    return set_pdf(TEMPLATE, note)
