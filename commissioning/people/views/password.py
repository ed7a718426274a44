"""A new password, by a link in an email."""

from flask import Response as Answer
from flask import flash, make_response, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.errors import Refused
from commissioning.foundation.web import Access, open_to, reading, register, site, transaction
from commissioning.people.actions.accounts import RESET, ask_for_reset, reset_password
from commissioning.people.actions.attempts import count_try, forgive
from commissioning.people.forms import AddressForm, NewPasswordForm
from commissioning.people.hashing import hash_password
from commissioning.people.links import read_link, why_not
from commissioning.people.queries import person_by_ref
from commissioning.people.rules.waits import ADDRESS, LETTER, LETTERS
from commissioning.people.rules.ways_back import HOME
from commissioning.people.signed_in import sign_in_browser
from commissioning.people.views.asking import counted_address, counted_network, link_to, own_words
from commissioning.people.views.blueprint import blueprint


@blueprint.route("/forgotten-password", methods=["GET", "POST"])
@open_to(Access.ANYONE)
def forgotten() -> Response | str:
    """Send a link for a new password; says the same whether the address is known or not."""
    form = AddressForm()
    if form.validate_on_submit():
        try:
            with transaction() as session:
                tries = counted_address(LETTER, form.email.data), counted_network(LETTERS)
                count_try(session, *tries)
                ask_for_reset(session, form.email.data, link_to("people.reset"))
        except Refused as error:
            form.refused(error)
        else:
            return redirect(url_for("people.letter_sent"))
    return render_template("people/forgotten.html", form=form)


@blueprint.get("/forgotten-password/sent")
@open_to(Access.ANYONE)
def letter_sent() -> str:
    """Say where to look now."""
    demo, again = register().settings.show_mail, url_for("people.forgotten")
    return render_template(
        "people/letter_sent.html", demo=demo, again=again, then="choose your new password there"
    )


@blueprint.route("/reset/<token>", methods=["GET", "POST"])
@open_to(Access.ANYONE)
def reset(token: str) -> Response | str:
    """Choose a new password. Opening this page uses nothing up; choosing does."""
    link = read_link(reading(), token, RESET)
    person = person_by_ref(reading(), link.subject) if link else None
    if person is None:
        return spent(why_not(reading(), token, RESET))
    form = NewPasswordForm()
    form.own_words = own_words(person)
    if form.validate_on_submit():
        try:
            _choose(token, form.password.data)
        except Refused as error:
            return spent(str(error))
        flash("Your new password is set, and you are signed in.", "success")
        return redirect(HOME)
    return unkept(render_template("people/reset.html", form=form, email=person.email))


def _choose(token: str, password: str) -> None:
    """Set the password and sign this browser in; earlier tries are forgotten."""
    hashed = hash_password(password)
    with transaction() as session:
        person = reset_password(session, token, hashed, address=site())
        forgive(session, counted_address(ADDRESS, person.email))
        sign_in_browser(session, person.id)


def spent(why: str) -> Answer:
    """Say in words that a link cannot be used, and what to do instead."""
    return unkept(render_template("people/link_spent.html", why=why), 410)


def unkept(page: str, status: int = 200) -> Answer:
    """Answer with a page at a secret address, which no browser or proxy is to keep."""
    answer = make_response(page, status)
    answer.headers["Cache-Control"] = "no-store"
    return answer
