"""Who is written to about a review, or about what was said of a way of working."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.db import Thing
from commissioning.foundation.permissions import Policy
from commissioning.organisations.models import Seat
from commissioning.organisations.permissions import stands
from commissioning.people.models import Person
from commissioning.places.actors import actor_for
from commissioning.reviews.models import Review, WorkingView
from commissioning.reviews.permissions.reviewing import REVIEWS, WORKING_VIEWS

MOST_TOLD = 20  # letters to one organisation about one thing


def reviewer(session: Session, review: Review) -> Iterator[tuple[str, str]]:
    """Give (seat reference, email address) of the reviewer, if they may still read it."""
    return _who_see(session, REVIEWS, review, Seat.ref == review.by_seat)


def those_it_is_about(session: Session, view: WorkingView) -> Iterator[tuple[str, str]]:
    """Give (seat, address) of the commissioners it is about, where they are clear."""
    commissioners = (Seat.organisation_id == view.about_id) & (Seat.role == Role.COMMISSIONER)
    return _who_see(session, WORKING_VIEWS, view, commissioners)


def who_said_it(session: Session, view: WorkingView) -> Iterator[tuple[str, str]]:
    """Give (seat, address) of the person who wrote it, if they may still read it."""
    return _who_see(session, WORKING_VIEWS, view, Seat.ref == view.by_seat)


def _who_see(
    session: Session, policy: Policy[Any], thing: Thing, which: ColumnElement[bool]
) -> Iterator[tuple[str, str]]:
    found = session.execute(
        select(Seat.ref, Seat.person_id, Person.email)
        .join(Person, Person.id == Seat.person_id)
        .where(which, stands())
        .order_by(Seat.id)
        .limit(MOST_TOLD)
    ).all()
    for row in found:
        reader: Actor = actor_for(session, row.person_id, row.ref)
        if policy.may(session, reader, "see", thing):
            yield row.ref, row.email
