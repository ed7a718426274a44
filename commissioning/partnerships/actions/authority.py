"""The lead's written authority: a member gives it, and can end it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now, today
from commissioning.foundation.errors import Hidden, Refused
from commissioning.foundation.trail import record
from commissioning.partnerships import letters
from commissioning.partnerships.actions.keeping import held
from commissioning.partnerships.actions.telling import tell_parties
from commissioning.partnerships.models import Authority, Partnership
from commissioning.partnerships.queries.authorities import lead_of, standing_of
from commissioning.partnerships.rules.authority import COVERS, KEPT, why_not, why_not_dated

NOBODY = 0  # no organisation's number: what is asked of it finds nothing


@dataclass(frozen=True, kw_only=True)
class Written:
    """What the paper says: what it covers, its date, and where it is kept."""

    covers: str
    given_on: date
    kept_where: str


def give_authority(
    session: Session, actor: Actor, ref: str, written: Written, site: str
) -> Authority:
    """Write down that our organisation authorised the lead in writing; the lead is told.

    Raises:
        Hidden, NotAllowed: The actor holds no mandate for a partner of it.
        Refused: There is no lead, it is us, ours stands already, or something is not filled in.
    """
    partnership = held(session, actor, ref, "bind")
    lead_id = _lead_for(session, actor, partnership)
    _refuse_unfit(written)
    made = Authority(
        partnership_id=partnership.id,
        organisation_id=actor.organisation_id,
        lead_id=lead_id,
        covers=written.covers.strip(),
        given_on=written.given_on,
        kept_where=written.kept_where.strip(),
        by_seat=actor.seat_ref,
    )
    session.add(made)
    record(session, actor, "give_authority", made, after={"covers": made.covers})
    _tell_lead(session, partnership, lead_id, site)
    return made


def end_authority(session: Session, actor: Actor, ref: str, authority_ref: str, site: str) -> None:
    """End an authority that our organisation gave; the paper's own words may say what follows.

    Raises:
        Hidden: There is none of ours that stands with this reference.
    """
    partnership = held(session, actor, ref, "bind")
    given = standing_of(session, partnership, actor.organisation_id or NOBODY)
    found = next((each for each in given if each.ref == authority_ref), None)
    if found is None:
        raise Hidden
    found.ended_at = now()
    record(session, actor, "end_authority", found)
    _tell_lead(session, partnership, found.lead_id, site)


def end_authorities_of(
    session: Session, actor: Actor, partnership: Partnership, organisation_id: int
) -> None:
    """End what an organisation gave in a partnership that it leaves."""
    for each in standing_of(session, partnership, organisation_id):
        each.ended_at = now()
        record(session, actor, "end_authority", each, after={"because": "it left"})


def _lead_for(session: Session, actor: Actor, partnership: Partnership) -> int:
    lead = lead_of(partnership)
    number = lead.organisation_id if lead else NOBODY
    own = actor.organisation_id or NOBODY
    given = standing_of(session, partnership, own)
    stands = any(each.lead_id == number for each in given)
    if wrong := why_not(has_lead=lead is not None, is_lead=number == own, stands=stands):
        raise Refused(wrong)
    return number


def _refuse_unfit(written: Written) -> None:
    for field, longest, missing in (
        ("covers", COVERS, "Enter what the authority covers"),
        ("kept_where", KEPT, "Enter where the paper is kept"),
    ):
        text = str(getattr(written, field)).strip()
        if not text:
            raise Refused(missing, field)
        if len(text) > longest:
            raise Refused(f"Use {longest} letters or fewer", field)
    if wrong := why_not_dated(written.given_on, today()):
        raise Refused(wrong, "given_on")


def _tell_lead(session: Session, partnership: Partnership, lead_id: int, site: str) -> None:
    page = f"{site}/partnerships/{partnership.ref}/authority"
    leads = [each for each in partnership.partners if each.organisation_id == lead_id]
    tell_parties(session, partnership, leads, letters.authority_given, page)
