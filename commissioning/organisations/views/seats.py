"""One role: ending it, and the board's mandate that goes with it."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.actor import Role
from commissioning.foundation.errors import NotAllowed, Refused
from commissioning.foundation.forms import ButtonForm
from commissioning.foundation.web import Access, actor, open_to, reading, site, transaction
from commissioning.organisations.actions.mandates import BoardsWord, record_mandate
from commissioning.organisations.actions.mandates import end_mandate as end_the_mandate
from commissioning.organisations.actions.seats import end_seat as end_the_seat
from commissioning.organisations.forms.people import EndSeatForm, MandateForm
from commissioning.organisations.models import Organisation, Seat
from commissioning.organisations.permissions import ORGANISATIONS
from commissioning.organisations.queries import seats
from commissioning.organisations.views.asking import organisation_for, to_people
from commissioning.organisations.views.blueprint import blueprint


@blueprint.route("/organisations/<ref>/people/<seat>/end", methods=["GET", "POST"])
@open_to(Access.SEATED)
def end_seat(ref: str, seat: str) -> Response | str:
    """Ask before a role ends, then end it; what was done in it stays."""
    organisation, held = _seat(ref, seat)
    own = held.id == actor().seat_id
    if not own and not ORGANISATIONS.may(reading(), actor(), "manage people", organisation):
        raise NotAllowed("Your role does not let you do this.")
    form = EndSeatForm()
    if form.validate_on_submit():
        try:
            with transaction() as session:
                there = organisation_for(ref, "see people", session)
                ending = seats.seat_of(session, there, seat)
                end_the_seat(session, actor(), there, ending, site())
        except Refused as error:
            form.refused(error)
        else:
            flash("The role has ended. What was done in it stays.", "success")
            return redirect("/") if own else to_people(ref)
    shown = {"organisation": organisation, "seat": held, "role": Role(held.role), "own": own}
    return render_template("organisations/end_seat.html", form=form, **shown)


@blueprint.route("/organisations/<ref>/people/<seat>/mandate", methods=["GET", "POST"])
@open_to(Access.SEATED)
def mandate(ref: str, seat: str) -> Response | str:
    """Record what the board decided about who may bind the organisation."""
    organisation, held = _seat(ref, seat, "record mandates")
    form = MandateForm()
    if form.validate_on_submit():
        try:
            _record(ref, seat, form)
        except Refused as error:
            form.refused(error)
        else:
            flash("The mandate is recorded.", "success")
            return to_people(ref)
    standing = seats.mandate_of(reading(), held.id)
    shown = {"organisation": organisation, "seat": held, "standing": standing}
    return render_template("organisations/mandate.html", form=form, button=ButtonForm(), **shown)


@blueprint.post("/organisations/<ref>/people/<seat>/mandate/end")
@open_to(Access.SEATED)
def end_mandate(ref: str, seat: str) -> Response:
    """End the mandate that this role holds."""
    if ButtonForm().validate_on_submit():
        with transaction() as session:
            there = organisation_for(ref, "record mandates", session)
            end_the_mandate(session, actor(), there, seats.seat_of(session, there, seat))
        flash("The mandate has ended.", "success")
        return to_people(ref)
    flash("You switched role meanwhile, so nothing was done.")
    return redirect(url_for("organisations.mandate", ref=ref, seat=seat))


def _seat(ref: str, seat: str, verb: str = "see people") -> tuple[Organisation, Seat]:
    organisation = organisation_for(ref, verb)
    return organisation, seats.seat_of(reading(), organisation, seat)


def _record(ref: str, seat: str, form: MandateForm) -> None:
    word = BoardsWord(
        given_on=form.given_on.data,
        minute=form.minute.data,
        until=form.until.data,
        limit_pence=form.limit.data,
    )
    with transaction() as session:
        there = organisation_for(ref, "record mandates", session)
        record_mandate(session, actor(), there, seats.seat_of(session, there, seat), word)
