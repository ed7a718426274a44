"""What waits because of a review, of a word on a way of working, or of a lawful route."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from commissioning.desk.queries.reviews import clocks_ending, views_to_answer
from commissioning.desk.waiting.waits import MOST, Waits
from commissioning.foundation.actor import Actor
from commissioning.foundation.filters import day
from commissioning.opportunities.permissions import is_commissioner
from commissioning.reviews.queries.reviews import waiting_for_answers, waiting_to_conclude


def reviews(session: Session, actor: Actor) -> Iterator[Waits]:
    """Name the reviews with a question for us, and our own in which all is answered."""
    for each in waiting_for_answers(session, actor)[:MOST]:
        words = f"{each.by} asks something in its review of {each.title}."
        yield Waits(words, "Read and answer", "reviews.review", each.ref, _of(each.review))
    if not is_commissioner(actor):
        return
    for each in waiting_to_conclude(session, actor)[:MOST]:
        words = f"All you asked in your review of {each.title} is answered."
        yield Waits(words, "Go on with it", "reviews.review", each.ref, _of(each.review))


def ways_of_working(session: Session, actor: Actor) -> Iterator[Waits]:
    """Name the partners who said how our way of working is for them, and heard nothing yet."""
    if not is_commissioner(actor):
        return
    for row in views_to_answer(session, actor, MOST):
        words = f"{row.by} has said how your way of working is for them in {row.title}."
        more = {"view_ref": row.view}
        yield Waits(words, "Read and answer", "reviews.answer_working", row.ref, more)


def route_clocks(session: Session, actor: Actor) -> Iterator[Waits]:
    """Name the clocks of our routes that end within days, or that are past their day."""
    if not is_commissioner(actor):
        return
    for row in clocks_ending(session, actor)[:MOST]:
        past = " That day has passed." if row.is_past else ""
        words = f"{row.title}. {row.words}: {day(row.last_day)}.{past}"
        yield Waits(words, "Look at the route", "reviews.route", row.ref)


def _of(review: str) -> dict[str, str]:
    return {"review_ref": review}
