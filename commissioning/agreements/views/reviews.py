"""The days ahead of an agreement: its reviews and its end; and what reviews taught."""

from datetime import date

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.agreements.actions.reviews import hold_review
from commissioning.agreements.forms.disputes import ReviewForm
from commissioning.agreements.models import Agreement
from commissioning.agreements.permissions import AGREEMENTS
from commissioning.agreements.queries.disputes import (
    agreement_inside,
    content_in_force,
    days_held,
    reviews_held,
)
from commissioning.agreements.rules.reviews import DayAhead, days_ahead
from commissioning.agreements.views.blueprint import blueprint
from commissioning.foundation.acting import acted
from commissioning.foundation.clock import today
from commissioning.foundation.errors import Hidden
from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.register.looking import PAGE, looked_at


@blueprint.get("/agreements/<ref>/reviews")
@open_to(Access.SEATED)
def reviews(ref: str) -> str:
    """Show reviews and the end ahead, and what was learnt before."""
    agreement = _inside(ref)
    return render_template(
        "agreements/reviews.html",
        agreement=agreement,
        ahead=_ahead(agreement),
        held=reviews_held(reading(), agreement),
        may_hold=AGREEMENTS.may(reading(), actor(), "draft", agreement),
    )


@blueprint.route("/agreements/<ref>/reviews/<due>", methods=["GET", "POST"])
@open_to(Access.SEATED)
def hold_a_review(ref: str, due: str) -> Response | str:
    """Ask when the review of one day took place, and what was learnt."""
    agreement = _inside(ref)
    AGREEMENTS.require(reading(), actor(), "draft", agreement)
    day = _due(agreement, due)
    form = ReviewForm()
    if form.validate_on_submit() and form.held_on.data:
        held_on, learnt = form.held_on.data, form.learnt.data
        if acted(form, lambda s: hold_review(s, actor(), ref, day.on, held_on, learnt)):
            flash("What you learnt is on the record.", "success")
            return redirect(url_for("agreements.reviews", ref=ref))
    return render_template("agreements/hold_review.html", agreement=agreement, day=day, form=form)


def _inside(ref: str) -> Agreement:
    agreement = agreement_inside(reading(), actor(), ref)
    looked_at("agreement", [agreement.id], PAGE)
    return agreement


def _ahead(agreement: Agreement) -> tuple[DayAhead, ...]:
    content = content_in_force(reading(), agreement)
    if content is None:
        return ()
    done = days_held(reading(), agreement)
    held = {review.ref for review in content.reviews if review.on in done}
    return days_ahead(content, today(), held)


def _due(agreement: Agreement, due: str) -> DayAhead:
    """Give the review that is ahead on a day; whatever else the address says is not there."""
    try:
        day = date.fromisoformat(due)
    except ValueError:
        raise Hidden from None
    found = next((each for each in _ahead(agreement) if each.on == day and each.review), None)
    if found is None:
        raise Hidden
    return found
