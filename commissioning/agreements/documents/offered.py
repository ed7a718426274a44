"""The documents that are made of a version as it is offered, and kept as they were then made."""

from datetime import date

from commissioning.agreements.documents.paper import paper_of
from commissioning.agreements.documents.printing import agreement_pdf
from commissioning.agreements.rules.prepared import Prepared

OFFERED = "Offered"


def files_of(prepared: Prepared, day: date) -> dict[str, bytes]:
    """Make the files that `offer` keeps, by kind; slow, so it is done before the writing begins."""
    paper = paper_of(
        prepared.content,
        prepared.agreement_ref,
        prepared.number,
        prepared.fingerprint,
        prepared.previous_hash,
        day,
        OFFERED,
    )
    return {"pdf": agreement_pdf(paper)}
