"""Which role to act in. A person acts in one at a time, and only ever in one of their own."""

from flask import flash, redirect, render_template, request
from werkzeug.wrappers import Response

from commissioning.foundation.actor import Actor
from commissioning.foundation.fields import Option
from commissioning.foundation.web import Access, act_as, actor, open_to, other_actors
from commissioning.people.forms import RolesForm
from commissioning.people.rules.ways_back import own_path
from commissioning.people.views.blueprint import blueprint


@blueprint.route("/roles", methods=["GET", "POST"])
@open_to(Access.SIGNED_IN)
def roles() -> Response | str:
    """Choose the role to act in; an email's link names the one it was written for."""
    own = {one.seat_ref: one for one in (actor(), *other_actors()) if one.seat_ref}
    wanted = request.args.get("wanted", "")
    form = RolesForm(data={"seat": wanted if wanted in own else actor().seat_ref})
    form.seat.options = [Option(ref, _words(one)) for ref, one in own.items()]
    if form.validate_on_submit():
        act_as(form.seat.data)
        flash(f"You are now acting as {own[form.seat.data].role_label}.", "success")
        return redirect(own_path(request.args.get("next")))
    shown = {"own": own, "wanted": wanted, "asked_for": own.get(wanted)}
    return render_template("people/roles.html", form=form, **shown)


def _words(one: Actor) -> str:
    return one.role_label[:1].upper() + one.role_label[1:]
