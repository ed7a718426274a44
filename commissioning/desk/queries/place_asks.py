"""What is asked for each kind of waiting in a place; every question asks the policy of its thing.

Each gives the same columns, so that a list of any kind is read in one way (place_waits.py).
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Select, null, select, true

from commissioning.agreements.models import Agreement, Version
from commissioning.agreements.permissions import VERSIONS
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.db import Thing
from commissioning.opportunities.models import Interest, Opportunity
from commissioning.opportunities.permissions import INTERESTS, NEEDS_MITIGATION, OPPORTUNITIES
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership
from commissioning.people.models import Person
from commissioning.reviews.models import Review, WorkingView
from commissioning.reviews.permissions.reviewing import REVIEWS, WORKING_VIEWS

FOLLOW = "follow"  # what each party said of a version, and who signed it
Ask = Callable[[Actor, int], Select[*tuple[Any, ...]]]


def versions(status: str, since: Any) -> Ask:
    """Ask for the versions at a status, which they reached at `since`."""
    told = Agreement.title, since, null(), Agreement.ref, null(), Agreement.id

    def ask(actor: Actor, place: int) -> Select[*tuple[Any, ...]]:
        return (
            _columns(Version, *told, VERSIONS.rows(actor, FOLLOW))
            .join(Agreement, Agreement.id == Version.agreement_id)
            .join(Partnership, Partnership.id == Agreement.partnership_id)
            .where(
                Partnership.place_id == place,
                Version.status == status,
                VERSIONS.rows(actor),
            )
        )

    return ask


def decisions(actor: Actor, place: int) -> Select[*tuple[Any, ...]]:
    """Ask for what has closed and is not decided."""
    told = Opportunity.title, Opportunity.deadline_at, Opportunity.buyer_name
    return _columns(Opportunity, *told, Opportunity.ref, null(), Opportunity.id).where(
        Opportunity.place_id == place,
        Opportunity.published_at.is_not(None),
        Opportunity.deadline_at < now(),
        Opportunity.decided_at.is_(None),
        Opportunity.cancelled_at.is_(None),
        OPPORTUNITIES.rows(actor),
    )


def interests(actor: Actor, place: int) -> Select[*tuple[Any, ...]]:
    """Ask for the interests that another officer has to deal with."""
    told = Opportunity.title, Interest.created_at, Person.name
    return (
        _columns(Interest, *told, Opportunity.ref, null(), Interest.id)
        .join(Opportunity, Opportunity.id == Interest.opportunity_id)
        .join(Person, Person.id == Interest.person_id)
        .where(
            Opportunity.place_id == place,
            Interest.replaced_at.is_(None),
            NEEDS_MITIGATION.rows(actor),
            INTERESTS.rows(actor),
        )
    )


def reviews(actor: Actor, place: int) -> Select[*tuple[Any, ...]]:
    """Ask for the reviews that were shared and not concluded."""
    return _of_partnerships(Review, Review.shared_at, place).where(
        Review.status == "shared",
        REVIEWS.rows(actor),
    )


def working(actor: Actor, place: int) -> Select[*tuple[Any, ...]]:
    """Ask for the words on a way of working that nobody has answered."""
    return _of_partnerships(WorkingView, WorkingView.created_at, place).where(
        WorkingView.answered_at.is_(None),
        WorkingView.replaced_at.is_(None),
        WORKING_VIEWS.rows(actor),
    )


def _of_partnerships(
    thing: type[Review] | type[WorkingView], since: Any, place: int
) -> Select[*tuple[Any, ...]]:
    told = Partnership.title, since, Organisation.name
    return (
        _columns(thing, *told, Partnership.ref, thing.ref, thing.id)
        .join(Partnership, Partnership.id == thing.partnership_id)
        .join(Organisation, Organisation.id == thing.organisation_id)
        .where(Partnership.place_id == place)
    )


def _columns(
    thing: type[Thing],
    title: Any,
    since: Any,
    whom: Any,
    page: Any,
    second: Any,
    number: Any,
    known: ColumnElement[bool] | None = None,
) -> Select[*tuple[Any, ...]]:
    return select(
        thing.id,
        thing.ref,
        title.label("title"),
        since.label("since"),
        whom.label("whom"),
        page.label("page"),
        second.label("second"),
        number.label("number"),
        (true() if known is None else known).label("known"),
    )
