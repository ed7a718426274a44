"""Signing in and out. The words, and the time it takes, do not tell whether an address is known."""

from flask import redirect, render_template, request, url_for
from flask import session as cookie
from werkzeug.wrappers import Response

from commissioning.foundation.errors import Hidden, Refused
from commissioning.foundation.web import Access, actor, open_to, reading, register, transaction
from commissioning.people.actions.attempts import count_try, forgive, uncount
from commissioning.people.actions.sign_ins import end_sign_in
from commissioning.people.forms import ButtonForm, SignInForm
from commissioning.people.hashing import matches
from commissioning.people.queries import person_by_address
from commissioning.people.rules.waits import ADDRESS, NETWORK
from commissioning.people.rules.ways_back import own_path
from commissioning.people.signed_in import sign_in_browser, this_sign_in
from commissioning.people.views.asking import counted_address, counted_network, lead_to
from commissioning.people.views.blueprint import blueprint

WRONG = "The email address or the password is not right. Enter both again, or choose a new password"


@blueprint.route("/sign-in", methods=["GET", "POST"])
@open_to(Access.ANYONE)
def sign_in() -> Response | str:
    """Ask who somebody is; afterwards they are where they wanted to go."""
    back = own_path(request.args.get("next"))
    if actor().signed_in:
        return redirect(back)
    form = SignInForm()
    if form.validate_on_submit():
        try:
            _enter(form)
        except Refused as error:
            form.refused(error)
        else:
            return lead_to(back)
    shown = {"form": form, "back": back, "demo": register().settings.show_mail}
    return render_template("people/sign_in.html", **shown)


def _enter(form: SignInForm) -> None:
    """Sign this browser in. The try is counted first, so that many at once are counted too."""
    address, network = counted_address(ADDRESS, form.email.data), counted_network(NETWORK)
    with transaction() as session:
        count_try(session, address, network)
    person = person_by_address(reading(), form.email.data)
    if not matches(person.password_hash if person else None, form.password.data) or not person:
        raise Refused(WRONG)
    person_id = person.id
    with transaction() as session:
        forgive(session, address)
        uncount(session, network)
        sign_in_browser(session, person_id, keep=form.keep.data)


@blueprint.post("/sign-out")
@open_to(Access.ANYONE)
def sign_out() -> Response | str:
    """End this sign-in, here and in our table."""
    form = ButtonForm()
    if not form.validate_on_submit():
        return render_template("people/sign_out.html", form=form)
    if actor().signed_in:
        try:
            with transaction() as session:
                end_sign_in(session, actor(), this_sign_in())
        except Hidden:
            pass  # ended from afar a moment ago, which is what is wanted
    cookie.clear()
    return redirect(url_for("people.sign_in"))
