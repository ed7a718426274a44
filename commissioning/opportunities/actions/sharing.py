"""Choosing what may be shown about who is bidding, and taking an opportunity into a place."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Refused
from commissioning.foundation.outbox import post
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.actions.changing import changed, take
from commissioning.opportunities.letters import mode_chosen
from commissioning.opportunities.models import Opportunity
from commissioning.opportunities.queries.buyers import is_the_buyer
from commissioning.opportunities.queries.interests import commissioners_addresses
from commissioning.opportunities.queries.places import place_of_theirs
from commissioning.opportunities.rules.changes import Change
from commissioning.opportunities.rules.mode_choice import mode_sentence
from commissioning.places.models import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeChoice:
    """A sharing mode with its reason, and the procurement officer who agreed to it."""

    mode: SharingMode
    reason: str
    agreed_name: str = ""
    agreed_post: str = ""


def choose_mode(
    session: Session,
    actor: Actor,
    ref: str,
    choice: ModeChoice,
    *,
    place_ref: str = "",
    site: str = "",
) -> Opportunity:
    """Choose the sharing mode, as a commissioner of the place; takes it into the place if need be.

    The buyer's own commissioners are told when another one chose. A stricter mode hides again at
    once. A more open one never opens what an owner agreed to show only under a stricter one
    (register/permissions.py).

    Raises:
        Refused: Sharing needs the name and the post of the officer who agreed, or a decision
            is recorded, after which the mode matters no more.
    """
    opportunity = take(session, actor, ref, "choose mode")
    _check(opportunity, choice)
    taken_into = _take_in(session, actor, opportunity, place_ref)
    before = {"mode": opportunity.mode, "reason": opportunity.mode_reason}
    said = _sentences(opportunity, choice, taken_into)
    _put(opportunity, actor, choice)
    after = {"mode": choice.mode, "reason": choice.reason,
             "agreed": f"{choice.agreed_name}, {choice.agreed_post}",
             "place": taken_into.name if taken_into else ""}  # fmt: skip
    changed(session, actor, opportunity, "chose the sharing mode", said, before=before, after=after)
    if opportunity.buyer_organisation_id != actor.organisation_id:
        _tell_the_buyer(session, actor, opportunity, site)
    return opportunity


def _tell_the_buyer(session: Session, actor: Actor, opportunity: Opportunity, site: str) -> None:
    theirs = commissioners_addresses(session, opportunity.buyer_organisation_id, but=actor)
    mode = SharingMode(opportunity.mode).words
    for seat_ref, address in theirs:
        link = f"{site}/opportunities/{opportunity.ref}?as={seat_ref}"
        post(session, address, mode_chosen(actor.organisation_name, opportunity.title, mode, link))


def _check(opportunity: Opportunity, choice: ModeChoice) -> None:
    if opportunity.decided_at is not None:
        raise Refused("The decision is recorded, so the mode can no longer be changed")
    if not choice.reason:
        raise Refused("Enter why this is the right way", "reason")
    if choice.mode is SharingMode.SHARED:
        if not choice.agreed_name:
            raise Refused("Enter the name of the procurement officer who agreed", "agreed_name")
        if not choice.agreed_post:
            raise Refused("Enter the post of the procurement officer who agreed", "agreed_post")


def _take_in(
    session: Session, actor: Actor, opportunity: Opportunity, place_ref: str
) -> Place | None:
    """Take an opportunity that stands in no place yet into the actor's; link its buyer if known."""
    if opportunity.place_id is not None:
        return None
    place = place_of_theirs(session, actor, place_ref)
    opportunity.place_id = place.id
    if opportunity.buyer_organisation_id is None and is_the_buyer(session, actor, opportunity):
        opportunity.buyer_organisation_id = actor.organisation_id
    return place


def _sentences(
    opportunity: Opportunity, choice: ModeChoice, taken_into: Place | None
) -> list[Change]:
    first = opportunity.mode_at is None
    told = [Change("mode", mode_sentence(SharingMode(opportunity.mode), choice.mode, first=first))]
    told.append(Change("mode_reason", f"The reason: {choice.reason}"))
    if taken_into is not None:
        told.insert(0, Change("place", f"It was taken into the register of {taken_into.name}"))
    return told


def _put(opportunity: Opportunity, actor: Actor, choice: ModeChoice) -> None:
    opportunity.mode = choice.mode
    opportunity.mode_reason = choice.reason
    opportunity.mode_agreed_name = choice.agreed_name
    opportunity.mode_agreed_post = choice.agreed_post
    opportunity.mode_at, opportunity.mode_by = now(), actor.seat_ref
