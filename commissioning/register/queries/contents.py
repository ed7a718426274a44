"""What a declaration says, in the form its versions keep and its pages print."""

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from commissioning.foundation.codes.areas import area
from commissioning.foundation.codes.themes import theme
from commissioning.organisations.models import Seat
from commissioning.people.models import Person
from commissioning.register.models import (
    Declaration,
    DeclarationVersion,
    Disclosure,
    GuestGrant,
)
from commissioning.register.rules.openness import IN_A_WORD, Openness, openness_of


def content_of(declaration: Declaration) -> dict[str, object]:
    """Give every field of a declaration as JSON holds it: dates in ISO form, lists of names."""
    return {
        "title": declaration.title,
        "opportunity": declaration.opportunity.title if declaration.opportunity else "",
        "lots": [lot_name(held.lot.number, held.lot.title) for held in declaration.lots],
        "funder_name": declaration.funder_name,
        "summary": declaration.summary,
        "open_to_partners": declaration.open_to_partners,
        "who_for": declaration.who_for,
        "areas": area_names([held.code for held in declaration.areas]),
        "themes": theme_names([held.code for held in declaration.themes]),
        "starts_on": _iso(declaration.starts_on),
        "ends_on": _iso(declaration.ends_on),
        "brings": declaration.brings,
        "looks_for": declaration.looks_for,
        "decision_on": _iso(declaration.decision_on),
        "amount_pence": declaration.amount_pence,
        "contact": declaration.contact,
        "stage": declaration.stage,
    }


def sharing_of(session: Session, declaration: Declaration) -> dict[str, object]:
    """Give in words who may see it by its owner's will, for its versions and their differences."""
    openness = openness_of(declaration.consented_mode, declaration.public)
    told = Openness.PUBLIC if declaration.told_public else Openness.MEMBERS
    return {
        "openness": IN_A_WORD[openness],
        "told": IN_A_WORD[told] if declaration.told_at else "",
        "commissioners": session.scalar(_CONSENT, {"number": declaration.id}) is not None,
        "guests": list(session.scalars(_GUESTS, {"number": declaration.id})),
    }


_CONSENT = select(Disclosure.id).where(
    Disclosure.declaration_id == bindparam("number"),
    Disclosure.ground == "consented",
    Disclosure.viewer_id.is_(None),
    Disclosure.to_at.is_(None),
)
_GUESTS = (
    select(Person.name)
    .join(Seat, Seat.person_id == Person.id)
    .join(GuestGrant, GuestGrant.seat_id == Seat.id)
    .where(GuestGrant.declaration_id == bindparam("number"))
    .order_by(Person.name)
)


def version_of(session: Session, declaration_id: int, number: int) -> DeclarationVersion | None:
    """Give one version of a declaration."""
    return session.get(DeclarationVersion, (declaration_id, number))


def versions_of(
    session: Session, declaration_id: int, *, before: int | None = None, limit: int = 50
) -> list[DeclarationVersion]:
    """Give the newest `limit` versions below number `before`, newest first."""
    wanted = select(DeclarationVersion).where(DeclarationVersion.declaration_id == declaration_id)
    if before is not None:
        wanted = wanted.where(DeclarationVersion.number < before)
    return list(session.scalars(wanted.order_by(DeclarationVersion.number.desc()).limit(limit)))


def lot_name(number: str, title: str) -> str:
    """Name a lot as pages do: its number, and its title when it has one."""
    return f"Lot {number}: {title}" if title else f"Lot {number}"


def area_names(codes: list[str]) -> list[str]:
    """Name areas by their codes; a code that is not known is shown as it is."""
    found = (area(code) for code in codes)
    return [held.name if held else code for held, code in zip(found, codes, strict=True)]


def theme_names(codes: list[str]) -> list[str]:
    """Name themes by their codes; a code that is not known is shown as it is."""
    found = (theme(code) for code in codes)
    return [held.name if held else code for held, code in zip(found, codes, strict=True)]


def _iso(day: object) -> str:
    return str(day) if day else ""
