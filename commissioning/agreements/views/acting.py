"""What parties do with agreements: begin, offer, decide, acknowledge, sign, withdraw."""

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.agreements.actions.deciding import Decided, record_board_decision
from commissioning.agreements.actions.deciding import acknowledge as send_acknowledgement
from commissioning.agreements.actions.deciding import take_back as send_take_back
from commissioning.agreements.actions.drafting import begin as begin_agreement
from commissioning.agreements.actions.drafting import begin_next as begin_next_version
from commissioning.agreements.actions.offering import offer as send_offer
from commissioning.agreements.actions.offering import prepare_offer
from commissioning.agreements.actions.offering import withdraw as send_withdrawal
from commissioning.agreements.actions.signing import Signed
from commissioning.agreements.actions.signing import sign as keep_signature
from commissioning.agreements.documents.offered import files_of
from commissioning.agreements.forms.acts import (
    AcknowledgeForm,
    BeginForm,
    DecideForm,
    NextForm,
    OfferForm,
    SignForm,
    WhyForm,
)
from commissioning.agreements.permissions import AGREEMENTS
from commissioning.agreements.rules.deciding import Said
from commissioning.agreements.rules.starting_points import Start
from commissioning.agreements.views.blueprint import blueprint
from commissioning.agreements.views.opened import OpenedVersion, on_page, open_version, who_reads
from commissioning.foundation.clock import today
from commissioning.foundation.errors import Refused
from commissioning.foundation.forms import RegisterForm
from commissioning.foundation.web import Access, actor, open_to, reading, register, transaction
from commissioning.partnerships.permissions import PARTNERSHIPS

Act = Callable[..., object]  # is given the session in which it writes
CHANGED = "The text changed since you opened this page. Read it again, and offer it as it is now"


@blueprint.route("/partnerships/<ref>/agreements/new", methods=["GET", "POST"])
@open_to(Access.SEATED)
def begin(ref: str) -> Response | str:
    """Ask for a title and what to start from; then open the draft."""
    found = PARTNERSHIPS.find(reading(), actor(), ref, "work")
    form = BeginForm()
    if not form.validate_on_submit():
        return render_template("agreements/begin.html", partnership=found, form=form)
    try:
        with transaction() as session:
            start, title = Start(form.start.data), form.title.data
            agreement_ref = begin_agreement(session, actor(), ref, start, title).agreement.ref
    except Refused as error:
        form.refused(error)
        return render_template("agreements/begin.html", partnership=found, form=form)
    flash("The first draft is there. Your partners can write in it too.", "success")
    return redirect(url_for("agreements.draft", ref=agreement_ref))


@blueprint.route("/agreements/<ref>/next", methods=["GET", "POST"])
@open_to(Access.SEATED)
def begin_next(ref: str) -> Response | str:
    """Begin the next version from what stands now, or open the draft that is there."""
    found = AGREEMENTS.find(reading(), actor(), ref, "draft")
    form = NextForm()
    if _done(form, lambda session: begin_next_version(session, actor(), ref)):
        return redirect(url_for("agreements.draft", ref=ref))
    return render_template("agreements/begin_next.html", agreement=found, form=form)


@blueprint.route("/agreements/<ref>/versions/<int:number>/offer", methods=["GET", "POST"])
@open_to(Access.SEATED)
def offer(ref: str, number: int) -> Response | str:
    """Say what offering means; then offer exactly the text that was read."""
    found = open_version(ref, number, "offer")
    form = OfferForm()
    form.who_can_see = who_reads(found.agreement)
    try:
        prepared = prepare_offer(reading(), actor(), found.version.ref)
    except Refused as error:
        return _page("offer", found, form, not_yet=str(error))
    if not form.text.data:
        form.text.data = prepared.fingerprint
    if not form.validate_on_submit():
        return _page("offer", found, form, prepared=prepared)
    if form.text.data != prepared.fingerprint:
        form.text.raw_data, form.text.data = None, prepared.fingerprint
        form.refuse(CHANGED)
        return _page("offer", found, form, prepared=prepared)
    files = files_of(prepared, today())
    address = register().settings.address
    if _kept(form, lambda s: send_offer(s, actor(), prepared, files, address)):
        flash(f"Version {number} is offered. Every party is told.", "success")
        return redirect(found.page)
    return _page("offer", found, form, prepared=prepared)


