"""How a reviewer writes a review: begins it, changes what it says, and concludes it."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.acting import acted, done, made
from commissioning.foundation.errors import Hidden
from commissioning.foundation.forms import ButtonForm
from commissioning.foundation.web import Access, actor, open_to, reading, site
from commissioning.register.looking import PAGE
from commissioning.reviews.actions.reviewing import (
    begin_review,
    change_point,
    conclude_review,
    take_out_point,
)
from commissioning.reviews.forms.review import ChangePointForm, ConcludeForm
from commissioning.reviews.models import Review, ReviewPoint
from commissioning.reviews.permissions.reviewing import REVIEWED, REVIEWS
from commissioning.reviews.queries.reviews import newest_offered, unanswered
from commissioning.reviews.rules.reviewing import Conclusion, advice
from commissioning.reviews.views.asking import is_inside, looked, review_for, to_review
from commissioning.reviews.views.blueprint import blueprint
from commissioning.reviews.views.showing import who_reads

CHECKED, BACK, TAKE_OUT = "checked", "back", "take_out"
NOT_KEPT = ("csrf_token", "acting_as", "step")


@blueprint.route("/partnerships/<ref>/reviews/new", methods=["GET", "POST"])
@open_to(Access.SEATED)
def begin(ref: str) -> Response | str:
    """Say what a review is and who reads it; then begin one."""
    found = REVIEWED.find(reading(), actor(), ref, "begin")
    looked(found, PAGE)
    form = ButtonForm()
    form.who_can_see = (
        f"commissioners of {actor().organisation_name} who are clear for the opportunity, until "
        "you share it with the partners."
    )
    if begun := made(form, lambda s: begin_review(s, actor(), ref).ref):
        return redirect(url_for("reviews.review", ref=ref, review_ref=begun))
    return render_template(
        "reviews/review_begin.html",
        form=form,
        partnership=found,
        version=newest_offered(reading(), actor(), found.id),
        advice=advice(actor().organisation_name if is_inside(found) else ""),
    )


@blueprint.route(
    "/partnerships/<ref>/reviews/<review_ref>/points/<point_ref>", methods=["GET", "POST"]
)
@open_to(Access.SEATED)
def change(ref: str, review_ref: str, point_ref: str) -> Response | str:
    """Put a point of a draft into other words, or take it out."""
    found = review_for(ref, review_ref, "share")
    point = _point(found, point_ref)
    form = ChangePointForm(data={"words": point.words})
    form.who_can_see = who_reads(found)
    out = request.form.get("step") == TAKE_OUT
    if out and form.is_submitted():
        form.words.data = point.words  # it goes out whatever is typed
    if done(
        form,
        lambda s: (
            take_out_point(s, actor(), point_ref)
            if out
            else change_point(s, actor(), point_ref, form.words.data)
        ),
    ):
        flash("It is taken out." if out else "It is changed.", "success")
        return to_review(found, "" if out else point_ref)
    return render_template("reviews/review_change.html", form=form, review=found, point=point)


@blueprint.route("/partnerships/<ref>/reviews/<review_ref>/conclude", methods=["GET", "POST"])
@open_to(Access.SEATED)
def conclude(ref: str, review_ref: str) -> Response | str:
    """Ask what it comes to and why; show that once more; then conclude it.

    A reviewer who has not shared it yet is led to its page, which asks for that first.
    """
    drafted = review_for(ref, review_ref, "see")
    if drafted.status == "draft" and REVIEWS.may(reading(), actor(), "share", drafted):
        return to_review(drafted)
    found = review_for(ref, review_ref, "conclude")
    form = ConcludeForm()
    form.who_can_see = who_reads(found, "concluded")
    step = request.form.get("step")
    if step == BACK or not form.validate_on_submit():
        return _concluding(found, form)
    said = Conclusion(form.conclusion.data)
    if step == CHECKED and acted(
        form, lambda s: conclude_review(s, actor(), review_ref, said, form.reasons.data, site())
    ):
        flash("It is concluded, and the partners are told.", "success")
        return to_review(found)
    kept = [pair for pair in request.form.items(multi=True) if pair[0] not in NOT_KEPT]
    return render_template(
        "reviews/review_check.html", form=form, review=found, said=said, kept=kept, advice=advice()
    )


def _concluding(found: Review, form: ConcludeForm) -> str:
    waiting = len(unanswered(found))
    return render_template("reviews/review_conclude.html", form=form, review=found, waiting=waiting)


def _point(found: Review, ref: str) -> ReviewPoint:
    standing = (each for each in found.points if each.taken_out_at is None)
    point = next((each for each in standing if each.ref == ref), None)
    if point is None:
        raise Hidden
    return point
