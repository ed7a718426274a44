"""Who acts for an organisation: roles, invitations, and who asks."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.actor import Role
from commissioning.foundation.errors import Refused
from commissioning.foundation.forms import ButtonForm
from commissioning.foundation.web import Access, actor, open_to, reading, site, transaction
from commissioning.organisations.actions.inviting import (
    Invited,
    send_invitation,
    withdraw_invitation,
)
from commissioning.organisations.actions.inviting import invite as keep_invitation
from commissioning.organisations.actions.seats import become_commissioner
from commissioning.organisations.forms.people import InviteForm, fill_roles
from commissioning.organisations.permissions import ORGANISATIONS
from commissioning.organisations.queries import seats
from commissioning.organisations.views.asking import organisation_for, to_people
from commissioning.organisations.views.blueprint import blueprint


@blueprint.get("/organisations/<ref>/people")
@open_to(Access.SEATED)
def people(ref: str) -> str:
    """Show who has which role, who was invited and who asks to join."""
    return _page(ref)


@blueprint.route("/organisations/<ref>/people/invite", methods=["GET", "POST"])
@open_to(Access.SEATED)
def invite(ref: str) -> Response | str:
    """Invite somebody to a role by an emailed link."""
    organisation = organisation_for(ref, "manage people")
    form = InviteForm()
    fill_roles(form, organisation.kind)
    if form.validate_on_submit():
        try:
            _invite(ref, form)
        except Refused as error:
            form.refused(error)
        else:
            flash(f"We have sent an invitation to {form.email.data}.", "success")
            return to_people(ref)
    return render_template("organisations/invite.html", form=form, organisation=organisation)


@blueprint.post("/organisations/<ref>/invitations/<invitation>/send")
@open_to(Access.SEATED)
def send_again(ref: str, invitation: str) -> Response | str:
    """Send an invitation's link again; the earlier one ends."""
    form = ButtonForm()
    if not form.validate_on_submit():
        return _page(ref, form)
    try:
        with transaction() as session:
            held = organisation_for(ref, "manage people", session)
            waiting = seats.invitation_of(session, held, invitation)
            send_invitation(session, actor(), waiting, _link_to)
    except Refused as error:
        form.refused(error)
        return _page(ref, form)
    flash("We have sent the invitation again.", "success")
    return to_people(ref)


@blueprint.post("/organisations/<ref>/invitations/<invitation>/withdraw")
@open_to(Access.SEATED)
def withdraw(ref: str, invitation: str) -> Response | str:
    """Take an invitation back."""
    form = ButtonForm()
    if not form.validate_on_submit():
        return _page(ref, form)
    with transaction() as session:
        held = organisation_for(ref, "manage people", session)
        waiting = seats.invitation_of(session, held, invitation)
        withdraw_invitation(session, actor(), held, waiting)
    flash("The invitation is withdrawn.", "success")
    return to_people(ref)


@blueprint.post("/organisations/<ref>/people/commissioner", endpoint="be_commissioner")
@open_to(Access.SEATED)
def be_commissioner(ref: str) -> Response | str:
    """Take the commissioner's role too, as the admin of a council or funder; then switch to it."""
    form = ButtonForm()
    if not form.validate_on_submit():
        return _page(ref, form)
    try:
        with transaction() as session:
            held = organisation_for(ref, "be its commissioner", session)
            seat = become_commissioner(session, actor(), held)
    except Refused as error:
        form.refused(error)
        return _page(ref, form)
    flash("You have the commissioner's role too. Choose it to publish.", "success")
    return redirect(url_for("people.roles", wanted=seat.ref))


def _invite(ref: str, form: InviteForm) -> None:
    role = Role(form.role.data)
    invited = Invited(
        email=form.email.data,
        name=form.name.data,
        role=role,
        expires_on=form.expires_on.data if role is Role.GUEST else None,
    )
    with transaction() as session:
        held = organisation_for(ref, "manage people", session)
        invitation = keep_invitation(session, actor(), held, invited)
        send_invitation(session, actor(), invitation, _link_to)


def _link_to(token: str) -> str:
    return site() + url_for("organisations.accept", token=token)


def _page(ref: str, button: ButtonForm | None = None) -> str:
    organisation = organisation_for(ref, "see people")
    return render_template(
        "organisations/people.html",
        form=button or ButtonForm(),
        organisation=organisation,
        verbs=ORGANISATIONS.verbs(reading(), actor(), organisation),
        holders=seats.holders(reading(), organisation.id),
        invitations=seats.open_invitations(reading(), organisation.id),
        requests=seats.open_requests(reading(), actor(), organisation.id),
        roles={role.value: role.words.capitalize() for role in Role},
    )
