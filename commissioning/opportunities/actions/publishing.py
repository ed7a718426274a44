"""Writing an opportunity, publishing it, and changing it later with its history kept."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.chance import new_ref
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Refused
from commissioning.foundation.trail import record
from commissioning.opportunities.actions.changing import changed, take
from commissioning.opportunities.actions.content import (
    Content,
    fingerprint_of,
    put,
    state_of,
)
from commissioning.opportunities.catalogue import reindex
from commissioning.opportunities.models import (
    REGISTER,
    CatalogueEntry,
    Interest,
    Opportunity,
)
from commissioning.opportunities.permissions import BEGINNINGS
from commissioning.opportunities.queries.places import place_of_theirs
from commissioning.opportunities.rules.buyers import buyer_key
from commissioning.opportunities.rules.notice import Identifier
from commissioning.opportunities.rules.own_changes import State, own_changes
from commissioning.opportunities.rules.stage import Stage
from commissioning.organisations.models import Organisation

CHANGED_MEANWHILE = (
    "Somebody else changed this while you had it open. What you typed is still here: look at what "
    "stands now in another window, then send it again"
)
PAST = "Enter a closing date and time that is still to come"


def write_draft(session: Session, actor: Actor, content: Content, place_ref: str) -> Opportunity:
    """Begin an opportunity as a draft, which only the buyer's own people see."""
    BEGINNINGS.require(actor, "publish an opportunity")
    buyer = session.get_one(Organisation, actor.organisation_id)
    opportunity = Opportunity(
        source=REGISTER,
        ocid=f"own-{new_ref()}",
        buyer_name=buyer.name,
        buyer_key=_key_of(buyer),
        buyer_organisation_id=buyer.id,
        place_id=place_of_theirs(session, actor, place_ref).id,
        created_by=actor.seat_ref,
    )
    _check(content, None)
    put(opportunity, content)
    session.add(opportunity)
    changed(session, actor, opportunity, "drafted", after={"title": content.title})
    return opportunity


def edit(
    session: Session, actor: Actor, ref: str, content: Content, *, based_on: str
) -> Opportunity:
    """Change what an opportunity says; once it is published the history tells what changed.

    Raises:
        Refused: It was changed meanwhile by somebody else, or its dates do not fit.
    """
    opportunity = take(session, actor, ref, "edit")
    if based_on != fingerprint_of(opportunity):
        raise Refused(CHANGED_MEANWHILE)
    _check(content, opportunity.deadline_at)
    before = state_of(opportunity)
    put(opportunity, content)
    settle(session, actor, opportunity, before, "edited")
    return opportunity


def publish(session: Session, actor: Actor, ref: str) -> Opportunity:
    """Publish a draft: from now on anyone can see it.

    Raises:
        Refused: Something is missing.
    """
    opportunity = take(session, actor, ref, "publish")
    if opportunity.deadline_at is not None and opportunity.deadline_at <= now():
        raise Refused(f"{PAST}, before you publish it")
    opportunity.published_at = now()
    changed(session, actor, opportunity, "published", tag=_tag_of(opportunity))
    return opportunity


def move_deadline(
    session: Session, actor: Actor, ref: str, deadline_at: datetime, why: str
) -> Opportunity:
    """Move the closing date; the page then says from when to when.

    Raises:
        Refused: The new date lies in the past, or is the same.
    """
    opportunity = take(session, actor, ref, "move deadline")
    if deadline_at == opportunity.deadline_at:
        raise Refused("This is the closing date it has now", "deadline_at")
    if deadline_at <= now():
        raise Refused(PAST, "deadline_at")
    before = state_of(opportunity)
    opportunity.deadline_at = deadline_at
    if opportunity.stage == Stage.CLOSED:
        opportunity.stage = Stage.OPEN
    settle(session, actor, opportunity, before, "moved the deadline", why=why)
    return opportunity


def discard(session: Session, actor: Actor, ref: str) -> None:
    """Delete a draft, which nobody outside the organisation has seen."""
    opportunity = take(session, actor, ref, "discard")
    record(session, actor, "discarded", opportunity, before={"title": opportunity.title})
    for table in (Interest, CatalogueEntry):
        session.execute(delete(table).where(table.opportunity_id == opportunity.id))
    session.delete(opportunity)
    reindex(session, [opportunity.id])


def settle(
    session: Session,
    actor: Actor,
    opportunity: Opportunity,
    before: State,
    verb: str,
    **details: Any,
) -> None:
    """Write down what became of an opportunity since `before`, if anything did."""
    after = state_of(opportunity)
    found = own_changes(before, after)
    if not found:
        return
    names = [name for name in after if before[name] != after[name]]
    changed(
        session,
        actor,
        opportunity,
        verb,
        found,
        tag=_tag_of(opportunity),
        before={name: before[name] for name in names},
        after={name: after[name] for name in names} | details,
    )


def _check(content: Content, deadline_before: datetime | None) -> None:
    moved = content.deadline_at is not None and content.deadline_at != deadline_before
    if moved and content.deadline_at is not None and content.deadline_at <= now():
        raise Refused(PAST, "deadline_at")
    if content.starts_on and content.ends_on and content.ends_on < content.starts_on:
        raise Refused("Enter an end that comes after the start", "ends_on")


def _key_of(buyer: Organisation) -> str:
    numbers = (Identifier(each.scheme, each.number, each.flag) for each in buyer.identifiers)
    return buyer_key(buyer.name, numbers)


def _tag_of(opportunity: Opportunity) -> str:
    return "tender" if opportunity.stage in (Stage.OPEN, Stage.CLOSED) else "planning"
