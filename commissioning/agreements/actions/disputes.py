"""Disputes: opened, noted and taken a step up, each by somebody's act on the record.

How one was settled is put to all partners (actions/asking.py).
"""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.agreements.actions.keeping import held_agreement
from commissioning.agreements.actions.telling import Write, tell_partners
from commissioning.agreements.letters import disputes as letters
from commissioning.agreements.lifecycle import DISPUTE
from commissioning.agreements.models import Dispute, DisputeNote
from commissioning.agreements.permissions import DISPUTES
from commissioning.agreements.queries.disputes import content_in_force
from commissioning.agreements.rules.ladder import is_last, kept
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today
from commissioning.foundation.errors import Hidden, Refused
from commissioning.foundation.trail import record
from commissioning.partnerships.actions.sides import take_side

LONGEST = 4_000
NOT_BINDING = "No version is in force today, so there are no agreed steps to take yet"
NO_STEPS = "The version in force names no steps for this. Add them in the next version"
SAY_WHAT = "Say what you do not agree on"
SAY_WHY = "Say in a sentence what was tried, and why the next step is needed"
MOVED = "Somebody took the next step meanwhile. Read the page again first"
LAST_STEP = "This is the last of the agreed steps"


def open_dispute(session: Session, actor: Actor, agreement_ref: str, about: str, site: str) -> str:
    """Open a dispute on the first of the steps in force today; gives its reference.

    Raises:
        Hidden, NotAllowed: The actor is of none of the partners, or does not speak for one.
        Refused: Nothing is said, or no steps are in force.
    """
    agreement = held_agreement(session, actor, agreement_ref, "dispute")
    words = _said(about, SAY_WHAT, "about")
    content = content_in_force(session, agreement)
    if content is None:
        raise Refused(NOT_BINDING)
    if not content.disputes:
        raise Refused(NO_STEPS)
    dispute = Dispute(
        agreement_id=agreement.id,
        agreement=agreement,
        by_organisation_id=actor.organisation_id,
        by_seat=actor.seat_ref,
        about=words,
        ladder=kept(content.disputes),
        step_since=today(),
    )
    session.add(dispute)
    session.flush()
    record(session, actor, "open", dispute, after={"steps": len(content.disputes)})
    _tell(session, dispute, site, letters.opened)
    return dispute.ref


def add_note(session: Session, actor: Actor, ref: str, words: str) -> None:
    """Write down what was said or done, before or after it was settled.

    Raises:
        Hidden, NotAllowed: The actor may not write here.
        Refused: Nothing is said.
    """
    dispute = _held(session, actor, ref)
    _note(session, actor, dispute, "note", _said(words, "Enter what was said or done", "words"))


def step_up(
    session: Session, actor: Actor, ref: str, from_step: int, words: str, site: str
) -> None:
    """Take the next step; `from_step` (from 0) is the one the person saw it stand on.

    Raises:
        Hidden, NotAllowed: The actor may not.
        Refused: It stands elsewhere by now, on the last step, or nothing is said.
        IllegalMove: It is settled.
    """
    dispute = _held(session, actor, ref)
    said = _said(words, SAY_WHY, "words")
    if dispute.step != from_step:
        raise Refused(MOVED)
    if is_last(dispute.ladder, dispute.step):
        raise Refused(LAST_STEP)
    DISPUTE.move(session, actor, dispute, "step_up", step=dispute.step + 1)
    _note(session, actor, dispute, "step_up", said)
    dispute.step, dispute.step_since = dispute.step + 1, today()
    _tell(session, dispute, site, letters.stepped_up)


def _held(session: Session, actor: Actor, ref: str) -> Dispute:
    take = select(Dispute).where(Dispute.ref == ref).with_for_update(key_share=True)
    found = session.scalar(take.execution_options(populate_existing=True))
    if found is None:
        raise Hidden
    DISPUTES.require(session, actor, "step", found)
    take_side(session, actor, found.agreement.partnership)
    return found


def _said(words: str, otherwise: str, field: str) -> str:
    if not words.strip():
        raise Refused(otherwise, field)
    return words.strip()[:LONGEST]


def _note(session: Session, actor: Actor, dispute: Dispute, verb: str, words: str) -> None:
    note = DisputeNote(
        dispute_id=dispute.id,
        organisation_id=actor.organisation_id,
        by_seat=actor.seat_ref,
        verb=verb,
        step=dispute.step,
        words=words,
    )
    session.add(note)
    session.flush()
    record(session, actor, "note", dispute, after={"note": note.ref, "step": dispute.step})


def _tell(session: Session, dispute: Dispute, site: str, write: Write) -> None:
    page = f"{site}/agreements/{dispute.agreement.ref}/disputes/{dispute.ref}"
    tell_partners(session, dispute.agreement, page, write)
