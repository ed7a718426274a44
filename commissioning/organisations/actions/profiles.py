"""Changing what an organisation says of itself, and its name."""

from dataclasses import asdict, dataclass

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.errors import Refused
from commissioning.foundation.events import emit
from commissioning.foundation.trail import record
from commissioning.organisations.actions.changing import changed, give_name
from commissioning.organisations.events import OrganisationRenamed
from commissioning.organisations.models import (
    Organisation,
    OrganisationArea,
    OrganisationName,
    OrganisationTheme,
)
from commissioning.organisations.permissions import ORGANISATIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What an organisation says of itself; areas are ONS codes, themes UK-CAT codes."""

    about: str = ""
    brings: str = ""
    looks_for: str = ""
    website: str = ""
    postcode: str = ""
    contact: str = ""
    areas: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


def profile_of(organisation: Organisation) -> Profile:
    """Give what an organisation says of itself now."""
    return Profile(
        about=organisation.about,
        brings=organisation.brings,
        looks_for=organisation.looks_for,
        website=organisation.website,
        postcode=organisation.postcode,
        contact=organisation.contact,
        areas=tuple(sorted(area.code for area in organisation.areas)),
        themes=tuple(sorted(theme.code for theme in organisation.themes)),
    )


def edit_profile(
    session: Session, actor: Actor, organisation: Organisation, profile: Profile
) -> None:
    """Change a profile; the history keeps what stood there before."""
    ORGANISATIONS.require(session, actor, "edit", organisation)
    before, after = asdict(profile_of(organisation)), asdict(profile)
    differing = {
        name: before[name] for name in before if _plain(before[name]) != _plain(after[name])
    }
    if not differing:
        return
    for name in differing:
        if name not in ("areas", "themes"):
            setattr(organisation, name, after[name])
    _keep_codes(organisation, profile)
    now_said = {name: after[name] for name in differing}
    record(session, actor, "changed the profile", organisation, before=differing, after=now_said)
    changed(session, organisation)


def rename(session: Session, actor: Actor, organisation: Organisation, name: str, why: str) -> None:
    """Give an organisation another name; the old one stays findable.

    Raises:
        Refused: It is the name it has.
    """
    ORGANISATIONS.require(session, actor, "rename", organisation)
    if name == organisation.name:
        raise Refused("This is the name it has now", "name")
    before = organisation.name
    session.add(OrganisationName(organisation_id=organisation.id, name=before,
                                 folded_name=organisation.folded_name, why=why))  # fmt: skip
    give_name(session, organisation, name)
    said = {"name": name, "why": why}
    record(session, actor, "renamed", organisation, before={"name": before}, after=said)
    changed(session, organisation)
    emit(session, OrganisationRenamed(organisation.id, before))


def _keep_codes(organisation: Organisation, profile: Profile) -> None:
    """Leave the rows that stay, so that nothing is deleted and written again under one key."""
    organisation.areas = [
        next((a for a in organisation.areas if a.code == code), None) or OrganisationArea(code=code)
        for code in dict.fromkeys(profile.areas)
    ]
    organisation.themes = [
        next((t for t in organisation.themes if t.code == code), None)
        or OrganisationTheme(code=code)
        for code in dict.fromkeys(profile.themes)
    ]


def _plain(value: object) -> object:
    return set(value) if isinstance(value, tuple) else value
