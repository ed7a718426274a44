"""Signing in without a password, by a code in an email."""

from flask import redirect, render_template, request, url_for
from flask import session as cookie
from werkzeug.wrappers import Response

from commissioning.foundation.errors import Refused
from commissioning.foundation.web import Access, actor, open_to, register, transaction
from commissioning.people.actions.attempts import count_try, forgive, uncount
from commissioning.people.actions.codes import ask_for_code, count_guess, use_code
from commissioning.people.forms import AddressForm, CodeForm
from commissioning.people.rules.waits import ADDRESS, CODE, LETTERS, NETWORK
from commissioning.people.rules.ways_back import HOME, own_path
from commissioning.people.signed_in import sign_in_browser
from commissioning.people.views.asking import counted_address, counted_network, lead_to
from commissioning.people.views.blueprint import blueprint

ASKED = "code"  # in the cookie: the secret that binds a code to the browser that asked for it


@blueprint.route("/sign-in/by-email", methods=["GET", "POST"])
@open_to(Access.ANYONE)
def ask_code() -> Response | str:
    """Send a code to sign in with; says the same whether the address is known or not."""
    back = own_path(request.args.get("next"))
    if actor().signed_in:
        return redirect(back)
    form = AddressForm()
    if form.validate_on_submit():
        try:
            with transaction() as session:
                count_try(session, counted_address(CODE, form.email.data), counted_network(LETTERS))
                token = ask_for_code(session, form.email.data, _secret())
        except Refused as error:
            form.refused(error)
        else:
            cookie[ASKED] = token
            return redirect(url_for("people.enter_code", next=_kept(back)))
    return render_template("people/ask_code.html", form=form, back=_kept(back))


@blueprint.route("/sign-in/code", methods=["GET", "POST"])
@open_to(Access.ANYONE)
def enter_code() -> Response | str:
    """Take the code; afterwards they are where they wanted to go. Opening this uses nothing up."""
    back = own_path(request.args.get("next"))
    if actor().signed_in:
        return redirect(back)
    if ASKED not in cookie:
        return redirect(url_for("people.ask_code", next=_kept(back)))
    form = CodeForm()
    if form.validate_on_submit():
        try:
            _enter(cookie[ASKED], form)
        except Refused as error:
            form.refused(error)
        else:
            return lead_to(back)
    demo = register().settings.show_mail
    return render_template("people/enter_code.html", form=form, back=_kept(back), demo=demo)


def _enter(token: str, form: CodeForm) -> None:
    """Sign this browser in. The guess is counted first, so that many at once are counted too."""
    network = counted_network(NETWORK)
    with transaction() as session:
        count_try(session, network)
        count_guess(session, token)
    with transaction() as session:
        person = use_code(session, token, form.code.data, _secret())
        forgive(session, counted_address(ADDRESS, person.email))
        uncount(session, network)
        sign_in_browser(session, person.id, keep=form.keep.data)


def _secret() -> str:
    return str(register().settings.secret_key)


def _kept(back: str) -> str | None:
    """Give what the next address carries of the way back: nothing where it is the first page."""
    return None if back == HOME else back
