"""What pages of reviews say: who reads one, and what is next for the reader."""

from collections.abc import Collection
from typing import Any

from flask import url_for

from commissioning.foundation.filters import plural
from commissioning.reviews.models import Review
from commissioning.reviews.queries.reviews import points_by_kind, unanswered
from commissioning.reviews.rules.reviewing import PointKind

BEGIN_STRONG = "Begin with what is strong. Write down at least one strength that you saw."
READ_AND_SHARE = "Read it once more as a whole. Then share it: the partners read and answer it."
CONCLUDE = "You can conclude now, or add to it first."
ALL_ANSWERED = "Every question and concern has an answer. You can still answer any point."
COLLEAGUES = "A colleague is writing this. If they cannot go on, you can go on in their place."


def who_reads(review: Review, status: str = "") -> str:
    """Say who can see a review as it stands, or would once it stood at `status`."""
    name, stands = review.organisation.name, status or review.status
    own = f"commissioners of {name} who are clear for the opportunity"
    if stands == "draft":
        return f"{own}, and nobody else, until it is shared with the partners."
    staff = f"the partners' staff, and {own}."
    if stands == "shared":
        return f"{staff} Nobody else is shown that there is a review."
    return f"{staff} The partners' boards read how it was concluded, and why."


def next_step(review: Review, verbs: Collection[str]) -> dict[str, Any]:
    """Say what is next for the reader: words, and a button where it is theirs to press."""
    waiting = unanswered(review)
    if "answer" in verbs and waiting:
        words, there = _waiting_words(len(waiting)), f"#point-{waiting[0].ref}"
        return {"text": words, "button": "Answer", "href": there, "waits": True}
    words, button, page = _next(review, verbs, len(waiting))
    href = page
    if page and not page.startswith("#"):
        href = url_for(f"reviews.{page}", ref=review.partnership.ref, review_ref=review.ref)
    return {"text": words, "button": button, "href": href, "waits": page != "take_over"}


def _next(review: Review, verbs: Collection[str], waiting: int) -> tuple[str, str, str]:
    if "share" in verbs:
        strong = points_by_kind(review)[PointKind.STRENGTH]
        asked = (READ_AND_SHARE, "Share it", "share")
        return asked if strong else (BEGIN_STRONG, "Write one down", "#add")
    if "conclude" in verbs:
        return f"{_waiting_words(waiting)} {CONCLUDE}", "Conclude it", "conclude"
    if "take over" in verbs:
        return COLLEAGUES, "Go on in their place", "take_over"
    return (ALL_ANSWERED if "answer" in verbs else "Nothing waits for you here."), "", ""


def _waiting_words(waiting: int) -> str:
    if not waiting:
        return "Every question and concern has an answer."
    number = plural(waiting, "question or concern", "questions and concerns")
    return f"{number} {'waits' if waiting == 1 else 'wait'} for the partners' answer."
