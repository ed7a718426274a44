"""Two who act on one review at the same moment: nothing lost, nothing said twice."""

from sqlalchemy import select

from commissioning.foundation.db import Database
from commissioning.foundation.errors import NotAllowed, Refused
from commissioning.reviews.actions.answering import answer_point
from commissioning.reviews.actions.reviewing import (
    begin_review,
    conclude_review,
    take_over,
)
from commissioning.reviews.actions.working import Said, say_how_working
from commissioning.reviews.models import Review, ReviewAnswer, WorkingView
from commissioning.reviews.rules.reviewing import Conclusion
from tests.actions.agreements.agreeing import SITE
from tests.actions.agreements.at_once import at_once
from tests.actions.reviews.reviewing import reviewing


def test_of_two_colleagues_who_begin_at_once_one_is_told(database: Database) -> None:
    with reviewing(database) as r:
        ref, one, other = r.partnership.ref, r.clear, r.colleague
    said = at_once(
        database, [lambda s: begin_review(s, one, ref), lambda s: begin_review(s, other, ref)]
    )
    assert [type(each) for each in said if each] == [Refused]
    with database.reading() as session:
        assert len(session.scalars(select(Review)).all()) == 1


def test_two_answers_at_once_are_both_kept(database: Database) -> None:
    with reviewing(database) as r:
        _, question = r.shared()
        ref, ours, theirs = question.ref, r.a.ours, r.a.theirs
    said = at_once(
        database,
        [
            lambda s: answer_point(s, ours, ref, "We pay her.", SITE),
            lambda s: answer_point(s, theirs, ref, "Ida has the key.", SITE),
        ],
    )
    assert said == [None, None]
    with database.reading() as session:
        words = set(session.scalars(select(ReviewAnswer.words)))
    assert words == {"We pay her.", "Ida has the key."}


def test_concluding_and_taking_over_at_once_leave_one_reviewer(database: Database) -> None:
    with reviewing(database) as r:
        review, _ = r.shared()
        ref, one, other = review.ref, r.clear, r.colleague
    said = at_once(
        database,
        [
            lambda s: conclude_review(s, one, ref, Conclusion.SUPPORTIVE, "It is warm.", SITE),
            lambda s: take_over(s, other, ref),
        ],
    )
    assert [type(each) for each in said if each] == [NotAllowed]
    with database.reading() as session:
        found = session.scalars(select(Review)).one()
    concluded = found.status == "concluded"
    assert found.person_id == (one.person_id if concluded else other.person_id)


def test_two_who_say_it_anew_at_once_leave_one_that_stands(database: Database) -> None:
    with reviewing(database) as r:
        ref, about, ours = r.partnership.ref, r.a.town.council.ref, r.a.ours
        colleague = r.a.town.world.actor(r.a.town.harbour)
    first = Said(about=about, helps="Tea.", hinders="")
    second = Said(about=about, helps="Cake.", hinders="")
    said = at_once(
        database,
        [
            lambda s: say_how_working(s, ours, ref, first, SITE),
            lambda s: say_how_working(s, colleague, ref, second, SITE),
        ],
    )
    assert said == [None, None]
    with database.reading() as session:
        views = session.scalars(select(WorkingView)).all()
    assert sorted(view.replaced_at is None for view in views) == [False, True]
