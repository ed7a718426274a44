"""A convenor's findings: who an organisation is, and who speaks for it, with the evidence."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.organisations.actions.requests import approve_request, decline_request
from commissioning.organisations.actions.standing import (
    mark_verified,
    merge,
    require_evidence,
    take_back_verification,
)
from commissioning.organisations.models import JoinRequest, Organisation
from commissioning.places import letters
from commissioning.places.actions.concerning import note_concerns
from commissioning.places.actions.telling import tell_admins
from commissioning.places.models import Place, Verification
from commissioning.places.permissions import FINDINGS, for_place, has_a_role_in_it
from commissioning.places.queries.places import take_turns


def verify(
    session: Session,
    actor: Actor,
    place: Place,
    organisation: Organisation,
    evidence: str,
    *,
    site: str = "",
) -> Verification:
    """Verify an organisation on the evidence noted; its admins are told.

    Raises:
        Refused: There is too little evidence, or too few vouch for an informal group.
    """
    _require(session, actor, place, organisation, "verify")
    mark_verified(session, actor, organisation, evidence)
    page = f"{site}/organisations/{organisation.ref}"
    tell_admins(session, place, [organisation.id], page, letters.verified)
    return note_finding(session, actor, place, organisation, "verified", evidence)


def take_back(
    session: Session,
    actor: Actor,
    place: Place,
    organisation: Organisation,
    evidence: str,
    *,
    site: str = "",
) -> Verification:
    """Take a verification back, with what was found; its admins are told.

    Raises:
        Refused: There is too little evidence.
    """
    _require(session, actor, place, organisation, "take back")
    take_back_verification(session, actor, organisation, evidence)
    page = f"{site}/organisations/{organisation.ref}"
    tell_admins(
        session,
        place,
        [organisation.id],
        page,
        lambda told: letters.verification_taken_back(told, evidence),
    )
    return note_finding(session, actor, place, organisation, "taken back", evidence)


def decide_request(
    session: Session,
    actor: Actor,
    place: Place,
    request: JoinRequest,
    evidence: str,
    *,
    agreed: bool,
    end_others: bool = False,
    site: str = "",
) -> None:
    """Decide a contested claim, or a recovery when the only admin has gone.

    `end_others` ends the roles of the admins that were there before.

    Raises:
        Refused: There is too little evidence.
    """
    organisation = session.get_one(Organisation, request.organisation_id)
    _require(session, actor, place, organisation, "decide requests")
    require_evidence(evidence)
    if agreed:
        approve_request(session, actor, request, evidence, end_others=end_others, site=site)
    else:
        decline_request(session, actor, request, evidence, site=site)


def join_as_one(
    session: Session,
    actor: Actor,
    place: Place,
    merged: Organisation,
    into: Organisation,
    evidence: str,
) -> None:
    """Join an organisation to another that is the same; only one of them goes on.

    Raises:
        Refused: There is too little evidence, or one of them was merged before.
    """
    for each in (merged, into):
        _require(session, actor, place, each, "join as one")
    merge(session, actor, merged, into, evidence)


def note_finding(
    session: Session,
    actor: Actor,
    place: Place,
    organisation: Organisation,
    outcome: str,
    evidence: str,
) -> Verification:
    """Keep a finding for whoever asks later why an organisation was held for verified."""
    own = select(Organisation.id).where(Organisation.id == organisation.id, has_a_role_in_it(actor))
    finding = Verification(
        place_id=place.id,
        organisation_id=organisation.id,
        outcome=outcome,
        evidence=evidence,
        own=session.scalar(own) is not None,
        by_seat=actor.seat_ref,
    )
    session.add(finding)
    note_concerns(session, organisation.id)
    return finding


def _require(
    session: Session, actor: Actor, place: Place, organisation: Organisation, verb: str
) -> None:
    """Ask as the convenor of this one place, and of what is there now."""
    take_turns(session, place)
    session.refresh(organisation)
    FINDINGS.require(session, for_place(actor, place), verb, organisation)
