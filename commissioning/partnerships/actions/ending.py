"""Taking a proposal back, letting a proposed partnership go, and proposing to end a formed one."""

from datetime import date

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today
from commissioning.foundation.errors import NotAllowed, Refused
from commissioning.partnerships import letters
from commissioning.partnerships.actions.answering import confirm_by_proposing
from commissioning.partnerships.actions.keeping import held, held_round
from commissioning.partnerships.actions.rounds import open_next_round, settle
from commissioning.partnerships.actions.telling import tell_others
from commissioning.partnerships.lifecycle import PARTNER, PARTNERSHIP
from commissioning.partnerships.models import Partnership, Proposal
from commissioning.partnerships.queries.proposals import content_of, first_proposal, open_proposal
from commissioning.partnerships.rules.proposal import wrong_day

WHY_MISSING = "Enter why"
WHY_LONG = "Give your reason in 500 characters or fewer"
LONGEST_WHY = 500
NOT_FORMED_YET = "This is not formed, so there is nothing to end. You can take the proposal back"
ANOTHERS = "Only the organisation that proposed this can take it back."
STILL_OPEN = "A proposal still waits for answers. Take it back, and this is let go with it"


def propose_end(
    session: Session, actor: Actor, ref: str, why: str, reply_by: date, site: str
) -> Proposal:
    """Propose to end a formed partnership; it ends when all its partners have confirmed.

    Raises:
        Hidden, NotAllowed: It is not there, or the actor does not speak for a partner.
        Refused: It is not formed, or no reason or day is given.
    """
    partnership = held(session, actor, ref, "propose change")
    if partnership.status != "formed":
        raise Refused(NOT_FORMED_YET)
    why = _reason(why)
    for words, field in wrong_day(reply_by, today()):
        raise Refused(words, field)
    _leave_newcomers_out(session, actor, partnership)
    content = content_of(partnership) | {"why": why}
    made = open_next_round(session, actor, partnership, "end", content, reply_by, why)
    tell_others(session, actor, partnership, letters.end_proposed, site)
    confirm_by_proposing(session, actor, partnership, made, site)
    return made


def withdraw(session: Session, actor: Actor, proposal_ref: str, why: str, site: str) -> Partnership:
    """Take back what our organisation proposed. If it began the partnership, that is let go.

    Raises:
        Hidden: The proposal is not there for the actor.
        NotAllowed: Another organisation proposed it.
        Refused: It is over, or the reason is missing or too long.
    """
    partnership, proposal = held_round(session, actor, proposal_ref, "answer")
    if proposal.by_organisation_id != actor.organisation_id:
        raise NotAllowed(ANOTHERS)
    settle(session, actor, proposal, "withdraw", why=_reason(why))
    tell_others(session, actor, partnership, letters.withdrawn, site)
    if partnership.status == "formed":
        _leave_newcomers_out(session, actor, partnership)
    elif _began_it(session, actor, partnership):
        _let_go(session, actor, partnership, why)
    return partnership


def let_go(session: Session, actor: Actor, ref: str, why: str, site: str) -> Partnership:
    """Let a proposed partnership go after somebody said no; it was never formed.

    Raises:
        Hidden: It is not there for the actor.
        NotAllowed: Another organisation began it.
        Refused: A round still waits for answers, or no reason is given.
    """
    partnership = held(session, actor, ref, "answer")
    if not _began_it(session, actor, partnership):
        raise NotAllowed(ANOTHERS)
    if open_proposal(session, partnership.id) is not None:
        raise Refused(STILL_OPEN)
    _let_go(session, actor, partnership, _reason(why))
    tell_others(session, actor, partnership, letters.let_go, site)
    return partnership


def _let_go(session: Session, actor: Actor, partnership: Partnership, why: str) -> None:
    PARTNERSHIP.move(session, actor, partnership, "let_go", why=why.strip())
    partnership.ended_why = why.strip()


def _leave_newcomers_out(session: Session, actor: Actor, partnership: Partnership) -> None:
    for each in partnership.partners:
        if each.status == "invited":
            PARTNER.move(session, actor, each, "leave_out")


def _began_it(session: Session, actor: Actor, partnership: Partnership) -> bool:
    first = first_proposal(session, partnership.id)
    return first is not None and first.by_organisation_id == actor.organisation_id


def _reason(why: str) -> str:
    why = why.strip()
    if not why:
        raise Refused(WHY_MISSING, "why")
    if len(why) > LONGEST_WHY:
        raise Refused(WHY_LONG, "why")
    return why
