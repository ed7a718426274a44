"""What the register does when something happens on a floor below it: keep its index true."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import BY_ITSELF
from commissioning.foundation.clock import now
from commissioning.opportunities.events import DecisionRecorded, OpportunityChanged
from commissioning.organisations.events import OrganisationChanged
from commissioning.places.events import MembershipChanged
from commissioning.register.actions.introductions import end_talks_without_a_side
from commissioning.register.actions.keeping import keep_edit
from commissioning.register.index import reindex_where
from commissioning.register.models import Declaration
from commissioning.register.queries.standing import contest_of, is_decided
from commissioning.register.rules.outcomes import why_not_open_yet

Reaction = Callable[[Session, Any], None]


def opportunity_changed(session: Session, event: OpportunityChanged) -> None:
    """File its declarations anew: its title, deadline, mode or decision may be another one."""
    _close_outcomes_again(session, event.opportunity_id)
    reindex_where(session, _of_opportunity(event.opportunity_id))


def decision_recorded(session: Session, event: DecisionRecorded) -> None:
    """File its declarations anew: who may see them follows from the decision."""
    reindex_where(session, _of_opportunity(event.opportunity_id))


def organisation_changed(session: Session, event: OrganisationChanged, *, site: str) -> None:
    """File an organisation's declarations anew: verified, renamed, retired. Talks may end."""
    reindex_where(
        session, select(Declaration.id).where(Declaration.organisation_id == event.organisation_id)
    )
    end_talks_without_a_side(session, event.organisation_id, site)


def membership_changed(session: Session, event: MembershipChanged, *, site: str) -> None:
    """File an organisation's declarations in a place anew: they show while it is a member."""
    reindex_where(
        session,
        select(Declaration.id).where(
            Declaration.organisation_id == event.organisation_id,
            Declaration.place_id == event.place_id,
        ),
    )
    end_talks_without_a_side(session, event.organisation_id, site)


def _of_opportunity(number: int) -> Select[int]:
    return select(Declaration.id).where(Declaration.opportunity_id == number)


def _close_outcomes_again(session: Session, number: int) -> None:
    """Make private again what owners told, when a moved deadline or a re-run makes bids live."""
    session.flush()
    told = session.scalars(
        select(Declaration).where(
            Declaration.opportunity_id == number,
            Declaration.outcome_at.is_not(None) | Declaration.told_at.is_not(None),
        )
    ).all()
    for declaration in told:
        if why_not_open_yet(contest_of(declaration), now()) or not is_decided(declaration):
            declaration.outcome_at = declaration.told_at = None
            declaration.told_public = False
            keep_edit(session, BY_ITSELF, declaration, "made_private_again", outcome="private")


def reactions_for(site: str) -> Mapping[type, Sequence[Reaction]]:
    """Give what the register does; `site` is the address that links in letters begin with."""
    return {
        OpportunityChanged: (opportunity_changed,),
        DecisionRecorded: (decision_recorded,),
        OrganisationChanged: (partial(organisation_changed, site=site),),
        MembershipChanged: (partial(membership_changed, site=site),),
    }
