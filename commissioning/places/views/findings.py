"""What a convenor finds about an organisation: who it is, who speaks for it, what is the same."""

from collections.abc import Callable
from typing import Any

from flask import flash, render_template
from werkzeug.wrappers import Response

from commissioning.foundation.errors import Hidden, Refused
from commissioning.foundation.fields import Option
from commissioning.foundation.forms import RegisterForm
from commissioning.foundation.web import Access, actor, open_to, reading, site, transaction
from commissioning.organisations.models import JoinRequest, Organisation
from commissioning.organisations.permissions import CONVENORS_KINDS, REQUESTS
from commissioning.organisations.queries.likely_same import likely_duplicates_of
from commissioning.organisations.queries.profiles import earlier_names, numbers
from commissioning.organisations.queries.seats import holders
from commissioning.organisations.queries.vouches import VOUCHES_NEEDED, vouches, vouches_that_count
from commissioning.places.actions.verifying import decide_request, join_as_one, take_back, verify
from commissioning.places.forms.findings import DecideForm, SameForm, TakeBackForm, VerifyForm
from commissioning.places.models import Place
from commissioning.places.permissions import FINDINGS, for_place
from commissioning.places.queries.convenors import names_by_seat
from commissioning.places.queries.evidence import (
    has_a_role,
    in_the_register,
    same_as,
)
from commissioning.places.queries.waiting import findings, requests_about
from commissioning.places.views.asking import place_for, to
from commissioning.places.views.blueprint import blueprint

Act = Callable[[Any, Place, Organisation], None]


@blueprint.get("/places/<ref>/convening/organisations/<organisation>")
@open_to(Access.SEATED)
def organisation(ref: str, organisation: str) -> str:
    """Show what can be looked at before verifying, and what was found before."""
    return _page(ref, organisation)


@blueprint.post("/places/<ref>/convening/organisations/<organisation>/verify")
@open_to(Access.SEATED)
def verify_organisation(ref: str, organisation: str) -> Response | str:
    """Verify an organisation, with the evidence noted."""
    form = VerifyForm()

    def act(session: Any, place: Place, held: Organisation) -> None:
        verify(session, actor(), place, held, form.evidence.data, site=site())

    if _done(ref, organisation, form, act):
        flash("Verified. Its admins are told.", "success")
        return to("convening", ref)
    return _page(ref, organisation, form)


@blueprint.route(
    "/places/<ref>/convening/organisations/<organisation>/take-back", methods=["GET", "POST"]
)
@open_to(Access.SEATED)
def take_back_verification(ref: str, organisation: str) -> Response | str:
    """Take a verification back, having read what that means."""
    place, held = _both(ref, organisation, "take back")
    form = TakeBackForm()

    def act(session: Any, at: Place, found: Organisation) -> None:
        take_back(session, actor(), at, found, form.evidence.data, site=site())

    if _done(ref, organisation, form, act):
        flash("The verification is taken back. Its admins are told.", "success")
        return to("organisation", ref, organisation=organisation)
    return render_template("places/take_back.html", form=form, place=place, organisation=held)


@blueprint.route(
    "/places/<ref>/convening/organisations/<organisation>/same", methods=["GET", "POST"]
)
@open_to(Access.SEATED)
def same(ref: str, organisation: str) -> Response | str:
    """Join an organisation to another that is the same."""
    place, held = _both(ref, organisation, "join as one")
    likely = same_as(reading(), for_place(actor(), place), held)
    form = SameForm()
    form.into.options = [Option(each.organisation.ref, each.organisation.name) for each in likely]

    def act(session: Any, at: Place, found: Organisation) -> None:
        into = FINDINGS.find(session, for_place(actor(), at), form.into.data)
        join_as_one(session, actor(), at, found, into, form.evidence.data)

    if _done(ref, organisation, form, act):
        flash(f"{held.name} now leads to the one that goes on.", "success")
        return to("convening", ref)
    return render_template(
        "places/same.html", form=form, place=place, organisation=held, likely=likely
    )


@blueprint.route("/places/<ref>/convening/requests/<request_ref>", methods=["GET", "POST"])
@open_to(Access.SEATED)
def request(ref: str, request_ref: str) -> Response | str:
    """Decide a contested claim, or a recovery when the only admin has gone."""
    place = place_for(ref, "convene")
    asked = REQUESTS.find(reading(), actor(), request_ref)
    if asked.kind not in CONVENORS_KINDS:
        raise Hidden
    held = asked.organisation
    verbs = FINDINGS.verbs(reading(), for_place(actor(), place), held)
    FINDINGS.require(reading(), for_place(actor(), place), "see", held)
    form = DecideForm()

    def act(session: Any, at: Place, _found: Organisation) -> None:
        _decide(session, at, REQUESTS.find(session, actor(), request_ref), form)

    if _done(ref, held.ref, form, act):
        flash("Decided. The person who asked is told.", "success")
        return to("convening", ref)
    return render_template(
        "places/request.html",
        form=form,
        place=place,
        asked=asked,
        organisation=held,
        numbers=numbers(held),
        holders=holders(reading(), held.id),
        may_decide="decide requests" in verbs and asked.status == "open",
    )


def _decide(session: Any, place: Place, asked: JoinRequest, form: DecideForm) -> None:
    decide_request(
        session,
        actor(),
        place,
        asked,
        form.evidence.data,
        agreed=form.answer.data == "yes",
        end_others=bool(form.end_others.data),
        site=site(),
    )


def _done(ref: str, organisation: str, form: RegisterForm, act: Act) -> bool:
    """Do what a form asks, in one transaction; a refusal is shown by the form."""
    if not form.validate_on_submit():
        return False
    try:
        with transaction() as session:
            place = place_for(ref, "convene", session)
            act(session, place, FINDINGS.find(session, for_place(actor(), place), organisation))
    except Refused as error:
        form.refused(error)
        return False
    return True


def _both(ref: str, organisation: str, verb: str = "see") -> tuple[Place, Organisation]:
    place = place_for(ref, "convene")
    return place, FINDINGS.find(reading(), for_place(actor(), place), organisation, verb)


def _page(ref: str, organisation: str, form: VerifyForm | None = None) -> str:
    place, held = _both(ref, organisation)
    noted = findings(reading(), held.id)
    who = for_place(actor(), place)
    return render_template(
        "places/organisation.html",
        form=form or VerifyForm(formdata=None),
        place=place,
        organisation=held,
        verbs=FINDINGS.verbs(reading(), who, held),
        own=has_a_role(reading(), actor(), held),
        numbers=numbers(held),
        registered=in_the_register(reading(), held),
        names=earlier_names(reading(), held.id),
        likely=likely_duplicates_of(reading(), who, held),
        same=same_as(reading(), who, held),
        vouches=vouches(reading(), held.id) if held.informal else [],
        vouches_needed=VOUCHES_NEEDED,
        lacks_vouches=held.informal and vouches_that_count(reading(), held) < VOUCHES_NEEDED,
        holders=holders(reading(), held.id),
        requests=requests_about(reading(), held.id),
        findings=noted,
        found_by=names_by_seat(reading(), [finding.by_seat for finding in noted]),
    )