@blueprint.route("/agreements/<ref>/versions/<int:number>/decide", methods=["GET", "POST"])
@open_to(Access.SEATED)
def decide(ref: str, number: int) -> Response | str:
    """Record what our own board decided on exactly this text."""
    found = open_version(ref, number, "record decision")
    form = DecideForm()
    _carry(form, found)

    return _act(
        "decide",
        found,
        form,
        lambda session: record_board_decision(
            session, actor(), found.version.ref, _decided(form), _address()
        ),
        "Your board's decision is recorded.",
    )


@blueprint.route("/agreements/<ref>/versions/<int:number>/acknowledge", methods=["GET", "POST"])
@open_to(Access.SEATED)
def acknowledge(ref: str, number: int) -> Response | str:
    """Acknowledge a small change for our own organisation."""
    found = open_version(ref, number, "acknowledge")
    form = AcknowledgeForm()
    _carry(form, found)

    return _act(
        "acknowledge",
        found,
        form,
        lambda session: send_acknowledgement(
            session, actor(), found.version.ref, form.words.data or "", _address()
        ),
        "You have acknowledged it.",
    )


@blueprint.route("/agreements/<ref>/versions/<int:number>/sign", methods=["GET", "POST"])
@open_to(Access.SEATED)
def sign(ref: str, number: int) -> Response | str:
    """Say who signed for our party, when, and where the signed copy is kept."""
    found = open_version(ref, number, "sign")
    form = SignForm()

    return _act(
        "sign",
        found,
        form,
        lambda session: keep_signature(
            session, actor(), found.version.ref, _signed(form), _address()
        ),
        "Your signature is on the record.",
    )


@blueprint.route("/agreements/<ref>/versions/<int:number>/withdraw", methods=["GET", "POST"])
@open_to(Access.SEATED)
def withdraw(ref: str, number: int) -> Response | str:
    """Withdraw a version that our own organisation offered."""
    found = open_version(ref, number, "withdraw")
    form = WhyForm()

    return _act(
        "withdraw",
        found,
        form,
        lambda session: send_withdrawal(
            session, actor(), found.version.ref, form.why.data, _address()
        ),
        f"Version {number} is withdrawn.",
    )


@blueprint.route("/agreements/<ref>/versions/<int:number>/take-back", methods=["GET", "POST"])
@open_to(Access.SEATED)
def take_back(ref: str, number: int) -> Response | str:
    """Take back our own word, which can be done until the last party has decided."""
    found = open_version(ref, number)
    verb = "record decision" if found.version.material else "acknowledge"
    found = open_version(ref, number, verb)
    form = WhyForm()

    return _act(
        "take_back",
        found,
        form,
        lambda session: send_take_back(
            session, actor(), found.version.ref, form.why.data, _address()
        ),
        "Your word on it is taken back.",
    )


def _decided(form: DecideForm) -> Decided:
    return Decided(
        Said(form.said.data),
        form.decided_on.data,
        form.minute.data,
        form.words.data,
        form.text.data or "",
    )


def _signed(form: SignForm) -> Signed:
    return Signed(form.signed_by.data, form.signed_on.data, form.kept_where.data)


def _carry(form: DecideForm | AcknowledgeForm, found: OpenedVersion) -> None:
    """Let the form carry the fingerprint of the text that its page shows."""
    if not form.text.data:
        form.text.data = found.version.fingerprint


def _address() -> str:
    address: str = register().settings.address
    return address


def _act(
    name: str,
    found: OpenedVersion,
    form: RegisterForm,
    act: Act,
    said: str,
) -> Response | str:
    """Show a form about a version; once sent, do what it asks and go back to the version."""
    form.who_can_see = who_reads(found.agreement)
    if _done(form, act):
        flash(said, "success")
        return redirect(found.page)
    return _page(name, found, form)


def _done(form: RegisterForm, act: Act) -> bool:
    return bool(form.validate_on_submit()) and _kept(form, act)


def _kept(form: RegisterForm, act: Act) -> bool:
    try:
        with transaction() as session:
            act(session)
    except Refused as error:
        form.refused(error)
        return False
    return True


def _page(name: str, found: OpenedVersion, form: RegisterForm, **more: Any) -> str:
    return render_template(f"agreements/{name}.html", **on_page(found, form=form, **more))
