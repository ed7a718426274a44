"""An account for somebody whom nobody invited, by a link in an email."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.errors import Refused
from commissioning.foundation.web import (
    Access,
    actor,
    open_to,
    reading,
    register,
    site,
    transaction,
)
from commissioning.people.actions.accounts import TAKEN
from commissioning.people.actions.attempts import count_try, forgive
from commissioning.people.actions.newcomers import (
    NEW_ACCOUNT,
    ask_for_account,
    open_asked_account,
)
from commissioning.people.forms import NewAccountForm, NewPasswordForm
from commissioning.people.hashing import hash_password
from commissioning.people.links import read_link, why_not
from commissioning.people.queries import newcomer_by_ref, person_by_address
from commissioning.people.rules.waits import ADDRESS, LETTER, LETTERS
from commissioning.people.rules.ways_back import HOME, own_path
from commissioning.people.signed_in import sign_in_browser
from commissioning.people.views.asking import counted_address, counted_network, link_to
from commissioning.people.views.blueprint import blueprint
from commissioning.people.views.password import spent, unkept


@blueprint.route("/new-account", methods=["GET", "POST"])
@open_to(Access.ANYONE)
def new_account() -> Response | str:
    """Send a link that opens an account; says the same whether the address is known or not."""
    back = own_path(request.args.get("next"))
    if actor().signed_in:
        return redirect(back)
    form = NewAccountForm()
    if form.validate_on_submit():
        try:
            _ask(form, back)
        except Refused as error:
            form.refused(error)
        else:
            return redirect(url_for("people.account_letter_sent", next=_kept(back)))
    return render_template("people/new_account.html", form=form, back=_kept(back))


def _ask(form: NewAccountForm, back: str) -> None:
    with transaction() as session:
        tries = counted_address(LETTER, form.email.data), counted_network(LETTERS)
        count_try(session, *tries)
        ask_for_account(
            session,
            name=form.name.data,
            email=form.email.data,
            back=back,
            link_to=link_to("people.open_account"),
            address=site(),
        )


@blueprint.get("/new-account/sent")
@open_to(Access.ANYONE)
def account_letter_sent() -> str:
    """Say where to look now."""
    again = url_for("people.new_account", next=_kept(own_path(request.args.get("next"))))
    demo = register().settings.show_mail
    return render_template(
        "people/letter_sent.html", demo=demo, again=again, then="choose a password there"
    )


@blueprint.route("/new-account/<token>", methods=["GET", "POST"])
@open_to(Access.ANYONE)
def open_account(token: str) -> Response | str:
    """Choose a password and come in. Opening this page uses nothing up; choosing does."""
    link = read_link(reading(), token, NEW_ACCOUNT)
    newcomer = newcomer_by_ref(reading(), link.subject) if link else None
    if link is None or newcomer is None:
        return spent(why_not(reading(), token, NEW_ACCOUNT))
    if person_by_address(reading(), link.email):
        return spent(f"{TAKEN}.")
    name, email, back = newcomer.name, link.email, newcomer.back
    form = NewPasswordForm()
    form.own_words = (name, email)
    if form.validate_on_submit():
        try:
            _open(token, form.password.data)
        except Refused as error:
            return spent(f"{str(error).removesuffix('.')}.")
        flash("Your account is open, and you are signed in.", "success")
        return redirect(url_for("organisations.begin", next=_kept(back)))
    return unkept(render_template("people/open_account.html", form=form, name=name, email=email))


def _open(token: str, password: str) -> None:
    """Open the account and sign this browser in; earlier tries are forgotten."""
    hashed = hash_password(password)
    with transaction() as session:
        person = open_asked_account(session, token, hashed)
        forgive(session, counted_address(ADDRESS, person.email))
        sign_in_browser(session, person.id)


def _kept(back: str) -> str | None:
    """Give what the next address carries of the way back: nothing where one comes anyway."""
    return None if back in (HOME, url_for("organisations.begin")) else back
