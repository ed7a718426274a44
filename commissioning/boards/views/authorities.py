"""What our board lets one person decide alone: giving it, and ending it."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.boards.actions.authorities import end_authority, give_authority
from commissioning.boards.forms.board import AuthorityForm, EndAuthorityForm
from commissioning.boards.permissions import AUTHORITIES
from commissioning.boards.rules.delegated import Authority, may_decide_alone
from commissioning.boards.views.blueprint import blueprint
from commissioning.boards.views.board import own_organisation
from commissioning.foundation.acting import done
from commissioning.foundation.actor import Kind, Role
from commissioning.foundation.fields import Option
from commissioning.foundation.web import Access, actor, open_to, reading, site
from commissioning.organisations.models import Organisation
from commissioning.organisations.queries.seats import holders
from commissioning.people.models import Person


@blueprint.route("/boards/<ref>/authorities/new", methods=["GET", "POST"])
@open_to(Access.SEATED)
def give(ref: str) -> Response | str:
    """Ask what the board lets whom decide, up to which sum."""
    organisation = own_organisation(ref, "give authority")
    seats = _seats(organisation)
    form = AuthorityForm(seats=seats)
    form.who_can_see = f"the board of {organisation.name} and its staff."
    if done(form, lambda s: give_authority(s, actor(), form.seat.data, _authority(form), site())):
        flash("The authority is kept. Whom it names has a letter.", "success")
        return redirect(url_for("boards.board", ref=ref))
    return render_template(
        "boards/authority.html", organisation=organisation, form=form, nobody=not seats
    )


@blueprint.route("/boards/authorities/<authority>/end", methods=["GET", "POST"])
@open_to(Access.SEATED)
def end(authority: str) -> Response | str:
    """Ask once more, then end a standing authority."""
    found = AUTHORITIES.find(reading(), actor(), authority, "end")
    form = EndAuthorityForm()
    form.who_can_see = f"the board of {actor().organisation_name} and its staff."
    back = url_for("boards.board", ref=actor().organisation_ref)
    if done(form, lambda s: end_authority(s, actor(), authority)):
        flash("The authority has ended. What was decided under it stands.", "success")
        return redirect(back)
    person = reading().get_one(Person, found.seat.person_id)
    return render_template(
        "boards/end_authority.html", authority=found, person=person, form=form, back=back
    )


def _authority(form: AuthorityForm) -> Authority:
    return Authority(
        given_on=form.given_on.data,
        minute=form.minute.data,
        limit_pence=form.limit_pence.data,
        covers=form.covers.data,
        until=form.until.data,
    )


def _seats(organisation: Organisation) -> list[Option]:
    """Give everybody who could be let decide alone today, but for oneself."""
    kind = Kind(organisation.kind)
    return [
        Option(each.seat.ref, f"{each.person.name}, {Role(each.seat.role).words}")
        for each in holders(reading(), organisation.id)
        if may_decide_alone(Role(each.seat.role), kind) and each.person.id != actor().person_id
    ]
