"""Proposing a partnership, and suggesting a change of one: each is a round that all confirm."""

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.errors import Refused
from commissioning.foundation.trail import record
from commissioning.opportunities.models import Opportunity
from commissioning.organisations.models import Organisation
from commissioning.partnerships import letters
from commissioning.partnerships.actions.answering import confirm_by_proposing
from commissioning.partnerships.actions.forming import take_on
from commissioning.partnerships.actions.joint import bring_along
from commissioning.partnerships.actions.keeping import held
from commissioning.partnerships.actions.rounds import (
    ask_parties,
    open_next_round,
    organisations_asked,
    refuse_unsound,
)
from commissioning.partnerships.actions.sides import take_side
from commissioning.partnerships.actions.telling import tell_parties
from commissioning.partnerships.models import Partner, Partnership, Proposal
from commissioning.partnerships.permissions import BEGINNINGS, PARTIES, PARTNERSHIPS
from commissioning.partnerships.queries.beginning import (
    Began,
    Beginning,
    beginning_of,
    place_for,
)
from commissioning.partnerships.queries.inviting import about_of
from commissioning.partnerships.queries.proposals import parties_of
from commissioning.partnerships.rules.proposable import SEALED, may_begin
from commissioning.partnerships.rules.proposal import Asked, as_content

PARTNER_MISSING = "Keep every partner in it: a partner leaves only by its own word"


def propose(session: Session, actor: Actor, asked: Asked, began: Began, site: str) -> Partnership:
    """Propose a partnership to others, who each confirm it, suggest a change, or say no.

    `site` is the address that links in letters begin with. A mandated proposer confirms at once.

    Raises:
        NotAllowed: The actor does not speak for a verified organisation.
        Hidden: What it begins from is not there for the actor.
        Refused: Something in it is unsound, or somebody named may not be asked here.
    """
    BEGINNINGS.require(actor, "propose")
    refuse_unsound(actor, asked)
    beginning = beginning_of(session, actor, began)
    _refuse_sealed(actor, beginning.opportunity)
    us = session.get_one(Organisation, actor.organisation_id)
    named = organisations_asked(session, actor, beginning.opportunity, asked, {us.ref: us})
    partnership = _made(session, actor, asked, began, beginning, named)
    _ask(session, actor, partnership, "form", asked, named, site)
    PARTNERSHIPS.require(session, actor, "propose change", partnership)
    return partnership


def suggest_change(
    session: Session, actor: Actor, partnership_ref: str, asked: Asked, site: str
) -> Proposal:
    """Open a new round, which all confirm anew; others may be asked to join in it.

    Raises:
        Hidden, NotAllowed: The partnership is not there, or not for the actor to change.
        Refused: Something in it is unsound, or somebody named may not be asked here.
    """
    partnership = held(session, actor, partnership_ref, "propose change")
    refuse_unsound(actor, asked)
    opportunity, proposed = partnership.opportunity, partnership.status == "proposed"
    if proposed:
        _refuse_sealed(actor, opportunity)
    standing = {each.organisation.ref: each.organisation for each in parties_of(partnership)}
    if not proposed and not set(standing) <= {party.organisation for party in asked.parties}:
        raise Refused(PARTNER_MISSING, "parties")
    named = organisations_asked(session, actor, opportunity, asked, standing)
    return _ask(session, actor, partnership, "form" if proposed else "change", asked, named, site)


def _made(
    session: Session,
    actor: Actor,
    asked: Asked,
    began: Began,
    beginning: Beginning,
    named: dict[str, Organisation],
) -> Partnership:
    """Write the partnership down, as it is proposed."""
    ids = [each.id for each in named.values()]
    made = Partnership(
        place_id=place_for(session, actor, beginning, ids),
        opportunity=beginning.opportunity,
        introduction_id=beginning.introduction_id,
        began_from=began.kind,
        status="proposed",
        title=asked.title.strip(),
        purpose=asked.purpose.strip(),
        legal_form=asked.legal_form,
    )
    session.add(made)
    record(session, actor, "propose", made, after={"from": began.kind})
    take_side(session, actor, made)
    if beginning.declaration is not None:
        bring_along(session, actor, made, beginning.declaration)
    return made


def _ask(
    session: Session,
    actor: Actor,
    partnership: Partnership,
    kind: str,
    asked: Asked,
    named: dict[str, Organisation],
    site: str,
) -> Proposal:
    """Open the round, tell those asked, and let a mandated proposer confirm."""
    new, left_out = ask_parties(session, actor, partnership, named)
    content = as_content(asked, {ref: each.name for ref, each in named.items()})
    if kind == "form":
        take_on(partnership, content)
    made = open_next_round(
        session, actor, partnership, kind, content, asked.reply_by, asked.message
    )
    _tell(session, actor, partnership, new, left_out, site)
    confirm_by_proposing(session, actor, partnership, made, site)
    return made


def _tell(
    session: Session,
    actor: Actor,
    partnership: Partnership,
    new: list[Partner],
    left_out: list[Partner],
    site: str,
) -> None:
    """Write to those asked for the first time, to the others, and to those no longer asked."""
    page = f"{site}/partnerships/{partnership.ref}"
    others = [
        each for each in partnership.partners if each.organisation_id != actor.organisation_id
    ]
    again = [each for each in others if each.status in PARTIES and each not in new]
    first = [each for each in others if each in new]
    tell_parties(session, partnership, first, letters.proposed, page)
    tell_parties(session, partnership, again, letters.changed, page)
    tell_parties(session, partnership, left_out, letters.left_out, f"{site}/partnerships")


def _refuse_sealed(actor: Actor, opportunity: Opportunity | None) -> None:
    if not may_begin(about_of(actor, opportunity)):
        raise Refused(SEALED)
