"""What the pages of reviews share: doing a thing in a transaction, and where they lead."""

from flask import redirect, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.web import actor, reading
from commissioning.partnerships.models import Partnership
from commissioning.register.looking import PAGE, looked_at
from commissioning.reviews.models import Review
from commissioning.reviews.permissions.reviewing import REVIEWS
from commissioning.reviews.queries.reviews import review_of


def review_for(ref: str, review_ref: str, verb: str) -> Review:
    """Give the review at this address, to which the reader may do `verb`.

    Raises:
        Hidden: There is none that they may see.
        NotAllowed: They may see it, but not do this.
    """
    found = review_of(reading(), actor(), ref, review_ref)
    REVIEWS.require(reading(), actor(), verb, found)
    looked(found.partnership, PAGE)
    return found


def to_review(review: Review, point: str = "") -> Response:
    """Lead to a review's page, and to one of its points."""
    page = url_for("reviews.review", ref=review.partnership.ref, review_ref=review.ref)
    return redirect(f"{page}#point-{point}" if point else page)


def is_inside(partnership: Partnership) -> bool:
    """Tell whether the reader's organisation is a partner."""
    own = actor().organisation_id
    partners = (each for each in partnership.partners if each.status == "partner")
    return any(each.organisation_id == own for each in partners)


def looked(partnership: Partnership, way: str) -> None:
    """Note that somebody who is no partner looked at the partnership."""
    if not is_inside(partnership):
        looked_at("partnership", [partnership.id], way)
