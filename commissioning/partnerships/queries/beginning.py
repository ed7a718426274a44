"""What a proposal begins from, as far as the person who proposes may use it."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.errors import Hidden, Refused
from commissioning.opportunities.models import Opportunity
from commissioning.opportunities.permissions import OPPORTUNITIES, clear_opportunities
from commissioning.places.models import Membership
from commissioning.register.models import Declaration
from commissioning.register.permissions import DECLARATIONS
from commissioning.register.queries.introductions import Side, side_of

NO_TALKS = "You are not talking any more, so this introduction cannot lead to a partnership"
OTHER_OPPORTUNITY = "What you are bidding for is about another opportunity than this proposal"
NO_PLACE = "Your organisation must be a member of a place before it can propose a partnership"
NOT_CLEAR = "Declare your interests in this opportunity first: only those who are clear take part"


@dataclass(frozen=True)
class Began:
    """Where a proposal begins: references, as the page that leads to it knows them.

    Attributes:
        kind: "declaration", "overlap", "introduction" or "profile".
        declaration: The proposer's own.
    """

    kind: str
    opportunity: str | None = None
    declaration: str | None = None
    introduction: str | None = None


@dataclass(frozen=True)
class Beginning:
    """What was found by those references."""

    opportunity: Opportunity | None
    declaration: Declaration | None
    talks: Side | None

    @property
    def introduction_id(self) -> int | None:
        """The inner number of the introduction it began from, if from one."""
        return self.talks.introduction.id if self.talks else None


def beginning_of(session: Session, actor: Actor, began: Began) -> Beginning:
    """Find what a proposal begins from.

    Raises:
        Hidden: Something named is not there for the actor.
        Refused: The talks have ended, or what is named does not belong together.
    """
    talks = _talks(session, actor, began.introduction) if began.introduction else None
    declaration = _own(session, actor, began.declaration) if began.declaration else None
    if declaration is None and talks:
        declaration = talks.mine.declaration
    opportunity = declaration.opportunity if declaration else None
    if began.opportunity:
        opportunity = OPPORTUNITIES.find(session, actor, began.opportunity)
    about = opportunity.id if opportunity else None
    for own in (declaration, talks.mine.declaration if talks else None):
        if own is not None and own.opportunity_id != about:
            raise Refused(OTHER_OPPORTUNITY)
    _refuse_unclear(session, actor, opportunity)
    return Beginning(opportunity, declaration, talks)


def place_for(
    session: Session, actor: Actor, beginning: Beginning, organisation_ids: Collection[int]
) -> int:
    """Choose the place in whose register it stands: the bid's, the opportunity's, or a shared one.

    Raises:
        Refused: The actor's organisation is in no place.
    """
    if beginning.declaration is not None:
        return beginning.declaration.place_id
    about = beginning.opportunity
    if about is not None and about.place_id in actor.places:
        return int(about.place_id)
    if not actor.places:
        raise Refused(NO_PLACE)
    most_shared = (
        select(Membership.place_id)
        .where(
            Membership.place_id.in_(actor.places),
            Membership.organisation_id.in_(organisation_ids),
            Membership.status == "admitted",
        )
        .group_by(Membership.place_id)
        .order_by(func.count().desc(), Membership.place_id)
        .limit(1)
    )
    return session.scalar(most_shared) or min(actor.places)


def _talks(session: Session, actor: Actor, ref: str) -> Side:
    side = side_of(session, actor, ref)
    if not side.shows_name:
        raise Refused(NO_TALKS)
    return side


def _own(session: Session, actor: Actor, ref: str) -> Declaration:
    # Held before the trail is written, in the order in which those who edit it hold the two.
    take = select(Declaration.id).where(Declaration.ref == ref)
    session.execute(take.with_for_update(read=True, key_share=True))
    found = DECLARATIONS.find(session, actor, ref, "move")
    if found.organisation_id != actor.organisation_id:
        raise Hidden
    return found


def _refuse_unclear(session: Session, actor: Actor, opportunity: Opportunity | None) -> None:
    if not actor.buys or opportunity is None:
        return
    clear = select(Opportunity.id).where(
        Opportunity.id == opportunity.id, Opportunity.id.in_(clear_opportunities(actor))
    )
    if session.scalar(clear) is None:
        raise Refused(NOT_CLEAR)
