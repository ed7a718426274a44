"""Commissioners declare their interests, and another officer records how one is dealt with."""

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now, today
from commissioning.foundation.errors import Refused
from commissioning.foundation.outbox import post
from commissioning.foundation.trail import record
from commissioning.opportunities.actions.changing import take
from commissioning.opportunities.letters import mitigation_recorded, mitigation_wanted
from commissioning.opportunities.models import Interest, Opportunity, YearInterests
from commissioning.opportunities.permissions import BEGINNINGS, INTERESTS
from commissioning.opportunities.queries.interests import (
    colleagues_addresses,
    newest_interest,
)
from commissioning.opportunities.rules.clear import InterestKind
from commissioning.opportunities.rules.interests import interests_year
from commissioning.people.models import Person


def declare_year(session: Session, actor: Actor, text: str) -> YearInterests:
    """Make this year's declaration; the newest counts, and the earlier ones are kept."""
    BEGINNINGS.require(actor, "declare interests")
    made = YearInterests(
        person_id=actor.person_id,
        seat_ref=actor.seat_ref,
        year=interests_year(today()),
        text=text,
    )
    session.add(made)
    record(session, actor, "declared the year's interests", made, after={"text": text})
    return made


def declare_interest(
    session: Session, actor: Actor, ref: str, kind: InterestKind, text: str, *, site: str
) -> Interest:
    """Say whether one has an interest in an opportunity; the newest counts, all are kept.

    Colleagues are asked by letter where another officer has to record how it is dealt with.

    Raises:
        Refused: An interest without words.
    """
    opportunity = take(session, actor, ref, "declare interest")
    if kind is not InterestKind.NONE and not text:
        raise Refused("Enter what links you to it, in a sentence or two", "text")
    before = newest_interest(session, actor.person_id, opportunity.id)
    if before is not None:
        before.replaced_at = now()
    made = Interest(
        person_id=actor.person_id,
        opportunity_id=opportunity.id,
        seat_ref=actor.seat_ref,
        kind=kind,
        text=text,
    )
    session.add(made)
    stood = {"kind": before.kind} if before else {}
    said = {"kind": kind, "text": text}
    record(session, actor, "declared an interest", made, before=stood, after=said)
    if kind.needs_mitigation:
        _ask_colleagues(session, actor, made, opportunity, site)
    return made


def record_mitigation(
    session: Session, actor: Actor, ref: str, words: str, *, site: str
) -> Interest:
    """Record, as a named other officer, how somebody's interest is dealt with.

    Raises:
        Hidden: There is none that the actor may see.
        NotAllowed: It is the actor's own, or needs nothing, or the actor has an interest too.
    """
    interest = INTERESTS.find(session, actor, ref, "mitigate")
    interest.mitigation = words
    interest.mitigated_by = f"{actor.name}, {actor.role_label}"
    interest.mitigated_by_seat = actor.seat_ref
    interest.mitigated_at = now()
    record(session, actor, "recorded a mitigation", interest, after={"words": words})
    opportunity = session.get_one(Opportunity, interest.opportunity_id)
    person = session.get_one(Person, interest.person_id)
    link = f"{site}/opportunities/{opportunity.ref}/interest?as={interest.seat_ref}"
    post(session, person.email, mitigation_recorded(actor.name, opportunity.title, link))
    return interest


def _ask_colleagues(
    session: Session, actor: Actor, interest: Interest, opportunity: Opportunity, site: str
) -> None:
    for seat_ref, address in colleagues_addresses(session, actor, opportunity):
        link = f"{site}/interests/{interest.ref}?as={seat_ref}"
        post(session, address, mitigation_wanted(actor.name, opportunity.title, link))
