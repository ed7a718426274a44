"""Offering a version: what it means is said, then exactly the text that was read is offered."""

from datetime import date, timedelta

from flask import flash, redirect
from werkzeug.wrappers import Response

from commissioning.agreements.actions.offering import offer as send_offer
from commissioning.agreements.actions.offering import prepare_offer
from commissioning.agreements.documents.offered import files_of
from commissioning.agreements.forms.acts import OfferForm
from commissioning.agreements.rules.in_force import BINDING
from commissioning.agreements.rules.prepared import Prepared
from commissioning.agreements.views.blueprint import blueprint
from commissioning.agreements.views.opened import OpenedVersion, open_version, page, who_will_read
from commissioning.agreements.views.showing import what_is_under_way
from commissioning.foundation.acting import acted
from commissioning.foundation.clock import today
from commissioning.foundation.errors import Refused
from commissioning.foundation.web import Access, actor, open_to, reading, site

LONG = timedelta(days=30)  # a start within a month is common while boards still meet
CHANGED = "The text changed since you opened this page. Read it again, and offer it as it is now"


@blueprint.route("/agreements/<ref>/versions/<int:number>/offer", methods=["GET", "POST"])
@open_to(Access.SEATED)
def offer(ref: str, number: int) -> Response | str:
    """Say what offering means; then offer exactly the text that was read."""
    found = open_version(ref, number, "offer")
    form = OfferForm()
    form.who_can_see = who_will_read(found.version)
    try:
        prepared = prepare_offer(reading(), actor(), found.version.ref)
    except Refused as error:
        return page("offer", found, form, not_yet=str(error))
    if not form.text.data:
        form.text.data = prepared.fingerprint
    if not form.validate_on_submit():
        return _page(found, form, prepared)
    if form.text.data != prepared.fingerprint:
        form.text.raw_data, form.text.data = None, prepared.fingerprint
        form.refuse(CHANGED)
        return _page(found, form, prepared)
    files = files_of(prepared, today())
    if acted(form, lambda s: send_offer(s, actor(), prepared, files, site())):
        flash(f"Version {number} is offered. Every party is told.", "success")
        return redirect(found.page)
    return _page(found, form, prepared)


def _page(found: OpenedVersion, form: OfferForm, prepared: Prepared) -> str:
    return page(
        "offer",
        found,
        form,
        prepared=prepared,
        under_way=what_is_under_way(found.versions),
        long_begun=_long_begun(found, prepared.content.starts_on),
    )


def _long_begun(found: OpenedVersion, starts_on: date | None) -> date | None:
    """Give the start of a first agreement where it lies so far back that it may be a slip."""
    bound = any(each.version.status in BINDING for each in found.earlier)
    if bound or starts_on is None:
        return None
    return starts_on if starts_on < today() - LONG else None
