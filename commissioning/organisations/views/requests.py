"""Asking to act for an organisation, and answering those who ask."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.actor import Role
from commissioning.foundation.errors import Hidden, Refused
from commissioning.foundation.forms import ButtonForm
from commissioning.foundation.web import Access, actor, open_to, reading, site, transaction
from commissioning.organisations.actions.requests import (
    answer_claim,
    approve_request,
    ask_to_join,
    decline_request,
    take_back_request,
)
from commissioning.organisations.forms.people import (
    AnswerClaimForm,
    DecideForm,
    JoinForm,
    fill_roles,
)
from commissioning.organisations.models import JoinRequest
from commissioning.organisations.permissions import ORGANISATIONS, REQUESTS
from commissioning.organisations.queries.seats import requests_of_person
from commissioning.organisations.views.asking import organisation_for, to_people
from commissioning.organisations.views.blueprint import blueprint


@blueprint.route("/organisations/<ref>/join", methods=["GET", "POST"])
@open_to(Access.SIGNED_IN)
def join(ref: str) -> Response | str:
    """Ask to act for an organisation, or see what became of having asked."""
    organisation = organisation_for(ref)
    if not ORGANISATIONS.may(reading(), actor(), "ask to join", organisation):
        return _joined(ref)
    form = JoinForm(data={"kind": "join", "role": Role.OFFICER})
    fill_roles(form, organisation.kind, guests=False)
    if form.validate_on_submit():
        try:
            _ask(ref, form)
        except Refused as error:
            form.refused(error)
        else:
            flash(
                "We have passed on what you ask. You will get an email with the answer.", "success"
            )
            return redirect(url_for("organisations.join", ref=ref))
    return render_template("organisations/join.html", form=form, organisation=organisation)


@blueprint.post("/requests/<request>/take-back")
@open_to(Access.SIGNED_IN)
def take_back(request: str) -> Response:
    """Take back what one asked for."""
    if ButtonForm().validate_on_submit():
        with transaction() as session:
            asked = REQUESTS.find(session, actor(), request, "take back")
            take_back_request(session, actor(), asked)
        flash("Your request is taken back.", "success")
    else:
        flash("You switched role meanwhile, so nothing was done.")
    return redirect(url_for("organisations.begin"))


@blueprint.route("/organisations/<ref>/requests/<request>", methods=["GET", "POST"])
@open_to(Access.SEATED)
def request(ref: str, request: str) -> Response | str:
    """Read what somebody asks, and answer: yes or no to joining, in words to a claim."""
    organisation = organisation_for(ref, "see people")
    asked = REQUESTS.find(reading(), actor(), request)
    if asked.organisation_id != organisation.id:
        raise Hidden
    verbs = REQUESTS.verbs(reading(), actor(), asked)
    decides = "decide" in verbs and asked.kind == "join"
    form: DecideForm | AnswerClaimForm
    form = (
        _deciding(asked, organisation.kind)
        if decides
        else AnswerClaimForm(data={"words": asked.answer})
    )
    if verbs & {"decide", "answer"} and form.validate_on_submit():
        try:
            words = _answer(request, form)
        except Refused as error:
            form.refused(error)
        else:
            flash(words, "success")
            return to_people(ref)
    shown = {"organisation": organisation, "asked": asked, "decides": decides, "verbs": verbs}
    return render_template("organisations/request.html", form=form, **shown)


def _joined(ref: str) -> str:
    """Show that one has asked already, or acts for it, or that nobody can join any more."""
    organisation = organisation_for(ref)
    waiting = requests_of_person(reading(), actor().person_id)
    mine = next((one for one in waiting if one.organisation_id == organisation.id), None)
    shown = {"organisation": organisation, "asked": mine, "form": ButtonForm()}
    return render_template("organisations/joined.html", **shown)


def _ask(ref: str, form: JoinForm) -> None:
    with transaction() as session:
        ask_to_join(
            session,
            actor(),
            organisation_for(ref, "ask to join", session),
            kind=form.kind.data,
            role=Role(form.role.data),
            message=form.message.data,
            site=site(),
        )


def _deciding(asked: JoinRequest, kind: str) -> DecideForm:
    form = DecideForm(data={"role": asked.role})
    fill_roles(form, kind, guests=False)
    return form


def _answer(request_ref: str, form: DecideForm | AnswerClaimForm) -> str:
    """Carry the answer out, and give the words that say what was done."""
    with transaction() as session:
        asked = REQUESTS.find(session, actor(), request_ref)
        if isinstance(form, AnswerClaimForm):
            answer_claim(session, actor(), asked, form.words.data)
            return "We have passed on what you say. The convenor decides."
        if form.answer.data == "yes":
            role = Role(form.role.data)
            approve_request(session, actor(), asked, role=role, site=site())
            return f"{asked.person.name} has joined you as {role.words}."
        decline_request(session, actor(), asked, form.evidence.data, site=site())
        return "You have said no. They are told why."
