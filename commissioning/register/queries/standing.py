"""How one declaration stands: the mode that counts, the decision, and who can see it today."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, literal, or_, select, union_all
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.db import THIS_MOMENT
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.models import REGISTER
from commissioning.organisations.models import Organisation
from commissioning.people.models import Person
from commissioning.places.models import Membership, Place
from commissioning.register.models import Declaration, Disclosure, Introduction, OptIn
from commissioning.register.permissions import (
    BEGINNINGS,
    awarded,
    decided,
    disclosed,
    owner_stands,
    owner_stood,
)
from commissioning.register.rules.introductions import Status
from commissioning.register.rules.outcomes import Contest
from commissioning.register.rules.sharing import Standing, effective_mode
from commissioning.register.rules.stages import Stage

INTRODUCED = "An organisation you were introduced to"
STANDING_IN_A_PLACE = ("asked", "admitted")


def mode_of(declaration: Declaration) -> SharingMode:
    """Give the mode that counts for a declaration."""
    opportunity = declaration.opportunity
    return effective_mode(
        SharingMode(opportunity.mode) if opportunity else None,
        SharingMode(declaration.consented_mode),
        same_place=opportunity is not None and opportunity.place_id == declaration.place_id,
    )


def contest_of(declaration: Declaration) -> Contest:
    """Give what is known of the decision about a declaration."""
    opportunity = declaration.opportunity
    if opportunity is None:
        return Contest(has_opportunity=False, expected_on=declaration.decision_on)
    cancelled = opportunity.cancelled_at is not None
    return Contest(
        has_opportunity=True,
        shared=mode_of(declaration) == SharingMode.SHARED,
        deadline=opportunity.deadline_at,
        decision_recorded=opportunity.decided_at is not None and not cancelled,
        cancelled=cancelled,
    )


def is_decided(declaration: Declaration) -> bool:
    """Tell whether the decision about a declaration is recorded, as permissions.decided() does."""
    contest = contest_of(declaration)
    return contest.decision_recorded or (
        declaration.outcome_at is not None and not contest.cancelled
    )


def is_over(declaration: Declaration) -> bool:
    """Tell whether no competition is left to answer: decided, cancelled, or closed."""
    cancelled = contest_of(declaration).cancelled
    return cancelled or is_closed(declaration) or is_decided(declaration)


def is_closed(declaration: Declaration) -> bool:
    """Tell whether the deadline has passed, where a commissioner here keeps it.

    The date of an imported notice only warns: most published ones lie in the past (FACTS.md
    section 2), and nobody here can put them right.
    """
    opportunity = declaration.opportunity
    if opportunity is None or opportunity.source != REGISTER:
        return False
    return closing_has_passed(declaration)


def closing_has_passed(declaration: Declaration) -> bool:
    """Tell whether the date on the opportunity, whoever wrote it, lies in the past."""
    deadline = contest_of(declaration).deadline
    return deadline is not None and deadline <= now()


def consent_in_force(session: Session, declaration_id: int) -> Disclosure | None:
    """Give the owner's consent to the place's clear commissioners, if one stands."""
    return session.scalar(
        select(Disclosure).where(
            Disclosure.declaration_id == declaration_id,
            Disclosure.ground == "consented",
            Disclosure.viewer_id.is_(None),
            Disclosure.from_at <= now(),
            or_(Disclosure.to_at.is_(None), Disclosure.to_at > now()),
        )
    )


_FACTS = select(
    owner_stands().label("stands"),
    and_(decided(), owner_stood()).label("on_record"),
    awarded().label("awarded"),
    decided().label("decided"),
    disclosed("consented", Disclosure.viewer_id.is_(None)).label("consented"),
).where(Declaration.id == bindparam("number"))


def standing(session: Session, declaration: Declaration, reader: Actor) -> Standing:
    """Gather the facts on which a declaration's own page says who can see it.

    With whom the owner talks is named only to those who speak for it (INTRODUCTIONS).
    """
    facts = session.execute(_FACTS, {"number": declaration.id}).one()
    place = declaration.place.name
    told = facts.decided and declaration.told_at is not None
    partners, talking_with = _others(session, declaration.id)
    return Standing(
        owner=declaration.organisation.name,
        place=place,
        mode=mode_of(declaration),
        stage=Stage(declaration.stage),
        verified=facts.stands
        or facts.on_record
        or declaration.organisation.verified_at is not None,
        member=facts.stands or facts.on_record or declaration.organisation.verified_at is None,
        made_public=declaration.public,
        decided=facts.decided,
        awarded=facts.awarded,
        recorded_as_public=told and declaration.told_public,
        owner_said_so=told,
        partners=partners,
        talking_with=_as_told_to(reader, talking_with),
        consented_to=(_clear_of(place),) if facts.consented and facts.stands else (),
    )


def _as_told_to(reader: Actor, talking_with: tuple[str, ...]) -> tuple[str, ...]:
    if reader.verified and BEGINNINGS.may(reader, "be introduced"):
        return talking_with
    return (INTRODUCED,) if talking_with else ()


def places_of(session: Session, organisation_id: int | None) -> Sequence[Row[int, str, str, str]]:
    """Give (id, ref, name, status) of the places an organisation is in, or has asked to join."""
    return session.execute(
        select(Place.id, Place.ref, Place.name, Membership.status)
        .join(Membership, Membership.place_id == Place.id)
        .where(
            Membership.organisation_id == organisation_id,
            Membership.status.in_(STANDING_IN_A_PLACE),
        )
        .order_by(Place.name)
    ).all()


def _clear_of(place: str) -> str:
    return f"Commissioners of {place} who have no conflict of interest in it"


def _talks(mine: Any, theirs: Any) -> Select[str, str]:
    """Give the query for those with whom the owner talks, where its card is on the side `mine`."""
    ours = select(OptIn.id).where(OptIn.declaration_id == bindparam("number"))
    return (
        select(literal("talking"), Organisation.name)
        .join(OptIn, OptIn.organisation_id == Organisation.id)
        .join(Introduction, theirs == OptIn.id)
        .where(mine.in_(ours), Introduction.status == Status.TALKING)
    )


_OTHERS = union_all(
    select(literal("partner").label("ground"), Organisation.name)
    .join(Disclosure, Disclosure.viewer_id == Organisation.id)
    .where(
        Disclosure.declaration_id == bindparam("number"),
        Disclosure.ground == "partner",
        Disclosure.from_at <= THIS_MOMENT,
        or_(Disclosure.to_at.is_(None), Disclosure.to_at > THIS_MOMENT),
    ),
    _talks(Introduction.first_id, Introduction.second_id),
    _talks(Introduction.second_id, Introduction.first_id),
)


def _others(session: Session, declaration_id: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Name the partners to whom it is disclosed today, and those its owner is talking with."""
    found = session.execute(_OTHERS, {"number": declaration_id}).all()
    partners = sorted(row.name for row in found if row.ground == "partner")
    return tuple(partners), tuple(sorted({row.name for row in found if row.ground == "talking"}))


def has_read_the_plain_page(session: Session, person_id: int | None) -> bool:
    """Tell whether the person confirmed the page about what may and may not be said."""
    person = session.get(Person, person_id) if person_id is not None else None
    return person is not None and person.plain_page_at is not None


def profile_of(session: Session, organisation_id: int | None) -> Organisation:
    """Give an organisation with its profile."""
    return session.get_one(Organisation, organisation_id)
