"""Vouching for informal groups: asking for it, giving it."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.errors import NotAllowed, Refused
from commissioning.foundation.forms import ButtonForm
from commissioning.foundation.web import Access, actor, open_to, reading, site, transaction
from commissioning.organisations.actions.vouching import (
    ask_for_vouch,
    decline_vouch,
    give_vouch,
    verified_by_name,
)
from commissioning.organisations.forms.people import AskVouchForm, VouchForm
from commissioning.organisations.models import Organisation
from commissioning.organisations.permissions import ORGANISATIONS
from commissioning.organisations.queries import vouches
from commissioning.organisations.views.asking import organisation_for
from commissioning.organisations.views.blueprint import blueprint


@blueprint.route("/organisations/<ref>/vouching", methods=["GET", "POST"])
@open_to(Access.SEATED)
def vouching(ref: str) -> Response | str:
    """Let the group ask, and let those asked answer; its convenors and people see both."""
    organisation = organisation_for(ref)
    verbs = ORGANISATIONS.verbs(reading(), actor(), organisation)
    if "vouch" in verbs:
        return _give(ref, organisation)
    if "ask for vouches" in verbs:
        return _ask(ref, organisation)
    if "see history" not in verbs:
        raise NotAllowed("Only the group's people and convenors see who vouches for it.")
    return _page(organisation)


@blueprint.post("/organisations/<ref>/vouching/no")
@open_to(Access.SEATED)
def no_vouch(ref: str) -> Response:
    """Say that one's organisation cannot vouch."""
    if not ButtonForm().validate_on_submit():
        flash("You switched role meanwhile, so nothing was done.")
        return redirect(url_for("organisations.vouching", ref=ref))
    with transaction() as session:
        decline_vouch(session, actor(), organisation_for(ref, "vouch", session))
    flash("You have said that you cannot vouch for them.", "success")
    return redirect(url_for("organisations.profile", ref=ref))


def _give(ref: str, organisation: Organisation) -> Response | str:
    form = VouchForm()
    if form.validate_on_submit():
        try:
            with transaction() as session:
                group = organisation_for(ref, "vouch", session)
                give_vouch(session, actor(), group, form.words.data)
        except Refused as error:
            form.refused(error)
        else:
            flash(f"You have vouched for {organisation.name}. Thank you.", "success")
            return redirect(url_for("organisations.profile", ref=ref))
    shown = {"form": form, "button": ButtonForm(), "organisation": organisation}
    return render_template("organisations/vouch.html", **shown)


def _ask(ref: str, organisation: Organisation) -> Response | str:
    form = AskVouchForm()
    if form.validate_on_submit():
        try:
            with transaction() as session:
                group = organisation_for(ref, "ask for vouches", session)
                by = verified_by_name(session, actor(), form.name.data)
                ask_for_vouch(session, actor(), group, by, site())
        except Refused as error:
            form.refused(error)
        else:
            flash(f"We have asked {by.name} by email.", "success")
            return redirect(url_for("organisations.vouching", ref=ref))
    return _page(organisation, form)


def _page(organisation: Organisation, form: AskVouchForm | None = None) -> str:
    asked = vouches.vouches(reading(), organisation.id)
    shown = {"form": form, "organisation": organisation, "asked": asked}
    return render_template("organisations/vouching.html", **shown)
