"""A place's charter: read, compared with the version before, changed, promised anew."""

from flask import flash, render_template, request
from werkzeug.wrappers import Response

from commissioning.foundation.errors import Refused
from commissioning.foundation.web import Access, actor, open_to, reading, site, transaction
from commissioning.foundation.words.difference import word_difference
from commissioning.places.actions.charters import change_charter, promise_charter
from commissioning.places.forms.places import CharterForm, PromiseForm
from commissioning.places.models import Charter, Place
from commissioning.places.permissions import PLACES
from commissioning.places.queries.charters import charter_version, newest_charter, versions_of
from commissioning.places.queries.convenors import names_by_seat
from commissioning.places.queries.places import stay_of
from commissioning.places.views.asking import place_for, to
from commissioning.places.views.blueprint import blueprint


@blueprint.get("/places/<ref>/charter")
@open_to(Access.ANYONE)
def charter(ref: str) -> str:
    """Show the charter in force, or the version asked for, and what each version changed."""
    return _page(place_for(ref))


@blueprint.post("/places/<ref>/charter/promise")
@open_to(Access.SEATED)
def promise(ref: str) -> Response | str:
    """Promise, for one's organisation, to keep the newest version."""
    form = PromiseForm()
    if form.validate_on_submit():
        try:
            with transaction() as session:
                promise_charter(session, actor(), place_for(ref, session=session), form.number)
        except Refused as error:
            form.refused(error)
        else:
            flash("Thank you. Your promise is kept with the charter.", "success")
            return to("charter", ref)
    return _page(place_for(ref), form)


@blueprint.route("/places/<ref>/charter/edit", methods=["GET", "POST"])
@open_to(Access.SEATED)
def edit_charter(ref: str) -> Response | str:
    """Write a new version of the charter."""
    place = place_for(ref, "convene")
    held = newest_charter(reading(), place.id)
    form = CharterForm(data={"text": held.text, "version": held.number})
    if form.validate_on_submit():
        try:
            made = _publish(ref, form)
        except Refused as error:
            form.refused(error)
        else:
            flash(f"Version {made.number} is published, and members are told.", "success")
            return to("charter", ref)
    return render_template("places/edit_charter.html", form=form, place=place, held=held)


def _publish(ref: str, form: CharterForm) -> Charter:
    with transaction() as session:
        return change_charter(
            session,
            actor(),
            place_for(ref, session=session),
            text=form.text.data,
            why=form.why.data,
            written_from=form.number,
            site=site(),
        )


def _page(place: Place, form: PromiseForm | None = None) -> str:
    newest = newest_charter(reading(), place.id)
    shown = _version(place, newest)
    earlier = charter_version(reading(), place.id, shown.number - 1) if shown.number > 1 else None
    versions = versions_of(reading(), place.id)
    verbs = PLACES.verbs(reading(), actor(), place)
    return render_template(
        "places/charter.html",
        form=form or PromiseForm(data={"version": newest.number}),
        place=place,
        shown=shown,
        newest=newest,
        changed=word_difference(earlier.text, shown.text) if earlier else [],
        versions=versions,
        names=names_by_seat(reading(), [v.by_seat for v in versions]) if actor().signed_in else {},
        verbs=verbs,
        stay=stay_of(reading(), place.id, actor().organisation_id),
    )


def _version(place: Place, newest: Charter) -> Charter:
    asked = request.args.get("version", "")
    if not asked:
        return newest
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0
    return charter_version(reading(), place.id, number)
