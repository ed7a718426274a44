"""What commissioners mean to fund: the list, one, and what its own people do with it."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.acting import done
from commissioning.foundation.codes.themes import theme
from commissioning.foundation.errors import Refused
from commissioning.foundation.forms import ButtonForm
from commissioning.foundation.tidy import tidy_line
from commissioning.foundation.web import Access, actor, open_to, reading, transaction
from commissioning.opportunities.actions.intentions import (
    change_intention,
    meant_by,
    state_intention,
    withdraw_intention,
)
from commissioning.opportunities.forms.intentions import IntentionForm
from commissioning.opportunities.models import Intention
from commissioning.opportunities.permissions import BEGINNINGS, INTENTIONS
from commissioning.opportunities.queries.intentions import intentions, withdrawn
from commissioning.opportunities.views.asking_commissioners import their_places
from commissioning.opportunities.views.blueprint import blueprint


@blueprint.get("/intentions", endpoint="intentions")
@open_to(Access.SEATED)
def intentions_page() -> str:
    """List what commissioners of one's places mean to fund."""
    page = intentions(reading(), actor(), tidy_line(request.args.get("after", ""))[:40])
    return render_template(
        "opportunities/intentions.html",
        page=page,
        cards=[_card(each) for each in page.items],
        may_state=BEGINNINGS.may(actor(), "state an intention"),
        past=withdrawn(reading(), actor()),
        is_later=bool(request.args.get("after")),
    )


@blueprint.route("/intentions/new", methods=["GET", "POST"], endpoint="new_intention")
@open_to(Access.SEATED)
def new_page() -> Response | str:
    """Say what is meant to be funded."""
    BEGINNINGS.require(actor(), "state an intention")
    form = IntentionForm()
    form.about(their_places())
    if form.validate_on_submit():
        place = (form.place.data if "place" in form else "") or ""
        try:
            with transaction() as session:
                made = state_intention(session, actor(), place, form.meant())
        except Refused as error:
            form.refused(error)
        else:
            flash("Members of the place can see it now.", "success")
            return redirect(url_for("opportunities.intention", ref=made.ref))
    back = url_for("opportunities.intentions")
    return render_template("opportunities/write_intention.html", form=form, back=back, held=None)


@blueprint.get("/intentions/<ref>", endpoint="intention")
@open_to(Access.SEATED)
def intention_page(ref: str) -> str:
    """Show one intention."""
    found: Intention = INTENTIONS.find(reading(), actor(), ref)
    return render_template(
        "opportunities/intention.html",
        intention=found,
        themes=_themes(found),
        may_edit=INTENTIONS.may(reading(), actor(), "edit", found),
    )


@blueprint.route("/intentions/<ref>/edit", methods=["GET", "POST"], endpoint="edit_intention")
@open_to(Access.SEATED)
def edit_page(ref: str) -> Response | str:
    """Change an intention."""
    found: Intention = INTENTIONS.find(reading(), actor(), ref, "edit")
    form = IntentionForm(obj=meant_by(found))
    form.about(())
    if done(form, lambda s: change_intention(s, actor(), ref, form.meant())):
        return redirect(url_for("opportunities.intention", ref=ref))
    back = url_for("opportunities.intention", ref=ref)
    return render_template("opportunities/write_intention.html", form=form, back=back, held=found)


@blueprint.route(
    "/intentions/<ref>/withdraw", methods=["GET", "POST"], endpoint="withdraw_intention"
)
@open_to(Access.SEATED)
def withdraw_page(ref: str) -> Response | str:
    """Ask, then take an intention out of view."""
    found: Intention = INTENTIONS.find(reading(), actor(), ref, "edit")
    form = ButtonForm()
    form.who_can_see = "afterwards, only people at your own organisation."
    if done(form, lambda s: withdraw_intention(s, actor(), ref)):
        flash("It is out of view. Your own people still find it below the list.", "success")
        return redirect(url_for("opportunities.intentions"))
    return render_template("opportunities/withdraw_intention.html", form=form, intention=found)


def _card(found: Intention) -> dict[str, object]:
    return {
        "title": found.title,
        "href": url_for("opportunities.intention", ref=found.ref),
        "by": f"{found.organisation.name}, for {found.place.name}",
        "purpose": found.text,
        "facts": [("About", ", ".join(_themes(found)))] if found.themes else [],
    }


def _themes(found: Intention) -> list[str]:
    return [held.name for code in found.themes if (held := theme(str(code)))]
