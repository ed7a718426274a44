"""Who sees reviews, both ways, and who writes them: PRODUCT.md sections 3 and 7, read once more.

A review of each kind stands under every combination of facts of a partnership.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor, Kind, Role
from commissioning.opportunities.models import Opportunity
from commissioning.partnerships.models import Partnership, Side
from commissioning.reviews.models import Review, WorkingView
from commissioning.reviews.permissions.reviewing import REVIEWED, REVIEWS, WORKING_VIEWS
from tests.builders import World
from tests.house.facts import Facts
from tests.house.held_against import Held
from tests.house.second_reading import BOARD, STAFF, reads_partnership, works
from tests.house.town import Town, build, opened

COUNCIL = ("clear", "colleague")  # clear commissioners of the council; the first reviews
HEALTH = ("clear of health",)
CLEAR = (*COUNCIL, *HEALTH, "clear, who acted")


@dataclass(frozen=True)
class OfReview:
    """One review: how far it is, whose it is, and of what."""

    status: str
    by_council: bool
    of: Facts


@dataclass(frozen=True)
class OfView:
    """What one partner said of a commissioner's way of working."""

    by_us: bool
    replaced: bool
    of: Facts


@dataclass
class Reviewed:
    """The town with its reviews."""

    people: dict[str, Actor] = field(default_factory=dict)
    partnerships: dict[str, Facts] = field(default_factory=dict)
    reviews: dict[str, OfReview] = field(default_factory=dict)
    views: dict[str, OfView] = field(default_factory=dict)


@pytest.fixture(scope="module")
def reviewed(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Reviewed, Session]]:
    """Give the town with its reviews, and a session to ask in."""
    yield from opened(sqlite_template, tmp_path_factory.mktemp("reviews"), _build)


def _build(world: World) -> Reviewed:
    made = Reviewed()
    town = build(world, partial(_reviews, made))
    made.people, made.partnerships = town.people, town.partnerships
    return made


def _reviews(
    made: Reviewed, world: World, town: Town, partnership: Partnership, facts: Facts
) -> None:
    """Let two commissioners review it, and each partner say how they work."""
    if "colleague" not in town.people:
        _more_commissioners(world, town)
    if partnership.opportunity_id is not None:
        opportunity = world.session.get_one(Opportunity, partnership.opportunity_id)
        for who in CLEAR[1:]:
            world.clear(town.people[who], opportunity)
    acted = town.people["clear, who acted"]
    theirs = town.bodies["theirs"].id
    world.keep(
        Side(person_id=acted.person_id, partnership_id=partnership.id, organisation_id=theirs)
    )
    for status, by_council in (
        ("draft", True), ("concluded", True), ("discarded", True), ("shared", False),
    ):  # fmt: skip
        by = town.people["clear" if by_council else "clear of health"]
        review = Review(
            partnership_id=partnership.id, organisation_id=by.organisation_id,
            person_id=by.person_id, by_seat=by.seat_ref, status=status,
        )  # fmt: skip
        world.keep(review)
        made.reviews[review.ref] = OfReview(status, by_council, facts)
    for by_us, replaced in ((True, False), (True, True), (False, False)):
        view = WorkingView(
            partnership_id=partnership.id, about_id=town.bodies["council"].id, by_seat="x",
            organisation_id=town.bodies["ours" if by_us else "theirs"].id,
            replaced_at=partnership.created_at if replaced else None,
        )  # fmt: skip
        world.keep(view)
        made.views[view.ref] = OfView(by_us, replaced, facts)


def _more_commissioners(world: World, town: Town) -> None:
    health = world.organisation("Health", kind=Kind.COMMISSIONER)
    world.admit(health, town.place)
    council = town.bodies["council"]
    town.people["colleague"] = world.actor(council, Role.COMMISSIONER)
    town.people["clear, who acted"] = world.actor(council, Role.COMMISSIONER)
    town.people["clear of health"] = world.actor(health, Role.COMMISSIONER)


# --- The rules, read a second time -------------------------------------------------------------


def _nothing_to_protect(facts: Facts) -> bool:
    return facts.was_formed and (facts.is_shared or facts.is_decided)


def _inside(who: str, facts: Facts) -> bool:
    return reads_partnership(who, facts) and _nothing_to_protect(facts)


def _may_review(who: str, facts: Facts) -> bool:
    """A commissioner who is clear for it, and has acted for no party of it."""
    return who in (*COUNCIL, *HEALTH) and facts.clear_commissioners


