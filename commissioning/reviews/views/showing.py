"""What pages of reviews say: who reads one, and what is next for the reader."""

from collections.abc import Collection
from typing import Any

from flask import url_for

from commissioning.foundation.filters import plural
from commissioning.reviews.models import Review
from commissioning.reviews.queries.reviews import points_by_kind
from commissioning.reviews.rules.reviewing import PointKind

BEGIN_STRONG = "Begin with what is strong. Write down at least one strength that you saw."
READ_AND_SHARE = "Read it once more as a whole. Then share it: the partners read and answer it."
CONCLUDE = "You can conclude now, or add to it first."
ALL_ANSWERED = "Every question and concern has an answer. You can still answer any point."
COLLEAGUES = "A colleague is writing this. If they cannot go on, you can go on in their place."


def who_reads(review: Review) -> str:
    """Say who can see a review as it stands."""
    name = review.organisation.name
    own = f"commissioners of {name} who are clear for the opportunity"
    if review.status == "draft":
        return f"{own}, and nobody else, until it is shared with the partners."
    staff = f"the partners' staff, and {own}."
    if review.status == "shared":
        return f"{staff} Nobody else is shown that there is a review."
    return f"{staff} The partners' boards read how it was concluded, and why."


def next_step(review: Review, verbs: Collection[str], waiting: int) -> dict[str, Any]:
    """Say what is next for the reader: words, and a button where it is theirs to press.

    `waiting` counts the questions and concerns that no partner has answered yet.
    """
    words, button, page = _next(review, verbs, waiting)
    if page:
        href = url_for(f"reviews.{page}", ref=review.partnership.ref, review_ref=review.ref)
        return {"text": words, "button": button, "href": href, "waits": page != "take_over"}
    return {"text": words, "waits": "share" in verbs or ("answer" in verbs and waiting > 0)}


def _next(review: Review, verbs: Collection[str], waiting: int) -> tuple[str, str, str]:
    if "share" in verbs:
        strong = points_by_kind(review)[PointKind.STRENGTH]
        return (READ_AND_SHARE, "Share it", "share") if strong else (BEGIN_STRONG, "", "")
    if "conclude" in verbs:
        return f"{_waiting_words(waiting)} {CONCLUDE}", "Conclude it", "conclude"
    if "take over" in verbs:
        return COLLEAGUES, "Go on in their place", "take_over"
    if "answer" in verbs:
        return (_waiting_words(waiting) if waiting else ALL_ANSWERED), "", ""
    return "Nothing waits for you here.", "", ""


def _waiting_words(waiting: int) -> str:
    if not waiting:
        return "Every question and concern has an answer."
    number = plural(waiting, "question or concern", "questions and concerns")
    return f"{number} {'waits' if waiting == 1 else 'wait'} for the partners' answer."
