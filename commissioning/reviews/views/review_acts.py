"""What a reviewer does with a review: begins, changes, shares, concludes, hands it on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.errors import Hidden
from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.partnerships.rules.names import row_of
from commissioning.register.looking import PAGE
from commissioning.reviews.actions.reviewing import (
    begin_review,
    change_point,
    conclude_review,
    share_review,
    take_out_point,
)
from commissioning.reviews.actions.reviewing import put_aside as put_it_aside
from commissioning.reviews.actions.reviewing import take_over as take_it_over
from commissioning.reviews.forms.review import ChangePointForm, ConcludeForm, PlainForm
from commissioning.reviews.models import Review, ReviewPoint
from commissioning.reviews.permissions.reviewing import REVIEWED, REVIEWS
from commissioning.reviews.queries.reviews import (
    newest_offered,
    review_of,
    reviewers_standing,
    unanswered,
)
from commissioning.reviews.rules.reviewing import Conclusion, advice
from commissioning.reviews.views.asking import acted, is_inside, looked, site, to_review
from commissioning.reviews.views.blueprint import blueprint
from commissioning.reviews.views.showing import who_reads

CHECKED, BACK, TAKE_OUT = "checked", "back", "take_out"
NOT_KEPT = ("csrf_token", "acting_as", "step")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page asks before an act that needs nothing typed."""

    heading: str
    question: str
    consequences: Sequence[str]
    button: str
    done: str


PUT_ASIDE = Asked(
    "Put this draft aside",
    "Put it aside?",
    (
        "Nobody but your own colleagues has seen it. It is not shown any more.",
        "You can begin another review of this partnership.",
    ),
    "Put it aside",
    "It is put aside.",
)
TAKE_OVER = Asked(
    "Go on in their place",
    "Go on with this review yourself?",
    (
        "You are its reviewer from now on, and your name stands on it.",
        "What your colleague wrote stays.",
    ),
    "Go on with it",
    "You are its reviewer now.",
)


@blueprint.route("/partnerships/<ref>/reviews/new", methods=["GET", "POST"])
@open_to(Access.SEATED)
def begin(ref: str) -> Response | str:
    """Say what a review is and who reads it; then begin one."""
    found = REVIEWED.find(reading(), actor(), ref, "begin")
    looked(found, PAGE)
    form = PlainForm()
    form.who_can_see = (
        f"commissioners of {actor().organisation_name} who are clear for the opportunity, until "
        "you share it with the partners."
    )
    made: list[str] = []
    if form.validate_on_submit() and acted(
        form, lambda s: made.append(begin_review(s, actor(), ref).ref)
    ):
        return redirect(url_for("reviews.review", ref=ref, review_ref=made[0]))
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
    found = _find(ref, review_ref, "share")
    point = _point(found, point_ref)
    form = ChangePointForm(data={"words": point.words})
    form.who_can_see = who_reads(found)
    out = request.form.get("step") == TAKE_OUT
    if out and form.is_submitted():
        form.words.data = point.words  # it goes out whatever is typed
    if form.validate_on_submit() and acted(
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


@blueprint.route("/partnerships/<ref>/reviews/<review_ref>/share", methods=["GET", "POST"])
@open_to(Access.SEATED)
def share(ref: str, review_ref: str) -> Response | str:
    """Say who will read it, and what of the reviewer; then share it."""
    found = _find(ref, review_ref, "share")
    names = [e.organisation.name for e in found.partnership.partners if e.status == "partner"]
    asked = Asked(
        "Share your review",
        "Share it with the partners?",
        (
            f"The staff of {row_of(names)} read every point, and answer. We write to them.",
            f"They read your name, and this: {reviewers_standing(reading(), found)}",
            "What they have read cannot be changed or taken out. You can add to it.",
            advice(),
        ),
        "Share it",
        "It is shared, and the partners are told.",
    )
    return _asking(
        found, asked, lambda s: share_review(s, actor(), review_ref, site()), then="shared"
    )


@blueprint.route("/partnerships/<ref>/reviews/<review_ref>/put-aside", methods=["GET", "POST"])
@open_to(Access.SEATED)
def put_aside(ref: str, review_ref: str) -> Response | str:
    """Ask once more; then put a draft aside."""
    found = _find(ref, review_ref, "put aside")
    return _asking(found, PUT_ASIDE, lambda s: put_it_aside(s, actor(), review_ref))


@blueprint.route("/partnerships/<ref>/reviews/<review_ref>/take-over", methods=["GET", "POST"])
@open_to(Access.SEATED)
def take_over(ref: str, review_ref: str) -> Response | str:
    """Ask once more; then go on with a colleague's review."""
    found = _find(ref, review_ref, "take over")
    return _asking(found, TAKE_OVER, lambda s: take_it_over(s, actor(), review_ref))


@blueprint.route("/partnerships/<ref>/reviews/<review_ref>/conclude", methods=["GET", "POST"])
@open_to(Access.SEATED)
def conclude(ref: str, review_ref: str) -> Response | str:
    """Ask what it comes to and why; show that once more; then conclude it."""
    found = _find(ref, review_ref, "conclude")
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


def _find(ref: str, review_ref: str, verb: str) -> Review:
    found = review_of(reading(), actor(), ref, review_ref)
    REVIEWS.require(reading(), actor(), verb, found)
    looked(found.partnership, PAGE)
    return found


def _point(found: Review, ref: str) -> ReviewPoint:
    standing = (each for each in found.points if each.taken_out_at is None)
    point = next((each for each in standing if each.ref == ref), None)
    if point is None:
        raise Hidden
    return point


def _asking(
    found: Review, asked: Asked, act: Callable[[Any], object], then: str = ""
) -> Response | str:
    """Ask once more before an act; `then` is how the review will stand."""
    form = PlainForm()
    form.who_can_see = who_reads(found, then)
    if form.validate_on_submit() and acted(form, act):
        flash(asked.done, "success")
        if asked is PUT_ASIDE:
            return redirect(url_for("reviews.of_partnership", ref=found.partnership.ref))
        return to_review(found)
    return render_template("reviews/review_act.html", form=form, review=found, asked=asked)