def _knows_of_reviews(who: str, facts: Facts) -> bool:
    return _may_review(who, facts) or _inside(who, facts)


def _begins(who: str, facts: Facts) -> bool:
    return _may_review(who, facts) and facts.status == "formed"


def _says_how(who: str, facts: Facts) -> bool:
    return works(who, facts) and _nothing_to_protect(facts)


def _their_own(who: str, review: OfReview) -> bool:
    """A clear commissioner of the organisation that reviews."""
    return who in (COUNCIL if review.by_council else HEALTH) and _may_review(who, review.of)


def _reads_it(who: str, review: OfReview) -> bool:
    if _their_own(who, review):
        return review.status != "discarded"
    told = review.status in ("shared", "concluded")
    return told and who in STAFF and _inside(who, review.of)


def _sees_it(who: str, review: OfReview) -> bool:
    concluded = review.status == "concluded" and who in BOARD and _inside(who, review.of)
    return concluded or _reads_it(who, review)


def _prints_it(who: str, review: OfReview) -> bool:
    return review.status == "concluded" and _reads_it(who, review)


def _is_reviewer(who: str, review: OfReview) -> bool:
    return who == ("clear" if review.by_council else "clear of health") and _their_own(who, review)


def _writes(who: str, review: OfReview) -> bool:
    return review.status in ("draft", "shared") and _is_reviewer(who, review)


def _shares(who: str, review: OfReview) -> bool:
    return review.status == "draft" and _is_reviewer(who, review)


def _concludes(who: str, review: OfReview) -> bool:
    return review.status == "shared" and _is_reviewer(who, review)


def _takes_over(who: str, review: OfReview) -> bool:
    open_still = review.status in ("draft", "shared")
    return open_still and _their_own(who, review) and not _is_reviewer(who, review)


def _answers(who: str, review: OfReview) -> bool:
    return review.status == "shared" and _says_how(who, review.of)


def _reads_view(who: str, view: OfView) -> bool:
    about_them = who in (*COUNCIL, "clear, who acted") and view.of.clear_commissioners
    return about_them or _inside(who, view.of)


def _answers_view(who: str, view: OfView) -> bool:
    return not view.replaced and who not in BOARD + STAFF and _reads_view(who, view)


def _replaces_view(who: str, view: OfView) -> bool:
    ours = who in STAFF and (who != "their officer") == view.by_us
    return ours and not view.replaced and _says_how(who, view.of)


CASES: dict[str, tuple[str, Held[Facts] | Held[OfReview] | Held[OfView]]] = {
    "that there are reviews": ("partnerships", Held(REVIEWED, "see", _knows_of_reviews)),
    "beginning one": ("partnerships", Held(REVIEWED, "begin", _begins)),
    "saying how they work": ("partnerships", Held(REVIEWED, "say how working", _says_how)),
    "a review": ("reviews", Held(REVIEWS, "see", _sees_it)),
    "its points": ("reviews", Held(REVIEWS, "read", _reads_it)),
    "its paper": ("reviews", Held(REVIEWS, "read on paper", _prints_it)),
    "writing it": ("reviews", Held(REVIEWS, "write", _writes)),
    "sharing it": ("reviews", Held(REVIEWS, "share", _shares)),
    "putting it aside": ("reviews", Held(REVIEWS, "put aside", _shares)),
    "concluding it": ("reviews", Held(REVIEWS, "conclude", _concludes)),
    "taking it over": ("reviews", Held(REVIEWS, "take over", _takes_over)),
    "answering it": ("reviews", Held(REVIEWS, "answer", _answers)),
    "a view of their work": ("views", Held(WORKING_VIEWS, "see", _reads_view)),
    "answering a view": ("views", Held(WORKING_VIEWS, "answer", _answers_view)),
    "replacing a view": ("views", Held(WORKING_VIEWS, "replace", _replaces_view)),
}


@pytest.mark.parametrize("case", CASES)
def test_the_policy_says_what_the_specification_says(
    reviewed: tuple[Reviewed, Session], case: str
) -> None:
    made, session = reviewed
    kind, held = CASES[case]
    assert not held.parted(session, made.people, getattr(made, kind))


def test_what_is_shown_and_what_is_not_both_occur(reviewed: tuple[Reviewed, Session]) -> None:
    made, _ = reviewed
    for kind, held in CASES.values():
        assert held.answers(made.people, getattr(made, kind)) == {False, True}
