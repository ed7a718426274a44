"""Those on our board who have no account here: written down by name, and never deleted."""

from collections.abc import Sequence

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.boards.actions.members import add_member
from commissioning.boards.actions.members import end_member as end_it
from commissioning.boards.forms.board import EndMemberForm, MemberForm
from commissioning.boards.models import BoardMember
from commissioning.boards.permissions import BOARD_BEGINNINGS, MEMBERS
from commissioning.boards.queries.board import members as members_of
from commissioning.boards.views.blueprint import blueprint
from commissioning.boards.views.board import own_organisation
from commissioning.foundation.acting import done
from commissioning.foundation.clock import today
from commissioning.foundation.web import Access, actor, open_to, reading, site


@blueprint.route("/boards/<ref>/members", methods=["GET", "POST"])
@open_to(Access.SEATED)
def members(ref: str) -> Response | str:
    """Show who is on the board without an account, and write down one more."""
    organisation = own_organisation(ref)
    form = MemberForm() if BOARD_BEGINNINGS.may(actor(), "keep members") else None
    if form is not None:
        form.who_can_see = _who_sees()
        name, chair, since = form.name, form.chair, form.since
        if done(form, lambda s: add_member(s, actor(), name.data, chair.data, since.data, site())):
            flash(f"{name.data} is written down.", "success")
            return redirect(url_for("boards.members", ref=ref))
    shown: Sequence[BoardMember] = members_of(reading(), actor())
    return render_template(
        "boards/members.html", organisation=organisation, members=shown, form=form
    )


@blueprint.route("/boards/members/<member>/end", methods=["GET", "POST"])
@open_to(Access.SEATED)
def end_member(member: str) -> Response | str:
    """Ask when somebody left the board."""
    found = MEMBERS.find(reading(), actor(), member, "end")
    form = EndMemberForm(data={"ended_on": today()})
    form.who_can_see = _who_sees()
    back = url_for("boards.members", ref=actor().organisation_ref)
    if done(form, lambda s: end_it(s, actor(), member, form.ended_on.data, site())):
        flash(f"{found.name} has left the board.", "success")
        return redirect(back)
    return render_template("boards/end_member.html", member=found, form=form, back=back)


def _who_sees() -> str:
    return f"the board of {actor().organisation_name} and its staff."
