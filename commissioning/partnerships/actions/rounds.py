"""Opening a round: who is asked, what they are asked to confirm, and the round before it."""

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy.orm import Session

from commissioning.foundation.actor import BUYING, Actor, Kind
from commissioning.foundation.clock import now, today
from commissioning.foundation.errors import Refused
from commissioning.foundation.trail import record
from commissioning.opportunities.models import Opportunity
from commissioning.organisations.models import Organisation
from commissioning.partnerships.lifecycle import PARTNER, PROPOSAL
from commissioning.partnerships.models import Partner, Partnership, Proposal
from commissioning.partnerships.permissions import PARTIES
from commissioning.partnerships.queries.inviting import (
    about_of,
    known_to_each_other,
    may_be_asked,
)
from commissioning.partnerships.queries.proposals import last_number, open_proposal
from commissioning.partnerships.rules.forms import LegalForm
from commissioning.partnerships.rules.proposable import (
    BUYER_ONLY_IN_ALLIANCE,
    NOT_AMONG,
    STRANGERS,
    Circle,
    circle,
    strangers,
)
from commissioning.partnerships.rules.proposal import Asked, Content, why_not


def refuse_unsound(actor: Actor, asked: Asked) -> None:
    """Refuse what no party could confirm.

    Raises:
        Refused: Something is missing, too long, or does not fit the legal form.
    """
    for words, field in why_not(asked, ours=actor.organisation_ref, today=today()):
        raise Refused(words, field)


def organisations_asked(
    session: Session,
    actor: Actor,
    opportunity: Opportunity | None,
    asked: Asked,
    standing: Mapping[str, Organisation],
) -> dict[str, Organisation]:
    """Give everybody named, by reference; those not `standing` in it already may be asked now.

    Raises:
        Refused: Somebody named may not be asked here, or not in this form.
    """
    refs = [party.organisation for party in asked.parties]
    new = [ref for ref in refs if ref not in standing]
    found = may_be_asked(session, actor, opportunity, new)
    among = circle(about_of(actor, opportunity))
    if len(found) < len(new):
        raise Refused(NOT_AMONG[among], "parties")
    everybody = {**standing, **found}
    named = {ref: everybody[ref] for ref in refs}
    if among is Circle.TALKING and opportunity is not None:
        _refuse_strangers(session, opportunity.id, found.values(), named.values())
    if asked.legal_form is not LegalForm.ALLIANCE:
        _refuse_buyers(named.values())
    return named


def open_next_round(
    session: Session,
    actor: Actor,
    partnership: Partnership,
    kind: str,
    content: Content,
    reply_by: date,
    message: str,
) -> Proposal:
    """Open a round; the one that was open is replaced, and what was said to it counts no more."""
    before = open_proposal(session, partnership.id)
    if before is not None:
        settle(session, actor, before, "replace")
    made = Proposal(
        partnership=partnership,
        number=last_number(session, partnership.id) + 1,
        kind=kind,
        by_organisation_id=actor.organisation_id,
        by_seat=actor.seat_ref,
        reply_by=reply_by,
        message=message.strip(),
        content=content,
        status="open",
    )
    session.add(made)
    record(session, actor, f"propose_{kind}", made, after={"partnership": partnership.ref})
    return made


def settle(session: Session, actor: Actor, proposal: Proposal, verb: str, **details: str) -> None:
    """Close a round by one of the moves of its lifecycle."""
    PROPOSAL.move(session, actor, proposal, verb, **details)
    proposal.settled_at = now()


def ask_parties(
    session: Session,
    actor: Actor,
    partnership: Partnership,
    named: Mapping[str, Organisation],
) -> tuple[list[Partner], list[Partner]]:
    """Give everybody named a place in it; give those who are new, and those now left out."""
    held = {each.organisation.ref: each for each in partnership.partners}
    rank = max((each.rank for each in partnership.partners), default=0)
    new = []
    for ref, organisation in named.items():
        if ref not in held:
            rank += 1
            new.append(_first_asked(session, actor, partnership, organisation, rank))
        elif held[ref].status not in PARTIES:
            PARTNER.move(session, actor, held[ref], "invite_again")
            new.append(held[ref])
    out = [each for ref, each in held.items() if ref not in named and each.status == "invited"]
    for each in out:
        PARTNER.move(session, actor, each, "leave_out")
    return new, out


def _first_asked(
    session: Session, actor: Actor, partnership: Partnership, organisation: Organisation, rank: int
) -> Partner:
    made = Partner(organisation=organisation, rank=rank, status="invited")
    partnership.partners.append(made)
    record(session, actor, "invite", made, after={"partnership": partnership.ref})
    return made


def _refuse_strangers(
    session: Session,
    opportunity_id: int,
    new: Collection[Organisation],
    named: Collection[Organisation],
) -> None:
    everybody = [each.id for each in named]
    known = known_to_each_other(session, opportunity_id, everybody)
    if strangers([each.id for each in new], everybody, known):
        raise Refused(STRANGERS, "parties")


def _refuse_buyers(named: Collection[Organisation]) -> None:
    if any(Kind(each.kind) in BUYING for each in named):
        raise Refused(BUYER_ONLY_IN_ALLIANCE, "parties")
