"""Prints the papers of a partnership: what people wrote goes in as data, never as markup."""

from pathlib import Path

from commissioning.foundation.typesetting import set_pdf
from commissioning.partnerships.rules.paper import Paper

TEMPLATE = Path(__file__).parent / "paper.typ"


def paper_pdf(paper: Paper) -> bytes:
    """Print a paper."""
    return set_pdf(TEMPLATE, paper)
