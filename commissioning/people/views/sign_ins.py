"""Where the person is signed in, and signing out from afar."""

from flask import flash, redirect, render_template, url_for
from flask import session as cookie
from werkzeug.wrappers import Response

from commissioning.foundation.web import Access, actor, open_to, reading, transaction
from commissioning.people.actions.sign_ins import end_sign_in, sign_out_everywhere
from commissioning.people.forms import ButtonForm
from commissioning.people.queries import standing_sign_ins
from commissioning.people.signed_in import this_sign_in
from commissioning.people.views.blueprint import blueprint


@blueprint.get("/account/sign-ins")
@open_to(Access.SIGNED_IN)
def sign_ins() -> str:
    """List the browsers the person is signed in on."""
    return _page(ButtonForm())


def _page(form: ButtonForm) -> str:
    found = standing_sign_ins(reading(), actor().person_id)
    shown = {"sign_ins": found, "this": this_sign_in(), "form": form}
    return render_template("people/sign_ins.html", **shown)


@blueprint.post("/account/sign-ins/<ref>/end")
@open_to(Access.SIGNED_IN)
def end(ref: str) -> Response | str:
    """Sign one of the person's browsers out."""
    form = ButtonForm()
    if not form.validate_on_submit():
        return _page(form)
    is_this = ref == this_sign_in()
    with transaction() as session:
        end_sign_in(session, actor(), ref)
    if is_this:
        cookie.clear()
        return redirect(url_for("people.sign_in"))
    flash("That browser is signed out.", "success")
    return redirect(url_for("people.sign_ins"))


@blueprint.route("/account/sign-ins/everywhere", methods=["GET", "POST"])
@open_to(Access.SIGNED_IN)
def everywhere() -> Response | str:
    """Sign the person out on every browser, after asking."""
    form = ButtonForm()
    if not form.validate_on_submit():
        return render_template("people/everywhere.html", form=form)
    with transaction() as session:
        sign_out_everywhere(session, actor())
    cookie.clear()
    flash("You are signed out everywhere.", "success")
    return redirect(url_for("people.sign_in"))
