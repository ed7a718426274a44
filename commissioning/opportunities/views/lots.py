"""The lots of an opportunity, one page for the list and one for each."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.acting import done
from commissioning.foundation.forms import ButtonForm
from commissioning.foundation.web import Access, actor, open_to
from commissioning.opportunities.actions.content import standing_lots
from commissioning.opportunities.actions.lots import add_lot, change_lot, lot_of, take_out_lot
from commissioning.opportunities.forms.publishing import (
    ANYONE,
    YOUR_PEOPLE,
    LotForm,
    lot_data,
)
from commissioning.opportunities.models import Opportunity
from commissioning.opportunities.views.asking_commissioners import opportunity_for
from commissioning.opportunities.views.blueprint import blueprint


@blueprint.route("/opportunities/<ref>/lots", methods=["GET", "POST"], endpoint="lots")
@open_to(Access.SEATED)
def lots_page(ref: str) -> Response | str:
    """List the lots, and add one."""
    found = opportunity_for(ref, "edit")
    form = LotForm()
    form.who_can_see = _who(found)
    if done(form, lambda s: add_lot(s, actor(), ref, form.content())):
        return _to_lots(ref, f"“{form.title.data}” was added.")
    return render_template(
        "opportunities/lots.html", form=form, opportunity=found, lots=standing_lots(found)
    )


@blueprint.route("/opportunities/<ref>/lots/<lot>", methods=["GET", "POST"], endpoint="lot")
@open_to(Access.SEATED)
def lot_page(ref: str, lot: str) -> Response | str:
    """Change a lot."""
    found = opportunity_for(ref, "edit")
    held = lot_of(found, lot)
    form = LotForm(data=lot_data(held))
    form.who_can_see = _who(found)
    if done(form, lambda s: change_lot(s, actor(), ref, lot, form.content())):
        return _to_lots(ref, "The lot was changed.")
    return render_template("opportunities/lot.html", form=form, opportunity=found, lot=held)


@blueprint.route(
    "/opportunities/<ref>/lots/<lot>/take-out", methods=["GET", "POST"], endpoint="take_out_lot"
)
@open_to(Access.SEATED)
def take_out_page(ref: str, lot: str) -> Response | str:
    """Ask, then take a lot out."""
    found = opportunity_for(ref, "edit")
    held = lot_of(found, lot)
    form = ButtonForm()
    if done(form, lambda s: take_out_lot(s, actor(), ref, lot)):
        return _to_lots(ref, "The lot was taken out.")
    return render_template(
        "opportunities/take_out_lot.html", form=form, opportunity=found, lot=held
    )


def _who(found: Opportunity) -> str:
    return ANYONE if found.published_at is not None else YOUR_PEOPLE


def _to_lots(ref: str, words: str) -> Response:
    flash(words, "success")
    return redirect(url_for("opportunities.lots", ref=ref))
