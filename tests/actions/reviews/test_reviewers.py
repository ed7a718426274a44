"""Whoever reviewed and acts for a party afterwards: all who read the review are told, and when."""

from commissioning.foundation.clock import now, today
from commissioning.foundation.db import Database
from commissioning.foundation.sharing import SharingMode
from commissioning.partnerships.actions.sides import take_side
from commissioning.partnerships.models import Partnership
from commissioning.reviews.actions.reviewing import take_over
from commissioning.reviews.models import Review
from commissioning.reviews.queries.papers import facts_of_review
from commissioning.reviews.queries.reviewers import sides_taken_since
from commissioning.reviews.rules.reviewing import acted_since
from tests.actions.reviews.reviewing import Reviewing, reviewing


def told(r: Reviewing, *reviews: Review) -> list[str]:
    """Give what the readers of these reviews are told."""
    said = sides_taken_since(r.session, reviews)
    return [said.get(review.id, "") for review in reviews]


def test_nothing_is_told_while_nobody_acts_for_a_party(database: Database) -> None:
    with reviewing(database) as r:
        take_side(r.session, r.a.ours, r.partnership)
        assert told(r, r.concluded()) == [""]
        assert sides_taken_since(r.session, []) == {}


def test_it_is_told_for_whom_the_reviewer_acts_and_since_when(database: Database) -> None:
    with reviewing(database) as r:
        r.council_joins()
        concluded = r.concluded()
        under_way = r.begun()
        take_side(r.session, r.clear, r.partnership)
        words = acted_since("Saltmere Council", today(), is_reviewer=True)
        assert told(r, concluded, under_way) == [words, words]
        assert facts_of_review(r.session, r.a.ours, concluded).since == words


def test_it_is_told_of_who_wrote_before_a_colleague_went_on(database: Database) -> None:
    with reviewing(database) as r:
        r.council_joins()
        review, _ = r.shared()
        take_side(r.session, r.clear, r.partnership)
        take_over(r.session, r.colleague, review.ref)
        assert told(r, review) == [acted_since("Saltmere Council", today(), is_reviewer=False)]


def test_another_bid_that_the_reviewer_acts_for_leaves_no_trace(database: Database) -> None:
    with reviewing(database) as r:
        review, town = r.concluded(), r.a.town
        other = Partnership(
            place_id=town.place.id, opportunity_id=town.opportunity.id, status="formed",
            consented_mode=SharingMode.SHARED, title="Cold rooms", purpose="Cold rooms",
            legal_form="alliance", formed_at=now(),
        )  # fmt: skip
        town.world.keep(other)
        take_side(r.session, r.clear, other)
        assert told(r, review) == [""]
