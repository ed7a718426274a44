"""Choosing what may be shared about who is bidding."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.acting import done
from commissioning.foundation.sharing import SharingMode
from commissioning.foundation.web import Access, actor, open_to, site
from commissioning.opportunities.actions.sharing import choose_mode
from commissioning.opportunities.forms.sharing import ModeForm
from commissioning.opportunities.models import Opportunity
from commissioning.opportunities.rules.mode_choice import CONSEQUENCES, LOOSER, TIGHTER
from commissioning.opportunities.views.asking_commissioners import opportunity_for, their_places
from commissioning.opportunities.views.blueprint import blueprint


@blueprint.route("/opportunities/<ref>/sharing", methods=["GET", "POST"], endpoint="sharing")
@open_to(Access.SEATED)
def sharing_page(ref: str) -> Response | str:
    """Say what each mode means, then ask which, why, and who agreed."""
    found = opportunity_for(ref, "choose mode")
    places = their_places()
    form = _form(found, places)
    place = (form.place.data if "place" in form else "") or ""
    if done(
        form, lambda s: choose_mode(s, actor(), ref, form.choice(), place_ref=place, site=site())
    ):
        return _onwards(found, SharingMode(form.mode.data))
    return render_template(
        "opportunities/sharing.html",
        form=form,
        opportunity=found,
        mode=SharingMode(found.mode),
        consequences=CONSEQUENCES,
        tighter=TIGHTER,
        looser=LOOSER,
        place_name=places[0][1] if len(places) == 1 else "a place of yours",
    )


def _form(found: Opportunity, places: list[tuple[str, str]]) -> ModeForm:
    held = {
        "mode": found.mode if found.mode_at else None,
        "reason": found.mode_reason,
        "agreed_name": found.mode_agreed_name,
        "agreed_post": found.mode_agreed_post,
    }
    form = ModeForm(data=held)
    form.about(places if found.place_id is None else ())
    return form


def _onwards(found: Opportunity, mode: SharingMode) -> Response:
    flash(f"What may be shared: {mode.words}. It counts from now on.", "success")
    draft = found.published_at is None
    page = "opportunities.prepare" if draft else "opportunities.opportunity"
    return redirect(url_for(page, ref=found.ref))
