"""A party's own reserves beside the most it could lose: for its staff and its board alone."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.agreements.actions.reserves import Entered, enter_reserves
from commissioning.agreements.forms.what_if import ReservesForm
from commissioning.agreements.models import Reserves, Version
from commissioning.agreements.permissions import AGREEMENTS, VERSIONS
from commissioning.agreements.queries.reserves import newest_to_weigh, own_reserves
from commissioning.agreements.rules.agreed_sums import AgreedTarget, agreed_sums
from commissioning.agreements.rules.content import from_json
from commissioning.agreements.rules.losses import losses_of_each
from commissioning.agreements.rules.what_if_words import Beside, loss_beside_reserves
from commissioning.agreements.views.blueprint import blueprint
from commissioning.foundation.acting import done
from commissioning.foundation.errors import Hidden, NotAllowed
from commissioning.foundation.permissions import NOT_YOURS
from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.partnerships.permissions import knows, speaks


@blueprint.get("/agreements/<ref>/reserves")
@open_to(Access.SEATED)
def reserves(ref: str) -> str:
    """Show one's own reserves beside one's own largest loss, and ask for them."""
    version = _of_ours(ref)
    held = own_reserves(reading(), actor())
    return _page(version, held, ReservesForm(obj=held))


@blueprint.post("/agreements/<ref>/reserves")
@open_to(Access.SEATED)
def enter(ref: str) -> Response | str:
    """Keep what was entered."""
    version = _of_ours(ref)
    if not speaks(actor()):
        raise NotAllowed(NOT_YOURS)
    form = ReservesForm()
    if not done(
        form,
        lambda s: enter_reserves(
            s, actor(), Entered(form.pence.data, form.as_of.data, form.source.data)
        ),
    ):
        return _page(version, own_reserves(reading(), actor()), form)
    flash("Your reserves are kept. Nobody outside your organisation sees them.", "success")
    return redirect(url_for("agreements.reserves", ref=ref))


def _of_ours(ref: str) -> Version:
    """Give the newest version, to those who know what their own organisation is a party to."""
    agreement = AGREEMENTS.find(reading(), actor(), ref)
    version = newest_to_weigh(reading(), actor(), agreement) if knows(actor()) else None
    if version is None:
        raise Hidden
    return version


def _page(version: Version, held: Reserves | None, form: ReservesForm) -> str:
    reads = VERSIONS.may(reading(), actor(), "read", version)
    form.who_can_see = f"the staff and the board of {actor().organisation_name}, and nobody else."
    return render_template(
        "agreements/reserves.html",
        agreement=version.agreement,
        version=version,
        held=held,
        reads=reads,
        beside=_beside(version, held.pence if held else None) if reads else None,
        may_enter=speaks(actor()),
        form=form,
    )


def _beside(version: Version, reserves_pence: int | None) -> Beside | None:
    """Set the largest loss beside the reserves; None where no overspends are shared with them."""
    agreed = agreed_sums(from_json(version.content))
    if not isinstance(agreed, AgreedTarget):
        return None
    losses = losses_of_each(agreed.terms, agreed.parties)
    if actor().organisation_ref not in losses:
        return None
    return loss_beside_reserves(losses[actor().organisation_ref], reserves_pence)
