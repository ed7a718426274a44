"""Taking up an invitation. Opening the page uses nothing up; accepting does."""

from typing import Any

from flask import Response as Answer
from flask import flash, make_response, render_template
from werkzeug.wrappers import Response

from commissioning.foundation.actor import Role
from commissioning.foundation.errors import Refused
from commissioning.foundation.web import Access, act_as, actor, open_to, reading, transaction
from commissioning.organisations.actions.inviting import (
    INVITATION,
    accept_invitation,
    refuse_closed,
)
from commissioning.organisations.forms.people import DOES, AcceptForm, OpenAccountForm
from commissioning.organisations.models import Invitation
from commissioning.organisations.queries.seats import invitation_by_ref
from commissioning.organisations.views.asking import to_profile
from commissioning.organisations.views.blueprint import blueprint
from commissioning.people.actions.accounts import open_account
from commissioning.people.hashing import hash_password
from commissioning.people.links import read_link, use_link, why_not
from commissioning.people.queries import person_by_address, person_of
from commissioning.people.signed_in import sign_in_browser


@blueprint.route("/invitations/<token>", methods=["GET", "POST"])
@open_to(Access.ANYONE)
def accept(token: str) -> Response | str:
    """Say what the invitation means, and let the right person take it up."""
    link = read_link(reading(), token, INVITATION)
    invitation = invitation_by_ref(reading(), link.subject) if link else None
    if invitation is None:
        return _spent(why_not(reading(), token, INVITATION))
    try:
        refuse_closed(invitation)
    except Refused as error:
        return _spent(str(error) + ".")
    invited = person_by_address(reading(), invitation.email)
    if actor().signed_in:
        return _accept_as_self(token, invitation, invited.id if invited else None)
    if invited is not None:
        return _page("accept_sign_in", invitation, token=token)
    return _accept_as_new(token, invitation)


def _accept_as_self(token: str, invitation: Invitation, invited_id: int | None) -> Response | str:
    """Let the person signed in accept what was sent to them; say so when it was not."""
    if invited_id != actor().person_id:
        return _page("accept_somebody_else", invitation, token=token)
    form = AcceptForm()
    if form.validate_on_submit():
        try:
            with transaction() as session:
                seat_ref = _take_up(session, token, actor().person_id)
        except Refused as error:
            return _spent(f"{error}.")
        return _welcome(invitation, seat_ref)
    return _page("accept", invitation, form=form)


def _accept_as_new(token: str, invitation: Invitation) -> Response | str:
    """Open an account for somebody new, give the role and sign this browser in, all at once."""
    form = OpenAccountForm(data={"name": invitation.name})
    form.own_words = (invitation.email, invitation.organisation.name)
    if form.validate_on_submit():
        hashed = hash_password(form.password.data)
        try:
            with transaction() as session:
                person = open_account(
                    session, name=form.name.data, email=invitation.email, password_hash=hashed
                )
                seat_ref = _take_up(session, token, person.id)
                sign_in_browser(session, person.id)
        except Refused as error:
            form.refused(error)
        else:
            return _welcome(invitation, seat_ref)
    return _page("accept_new", invitation, form=form)


def _take_up(session: Any, token: str, person_id: int | None) -> str:
    """Use the link up and give the role; give the reference of the seat."""
    link = use_link(session, token, INVITATION)
    invitation = invitation_by_ref(session, link.subject)
    if invitation is None:
        raise Refused("This invitation is no longer here")
    return accept_invitation(session, invitation, person_of(session, person_id)).ref


def _welcome(invitation: Invitation, seat_ref: str) -> Response:
    act_as(seat_ref)
    role = Role(invitation.role)
    flash(f"You now act for {invitation.organisation.name} as {role.words}.", "success")
    return to_profile(invitation.organisation.ref)


def _page(name: str, invitation: Invitation, **more: Any) -> Answer:
    role = Role(invitation.role)
    page = render_template(
        f"organisations/{name}.html",
        invitation=invitation,
        organisation=invitation.organisation,
        role=role,
        does=DOES[role],
        **more,
    )
    return _unkept(page)


def _spent(why: str) -> Answer:
    return _unkept(render_template("organisations/invitation_over.html", why=why), 410)


def _unkept(page: str, status: int = 200) -> Answer:
    """Answer with a page at a secret address, which no browser or proxy is to keep."""
    answer = make_response(page, status)
    answer.headers["Cache-Control"] = "no-store"
    return answer
