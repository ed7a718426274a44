"""What boards do when nobody can agree to a version any more, and what they have a say in."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from commissioning.agreements.events import (
    AgreementEnded,
    RecordingByHand,
    TakingBack,
    VersionSettled,
)
from commissioning.agreements.models import Decision
from commissioning.boards.actions.closing import call_in_over
from commissioning.boards.actions.stopping import stop_all, stop_where_none_can_agree
from commissioning.boards.models import Resolution
from commissioning.boards.permissions import RESOLUTIONS, UNDER_WAY
from commissioning.boards.queries.board import rule_now
from commissioning.boards.queries.conflicts import in_conflict
from commissioning.boards.rules.board_rule import rule_from
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import today
from commissioning.foundation.errors import Refused
from commissioning.partnerships.events import PartnershipChanged, PartnershipEnded

Reaction = Callable[[Session, Any], object]
OPEN_HERE = (
    "Your board has a decision on this version open here. Close it, or stop it, before you record "
    "what it decided elsewhere"
)

KEPT_OUT_BY_HAND = (
    "A conflict that you declared keeps you out of this decision of your board. Your board "
    "secretary can record what it decided"
)
KEPT_OUT = (
    "A conflict that you declared keeps you out of this decision of your board. Your board "
    "secretary can take it back"
)


def version_settled(session: Session, event: VersionSettled, *, site: str) -> None:
    """Stop what boards still decide on a version that is settled, and tell them plainly."""
    session.flush()
    stop_all(session, event.version_id, site)


def agreed_no_more(
    session: Session, event: PartnershipChanged | PartnershipEnded | AgreementEnded, *, site: str
) -> None:
    """Stop what boards still decide on versions to which nobody can agree any more."""
    session.flush()
    stop_where_none_can_agree(session, event.partnership_id, site)


def recording_by_hand(session: Session, question: RecordingByHand) -> date | None:
    """Let no decision be recorded by hand while the same board decides on it here.

    Nor by a chair whom a conflict kept out of what the board was asked here before. Gives the day
    on which the last day of call-in has passed, by the rule as it stands; None without call-in.

    Raises:
        Refused: It has a decision open, or the chair is in conflict.
    """
    going_on = exists().where(
        Resolution.version_id == question.version_id,
        Resolution.organisation_id == question.organisation_id,
        Resolution.status.in_(UNDER_WAY),
    )
    if session.scalar(select(going_on)):
        raise Refused(OPEN_HERE)
    if _chair_in_conflict(session, question.actor, question.version_id, question.organisation_id):
        raise Refused(KEPT_OUT_BY_HAND)
    kept = rule_now(session, question.organisation_id)
    return call_in_over(rule_from(kept.rule), today()) if kept else None


def taking_back(session: Session, question: TakingBack) -> None:
    """Let nobody take back what their board decided here, whom a conflict keeps out of it.

    Raises:
        Refused: They may not take it back on the decision's own page either; or it was recorded
            by hand, and they are a chair in conflict.
    """
    its = session.scalar(select(Resolution).where(Resolution.decision_id == question.decision_id))
    if its is None:
        said = session.get_one(Decision, question.decision_id)
        kept = _chair_in_conflict(session, question.actor, said.version_id, said.organisation_id)
    else:
        kept = not RESOLUTIONS.may(session, question.actor, "take back", its)
    if kept:
        raise Refused(KEPT_OUT)


def _chair_in_conflict(
    session: Session, actor: Actor, version_id: int, organisation_id: int
) -> bool:
    chairs = actor.role is Role.CHAIR
    return chairs and in_conflict(session, actor.person_id, version_id, organisation_id)


def reactions_for(site: str) -> Mapping[type, Sequence[Reaction]]:
    """Give what boards do; `site` is the address that links in letters begin with."""
    return {
        VersionSettled: (partial(version_settled, site=site),),
        PartnershipChanged: (partial(agreed_no_more, site=site),),
        AgreementEnded: (partial(agreed_no_more, site=site),),
        PartnershipEnded: (partial(agreed_no_more, site=site),),
        RecordingByHand: (recording_by_hand,),
        TakingBack: (taking_back,),
    }
