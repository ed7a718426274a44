"""A party's own acts on a version: decide, acknowledge, take that back, sign, withdraw."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect
from werkzeug.wrappers import Response

from commissioning.agreements.actions import deciding, offering, signing
from commissioning.agreements.forms.acts import (
    AcknowledgeForm,
    DecideForm,
    SignForm,
    TakeBackForm,
    WithdrawForm,
    WordForm,
)
from commissioning.agreements.models import Version
from commissioning.agreements.permissions import VERSIONS
from commissioning.agreements.rules.deciding import Said
from commissioning.agreements.views.blueprint import blueprint
from commissioning.agreements.views.opened import open_version, page, who_reads
from commissioning.foundation.acting import done
from commissioning.foundation.forms import RegisterForm
from commissioning.foundation.web import Access, actor, open_to, reading, site


@dataclass(frozen=True)
class Act:
    """One act on a version: who may do it, what is asked, what it does, and what is said then.

    Attributes:
        name: The page's template.
        verb: What the policy must allow, for one version.
        do: Does it, from what was answered; is given the session in which it writes.
        done: What is said after it, by the version's number.
    """

    name: str
    verb: Callable[[Version], str]
    form: type[RegisterForm]
    do: Callable[[Any, str, Any], object]
    done: str


DECIDE = Act(
    name="decide",
    verb=lambda _version: "record decision",
    form=DecideForm,
    do=lambda session, ref, form: deciding.record_board_decision(
        session, actor(), ref, _decided(form), site()
    ),
    done="Your board's decision is recorded.",
)
ACKNOWLEDGE = Act(
    name="acknowledge",
    verb=lambda _version: "acknowledge",
    form=AcknowledgeForm,
    do=lambda session, ref, form: deciding.acknowledge(
        session, actor(), ref, form.words.data or "", site(), read=form.text.data
    ),
    done="You have acknowledged it.",
)
TAKE_BACK = Act(
    name="take_back",
    verb=lambda version: "record decision" if version.material else "acknowledge",
    form=TakeBackForm,
    do=lambda session, ref, form: deciding.take_back(
        session, actor(), ref, form.why.data, site(), read=form.text.data
    ),
    done="Your word on it is taken back.",
)
SIGN = Act(
    name="sign",
    verb=lambda _version: "sign",
    form=SignForm,
    do=lambda session, ref, form: signing.sign(session, actor(), ref, _signed(form), site()),
    done="Your signature is on the record.",
)
WITHDRAW = Act(
    name="withdraw",
    verb=lambda _version: "withdraw",
    form=WithdrawForm,
    do=lambda session, ref, form: offering.withdraw(session, actor(), ref, form.why.data, site()),
    done="The version is withdrawn.",
)


@blueprint.route("/agreements/<ref>/versions/<int:number>/decide", methods=["GET", "POST"])
@open_to(Access.SEATED)
def decide(ref: str, number: int) -> Response | str:
    """Record what our own board decided on exactly this text."""
    return _ask(DECIDE, ref, number)


@blueprint.route("/agreements/<ref>/versions/<int:number>/acknowledge", methods=["GET", "POST"])
@open_to(Access.SEATED)
def acknowledge(ref: str, number: int) -> Response | str:
    """Acknowledge a small change for our own organisation."""
    return _ask(ACKNOWLEDGE, ref, number)


@blueprint.route("/agreements/<ref>/versions/<int:number>/take-back", methods=["GET", "POST"])
@open_to(Access.SEATED)
def take_back(ref: str, number: int) -> Response | str:
    """Take back our own word, which can be done until the last party has decided."""
    return _ask(TAKE_BACK, ref, number)


@blueprint.route("/agreements/<ref>/versions/<int:number>/sign", methods=["GET", "POST"])
@open_to(Access.SEATED)
def sign(ref: str, number: int) -> Response | str:
    """Say who signed for our party, when, and where the signed copy is kept."""
    return _ask(SIGN, ref, number)


@blueprint.route("/agreements/<ref>/versions/<int:number>/withdraw", methods=["GET", "POST"])
@open_to(Access.SEATED)
def withdraw(ref: str, number: int) -> Response | str:
    """Withdraw a version that our own organisation offered."""
    return _ask(WITHDRAW, ref, number)


def _ask(act: Act, ref: str, number: int) -> Response | str:
    """Ask what the act asks; once answered, do it and go back to the version."""
    found = open_version(ref, number)
    VERSIONS.require(reading(), actor(), act.verb(found.version), found.version)
    form = act.form()
    form.who_can_see = who_reads(found.version)
    if isinstance(form, WordForm):
        form.carry(found.version.fingerprint)
    ref = found.version.ref
    if done(form, lambda session: act.do(session, ref, form)):
        flash(act.done, "success")
        return redirect(found.page)
    return page(act.name, found, form)


def _decided(form: DecideForm) -> deciding.Decided:
    return deciding.Decided(
        Said(form.said.data),
        form.decided_on.data,
        form.minute.data,
        form.words.data,
        form.text.data or "",
    )


def _signed(form: SignForm) -> signing.Signed:
    return signing.Signed(form.signed_by.data, form.signed_on.data, form.kept_where.data)
