"""Papers for the buyer: the evidence pack and the note, as PDF and as text."""

from flask import Response, render_template

from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.partnerships.documents import paper_pdf
from commissioning.partnerships.permissions import PARTNERSHIPS
from commissioning.partnerships.queries.papers import note_facts, pack_facts
from commissioning.partnerships.queries.proposals import parties_of
from commissioning.partnerships.rules.disclosure_note import write_note
from commissioning.partnerships.rules.names import row_of
from commissioning.partnerships.rules.pack import write_pack
from commissioning.partnerships.rules.paper import Paper, as_text
from commissioning.partnerships.views.agreed import agreed_between
from commissioning.partnerships.views.blueprint import blueprint

NAMES = {"pack": "evidence-pack", "note": "note-to-the-buyer"}


@blueprint.get("/partnerships/<ref>/papers")
@open_to(Access.SEATED)
def papers(ref: str) -> str:
    """Offer the papers that partners print for the buyer, and say what each holds."""
    found = PARTNERSHIPS.find(reading(), actor(), ref, "read")
    parties = parties_of(found)
    return render_template(
        "partnerships/papers.html",
        partnership=found,
        names=row_of([each.organisation.name for each in parties]),
        silent=[e.organisation.name for e in parties if e.could_answer_alone is None],
        may_print=PARTNERSHIPS.may(reading(), actor(), "work", found),
    )


@blueprint.get("/partnerships/<ref>/papers/<any(pack,note):which>.pdf")
@open_to(Access.SEATED)
def paper_on_paper(ref: str, which: str) -> Response:
    """Give one of the papers as a tagged PDF."""
    return _file(paper_pdf(_paper(ref, which)), "application/pdf", f"{NAMES[which]}.pdf")


@blueprint.get("/partnerships/<ref>/papers/<any(pack,note):which>.txt")
@open_to(Access.SEATED)
def paper_as_text(ref: str, which: str) -> Response:
    """Give one of the papers as plain text, to go into an email."""
    return _file(as_text(_paper(ref, which)).encode(), "text/plain", f"{NAMES[which]}.txt")


def _paper(ref: str, which: str) -> Paper:
    found = PARTNERSHIPS.find(reading(), actor(), ref, "work")
    if which == "pack":
        return write_pack(pack_facts(reading(), actor(), found, agreed_between(found).agreement))
    return write_note(note_facts(reading(), actor(), found))


def _file(body: bytes, kind: str, name: str) -> Response:
    response = Response(body, mimetype=kind)
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response
