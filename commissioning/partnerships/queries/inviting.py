"""Whom an organisation may propose a partnership to (docs/adr/0062)."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, Select, and_, exists, false, or_, select
from sqlalchemy.orm import Session, aliased

from commissioning.foundation.actor import Actor
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.models import Opportunity
from commissioning.organisations.models import Organisation
from commissioning.organisations.permissions import ORGANISATIONS
from commissioning.organisations.rules.names import fold_name
from commissioning.partnerships.models import Partner, Partnership
from commissioning.partnerships.rules.proposable import About, Circle, circle
from commissioning.places.models import Membership
from commissioning.register.models import Introduction, OptIn
from commissioning.register.rules.introductions import Status

MOST_SHOWN = 50


def about_of(actor: Actor, opportunity: Opportunity | None) -> About:
    """Give what decides who may be asked about an opportunity, or about none."""
    if opportunity is None:
        return About()
    return About(
        mode=SharingMode(opportunity.mode),
        same_place=opportunity.place_id in actor.places,
        decided=opportunity.decided_at is not None,
        cancelled=opportunity.cancelled_at is not None,
    )


def invitable(
    session: Session, actor: Actor, opportunity: Opportunity | None, words: str = ""
) -> list[Organisation]:
    """Give organisations that the actor may ask, by name; `words` is a part of the name."""
    wanted = (
        select(Organisation)
        .where(_may_be_asked(actor, opportunity), ORGANISATIONS.rows(actor))
        .order_by(Organisation.folded_name, Organisation.id)
        .limit(MOST_SHOWN)
    )
    if named := fold_name(words):
        wanted = wanted.where(Organisation.folded_name.contains(named, autoescape=True))
    return list(session.scalars(wanted))


def may_be_asked(
    session: Session, actor: Actor, opportunity: Opportunity | None, refs: Collection[str]
) -> dict[str, Organisation]:
    """Give those of `refs` that the actor may ask, by reference."""
    found = session.scalars(
        select(Organisation).where(
            Organisation.ref.in_(refs),
            _may_be_asked(actor, opportunity),
            ORGANISATIONS.rows(actor),
        )
    )
    return {one.ref: one for one in found}


def organisations_that_stand(session: Session, ids: Collection[int]) -> set[int]:
    """Give those organisations that are verified and not retired."""
    return set(session.scalars(select(Organisation.id).where(Organisation.id.in_(ids), _stands())))


def talks_among(
    session: Session, opportunity_id: int | None, ids: Collection[int]
) -> Sequence[Introduction]:
    """Give the talks about an opportunity (or about none) in which both sides are of `ids`."""
    first, second = aliased(OptIn), aliased(OptIn)
    return session.scalars(
        select(Introduction)
        .join(first, first.id == Introduction.first_id)
        .join(second, second.id == Introduction.second_id)
        .where(
            Introduction.status == Status.TALKING,
            first.organisation_id.in_(ids),
            second.organisation_id.in_(ids),
            first.opportunity_id.is_not_distinct_from(opportunity_id),
        )
        .order_by(Introduction.id)
    ).all()


def known_to_each_other(
    session: Session, opportunity_id: int, ids: Collection[int]
) -> set[frozenset[int]]:
    """Give each two of `ids` who talk about the opportunity, or are partners in a bid for it."""
    talking = session.execute(_pairs_talking(opportunity_id, ids))
    partners = session.execute(_pairs_of_partners(opportunity_id, ids))
    return {frozenset(pair) for pair in (*talking, *partners)}


def _pairs_talking(opportunity_id: int, ids: Collection[int]) -> Select[int, int]:
    mine, theirs = aliased(OptIn), aliased(OptIn)
    return (
        select(mine.organisation_id, theirs.organisation_id)
        .join(Introduction, Introduction.first_id == mine.id)
        .join(theirs, theirs.id == Introduction.second_id)
        .where(
            Introduction.status == Status.TALKING,
            mine.opportunity_id == opportunity_id,
            mine.organisation_id.in_(ids),
            theirs.organisation_id.in_(ids),
        )
    )


def _pairs_of_partners(opportunity_id: int, ids: Collection[int]) -> Select[int, int]:
    one, other = aliased(Partner), aliased(Partner)
    return (
        select(one.organisation_id, other.organisation_id)
        .join(Partnership, Partnership.id == one.partnership_id)
        .join(other, other.partnership_id == Partnership.id)
        .where(
            Partnership.opportunity_id == opportunity_id,
            Partnership.status == "formed",
            one.status == "partner",
            other.status == "partner",
            one.organisation_id.in_(ids),
            other.organisation_id.in_(ids),
            one.id != other.id,
        )
    )


def _may_be_asked(actor: Actor, opportunity: Opportunity | None) -> ColumnElement[bool]:
    among = circle(about_of(actor, opportunity))
    return and_(
        _stands(), Organisation.id != actor.organisation_id, _within(among, actor, opportunity)
    )


def _stands() -> ColumnElement[bool]:
    return and_(Organisation.verified_at.is_not(None), Organisation.retired_at.is_(None))


def _within(among: Circle, actor: Actor, opportunity: Opportunity | None) -> ColumnElement[bool]:
    if among is Circle.NEIGHBOURS:
        return _member_of(actor.places)
    if opportunity is None or among is Circle.NOBODY:
        return false()
    if among is Circle.MEMBERS and opportunity.place_id is not None:
        return _member_of({opportunity.place_id})
    return or_(
        Organisation.id.in_(_talking_with(actor, opportunity.id)),
        Organisation.id.in_(_partners_on(actor, opportunity.id)),
    )


def _member_of(places: Collection[int]) -> ColumnElement[bool]:
    return exists().where(
        Membership.organisation_id == Organisation.id,
        Membership.status == "admitted",
        Membership.place_id.in_(places),
    )


def _talking_with(actor: Actor, opportunity_id: int) -> Select[int]:
    """Give those with whom the actor's organisation talks about the opportunity now."""
    ours, theirs = aliased(OptIn), aliased(OptIn)
    return (
        select(theirs.organisation_id)
        .join(
            Introduction,
            or_(Introduction.first_id == theirs.id, Introduction.second_id == theirs.id),
        )
        .join(ours, or_(Introduction.first_id == ours.id, Introduction.second_id == ours.id))
        .where(
            Introduction.status == Status.TALKING,
            ours.organisation_id == actor.organisation_id,
            ours.opportunity_id == opportunity_id,
        )
    )


def _partners_on(actor: Actor, opportunity_id: int) -> Select[int]:
    """Give the partners in the actor's own formed partnerships on the opportunity."""
    ours, theirs = aliased(Partner), aliased(Partner)
    return (
        select(theirs.organisation_id)
        .join(Partnership, Partnership.id == theirs.partnership_id)
        .join(ours, ours.partnership_id == Partnership.id)
        .where(
            Partnership.opportunity_id == opportunity_id,
            Partnership.status == "formed",
            theirs.status == "partner",
            ours.status == "partner",
            ours.organisation_id == actor.organisation_id,
        )
    )
