"""The account: name, email address, password."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.errors import Refused
from commissioning.foundation.web import Access, actor, open_to, reading, site, transaction
from commissioning.people.actions.accounts import NEW_ADDRESS, change_password, rename
from commissioning.people.actions.addresses import ask_for_address, take_address
from commissioning.people.actions.attempts import count_try
from commissioning.people.forms import ButtonForm, ChangePasswordForm, NameForm, NewAddressForm
from commissioning.people.hashing import hash_password
from commissioning.people.links import read_link, why_not
from commissioning.people.queries import person_of, standing_sign_ins
from commissioning.people.rules.waits import LETTERS
from commissioning.people.signed_in import this_sign_in
from commissioning.people.views.asking import counted_network, link_to, own_words, require_password
from commissioning.people.views.blueprint import blueprint
from commissioning.people.views.password import spent, unkept

LETTER_SENT = "We have sent a letter to the new address. Open the link in it to confirm."


@blueprint.get("/account")
@open_to(Access.SIGNED_IN)
def account() -> str:
    """Show what is kept about the person, and where to change it."""
    person = person_of(reading(), actor().person_id)
    browsers = standing_sign_ins(reading(), person.id)
    return render_template("people/account.html", person=person, browsers=len(browsers))


@blueprint.route("/account/name", methods=["GET", "POST"])
@open_to(Access.SIGNED_IN)
def name() -> Response | str:
    """Change the name that others see."""
    form = NameForm(data={"name": actor().name})
    if form.validate_on_submit():
        with transaction() as session:
            rename(session, actor(), form.name.data)
        return _done("Your name is changed.")
    return render_template("people/name.html", form=form)


@blueprint.route("/account/password", methods=["GET", "POST"])
@open_to(Access.SIGNED_IN)
def password() -> Response | str:
    """Change the password; every other browser is signed out."""
    form = ChangePasswordForm()
    form.own_words = own_words(person_of(reading(), actor().person_id))
    if form.validate_on_submit():
        try:
            _change_password(form)
        except Refused as error:
            form.refused(error)
        else:
            return _done("Your password is changed. Every other browser is signed out.")
    return render_template("people/password.html", form=form)


def _change_password(form: ChangePasswordForm) -> None:
    require_password(form.current.data)
    hashed, keep = hash_password(form.password.data), this_sign_in()
    with transaction() as session:
        change_password(session, actor(), hashed, keep=keep, address=site())


@blueprint.route("/account/email", methods=["GET", "POST"])
@open_to(Access.SIGNED_IN)
def email() -> Response | str:
    """Ask to use another address; it changes once the link sent there is used."""
    form = NewAddressForm()
    if form.validate_on_submit():
        try:
            require_password(form.current.data)
            with transaction() as session:
                count_try(session, counted_network(LETTERS))
                links = link_to("people.confirm_address")
                ask_for_address(session, actor(), form.email.data, links, address=site())
        except Refused as error:
            form.refused(error)
        else:
            return _done(LETTER_SENT)
    person = person_of(reading(), actor().person_id)
    return render_template("people/email.html", form=form, email=person.email)


@blueprint.route("/account/email/<token>", methods=["GET", "POST"])
@open_to(Access.ANYONE)
def confirm_address(token: str) -> Response | str:
    """Confirm a new address. Opening this page uses nothing up; the button does."""
    link = read_link(reading(), token, NEW_ADDRESS)
    if link is None:
        return spent(why_not(reading(), token, NEW_ADDRESS))
    form, new = ButtonForm(), link.email
    if form.validate_on_submit():
        try:
            with transaction() as session:
                take_address(session, token)
        except Refused as error:
            return spent(str(error))
        flash(f"Your account now uses {new}. Sign in with it from now on.", "success")
        return redirect(url_for("people.account" if actor().signed_in else "people.sign_in"))
    return unkept(render_template("people/confirm_address.html", form=form, email=new))


def _done(words: str) -> Response:
    flash(words, "success")
    return redirect(url_for("people.account"))
