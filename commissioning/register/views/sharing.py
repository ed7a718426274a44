"""Sharing in one place: how open it may be, commissioners, after the decision, guests."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.clock import now
from commissioning.foundation.errors import Refused
from commissioning.foundation.forms import RegisterForm
from commissioning.foundation.web import Access, actor, open_to, reading, transaction
from commissioning.register.actions.sharing import (
    choose_openness,
    consent_to_commissioners,
    give_to_guest,
    take_consent_back,
    take_from_guest,
    tell,
)
from commissioning.register.forms.sharing import ButtonForm, OpennessForm, TellForm
from commissioning.register.models import Declaration
from commissioning.register.permissions import DECLARATIONS
from commissioning.register.queries.lists import guests_of
from commissioning.register.queries.standing import (
    consent_in_force,
    contest_of,
    is_decided,
    mode_of,
    standing,
)
from commissioning.register.rules.disclosures import may_begin
from commissioning.register.rules.openness import Openness, openness_of, question
from commissioning.register.rules.outcomes import why_not_open_yet
from commissioning.register.rules.sharing import who_can_see, why_this_mode
from commissioning.register.rules.stages import CLOSED, Stage
from commissioning.register.views.blueprint import blueprint
from commissioning.register.views.declaration import title_of

HELD = "only your organisation sees this page. Those you choose see the bid itself."
BUTTONS = {
    "consent": (consent_to_commissioners, "Commissioners who are clear for it can see it now."),
    "take-back": (take_consent_back, "Taken back. Commissioners no longer see it."),
}
FOR_GUESTS = {
    "give": (give_to_guest, "Your guest can read it and draft in it now."),
    "take": (take_from_guest, "Your guest no longer sees it."),
}


@blueprint.get("/register/<ref>/sharing")
@open_to(Access.SEATED)
def sharing(ref: str) -> str:
    """Show who can see this, and everything that the owner can choose about it."""
    return _page(_find(ref))


@blueprint.post("/register/<ref>/sharing/openness")
@open_to(Access.SEATED)
def openness(ref: str) -> Response | str:
    """Choose how open it may ever be while bids are being made."""
    found = _find(ref)
    form = _openness_form(found)
    if not form.validate_on_submit():
        return _page(found, openness=form)
    with transaction() as session:
        choose_openness(session, actor(), ref, Openness(form.openness.data))
    return _back(ref, "Saved. The top of this page says who can see it now.")


@blueprint.post("/register/<ref>/sharing/tell")
@open_to(Access.SEATED)
def told(ref: str) -> Response | str:
    """Choose who may see it once the decision is recorded."""
    found = _find(ref)
    form = _tell_form(found)
    if not form.validate_on_submit():
        return _page(found, told=form)
    try:
        with transaction() as session:
            tell(session, actor(), ref, Openness(form.told.data))
    except Refused as error:
        form.refused(error)
        return _page(found, told=form)
    return _back(ref, "Saved. The top of this page says who can see it now.")


@blueprint.post("/register/<ref>/sharing/<any(consent,'take-back'):verb>")
@open_to(Access.SEATED)
def consent(ref: str, verb: str) -> Response | str:
    """Let commissioners see it, or take that back."""
    found = _find(ref)
    form = ButtonForm()
    if not form.validate_on_submit():
        return _page(found, button=form)
    act, done = BUTTONS[verb]
    try:
        with transaction() as session:
            act(session, actor(), ref)
    except Refused as error:
        form.refused(error)
        return _page(found, button=form)
    return _back(ref, done)


@blueprint.post("/register/<ref>/sharing/guests/<any(give,take):verb>")
@open_to(Access.SEATED)
def guests(ref: str, verb: str) -> Response | str:
    """Give it to a guest of the organisation, or take it back."""
    found = _find(ref)
    form = ButtonForm()
    if not form.validate_on_submit():
        return _page(found, button=form)
    act, done = FOR_GUESTS[verb]
    with transaction() as session:
        act(session, actor(), ref, str(form.seat.data or ""))
    return _back(ref, done)


def _find(ref: str) -> Declaration:
    return DECLARATIONS.find(reading(), actor(), ref, "share")


def _back(ref: str, done: str) -> Response:
    flash(done, "success")
    return redirect(url_for("register.sharing", ref=ref))


def _page(found: Declaration, **forms: RegisterForm) -> str:
    """Show the page; `forms` holds the one that was sent, if it has to be mended."""
    mode, decided = mode_of(found), is_decided(found)
    return render_template(
        "register/sharing.html",
        declaration=found,
        title=title_of(found),
        seen=who_can_see(standing(reading(), found, actor())),
        why=why_this_mode(mode),
        decided=decided,
        consent=consent_in_force(reading(), found.id),
        may_consent=found.opportunity is not None and may_begin(mode, decided),
        guests=guests_of(reading(), actor(), found.id),
        form=next(iter(forms.values()), None),
        **_forms(found, forms),
    )


def _forms(found: Declaration, sent: dict[str, RegisterForm]) -> dict[str, Any]:
    return {
        "openness_form": sent.get("openness") or _openness_form(found),
        "tell_form": sent.get("told") or (_tell_form(found) if _may_tell(found) else None),
        "button_": sent.get("button") or ButtonForm(),
    }


def _may_tell(found: Declaration) -> bool:
    over = found.stage in CLOSED and found.stage != Stage.WITHDRAWN
    return is_decided(found) or (over and not why_not_open_yet(contest_of(found), now()))


def _openness_form(found: Declaration) -> OpennessForm:
    form = OpennessForm(data={"openness": openness_of(found.consented_mode, found.public)})
    form.about(found.place.name, question(mode_of(found), found.place.name))
    form.who_can_see = HELD
    return form


def _tell_form(found: Declaration) -> TellForm:
    told = Openness.PUBLIC if found.told_public else Openness.MEMBERS
    form = TellForm(data={"told": told if found.told_at else Openness.NOBODY})
    form.about(found.place.name)
    form.who_can_see = HELD
    return form
