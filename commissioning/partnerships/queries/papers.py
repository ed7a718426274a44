"""Gathers what the papers of a partnership say: the evidence pack and the note to the buyer."""

from collections.abc import Iterator
from datetime import date
from typing import TypedDict

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from commissioning.foundation.actor import Actor, Kind
from commissioning.foundation.clock import day_in_london, today
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import JointDeclaration, Partner, Partnership
from commissioning.partnerships.queries.authorities import authorities, lead_of
from commissioning.partnerships.queries.proposals import rounds
from commissioning.partnerships.queries.seeing import openness_of
from commissioning.partnerships.rules.agreed import AgreementInForce
from commissioning.partnerships.rules.disclosure_note import NoteFacts
from commissioning.partnerships.rules.forms import LegalForm
from commissioning.partnerships.rules.pack import (
    GivenAuthority,
    PackFacts,
    Party,
    Round,
)
from commissioning.partnerships.rules.reasons import Reason
from commissioning.people.models import Person
from commissioning.register.models import Declaration


class _Both(TypedDict):
    """What both papers say."""

    place: str
    buyer: str
    reference: str
    parties: tuple[Party, ...]
    why_joint: str
    formed_on: date
    printed_on: date


def pack_facts(
    session: Session,
    actor: Actor,
    partnership: Partnership,
    agreement: AgreementInForce | None = None,
) -> PackFacts:
    """Give the facts of the evidence pack; `agreement` is the one in force, if one is.

    The caller has found `partnership` for an actor who may "work" in it.
    """
    about = partnership.opportunity
    return PackFacts(
        **_both(session, partnership),
        title=partnership.title,
        purpose=partnership.purpose,
        about=about.title if about else "",
        answer_by=day_in_london(about.deadline_at) if about and about.deadline_at else None,
        legal_form=LegalForm(partnership.legal_form),
        authorities=tuple(_authorities(session, partnership)),
        left=tuple(_left(partnership)),
        rounds=tuple(_rounds(session, actor, partnership)),
        agreement=agreement,
    )


def note_facts(session: Session, actor: Actor, partnership: Partnership) -> NoteFacts:
    """Give the facts of the note to the buyer.

    The caller has found `partnership` for an actor who may "work" in it.
    """
    about = partnership.opportunity
    return NoteFacts(
        **_both(session, partnership),
        about=about.title if about else partnership.title,
        shared=openness_of(session, partnership).shared,
        amounts=_names_amounts(session, partnership),
        contacts=tuple(_contacts(session, actor, partnership)),
    )


def _both(session: Session, partnership: Partnership) -> _Both:
    about = partnership.opportunity
    return {
        "place": partnership.place.name,
        "buyer": about.buyer_name if about else "",
        "reference": about.reference if about else "",
        "parties": tuple(_parties(session, partnership)),
        "why_joint": partnership.why_joint,
        "formed_on": day_in_london(partnership.formed_at or partnership.created_at),
        "printed_on": today(),
    }


def _parties(session: Session, partnership: Partnership) -> Iterator[Party]:
    found = session.scalars(
        select(Partner)
        .where(Partner.partnership_id == partnership.id, Partner.status == "partner")
        .options(joinedload(Partner.organisation).selectinload(Organisation.identifiers))
        .order_by(Partner.rank)
    )
    for each in found:
        organisation = each.organisation
        yield Party(
            name=organisation.name,
            kind=Kind(organisation.kind).words,
            numbers=tuple(f"{held.scheme}-{held.number}" for held in organisation.identifiers),
            role=each.role,
            is_lead=each.is_lead,
            since=day_in_london(each.joined_at or each.created_at),
            reason=Reason(organisation.name, each.could_answer_alone, each.needs_others_for),
        )


def _authorities(session: Session, partnership: Partnership) -> Iterator[GivenAuthority]:
    for each in authorities(session, partnership):
        if given := each.authority:
            yield GivenAuthority(
                name=each.partner.organisation.name,
                covers=given.covers,
                given_on=given.given_on,
                kept_where=given.kept_where,
            )


def _left(partnership: Partnership) -> Iterator[tuple[str, date]]:
    for each in partnership.partners:
        if each.status == "left" and each.left_on is not None:
            yield each.organisation.name, each.left_on


def _rounds(session: Session, actor: Actor, partnership: Partnership) -> Iterator[Round]:
    for each in reversed(rounds(session, actor, partnership)):
        yield Round(
            number=each.number,
            kind=each.kind,
            status=each.status,
            proposed_on=day_in_london(each.at),
            settled_on=day_in_london(each.settled_at) if each.settled_at else None,
        )


def _names_amounts(session: Session, partnership: Partnership) -> bool:
    """Tell whether a bid that was ever brought in names the amount it asks for."""
    asked = (
        select(Declaration.id)
        .join(JointDeclaration, JointDeclaration.declaration_id == Declaration.id)
        .where(
            JointDeclaration.partnership_id == partnership.id,
            Declaration.amount_pence.is_not(None),
        )
        .limit(1)
    )
    return session.scalar(asked) is not None


def _contacts(
    session: Session, actor: Actor, partnership: Partnership
) -> Iterator[tuple[str, str]]:
    """Give how to reach the lead, and who prints this."""
    lead = lead_of(partnership)
    if lead and lead.organisation_id != actor.organisation_id and lead.organisation.contact:
        yield lead.organisation.name, lead.organisation.contact
    person = session.get_one(Person, actor.person_id)
    yield actor.organisation_name, f"{person.name}, {person.email}"
