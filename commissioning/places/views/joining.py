"""Joining a place and leaving it, for an organisation's admin."""

from flask import flash, render_template
from werkzeug.wrappers import Response

from commissioning.foundation.errors import Refused
from commissioning.foundation.web import Access, actor, open_to, reading, site, transaction
from commissioning.places.actions.joining import ask_to_join, leave, take_back_asking
from commissioning.places.forms.places import JoinForm, LeaveForm, TakeBackForm
from commissioning.places.permissions import PLACES
from commissioning.places.queries.charters import newest_charter
from commissioning.places.queries.places import past_stays, stay_of
from commissioning.places.views.asking import place_for, to
from commissioning.places.views.blueprint import blueprint


@blueprint.route("/places/<ref>/join", methods=["GET", "POST"])
@open_to(Access.SEATED)
def join(ref: str) -> Response | str:
    """Ask to join a place, promising its charter; or see how the request stands."""
    form = JoinForm()
    form.who_can_see = (
        "the convenors of this place. Once you are admitted and verified, anyone can see that "
        "your organisation is a member."
    )
    if form.validate_on_submit():
        try:
            _ask(ref, form)
        except Refused as error:
            form.refused(error)
        else:
            flash("You have asked to join. The convenor is told, and will answer.", "success")
            return to("place", ref)
    return _join_page(ref, form)


@blueprint.post("/places/<ref>/join/take-back")
@open_to(Access.SEATED)
def take_back_request(ref: str) -> Response | str:
    """Take back a request that was not answered yet."""
    form = TakeBackForm()
    if not form.validate_on_submit():
        return _join_page(ref, JoinForm(formdata=None), form)
    with transaction() as session:
        take_back_asking(session, actor(), place_for(ref, session=session))
    flash("You have taken your request back.", "success")
    return to("place", ref)


@blueprint.route("/places/<ref>/leave", methods=["GET", "POST"])
@open_to(Access.SEATED)
def leave_place(ref: str) -> Response | str:
    """Leave a place, having read what that means."""
    place, form = place_for(ref, "leave"), LeaveForm()
    if form.validate_on_submit():
        try:
            with transaction() as session:
                held = place_for(ref, "leave", session)
                leave(session, actor(), held, form.why.data or "", site=site())
        except Refused as error:
            form.refused(error)
        else:
            flash(f"{actor().organisation_name} has left {place.name}.", "success")
            return to("place", ref)
    return render_template("places/leave.html", form=form, place=place)


def _ask(ref: str, form: JoinForm) -> None:
    with transaction() as session:
        ask_to_join(
            session,
            actor(),
            place_for(ref, session=session),
            promised=form.number,
            message=form.message.data or "",
            site=site(),
        )


def _join_page(ref: str, form: JoinForm, back: TakeBackForm | None = None) -> str:
    place = place_for(ref)
    charter = newest_charter(reading(), place.id)
    form.version.data = str(charter.number)
    organisation = actor().organisation_id or 0
    return render_template(
        "places/join.html",
        form=back if back is not None and back.errors else form,
        join=form,
        take_back=back or TakeBackForm(formdata=None),
        place=place,
        charter=charter,
        verbs=PLACES.verbs(reading(), actor(), place),
        stay=stay_of(reading(), place.id, organisation),
        earlier=past_stays(reading(), place.id, organisation),
    )
