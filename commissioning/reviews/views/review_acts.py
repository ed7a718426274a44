"""What a reviewer does once asked again: shares a review, puts it aside, goes on with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.acting import done
from commissioning.foundation.forms import ButtonForm
from commissioning.foundation.web import Access, actor, open_to, reading, site
from commissioning.partnerships.rules.names import row_of
from commissioning.reviews.actions.reviewing import put_aside as put_it_aside
from commissioning.reviews.actions.reviewing import share_review
from commissioning.reviews.actions.reviewing import take_over as take_it_over
from commissioning.reviews.models import Review
from commissioning.reviews.queries.reviewers import declared_interest
from commissioning.reviews.rules.reviewing import advice
from commissioning.reviews.views.asking import review_for, to_review
from commissioning.reviews.views.blueprint import blueprint
from commissioning.reviews.views.showing import who_reads


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


@blueprint.route("/partnerships/<ref>/reviews/<review_ref>/share", methods=["GET", "POST"])
@open_to(Access.SEATED)
def share(ref: str, review_ref: str) -> Response | str:
    """Say who will read it, and what of the reviewer; then share it."""
    found = review_for(ref, review_ref, "share")
    names = [e.organisation.name for e in found.partnership.partners if e.status == "partner"]
    asked = Asked(
        "Share your review",
        "Share it with the partners?",
        (
            f"The staff of {row_of(names)} read every point, and answer. We write to them.",
            f"They read your name, and this: {declared_interest(reading(), found)}",
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
    found = review_for(ref, review_ref, "put aside")
    return _asking(found, PUT_ASIDE, lambda s: put_it_aside(s, actor(), review_ref))


@blueprint.route("/partnerships/<ref>/reviews/<review_ref>/take-over", methods=["GET", "POST"])
@open_to(Access.SEATED)
def take_over(ref: str, review_ref: str) -> Response | str:
    """Ask once more; then go on with a colleague's review."""
    found = review_for(ref, review_ref, "take over")
    return _asking(found, TAKE_OVER, lambda s: take_it_over(s, actor(), review_ref))


def _asking(
    found: Review, asked: Asked, act: Callable[[Any], object], then: str = ""
) -> Response | str:
    """Ask once more before an act; `then` is how the review will stand."""
    form = ButtonForm()
    form.who_can_see = who_reads(found, then)
    if done(form, act):
        flash(asked.done, "success")
        if asked is PUT_ASIDE:
            return redirect(url_for("reviews.of_partnership", ref=found.partnership.ref))
        return to_review(found)
    return render_template("reviews/review_act.html", form=form, review=found, asked=asked)
