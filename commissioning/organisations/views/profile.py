"""An organisation's page, and changing what it says of itself."""

from collections.abc import Callable
from typing import Any

from flask import flash, render_template
from werkzeug.wrappers import Response

from commissioning.foundation.actor import Kind
from commissioning.foundation.errors import Refused
from commissioning.foundation.web import Access, actor, open_to, reading, transaction
from commissioning.organisations.actions.profiles import Profile, edit_profile, profile_of
from commissioning.organisations.actions.profiles import rename as rename_organisation
from commissioning.organisations.actions.standing import retire as retire_organisation
from commissioning.organisations.forms.profiles import ProfileForm, RenameForm, RetireForm
from commissioning.organisations.models import Organisation
from commissioning.organisations.permissions import ORGANISATIONS
from commissioning.organisations.queries import profiles
from commissioning.organisations.queries.seats import open_requests
from commissioning.organisations.views.asking import organisation_for, to_profile
from commissioning.organisations.views.blueprint import blueprint


@blueprint.get("/organisations/<ref>")
@open_to(Access.ANYONE)
def profile(ref: str) -> Response | str:
    """Show an organisation; one that was merged leads to the one it went into."""
    organisation = organisation_for(ref)
    survivor = profiles.survivor_of(reading(), organisation)
    if survivor is not None and ORGANISATIONS.may(reading(), actor(), "see", survivor):
        return to_profile(survivor.ref)
    verbs = ORGANISATIONS.verbs(reading(), actor(), organisation)
    return render_template(
        "organisations/profile.html",
        organisation=organisation,
        kind=Kind(organisation.kind).words.capitalize(),
        verbs=verbs,
        own=organisation.id == actor().organisation_id,
        seen_by_words=_seen_by(organisation),
        numbers=profiles.numbers(organisation),
        areas=profiles.area_names_of(organisation),
        themes=profiles.theme_names_of(organisation),
        earlier=profiles.earlier_names(reading(), organisation.id),
        asking=open_requests(reading(), actor(), organisation.id)
        if "manage people" in verbs
        else (),
    )


@blueprint.route("/organisations/<ref>/edit", methods=["GET", "POST"])
@open_to(Access.SEATED)
def edit(ref: str) -> Response | str:
    """Change what the organisation says of itself."""
    organisation = organisation_for(ref, "edit")
    held = profile_of(organisation)
    form = ProfileForm(data={name: _listed(getattr(held, name)) for name in held.__slots__})
    if form.validate_on_submit():
        done = _done(
            form,
            lambda session: edit_profile(
                session, actor(), organisation_for(ref, "edit", session), _typed(form)
            ),
        )
        if done:
            flash("Your profile is changed.", "success")
            return to_profile(ref)
    return render_template("organisations/edit.html", form=form, organisation=organisation)


@blueprint.route("/organisations/<ref>/name", methods=["GET", "POST"])
@open_to(Access.SEATED)
def rename(ref: str) -> Response | str:
    """Give the organisation another name; it is still found by the old one."""
    organisation = organisation_for(ref, "rename")
    form = RenameForm()
    if form.validate_on_submit() and _done(
        form,
        lambda session: rename_organisation(
            session,
            actor(),
            organisation_for(ref, "rename", session),
            form.name.data,
            form.why.data,
        ),
    ):
        flash(f"The name is now {form.name.data}.", "success")
        return to_profile(ref)
    return render_template("organisations/rename.html", form=form, organisation=organisation)


@blueprint.route("/organisations/<ref>/closing", methods=["GET", "POST"])
@open_to(Access.SEATED)
def retire(ref: str) -> Response | str:
    """Say that the organisation has closed; asks first, because it cannot be undone here."""
    organisation = organisation_for(ref, "retire")
    form = RetireForm()
    if form.validate_on_submit() and _done(
        form,
        lambda session: retire_organisation(
            session, actor(), organisation_for(ref, "retire", session), form.why.data
        ),
    ):
        flash(f"{organisation.name} is shown as closed. Its record stays.", "success")
        return to_profile(ref)
    return render_template("organisations/retire.html", form=form, organisation=organisation)


def _done(form: Any, act: Callable[[Any], None]) -> bool:
    """Act in a transaction; a refusal is shown beside its field."""
    try:
        with transaction() as session:
            act(session)
    except Refused as error:
        form.refused(error)
        return False
    return True


def _typed(form: ProfileForm) -> Profile:
    return Profile(
        about=form.about.data or "",
        brings=form.brings.data or "",
        looks_for=form.looks_for.data or "",
        website=form.website.data or "",
        postcode=(form.postcode.data or "").upper(),
        contact=form.contact.data or "",
        areas=tuple(form.areas.data or ()),
        themes=tuple(form.themes.data or ()),
    )


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _seen_by(organisation: Organisation) -> str:
    if organisation.verified_at is not None:
        return "anyone. The part below that says so, only people with a verified role here."
    return (
        "its own people, the convenors of the places here, and those it asked to vouch for it. "
        "Once a convenor has verified it, anyone."
    )
