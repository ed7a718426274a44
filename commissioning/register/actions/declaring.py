"""Saying what we are bidding for: a draft first, then said, in one step or two."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import now
from commissioning.foundation.codes.areas import area
from commissioning.foundation.codes.themes import theme, themes_of_cpv
from commissioning.foundation.errors import Refused
from commissioning.foundation.trail import record
from commissioning.opportunities.models import Opportunity
from commissioning.opportunities.permissions import OPPORTUNITIES
from commissioning.organisations.models import Organisation
from commissioning.people.models import Person
from commissioning.places.models import Place
from commissioning.register.actions.keeping import held, keep_edit, keep_first
from commissioning.register.lifecycle import DECLARATION
from commissioning.register.models import (
    Declaration,
    DeclarationArea,
    DeclarationLot,
    DeclarationTheme,
    GuestGrant,
)
from commissioning.register.permissions import BEGINNINGS
from commissioning.register.queries.standing import places_of
from commissioning.register.rules.openness import Openness, kept_as
from commissioning.register.rules.stages import Stage, way_to

READ_FIRST = "Read the page about what may be said first. It takes two minutes."
CANCELLED = "This opportunity was cancelled, so there is nothing to bid for"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the one page asks for; references name the opportunity, the place and the lots."""

    summary: str
    opportunity: str | None = None
    place: str = ""
    title: str = ""
    funder_name: str = ""
    lots: tuple[str, ...] = ()
    open_to_partners: bool = True
    openness: Openness = Openness.NOBODY


def draft(session: Session, actor: Actor, asked: Asked) -> Declaration:
    """Store a draft, filled up from the opportunity and the organisation's profile.

    Raises:
        NotAllowed: The actor's role does not declare.
        Refused: A place or a lot is not one to choose from, or there is no title.
        Hidden: There is no such opportunity for the actor.
    """
    BEGINNINGS.require(actor, "declare")
    opportunity = _opportunity(session, actor, asked)
    owner = session.get_one(Organisation, actor.organisation_id)
    mode, public = kept_as(asked.openness)
    declaration = Declaration(
        organisation=owner,
        opportunity=opportunity,
        place=_place(session, actor, asked.place),
        created_by=actor.seat_ref,
        title=asked.title,
        funder_name=asked.funder_name,
        summary=asked.summary,
        open_to_partners=asked.open_to_partners,
        consented_mode=mode,
        public=public,
        lots=_lots(opportunity, asked.lots),
    )
    _fill_up(declaration, owner, opportunity)
    session.add(declaration)
    session.flush()  # the grant needs the declaration's number
    if actor.role is Role.GUEST:
        session.add(GuestGrant(declaration_id=declaration.id, seat_id=actor.seat_id))
    keep_first(session, actor, declaration, "draft")
    return declaration


def say(session: Session, actor: Actor, ref: str, stage: Stage) -> Declaration:
    """Bring a draft to the stage it was said to be at; others then see what its mode lets them.

    Raises:
        IllegalMove: It is no draft any more.
        NotAllowed: The actor's role only drafts.
        Refused: The person has not yet read the page about what may be said.
    """
    declaration = held(session, actor, ref, "move")
    must_have_read(session, actor)
    for verb in way_to(stage):
        DECLARATION.move(session, actor, declaration, verb)
    keep_edit(session, actor, declaration, "say")
    return declaration


def must_have_read(session: Session, actor: Actor) -> None:
    """Refuse until the person has confirmed the page about what may and may not be said."""
    person = session.get(Person, actor.person_id)
    if person is None or person.plain_page_at is None:
        raise Refused(READ_FIRST)


def confirm_plain_page(session: Session, actor: Actor) -> None:
    """Note that the person has read what may and may not be said while a competition is live."""
    person = session.get_one(Person, actor.person_id)
    if person.plain_page_at is None:
        person.plain_page_at = now()
        record(session, actor, "confirm_plain_page", person)


def _opportunity(session: Session, actor: Actor, asked: Asked) -> Opportunity | None:
    if asked.opportunity:
        found = OPPORTUNITIES.find(session, actor, asked.opportunity)
        if found.cancelled_at is not None:
            raise Refused(CANCELLED)
        return found
    if not asked.title:
        raise Refused("Enter what you are bidding for", "title")
    return None


def _place(session: Session, actor: Actor, ref: str) -> Place:
    """Give the place named, or the only one there is."""
    known = {place.ref: place.id for place in places_of(session, actor.organisation_id)}
    if not known:
        raise Refused("Ask to join a place first: every declaration stands in one place's register")
    if not ref and len(known) == 1:
        ref = next(iter(known))
    if ref not in known:
        raise Refused("Choose the place it is for", "place")
    return session.get_one(Place, known[ref])


def _lots(opportunity: Opportunity | None, refs: tuple[str, ...]) -> list[DeclarationLot]:
    lots = opportunity.lots if opportunity else []
    known = {lot.ref: lot for lot in lots if lot.removed_at is None}
    if set(refs) - set(known):
        raise Refused("Choose from the lots shown", "lots")
    return [DeclarationLot(lot=known[ref]) for ref in dict.fromkeys(refs)]


def _fill_up(
    declaration: Declaration, owner: Organisation, opportunity: Opportunity | None
) -> None:
    """Take the rest from the opportunity, and from the profile what it does not say."""
    declaration.brings, declaration.looks_for = owner.brings, owner.looks_for
    declaration.contact = owner.contact
    areas, themes = _codes_of_profile(owner)
    if opportunity is not None:
        declaration.starts_on, declaration.ends_on = opportunity.starts_on, opportunity.ends_on
        areas = _areas_of(opportunity) or areas
        themes = _themes_of(opportunity) or themes
    declaration.areas = [DeclarationArea(code=code) for code in sorted(areas)]
    declaration.themes = [DeclarationTheme(code=code) for code in sorted(themes)]


def _codes_of_profile(owner: Organisation) -> tuple[set[str], set[str]]:
    return {held.code for held in owner.areas}, {held.code for held in owner.themes}


def _areas_of(opportunity: Opportunity) -> set[str]:
    found = (area(held.code) for held in opportunity.areas)
    return {known.code for known in found if known}


def _themes_of(opportunity: Opportunity) -> set[str]:
    """Give its themes; where a notice only holds CPV codes, those that we know the meaning of."""
    held = {known.code for row in opportunity.themes if (known := theme(row.code))}
    if held:
        return held
    return {known.code for row in opportunity.themes for known in themes_of_cpv(row.code)}
