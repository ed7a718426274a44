"""The minute to read and to file, and the board pack: everything for a decision on paper."""

from flask import Response as FlaskResponse
from flask import redirect
from werkzeug.wrappers import Response

from commissioning.boards.documents import minute_pdf, pack_pdf
from commissioning.boards.queries.packs import pack_facts
from commissioning.boards.rules.minute import Minute, as_text, minute_from
from commissioning.boards.views.blueprint import blueprint
from commissioning.boards.views.opened import OpenedDecision, open_decision, page
from commissioning.boards.views.papers import PDF
from commissioning.boards.views.words import state_of
from commissioning.foundation.clock import day_in_london, today
from commissioning.foundation.errors import Hidden
from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.register.looking import FILE, looked_at


@blueprint.get("/decisions/<ref>/minute")
@open_to(Access.SEATED)
def minute(ref: str) -> Response | str:
    """Show the minute of a closed decision; before it is closed, how the decision stands."""
    if (going_on := open_decision(ref)).going_on:
        return redirect(going_on.page)
    opened, written = _minute(ref)
    return page("minute", opened, minute=written, state=state_of(opened.resolution))


@blueprint.get("/decisions/<ref>/minute.pdf")
@open_to(Access.SEATED)
def minute_on_paper(ref: str) -> FlaskResponse:
    """Give the minute as a tagged PDF."""
    opened, written = _minute(ref)
    found = opened.resolution
    closed = day_in_london(found.closed_at) if found.closed_at else today()
    return _file(minute_pdf(written, found.fingerprint, closed), PDF, "minute.pdf")


@blueprint.get("/decisions/<ref>/minute.txt")
@open_to(Access.SEATED)
def minute_as_text(ref: str) -> FlaskResponse:
    """Give the minute as plain text, for the minute book."""
    _, written = _minute(ref)
    return _file(as_text(written).encode(), "text/plain", "minute.txt")


@blueprint.get("/decisions/<ref>/pack.pdf")
@open_to(Access.SEATED)
def pack(ref: str) -> FlaskResponse:
    """Give the whole decision as one PDF, to whom its papers are open."""
    opened = open_decision(ref, "read papers")
    looked_at("agreement", [opened.resolution.version.agreement_id], FILE)
    facts = pack_facts(reading(), actor(), opened.resolution)
    return _file(pack_pdf(facts), PDF, "board-pack.pdf")


def _minute(ref: str) -> tuple[OpenedDecision, Minute]:
    opened = open_decision(ref, "see outcome")
    if not opened.resolution.minute:
        raise Hidden
    return opened, minute_from(opened.resolution.minute)


def _file(body: bytes, kind: str, name: str) -> FlaskResponse:
    response = FlaskResponse(body, mimetype=kind)
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response
