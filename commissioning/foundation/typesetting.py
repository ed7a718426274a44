"""Sets papers as tagged PDF (PDF/UA-1) by Typst: the same bytes for the same paper."""

from datetime import UTC, datetime
from pathlib import Path

import msgspec
from typst import TypstError
from typst import compile as compile_typst

ROOT = Path(__file__).parents[1]  # templates import what they share by its path from here
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)  # a paper says its own date; the file has none


def set_pdf(template: Path, paper: object) -> bytes:
    """Set a paper (a struct or dataclass) by a template, which reads it as JSON, named "paper".

    Letters that the fonts we bring do not have are no accessible PDF: such a paper is set with the
    machine's fonts too, still tagged, but without the promise of the standard.
    """
    data = msgspec.json.encode(paper).decode()
    try:
        return _set(template, data, accessible=True)
    except TypstError:
        return _set(template, data, accessible=False)


def _set(template: Path, data: str, *, accessible: bool) -> bytes:
    made = compile_typst(
        input=str(template),
        root=str(ROOT),
        ignore_system_fonts=accessible,  # the same bytes on every machine
        format="pdf",
        pdf_standards=["ua-1"] if accessible else [],
        sys_inputs={"paper": data},
        timestamp=EPOCH,
    )
    if not isinstance(made, bytes):
        raise TypeError("a paper is one file")
    return made
