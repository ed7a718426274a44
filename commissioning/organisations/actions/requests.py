"""Asking to act for an organisation: to join it, to claim it, or to recover it.

Its admins decide about joining. Claims and recoveries are a convenor's to decide, with evidence;
places/ asks whether the organisation belongs to a place the convenor holds the duty for.
"""

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Refused
from commissioning.foundation.events import emit
from commissioning.foundation.outbox import Letter, post
from commissioning.foundation.trail import record
from commissioning.organisations import letters
from commissioning.organisations.actions.seats import close_seat, give_seat, require_fitting
from commissioning.organisations.actions.standing import require_evidence
from commissioning.organisations.events import ConvenorAsked
from commissioning.organisations.models import JoinRequest, Organisation, Seat
from commissioning.organisations.permissions import CONVENORS_KINDS, ORGANISATIONS, REQUESTS
from commissioning.organisations.queries.seats import requests_of_person, standing_admins
from commissioning.people.models import Person

MOST_REQUESTS = 10  # that one person may have open at once
KINDS = ("join", *CONVENORS_KINDS)


def ask_to_join(
    session: Session,
    actor: Actor,
    organisation: Organisation,
    *,
    kind: str = "join",
    role: Role = Role.OFFICER,
    message: str = "",
    site: str = "",
) -> JoinRequest:
    """Ask to act for an organisation; its admins are told, and a convenor for a claim or recovery.

    Raises:
        Refused: Nobody is there to say yes to joining, or too much was asked already.
    """
    ORGANISATIONS.require(session, actor, "ask to join", organisation)
    admins = standing_admins(session, organisation.id)
    if kind not in KINDS:
        raise Refused("Choose what you ask for", "kind")
    if kind == "join" and not admins:
        raise Refused("Nobody could say yes. Choose that its people have gone instead", "kind")
    if len(requests_of_person(session, actor.person_id)) >= MOST_REQUESTS:
        raise Refused(f"{MOST_REQUESTS} of your requests wait for an answer. Take one back first")
    asked = Role.ADMIN if kind in CONVENORS_KINDS else role
    require_fitting(organisation, asked, None)
    request = JoinRequest(
        person_id=actor.person_id,
        organisation_id=organisation.id,
        kind=kind,
        role=asked,
        message=message,
    )
    session.add(request)
    record(session, actor, f"asked: {kind}", request)
    for seat, person in admins:
        page = f"{site}/organisations/{organisation.ref}/requests/{request.ref}?as={seat.ref}"
        post(session, person.email, _told(kind, actor.name, organisation.name, page))
    if kind in CONVENORS_KINDS:
        emit(session, ConvenorAsked(request.id, organisation.id))
    return request


def answer_claim(session: Session, actor: Actor, request: JoinRequest, words: str) -> None:
    """Say, as the organisation's admin, what the convenor should know before deciding."""
    REQUESTS.require(session, actor, "answer", request)
    request.answer, request.answered_by = words, actor.seat_ref
    record(session, actor, "answered a claim", request, after={"answer": words})


def take_back_request(session: Session, actor: Actor, request: JoinRequest) -> None:
    """Take back what one asked for oneself."""
    REQUESTS.require(session, actor, "take back", request)
    request.status, request.decided_at = "taken back", now()
    record(session, actor, "took a request back", request)


def approve_request(
    session: Session,
    actor: Actor,
    request: JoinRequest,
    evidence: str = "",
    *,
    role: Role | None = None,
    end_others: bool = False,
    site: str = "",
) -> Seat:
    """Say yes and give the role; for a claim, `end_others` ends the roles of earlier admins.

    Raises:
        Refused: A convenor said too little of what was looked at, or the role does not fit.
    """
    REQUESTS.require(session, actor, "decide", request)
    organisation = session.get_one(Organisation, request.organisation_id)
    if request.kind in CONVENORS_KINDS:
        require_evidence(evidence)
    given = role if role is not None and request.kind == "join" else Role(request.role)
    require_fitting(organisation, given, None)
    earlier = [seat for seat, _ in standing_admins(session, organisation.id)]
    seat = give_seat(
        session, actor, organisation, given, person_id=request.person_id, given_by=actor.seat_ref
    )
    if end_others and request.kind in CONVENORS_KINDS:
        for other in earlier:
            close_seat(session, actor, other)
    _decide(session, actor, request, "approved", evidence)
    page = f"{site}/organisations/{organisation.ref}?as={seat.ref}"
    _tell(session, request, letters.welcomed(organisation.name, given, page))
    return seat


def decline_request(
    session: Session, actor: Actor, request: JoinRequest, evidence: str, *, site: str = ""
) -> None:
    """Say no, with the reason, which the person is told.

    Raises:
        Refused: There is no reason.
    """
    REQUESTS.require(session, actor, "decide", request)
    if not evidence.strip():
        raise Refused("Say why, so that they know what to do next", "evidence")
    organisation = session.get_one(Organisation, request.organisation_id)
    _decide(session, actor, request, "declined", evidence)
    page = f"{site}/organisations/{organisation.ref}/join"
    _tell(session, request, letters.turned_down(organisation.name, evidence, page))


def _decide(
    session: Session, actor: Actor, request: JoinRequest, status: str, evidence: str
) -> None:
    request.status, request.evidence = status, evidence
    request.decided_by, request.decided_at = actor.seat_ref, now()
    record(session, actor, status, request, after={"evidence": evidence})


def _told(kind: str, name: str, organisation: str, page: str) -> Letter:
    write = letters.asked_to_join if kind == "join" else letters.somebody_claims
    return write(name, organisation, page)


def _tell(session: Session, request: JoinRequest, letter: Letter) -> None:
    post(session, session.get_one(Person, request.person_id).email, letter)
