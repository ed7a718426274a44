"""Who may see and write reviews, both ways: PRODUCT.md sections 3 and 7.

A review is there only where there is no competition to protect: in shared mode, or once the
decision is recorded. Elsewhere nobody finds a trace of one, and tightening the mode hides it again.
"""

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_
from sqlalchemy.orm import aliased, joinedload

from commissioning.agreements.permissions import STAFF
from commissioning.foundation.actor import Actor
from commissioning.foundation.permissions import Clause, Policy, row_is
from commissioning.opportunities.permissions import COMMISSIONER
from commissioning.partnerships.models import Partner, Partnership, Side
from commissioning.partnerships.permissions import (
    FORMED,
    KNOWS,
    PARTNERSHIPS,
    SPEAKS,
    decided,
    shared_now,
)
from commissioning.reviews.models import Review, WorkingView

READ_BY_PARTNERS = ("shared", "concluded")
_OURS = (Review, WorkingView)


def _there_is(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(*conditions).correlate(*_OURS)


def has_acted(person_id: Any) -> ColumnElement[bool]:
    """Hold for partnerships for a party of which a person has acted, or for another bid there."""
    other = aliased(Partnership)
    acted = exists().where(
        Side.person_id == person_id,
        other.id == Side.partnership_id,
        or_(other.id == Partnership.id, other.opportunity_id == Partnership.opportunity_id),
    )
    return acted.correlate(Partnership, *_OURS)


def open_for_review() -> ColumnElement[bool]:
    """Hold where there is no competition to protect, or the decision is recorded."""
    return and_(Partnership.formed_at.is_not(None), or_(shared_now(), decided()))


def is_a_party() -> ColumnElement[bool]:
    """Hold for reviews whose organisation is itself a party: somebody else than its voice reads."""
    return _there_is(
        Partner.partnership_id == Review.partnership_id,
        Partner.organisation_id == Review.organisation_id,
        Partner.status == "partner",
    )


def _reviewed_by(actor: Actor) -> ColumnElement[bool]:
    """Hold for partnerships that a commissioner sees from outside, and in which she never acted."""
    return and_(PARTNERSHIPS.rows(actor, "see from outside"), ~has_acted(actor.person_id))


def _from_inside(actor: Actor) -> ColumnElement[bool]:
    return and_(PARTNERSHIPS.rows(actor, "read"), open_for_review())


def _at_work(actor: Actor) -> ColumnElement[bool]:
    return and_(PARTNERSHIPS.rows(actor, "work"), open_for_review())


FROM_OUTSIDE = Clause("clear, of the place, and acting for no party of it", _reviewed_by)
FROM_INSIDE = Clause("of a partner, with no competition to protect", _from_inside)
AT_WORK = Clause("a partner at work, with no competition to protect", _at_work)

REVIEWED = Policy(
    Partnership,
    {
        # That there are reviews at all: the tab, the list, and the way of working.
        "see": ((COMMISSIONER, FROM_OUTSIDE), (KNOWS, FROM_INSIDE)),
        "begin": ((COMMISSIONER, FROM_OUTSIDE, FORMED),),
        "say how working": ((SPEAKS, AT_WORK),),
    },
    load=PARTNERSHIPS.load,
)


def _of_review(verb: str, clause: Clause) -> Clause:
    return Clause(
        f"{verb} {clause.words}",
        lambda a: _there_is(Partnership.id == Review.partnership_id, clause.rows(a)),
    )


OUR_REVIEW = Clause("their organisation's", lambda a: Review.organisation_id == a.organisation_id)
NOT_MINE = Clause("not the reviewer", lambda a: Review.person_id != a.person_id)
THE_REVIEWER = Clause("the reviewer", lambda a: Review.person_id == a.person_id)
REVIEWS_IT = _of_review("who is", FROM_OUTSIDE)
IS_PARTNER = _of_review("who is", FROM_INSIDE)
WORKS_IN_IT = _of_review("who is", AT_WORK)
KEPT = row_is("not put aside", lambda: Review.status != "discarded")
DRAFT = row_is("a draft", lambda: Review.status == "draft")
SHARED = row_is("shared", lambda: Review.status == "shared")
OPEN = row_is("not concluded", lambda: Review.status.in_(("draft", "shared")))
READABLE = row_is("shared or concluded", lambda: Review.status.in_(READ_BY_PARTNERS))
CONCLUDED = row_is("concluded", lambda: Review.status == "concluded")

REVIEWERS = (COMMISSIONER, OUR_REVIEW, REVIEWS_IT)

REVIEWS = Policy(
    Review,
    {
        # That it is there, who reads, and what it concluded: for boards too.
        "see": ((*REVIEWERS, KEPT), (STAFF, IS_PARTNER, READABLE), (KNOWS, IS_PARTNER, CONCLUDED)),
        # Strengths, questions, concerns and answers.
        "read": ((*REVIEWERS, KEPT), (STAFF, IS_PARTNER, READABLE)),
        "read on paper": ((*REVIEWERS, CONCLUDED), (STAFF, IS_PARTNER, CONCLUDED)),
        "write": ((*REVIEWERS, THE_REVIEWER, OPEN),),
        "share": ((*REVIEWERS, THE_REVIEWER, DRAFT),),
        "conclude": ((*REVIEWERS, THE_REVIEWER, SHARED),),
        "put aside": ((*REVIEWERS, THE_REVIEWER, DRAFT),),
        "take over": ((*REVIEWERS, NOT_MINE, OPEN),),
        "answer": ((SPEAKS, WORKS_IN_IT, NOT_MINE, SHARED),),
    },
    load=(
        joinedload(Review.partnership).joinedload(Partnership.opportunity),
        joinedload(Review.partnership).joinedload(Partnership.place),
        joinedload(Review.partnership)
        .selectinload(Partnership.partners)
        .joinedload(Partner.organisation),
        joinedload(Review.organisation),
    ),
)


def _of_view(clause: Clause) -> Clause:
    return Clause(
        clause.words,
        lambda a: _there_is(Partnership.id == WorkingView.partnership_id, clause.rows(a)),
    )


def _sees_from_outside(actor: Actor) -> ColumnElement[bool]:
    return _there_is(
        Partnership.id == WorkingView.partnership_id,
        PARTNERSHIPS.rows(actor, "see from outside"),
    )


ABOUT_US = Clause("about their organisation", lambda a: WorkingView.about_id == a.organisation_id)
OUR_VIEW = Clause("their own", lambda a: WorkingView.organisation_id == a.organisation_id)
CLEAR_FOR_IT = Clause("clear, of the place", _sees_from_outside)
STANDING = row_is("the newest", lambda: WorkingView.replaced_at.is_(None))

WORKING_VIEWS = Policy(
    WorkingView,
    {
        "see": ((KNOWS, _of_view(FROM_INSIDE)), (COMMISSIONER, ABOUT_US, CLEAR_FOR_IT)),
        "replace": ((SPEAKS, OUR_VIEW, _of_view(AT_WORK), STANDING),),
        "answer": ((COMMISSIONER, ABOUT_US, CLEAR_FOR_IT, STANDING),),
    },
    load=(joinedload(WorkingView.organisation), joinedload(WorkingView.about)),
)
