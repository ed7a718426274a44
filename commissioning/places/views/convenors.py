"""Who convenes a place: giving the duty, and ending it."""

from flask import flash, render_template
from werkzeug.wrappers import Response

from commissioning.foundation.errors import Hidden, Refused
from commissioning.foundation.fields import Option
from commissioning.foundation.web import Access, actor, open_to, reading, site, transaction
from commissioning.places.actions.duties import end_duty, give_duty
from commissioning.places.forms.places import EndDutyForm, GiveDutyForm
from commissioning.places.queries.convenors import convenors as who_convenes
from commissioning.places.queries.convenors import could_convene
from commissioning.places.views.asking import place_for, to
from commissioning.places.views.blueprint import blueprint


@blueprint.route("/places/<ref>/convening/convenors", methods=["GET", "POST"])
@open_to(Access.SEATED)
def convenors(ref: str) -> Response | str:
    """Show who convenes the place, and give the duty to somebody else too."""
    place, form = place_for(ref, "convene"), GiveDutyForm()
    fit = could_convene(reading(), place.id)
    form.seat.options = [
        Option(each.seat.ref, each.words, group=each.organisation.name) for each in fit
    ]
    if form.validate_on_submit():
        try:
            with transaction() as session:
                held = place_for(ref, "convene", session)
                give_duty(session, actor(), held, form.seat.data, site=site())
        except Refused as error:
            form.refused(error)
        else:
            flash("They now convene this place too, and are told.", "success")
            return to("convenors", ref)
    held_by = who_convenes(reading(), place.id)
    return render_template("places/convenors.html", form=form, place=place, convenors=held_by)


@blueprint.route("/places/<ref>/convening/convenors/<seat>/end", methods=["GET", "POST"])
@open_to(Access.SEATED)
def end_convenor(ref: str, seat: str) -> Response | str:
    """End somebody's duty, one's own too, having read what that means."""
    place, form = place_for(ref, "convene"), EndDutyForm()
    every = who_convenes(reading(), place.id)
    convenor = next((each for each in every if each.seat.ref == seat), None)
    if convenor is None:
        raise Hidden
    if form.validate_on_submit():
        try:
            with transaction() as session:
                held = place_for(ref, "convene", session)
                end_duty(session, actor(), held, seat, site=site())
        except Refused as error:
            form.refused(error)
        else:
            flash(f"{convenor.person.name} no longer convenes {place.name}.", "success")
            return to("place" if seat == actor().seat_ref else "convenors", ref)
    return render_template(
        "places/end_convenor.html", form=form, place=place, convenor=convenor, only=len(every) == 1
    )
