"""How one declaration stands: the mode that counts, the decision, and who can see it today."""

from collections.abc import Sequence

from sqlalchemy import Row, or_, select
from sqlalchemy.orm import Session

from commissioning.foundation.clock import now
from commissioning.foundation.sharing import SharingMode
from commissioning.organisations.models import Organisation
from commissioning.people.models import Person
from commissioning.places.models import Membership, Place
from commissioning.register.models import Declaration, Disclosure, Introduction, OptIn
from commissioning.register.permissions import awarded, decided, owner_stands
from commissioning.register.rules.introductions import Status
from commissioning.register.rules.outcomes import Contest
from commissioning.register.rules.sharing import Standing, effective_mode
from commissioning.register.rules.stages import Stage

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


def standing(session: Session, declaration: Declaration) -> Standing:
    """Gather the facts on which a declaration's own page says who can see it."""
    stands, was_awarded, is_over = session.execute(
        select(owner_stands(), awarded(), decided()).where(Declaration.id == declaration.id)
    ).one()
    place = declaration.place.name
    told = is_over and declaration.told_at is not None
    consented = consent_in_force(session, declaration.id) is not None
    return Standing(
        owner=declaration.organisation.name,
        place=place,
        mode=mode_of(declaration),
        stage=Stage(declaration.stage),
        verified=stands or declaration.organisation.verified_at is not None,
        member=stands or declaration.organisation.verified_at is None,
        made_public=declaration.public,
        decided=is_over,
        awarded=was_awarded,
        recorded_as_public=told and declaration.public,
        owner_said_so=told,
        partners=_partners(session, declaration.id),
        talking_with=_talking_with(session, declaration.id),
        consented_to=(_clear_of(place),) if consented else (),
    )


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


def _partners(session: Session, declaration_id: int) -> tuple[str, ...]:
    """Name the partners to whom the declaration is disclosed today."""
    found = session.scalars(
        select(Organisation.name)
        .join(Disclosure, Disclosure.viewer_id == Organisation.id)
        .where(
            Disclosure.declaration_id == declaration_id,
            Disclosure.ground == "partner",
            Disclosure.from_at <= now(),
            or_(Disclosure.to_at.is_(None), Disclosure.to_at > now()),
        )
        .order_by(Organisation.name)
    )
    return tuple(found)


def _talking_with(session: Session, declaration_id: int) -> tuple[str, ...]:
    """Name those with whom the owner is talking through an introduction, each of either side."""
    names: set[str] = set()
    for mine, theirs in (("first_id", "second_id"), ("second_id", "first_id")):
        ours = select(OptIn.id).where(OptIn.declaration_id == declaration_id)
        found = session.scalars(
            select(Organisation.name)
            .join(OptIn, OptIn.organisation_id == Organisation.id)
            .join(Introduction, getattr(Introduction, theirs) == OptIn.id)
            .where(getattr(Introduction, mine).in_(ours), Introduction.status == Status.TALKING)
        )
        names.update(found)
    return tuple(sorted(names))


def has_read_the_plain_page(session: Session, person_id: int | None) -> bool:
    """Tell whether the person confirmed the page about what may and may not be said."""
    person = session.get(Person, person_id) if person_id is not None else None
    return person is not None and person.plain_page_at is not None


def profile_of(session: Session, organisation_id: int | None) -> Organisation:
    """Give an organisation with its profile."""
    return session.get_one(Organisation, organisation_id)
