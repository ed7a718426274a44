"""An agreement on paper: the PDF that was kept when it was offered, and a copy to work on."""

from flask import Response

from commissioning.agreements.documents import Paper, agreement_docx, agreement_pdf, paper_of
from commissioning.agreements.documents.offered import OFFERED
from commissioning.agreements.models import Version
from commissioning.agreements.queries.papers import kept_file
from commissioning.agreements.queries.what_if import version_to_read
from commissioning.agreements.rules.content import from_json
from commissioning.agreements.views.blueprint import blueprint
from commissioning.foundation.clock import day_in_london, today
from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.register.looking import FILE, looked_at

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.get("/agreements/<ref>/versions/<int:number>.pdf")
@open_to(Access.SEATED)
def paper(ref: str, number: int) -> Response:
    """Give a version as a PDF: the very bytes kept at its offering, or a draft as it is now."""
    version = _read(ref, number)
    kept = kept_file(reading(), version, "pdf")
    return _file(kept or agreement_pdf(_paper_of(version)), PDF, f"inline; {_name(version, 'pdf')}")


@blueprint.get("/agreements/<ref>/versions/<int:number>.docx")
@open_to(Access.SEATED)
def word(ref: str, number: int) -> Response:
    """Give a version as a Word file, marked as a copy on every page."""
    version = _read(ref, number)
    body = agreement_docx(_paper_of(version))
    return _file(body, DOCX, f"attachment; {_name(version, 'docx')}")


def _read(ref: str, number: int) -> Version:
    version = version_to_read(reading(), actor(), ref, number)
    looked_at("agreement", [version.agreement_id], FILE)
    return version


def _paper_of(version: Version) -> Paper:
    offered = version.offered_at
    return paper_of(
        from_json(version.content),
        version.agreement.ref,
        version.number,
        version.fingerprint or "",
        version.previous_hash,
        day_in_london(offered) if offered else today(),
        OFFERED if offered else "Draft",
    )


def _name(version: Version, kind: str) -> str:
    copy = "-copy" if kind == "docx" else ""
    return f'filename="agreement-version-{version.number}{copy}.{kind}"'


def _file(body: bytes, kind: str, disposition: str) -> Response:
    response = Response(body, mimetype=kind)
    response.headers["Content-Disposition"] = disposition
    return response
