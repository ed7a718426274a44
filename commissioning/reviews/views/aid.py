"""Minimal financial assistance: what an organisation had, and what is left for a grant."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.acting import acted, done
from commissioning.foundation.clock import today
from commissioning.foundation.errors import Hidden
from commissioning.foundation.tidy import tidy_line
from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.organisations.models import Organisation
from commissioning.organisations.permissions import ORGANISATIONS
from commissioning.register.looking import PAGE
from commissioning.reviews.actions.aid import enter_aid, take_aid_out
from commissioning.reviews.forms.aid import AidForm, AidOutForm
from commissioning.reviews.permissions.routing import AID, AIDED, sees_own_aid
from commissioning.reviews.queries.aid import aid_of, aid_taken_out, askers, grants_known
from commissioning.reviews.queries.route_facts import partnerships_about
from commissioning.reviews.queries.routes import answers_of
from commissioning.reviews.rules.subsidy import (
    Given,
    headroom,
    must_publish,
    request_text,
    subsidy_in_words,
    window,
)
from commissioning.reviews.rules.thresholds import What, threshold
from commissioning.reviews.views.asking import looked
from commissioning.reviews.views.blueprint import blueprint
from commissioning.reviews.views.route_parts import record_of, to_read


@blueprint.route("/organisations/<ref>/aid", methods=["GET", "POST"])
@open_to(Access.SEATED)
def aid(ref: str) -> Response | str:
    """List what the organisation had, say what is left, and take one more sum."""
    found = _own(ref)
    form = AidForm()
    if form.validate_on_submit() and form.given_on.data and form.pence.data is not None:
        giver, pence = form.giver.data, form.pence.data
        day, purpose = form.given_on.data, form.purpose.data
        if acted(form, lambda s: enter_aid(s, actor(), giver, pence, day, purpose)):
            flash("It is entered.", "success")
            return redirect(url_for("reviews.aid", ref=ref))
    rows = aid_of(reading(), actor(), found.id)
    given = [Given(each.pence, each.given_on, each.giver) for each in rows]
    return render_template(
        "reviews/aid.html",
        form=form,
        organisation=found,
        rows=rows,
        room=headroom(0, given, today()),
        known=grants_known(reading(), actor(), found.id, window(today())[0]),
        taken_out=aid_taken_out(reading(), actor(), found.id),
        may_enter=AIDED.may(actor(), "enter"),
    )


@blueprint.route("/organisations/<ref>/aid/<sum_ref>/take-out", methods=["GET", "POST"])
@open_to(Access.SEATED)
def take_out_aid(ref: str, sum_ref: str) -> Response | str:
    """Ask, then take out a sum that was entered by mistake."""
    found = _own(ref)
    entered = AID.find(reading(), actor(), sum_ref, "end")
    form = AidOutForm()
    if done(form, lambda s: take_aid_out(s, actor(), sum_ref)):
        flash("It is taken out, and counts no more. It stays to be read below.", "success")
        return redirect(url_for("reviews.aid", ref=ref))
    return render_template(
        "reviews/take_aid_out.html", form=form, organisation=found, entered=entered
    )


@blueprint.get("/opportunities/<ref>/route/subsidy")
@open_to(Access.SEATED)
def route_subsidy(ref: str) -> str:
    """Say whether the grant is a subsidy, and what is left for each that asks for it."""
    found = to_read(ref)
    answers = answers_of(record_of(found))
    value = answers.get("value")
    pence = value if isinstance(value, int) else 0
    asking = askers(reading(), actor(), found, pence, today())
    for partnership in partnerships_about(reading(), actor(), found):
        looked(partnership, PAGE)
    giver = found.buyer_name or actor().organisation_name
    return render_template(
        "reviews/route_subsidy.html",
        opportunity=found,
        words=subsidy_in_words(answers),
        pence=pence,
        asking=asking,
        since=window(today())[0],
        limit=threshold(What.MFA, today()),
        publish=must_publish(pence, today()),
        letter=request_text(giver, _receiver(), pence, today()),
    )


def _receiver() -> str:
    return tidy_line(request.args.get("to", ""))[:200] or "[the organisation]"


def _own(ref: str) -> Organisation:
    """Give the actor's own organisation; others' money is not there for them."""
    found = ORGANISATIONS.find(reading(), actor(), ref)
    if not sees_own_aid(actor(), found.id):
        raise Hidden
    return found
