"""Prints an agreement as tagged PDF (PDF/UA-1): the same bytes for the same paper."""

from datetime import UTC, datetime
from pathlib import Path

import msgspec
from typst import TypstError
from typst import compile as typeset

from commissioning.agreements.documents.paper import Paper

FOLDER = Path(__file__).parent
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)  # the paper says its own date; the file has none


def agreement_pdf(paper: Paper) -> bytes:
    """Print a version of an agreement.

    Letters that the fonts we bring do not have are no accessible PDF: such a paper is set with the
    machine's fonts too, still tagged, but without the promise of the standard.
    """
    data = msgspec.json.encode(paper).decode()
    try:
        return _set(data, accessible=True)
    except TypstError:
        return _set(data, accessible=False)


def _set(data: str, *, accessible: bool) -> bytes:
    made = typeset(
        input=str(FOLDER / "agreement.typ"),
        root=str(FOLDER),
        ignore_system_fonts=accessible,  # the same bytes on every machine
        format="pdf",
        pdf_standards=["ua-1"] if accessible else [],
        sys_inputs={"paper": data},
        timestamp=EPOCH,
    )
    if not isinstance(made, bytes):
        raise TypeError("an agreement is one file")
    return made
