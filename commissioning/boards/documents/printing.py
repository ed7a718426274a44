"""Prints the papers of a board's decision, as tagged PDF."""

from datetime import date
from pathlib import Path

from commissioning.boards.documents.minute_paper import minute_paper
from commissioning.boards.documents.pack import PackFacts, pack_paper
from commissioning.boards.rules.minute import Minute
from commissioning.foundation.typesetting import set_pdf

TEMPLATE = Path(__file__).parent / "board.typ"


def minute_pdf(minute: Minute, fingerprint: str, decided_on: date) -> bytes:
    """Print a minute; `fingerprint` is that of the version the board decided on."""
    return set_pdf(TEMPLATE, minute_paper(minute, fingerprint, decided_on))


def pack_pdf(facts: PackFacts) -> bytes:
    """Print a board pack."""
    return set_pdf(TEMPLATE, pack_paper(facts))
