"""Keeping the rule by which a board decides; a rule that is replaced ends and stays."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.boards.actions.telling import tell_in_office
from commissioning.boards.letters import rule_kept
from commissioning.boards.models import BoardRule
from commissioning.boards.permissions import BOARD_BEGINNINGS
from commissioning.boards.queries.board import rule_now
from commissioning.boards.rules.board_rule import BoardRule as Rule
from commissioning.boards.rules.board_rule import as_dict, why_not
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Refused
from commissioning.foundation.trail import record
from commissioning.organisations.models import Organisation

SAME = "Nothing is different from the rule as it stands"


def keep_rule(session: Session, actor: Actor, rule: Rule, site: str) -> BoardRule:
    """Keep how the actor's own board decides from now on; what is under way keeps its own rule.

    Everybody on the board is told, since an admin who is not on it may do this too.

    Raises:
        NotAllowed: The actor is not its admin, chair or secretary.
        Refused: Something is to be put right first, or nothing changes.
    """
    BOARD_BEGINNINGS.require(actor, "keep rule")
    for what, field in why_not(rule):
        raise Refused(what, field)
    before = _ended(session, actor, rule)
    kept = BoardRule(
        organisation_id=actor.organisation_id, rule=as_dict(rule), by_seat=actor.seat_ref
    )
    session.add(kept)
    record(session, actor, "keep_rule", kept, before=before, after=kept.rule)
    tell_in_office(session, actor, site, rule_kept)
    return kept


def _ended(session: Session, actor: Actor, rule: Rule) -> dict[str, object]:
    """End the rule that stands, if one does, and give it; two who keep one at once take turns."""
    whose = select(Organisation.id).where(Organisation.id == actor.organisation_id)
    session.execute(whose.with_for_update(key_share=True))
    standing = rule_now(session, actor.organisation_id)
    if standing is None:
        return {}
    if standing.rule == as_dict(rule):
        raise Refused(SAME)
    standing.ended_at = now()
    session.flush()
    return standing.rule
