"""How commissioners of the story review those who answer together, and what is said of one."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from commissioning.demo.funding import commissioner
from commissioning.demo.partnering import speaker
from commissioning.demo.story.commissioners import ADULTS
from commissioning.demo.story.intentions import YEARS_WORDS
from commissioning.demo.story.money import AFTER_HOSPITAL
from commissioning.demo.story.reviews import ABOUT_ADULTS, REVIEWS, Said, Told, Worked
from commissioning.demo.story.shapes import Body
from commissioning.demo.story.together import HOME_AGAIN
from commissioning.demo.telling import Telling
from commissioning.opportunities.actions.interests import declare_interest, declare_year
from commissioning.opportunities.rules.clear import InterestKind
from commissioning.reviews.actions.answering import answer_point
from commissioning.reviews.actions.reviewing import (
    add_point,
    begin_review,
    conclude_review,
    share_review,
)
from commissioning.reviews.actions.working import Said as Spoken
from commissioning.reviews.actions.working import answer_view, say_how_working

FIRST = 13  # days ago: before any of the reviews began


def tell_what_was_reviewed(telling: Telling) -> None:
    """Declare interests; begin, share, answer and conclude reviews; then the other way round."""
    for body in dict.fromkeys(told.by for told in REVIEWS):
        _declare(telling, body)
    for told in REVIEWS:
        _review(telling, told)
    for number, worked in enumerate(ABOUT_ADULTS):
        _say(telling, number, worked)


def _declare(telling: Telling, body: Body) -> None:
    """Declare for the year of that day too: the story may be told in the first days of April."""
    with telling.on(FIRST, f"clear to review {body.key}", hour=9) as session:
        actor = commissioner(telling, session, body)
        declare_year(session, actor, YEARS_WORDS[body])
        if body is not ADULTS:
            about = telling.refs[AFTER_HOSPITAL.key]
            declare_interest(session, actor, about, InterestKind.NONE, "", site=telling.site)


def _review(telling: Telling, told: Told) -> None:
    points: list[str] = []
    with telling.on(told.begun, f"review {told.key}") as session:
        actor = commissioner(telling, session, told.by)
        made = begin_review(session, actor, telling.refs[HOME_AGAIN.key])
        for each in told.points:
            point = add_point(session, actor, made.ref, each.kind, each.words, telling.site)
            points.append(point.ref)
        ref = made.ref
    if told.shared is None:
        return
    with telling.on(told.shared, f"share review {told.key}", hour=11) as session:
        share_review(session, commissioner(telling, session, told.by), ref, telling.site)
    with telling.on(told.shared, f"answer review {told.key}", hour=15) as session:
        _answer(telling, session, zip(points, told.points, strict=True))
    if told.concluded is not None and told.conclusion is not None:
        with telling.on(told.concluded, f"conclude review {told.key}", hour=16) as session:
            actor = commissioner(telling, session, told.by)
            conclude_review(session, actor, ref, told.conclusion, told.reasons, telling.site)


def _answer(telling: Telling, session: Session, points: Iterable[tuple[str, Said]]) -> None:
    for ref, said in points:
        for each in said.answers:
            actor = speaker(telling, session, each.by)
            answer_point(session, actor, ref, each.words, telling.site)


def _say(telling: Telling, number: int, worked: Worked) -> None:
    with telling.on(worked.days_ago, f"way of working {number}", hour=14) as session:
        words = Spoken(about=telling.refs[ADULTS.key], helps=worked.helps, hinders=worked.hinders)
        actor, about = speaker(telling, session, worked.by), telling.refs[HOME_AGAIN.key]
        made = say_how_working(session, actor, about, words, telling.site)
        ref = made.ref
    if worked.answer:
        with telling.on(1, f"way of working {number} answered", hour=9) as session:
            answer_view(
                session, commissioner(telling, session, ADULTS), ref, worked.answer, telling.site
            )
