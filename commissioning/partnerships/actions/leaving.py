"""Leaving a partnership: said with a day, settled question by question, done on or after its day.

Nothing is deleted: what the partner did while it was in it stays with it.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now, today
from commissioning.foundation.errors import Hidden, Refused
from commissioning.foundation.events import emit
from commissioning.foundation.trail import record
from commissioning.partnerships import letters
from commissioning.partnerships.actions.authority import end_authorities_of
from commissioning.partnerships.actions.forming import end_partnership
from commissioning.partnerships.actions.joint import partners_changed
from commissioning.partnerships.actions.keeping import held, own_part
from commissioning.partnerships.actions.rounds import settle
from commissioning.partnerships.actions.telling import Write, tell_parties
from commissioning.partnerships.events import PartnershipChanged
from commissioning.partnerships.lifecycle import LEAVING, PARTNER
from commissioning.partnerships.models import Leaving, Partner, Partnership
from commissioning.partnerships.queries.leaving import (
    own_openings,
    remaining,
    said_leaving,
)
from commissioning.partnerships.queries.proposals import open_proposal
from commissioning.partnerships.rules.leaving import (
    ANSWER,
    KEYS,
    goes_on,
    must_hand_over,
    why_not,
    why_not_done,
)

TOO_FEW_STAY = "Fewer than two partners stayed in it."
SAID_ALREADY = "You have said already that you will leave. Take it back to choose another day"


def say_leaving(
    session: Session, actor: Actor, ref: str, leaves_on: date, why: str, site: str
) -> Leaving:
    """Say on which day our organisation leaves, and why; the other partners are told.

    `ref` is the partnership's, `site` the installation's address.

    Raises:
        Hidden, NotAllowed: The actor holds no mandate for a partner of it.
        Refused: The day has passed or is too far off, no reason is given, or it was said before.
    """
    partnership = held(session, actor, ref, "bind")
    own = own_part(actor, partnership)
    _refuse_unsaid(leaves_on, why)
    if said_leaving(session, partnership, own.organisation_id) is not None:
        raise Refused(SAID_ALREADY)
    made = Leaving(
        partnership_id=partnership.id,
        organisation_id=own.organisation_id,
        by_seat=actor.seat_ref,
        leaves_on=leaves_on,
        why=why.strip()[:500],
        checklist={},
        status="said",
    )
    session.add(made)
    record(session, actor, "say_leaving", made, after={"leaves_on": leaves_on.isoformat()})
    _tell_others(session, own, letters.leaving_said, _page(site, partnership, made))
    return made


def write_checklist(
    session: Session, actor: Actor, ref: str, leaving_ref: str, answers: Mapping[str, Any]
) -> Leaving:
    """Write down what is settled, by question; what is left out stays as it was.

    Raises:
        Hidden: Our organisation has not said that it leaves.
        Refused: An answer is too long.
    """
    partnership = held(session, actor, ref, "work")
    leaving = _said_by_us(session, actor, partnership, leaving_ref)
    given = {key: str(answers[key]).strip() for key in (*KEYS, "measure") if key in answers}
    for key, text in given.items():
        if len(text) > ANSWER:
            raise Refused(f"Use {ANSWER:,} letters or fewer", key)
    before, leaving.checklist = leaving.checklist, {**leaving.checklist, **given}
    record(session, actor, "settle", leaving, before=before, after=leaving.checklist)
    return leaving


def leave(session: Session, actor: Actor, ref: str, leaving_ref: str, site: str) -> Leaving:
    """Leave, on the day that was said or after it, once every question is answered.

    The part ends today: until then the partner saw and could do all that a partner does. An open
    round that names it is closed, since not all could confirm it any more. With fewer than two
    partners left the partnership ends.

    Raises:
        Hidden, NotAllowed: The actor holds no mandate for the partner that leaves.
        Refused: It is too early, a question is open, or another must lead first.
    """
    partnership = held(session, actor, ref, "bind")
    leaving = _said_by_us(session, actor, partnership, leaving_ref)
    own = own_part(actor, partnership)
    _refuse_unready(leaving, own)
    others = remaining(own)
    LEAVING.move(session, actor, leaving, "complete")
    leaving.settled_at = now()
    _close_open_round(session, actor, partnership)
    _go(session, actor, own)
    _tell_others(session, own, letters.left, _page(site, partnership, leaving))
    if goes_on(len(others)):
        emit(session, PartnershipChanged(partnership.id))
    else:
        end_partnership(session, actor, partnership, TOO_FEW_STAY, site)
    return leaving


def stay(session: Session, actor: Actor, ref: str, leaving_ref: str, site: str) -> None:
    """Take back that our organisation leaves; the others are told.

    Raises:
        Hidden, NotAllowed: The actor holds no mandate, or nothing was said that can be taken back.
    """
    partnership = held(session, actor, ref, "bind")
    leaving = _said_by_us(session, actor, partnership, leaving_ref)
    LEAVING.move(session, actor, leaving, "take_back")
    leaving.settled_at = now()
    own = own_part(actor, partnership)
    _tell_others(session, own, letters.leaving_taken_back, f"{site}/partnerships/{partnership.ref}")


def _said_by_us(session: Session, actor: Actor, partnership: Partnership, ref: str) -> Leaving:
    found = said_leaving(session, partnership, actor.organisation_id or 0)
    if found is None or found.ref != ref:
        raise Hidden
    return found


def _refuse_unready(leaving: Leaving, own: Partner) -> None:
    hand_over = must_hand_over(leads=own.is_lead, remaining=len(remaining(own)))
    wrong = why_not_done(leaving.leaves_on, today(), leaving.checklist, hand_over=hand_over)
    if wrong:
        raise Refused(wrong)


def _refuse_unsaid(leaves_on: date, why: str) -> None:
    if wrong := why_not(leaves_on, today()):
        raise Refused(wrong, "leaves_on")
    if not why.strip():
        raise Refused("Enter why, in a sentence or two", "why")


def _close_open_round(session: Session, actor: Actor, partnership: Partnership) -> None:
    proposal = open_proposal(session, partnership.id)
    if proposal is None:
        return
    settle(session, actor, proposal, "withdraw", because="a partner left")
    for asked in (each for each in partnership.partners if each.status == "invited"):
        PARTNER.move(session, actor, asked, "leave_out")


def _go(session: Session, actor: Actor, own: Partner) -> None:
    """End our part: what we brought in goes out, and so does every word we gave for openness."""
    PARTNER.move(session, actor, own, "leave")
    own.left_on = today()
    partnership = own.partnership
    end_authorities_of(session, actor, partnership, own.organisation_id)
    for opening in own_openings(session, partnership, own.organisation_id):
        opening.ended_at = now()
        record(session, actor, "take_opening_back", opening, after={"because": "it left"})
    partners_changed(session, actor, partnership)


def _tell_others(session: Session, own: Partner, write: Write, page: str) -> None:
    tell_parties(session, own.partnership, remaining(own), write, page)


def _page(site: str, partnership: Partnership, leaving: Leaving) -> str:
    return f"{site}/partnerships/{partnership.ref}/leaving/{leaving.ref}"
