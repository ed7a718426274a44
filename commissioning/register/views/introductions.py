"""Introductions: what waits for an answer, the talks, the note to the buyer, and their end."""

from collections.abc import Sequence
from typing import Any

from flask import Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from commissioning.foundation.web import Access, actor, open_to, reading, site, transaction
from commissioning.register.actions.introductions import answer, end_talks, note_sent
from commissioning.register.documents import note_pdf
from commissioning.register.forms.cards import AnswerForm, EndTalksForm, ToldForm
from commissioning.register.looking import FILE, PAGE, looked_at
from commissioning.register.permissions import BEGINNINGS
from commissioning.register.queries.introductions import (
    Side,
    cards_out,
    contact_of,
    looks_at_card,
    side_of,
    sides,
)
from commissioning.register.queries.notes import note_facts
from commissioning.register.rules.introductions import Answer, Status
from commissioning.register.rules.note import Note, as_text, write_note
from commissioning.register.views.blueprint import blueprint

CARD = "card"
FOR_SPEAKERS = "Introductions are for the officers and admins of an organisation that is bidding."
ANSWERED = {
    Answer.YES: "You said yes. If they say yes too, we write to you both.",
    Answer.NO: "You said not this time. They are not told.",
}


@blueprint.get("/register/introductions")
@open_to(Access.SEATED)
def introductions() -> str:
    """Show what waits for an answer, who we talk with, and the cards we have out."""
    if not BEGINNINGS.may(actor(), "be introduced"):
        raise NotAllowed(FOR_SPEAKERS)
    held = sides(reading(), actor())
    return render_template(
        "register/introductions.html",
        to_answer=[each for each in held if each.waits],
        talking=_at(held, Status.TALKING),
        answered=[s for s in _at(held, Status.OFFERED) if not s.waits],
        over=_at(held, Status.LAPSED, Status.ENDED, Status.PARTNERSHIP),
        cards=cards_out(reading(), actor()),
    )


@blueprint.route("/register/introductions/<ref>", methods=["GET", "POST"])
@open_to(Access.SEATED)
def introduction(ref: str) -> AnyResponse | str:
    """Show one introduction, and take our answer to it."""
    side = side_of(reading(), actor(), ref)
    form = AnswerForm()
    if form.validate_on_submit() and (said := _answer(form, ref)):
        talking = side_of(reading(), actor(), ref).status is Status.TALKING
        flash("You both said yes. You can talk now." if talking else ANSWERED[said], "success")
        return redirect(url_for("register.introduction", ref=ref))
    return _page(side, form)


@blueprint.post("/register/introductions/<ref>/told")
@open_to(Access.SEATED)
def told_the_buyer(ref: str) -> AnyResponse | str:
    """Record that the note went to the buyer."""
    side = side_of(reading(), actor(), ref)
    form = ToldForm()
    if not form.validate_on_submit():
        return _page(side, form)
    with transaction() as session:
        note_sent(session, actor(), ref)
    flash("Thank you. You both see that the buyer was told.", "success")
    return redirect(url_for("register.introduction", ref=ref))


@blueprint.route("/register/introductions/<ref>/end", methods=["GET", "POST"])
@open_to(Access.SEATED)
def end_of_talks(ref: str) -> AnyResponse | str:
    """Ask before the talks are ended, since the cards close for both."""
    side = _talking(ref)
    form = EndTalksForm()
    if form.validate_on_submit():
        with transaction() as session:
            end_talks(session, actor(), ref, form.why.data or "", site())
        flash("The talks have ended, and both cards are closed.", "success")
        return redirect(url_for("register.introduction", ref=ref))
    return render_template("register/end_of_talks.html", form=form, side=side)


@blueprint.get("/register/introductions/<ref>/note.pdf")
@open_to(Access.SEATED)
def note_on_paper(ref: str) -> Response:
    """Give the note to the buyer as a PDF."""
    paper = note_pdf(_note(ref))
    return _file(paper, "application/pdf", "note-to-the-buyer.pdf")


@blueprint.get("/register/introductions/<ref>/note.txt")
@open_to(Access.SEATED)
def note_as_text(ref: str) -> Response:
    """Give the note to the buyer as plain text, to go into an email."""
    return _file(as_text(_note(ref)).encode(), "text/plain", "note-to-the-buyer.txt")


def _page(side: Side, form: Any) -> str:
    if side.shows_card:
        looked_at(CARD, [side.theirs.id], PAGE)
    return render_template(
        "register/introduction.html",
        form=form,
        told_form=ToldForm() if side.shows_name else None,
        side=side,
        ours=contact_of(reading(), side.mine),
        theirs=contact_of(reading(), side.theirs) if side.shows_name else "",
        looks=looks_at_card(reading(), side),
    )


def _answer(form: AnswerForm, ref: str) -> Answer | None:
    said = Answer.NO if request.form.get("said") == Answer.NO else Answer.YES
    try:
        with transaction() as session:
            answer(session, actor(), ref, said, site())
    except Refused as error:
        form.refused(error)
        return None
    return said


def _talking(ref: str) -> Side:
    """Give an introduction while the talks last; before and after there is nothing to open."""
    side = side_of(reading(), actor(), ref)
    if not side.shows_name:
        raise Hidden
    return side


def _note(ref: str) -> Note:
    side = _talking(ref)
    looked_at(CARD, [side.theirs.id], FILE)
    return write_note(note_facts(side))


def _file(body: bytes, kind: str, name: str) -> Response:
    response = Response(body, mimetype=kind)
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _at(held: Sequence[Side], *statuses: Status) -> list[Side]:
    return [each for each in held if each.status in statuses]
