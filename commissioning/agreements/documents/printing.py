"""Prints an agreement: what people wrote goes in as data, never as markup."""

from pathlib import Path

from commissioning.agreements.documents.paper import Paper
from commissioning.foundation.typesetting import set_pdf

TEMPLATE = Path(__file__).parent / "agreement.typ"


def agreement_pdf(paper: Paper) -> bytes:
    """Print a version of an agreement."""
    return set_pdf(TEMPLATE, paper)
