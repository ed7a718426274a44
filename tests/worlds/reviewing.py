"""Reviews, routes, what was said to all and aid in the world of the house tests."""

from datetime import timedelta

from sqlalchemy.orm import Session

from commissioning.foundation.clock import today
from commissioning.opportunities.actions.interests import declare_interest, declare_year
from commissioning.opportunities.rules.clear import InterestKind
from commissioning.reviews.actions.aid import enter_aid
from commissioning.reviews.actions.answering import answer_point
from commissioning.reviews.actions.equal_information import correct, say_to_all
from commissioning.reviews.actions.noticing import note_notice
from commissioning.reviews.actions.reviewing import (
    add_point,
    begin_review,
    conclude_review,
    share_review,
)
from commissioning.reviews.actions.routing import answer, choose_route, keep_entry
from commissioning.reviews.actions.working import Said, answer_view, say_how_working
from commissioning.reviews.rules.reviewing import Conclusion, PointKind
from tests.worlds.bound import INSIDE
from tests.worlds.tale import SITE, Step, Tale
from tests.worlds.together import OURS, SECRET

REVIEWERS = frozenset({"clear"})
BOTH_SIDES = REVIEWERS | OURS
ALL_INSIDE = REVIEWERS | INSIDE
HEALTH = {
    "nation": "england", "authority": "council", "kind": "purchase", "engage": "no",
    "change": "no", "health": "yes", "only_provider": "no", "patient_choice": "no",
    "incumbent": "yes", "most_suitable": "no",
}  # fmt: skip


GRANT = {"nation": "england", "authority": "council", "kind": "grant"}


def _becomes_clear(tale: Tale, session: Session) -> None:
    """A colleague of the one who reviews, who could take a review over."""
    buyer = tale.actor(session, "buyer")
    declare_year(session, buyer, "I have none.")
    declare_interest(session, buyer, tale.refs["talks"], InterestKind.NONE, "", site=SITE)


def _said_to_all(tale: Tale, session: Session) -> None:
    """What the buyer said to anyone, it says to everyone; and puts right what was wrong."""
    buyer, ref = tale.actor(session, "buyer"), tale.refs["talks"]
    first = say_to_all(session, buyer, ref, today(), "A drop-in", "There are two lots.")
    session.flush()
    correct(session, buyer, first.ref, today(), "A drop-in", "There are three lots.")


def _route(tale: Tale, session: Session) -> None:
    """The buyer finds a route, and publishes its notice; the record is its own paper."""
    clear, ref = tale.actor(session, "clear"), tale.refs["talks"]
    answer(session, clear, ref, HEALTH, "")
    choose_route(session, clear, ref, "psr_c", "It goes well.", tale.refs["lifts"])
    note_notice(session, clear, ref, "psr_c_intention", today(), "In the notices")


VISIBLE_REVIEWING = (
    Step("becomes clear", _becomes_clear, day=56),
    Step("said to all", _said_to_all, day=56),
    Step("route", _route, day=56),
)


def _route_unseen(tale: Tale, session: Session) -> None:
    """A record for another opportunity, and a notice whose day is still to come."""
    clear, ref = tale.actor(session, "clear"), tale.refs["carers"]
    answer(session, clear, ref, GRANT, "")
    choose_route(session, clear, ref, "grant", f"Because of {SECRET}.")
    keep_entry(session, clear, ref, "reasons", f"{SECRET} above all.")
    ahead = today() + timedelta(days=30)
    note_notice(session, clear, ref, "subsidy_entry", ahead, f"{SECRET} weekly")


def _reviewed(tale: Tale, session: Session, partnership: str) -> str:
    """Begin a review of a partnership with a strength and a question; gives its reference."""
    clear = tale.actor(session, "clear")
    made = begin_review(session, clear, tale.refs[partnership])
    session.flush()
    add_point(session, clear, made.ref, PointKind.STRENGTH, f"{SECRET} is strong.", SITE)
    asked = add_point(session, clear, made.ref, PointKind.QUESTION, f"And {SECRET}?", SITE)
    session.flush()
    tale.refs[f"question about {partnership}"] = asked.ref  # the newest
    return made.ref


def _review_in_draft(tale: Tale, session: Session) -> None:
    tale.refs["h review in draft"] = _reviewed(tale, session, "lifts")


def _review_concluded(tale: Tale, session: Session) -> None:
    """Its conclusion is for the partners' boards too."""
    clear, ref = tale.actor(session, "clear"), _reviewed(tale, session, "kitchens")
    share_review(session, clear, ref, SITE)
    asked = tale.refs["question about kitchens"]
    answer_point(session, tale.actor(session, "officer"), asked, f"{SECRET}, yes.", SITE)
    conclude_review(session, clear, ref, Conclusion.SUGGESTIONS, f"{SECRET}.", SITE)


def _review_shared(tale: Tale, session: Session) -> None:
    ref = _reviewed(tale, session, "kitchens")
    share_review(session, tale.actor(session, "clear"), ref, SITE)


def _working(tale: Tale, session: Session) -> None:
    """What partners say of how the council works, for them and for the council's clear officers."""
    said = Said(
        about=tale.refs["council"],
        helps=f"{SECRET} helps.",
        hinders=f"{SECRET} gets in the way.",
    )
    made = say_how_working(session, tale.actor(session, "officer"), tale.refs["lifts"], said, SITE)
    session.flush()
    answer_view(session, tale.actor(session, "clear"), made.ref, f"{SECRET}: thank you.", SITE)
    mill = tale.actor(session, "mill admin")
    say_how_working(session, mill, tale.refs["lifts"], said, SITE)


def _aid(tale: Tale, session: Session) -> None:
    enter_aid(session, tale.actor(session, "officer"), SECRET, 1_000_00, today(), "Rooms")


def _aid_unseen(tale: Tale, session: Session) -> None:
    enter_aid(session, tale.actor(session, "lantern admin"), SECRET, 2_000_00, today(), "Lamps")


HIDDEN_REVIEWING = (
    Step("h route", _route_unseen, after="route", seen_by=REVIEWERS),
    Step("h review in draft", _review_in_draft, after="route", seen_by=REVIEWERS),
    Step("h review concluded", _review_concluded, after="route", seen_by=ALL_INSIDE),
    Step("h review shared", _review_shared, after="route", seen_by=BOTH_SIDES),
    Step("h working", _working, after="route", seen_by=ALL_INSIDE),
    Step("h aid", _aid, after="route", seen_by=INSIDE),
    Step("h aid unseen", _aid_unseen, after="route"),
)
