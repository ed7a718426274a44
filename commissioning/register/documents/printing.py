"""Prints papers as tagged PDF (PDF/UA-1): the same bytes for the same paper."""

from datetime import UTC, datetime
from pathlib import Path

import msgspec
from typst import TypstError
from typst import compile as typeset

from commissioning.register.rules.note import Note

FOLDER = Path(__file__).parent
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)  # the paper says its own date; the file has none


def note_pdf(note: Note) -> bytes:
    """Print the note to the buyer.

    Letters that the fonts we bring do not have are no accessible PDF: such a note is set with the
    machine's fonts too, still tagged, but without the promise of the standard.
    """
    data = msgspec.json.encode(note).decode()
    try:
        return _set(data, accessible=True)
    except TypstError:
        return _set(data, accessible=False)


def _set(data: str, *, accessible: bool) -> bytes:
    made = typeset(
        input=str(FOLDER / "note.typ"),
        root=str(FOLDER),
        ignore_system_fonts=accessible,  # the same bytes on every machine
        format="pdf",
        pdf_standards=["ua-1"] if accessible else [],
        sys_inputs={"note": data},
        timestamp=EPOCH,
    )
    if not isinstance(made, bytes):
        raise TypeError("a note is one file")
    return made
