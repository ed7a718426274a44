"""Partners to find: profiles of verified members in the actor's own places, and how they fit."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import BUYING, Actor, Kind
from commissioning.foundation.codes.areas import within
from commissioning.foundation.words.tokens import tokens
from commissioning.organisations.models import Organisation, OrganisationArea, OrganisationTheme
from commissioning.organisations.permissions import ORGANISATIONS
from commissioning.places.models import Membership, Place
from commissioning.register.queries.contents import area_names, theme_names
from commissioning.register.queries.subjects import codes_of
from commissioning.register.rules.complement import phrases
from commissioning.register.rules.partners import Fit, Profile, closest, fit

COMPARED = 500  # profiles read for one page; those that joined last come first
SHOWN = 30
MOST_CHOICES = 20  # answers in one filter


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a person looks for; empty parts ask for nothing."""

    words: str = ""
    theme: str = ""
    area: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Partner:
    """One organisation on the page, with why it fits."""

    ref: str
    name: str
    kind: Kind
    about: str
    brings: str
    looks_for: str
    fit: Fit
    areas: Sequence[str]
    themes: Sequence[str]


@dataclass(frozen=True)
class Choice:
    """One answer of a filter, with how many of those found have it."""

    value: str
    text: str
    count: int


@dataclass(frozen=True)
class Partners:
    """What was found: the closest, how many there are, and what the filters offer."""

    items: Sequence[Partner]
    found: int
    bounded: bool
    ours: Profile
    themes: Sequence[Choice] = ()
    areas: Sequence[Choice] = ()
    places: Sequence[Choice] = field(default=())


def find_partners(session: Session, actor: Actor, wanted: Wanted) -> Partners:
    """Give the profiles that fit the actor's own best, in a fixed number of queries.

    Without words, only those with a reason are shown; with words, all that hold them.
    """
    rows = _members(session, actor, wanted)
    profiles = _profiles(session, [*rows.values(), _own(session, actor)])
    ours = profiles[actor.organisation_id or 0]
    fits = {number: fit(ours, profiles[number]) for number in rows}
    asked = bool(wanted.words or wanted.theme or wanted.area or wanted.place)
    chosen = {
        n: row for n, row in rows.items() if _holds(row, wanted.words) and (asked or fits[n].score)
    }
    by_ref = {row.ref: number for number, row in chosen.items()}
    order = [by_ref[each.ref] for each in closest(fits[number] for number in chosen)]
    held = [profiles[number] for number in order]
    return Partners(
        [_partner(chosen[n], fits[n], profiles[n]) for n in order[:SHOWN]],
        len(order),
        len(rows) >= COMPARED,
        ours,
        _choices((p.themes for p in held), wanted.theme, theme_names),
        _choices((p.areas for p in held), wanted.area, area_names),
        _places(session, actor),
    )


def _members(session: Session, actor: Actor, wanted: Wanted) -> dict[int, Any]:
    found = session.execute(
        select(
            Organisation.id,
            Organisation.ref,
            Organisation.name,
            Organisation.kind,
            Organisation.about,
            Organisation.brings,
            Organisation.looks_for,
        )
        .join(Membership, Membership.organisation_id == Organisation.id)
        .where(*_within(actor), *_narrowed(wanted))
        .order_by(Membership.id.desc())
        .limit(COMPARED)
    )
    return {row.id: row for row in found}


def _within(actor: Actor) -> tuple[ColumnElement[bool], ...]:
    return (
        Membership.status == "admitted",
        Membership.place_id.in_(actor.places),
        Organisation.id != actor.organisation_id,
        Organisation.kind.not_in(BUYING),
        Organisation.verified_at.is_not(None),
        Organisation.retired_at.is_(None),
        ORGANISATIONS.rows(actor, "see details"),
    )


def _narrowed(wanted: Wanted) -> list[ColumnElement[bool]]:
    held: list[ColumnElement[bool]] = []
    for kind, code in ((OrganisationTheme, wanted.theme), (OrganisationArea, wanted.area)):
        if code:
            held.append(exists().where(kind.organisation_id == Organisation.id, kind.code == code))
    if wanted.place:
        held.append(exists().where(Place.id == Membership.place_id, Place.ref == wanted.place))
    return held


def _own(session: Session, actor: Actor) -> Any:
    return session.get_one(Organisation, actor.organisation_id)


def _profiles(session: Session, rows: Sequence[Any]) -> dict[int, Profile]:
    ids = [row.id for row in rows]
    areas = codes_of(session, OrganisationArea.organisation_id, OrganisationArea.code, ids)
    themes = codes_of(session, OrganisationTheme.organisation_id, OrganisationTheme.code, ids)
    return {
        row.id: Profile(
            ref=row.ref,
            brings=phrases(row.brings),
            looks_for=phrases(row.looks_for),
            areas=frozenset(areas[row.id]),
            within=frozenset(wide for code in areas[row.id] for wide in within(code)),
            themes=frozenset(themes[row.id]),
        )
        for row in rows
    }


def _holds(row: Any, words: str) -> bool:
    """Tell whether a profile holds every word asked for."""
    asked = set(tokens(words, joined=False))
    if not asked:
        return not words.strip()
    return asked <= set(tokens(" ".join((row.name, row.about, row.brings, row.looks_for))))


def _partner(row: Any, found: Fit, profile: Profile) -> Partner:
    return Partner(
        row.ref,
        row.name,
        Kind(row.kind),
        row.about,
        row.brings,
        row.looks_for,
        found,
        area_names(sorted(profile.areas)),
        theme_names(sorted(profile.themes)),
    )


def _choices(codes: Any, chosen: str, names: Callable[[list[str]], list[str]]) -> list[Choice]:
    """Give the commonest answers among those found, and the chosen one."""
    counted = Counter(code for held in codes for code in held)
    values = sorted(counted, key=lambda code: (-counted[code], code))[:MOST_CHOICES]
    values = values if not chosen or chosen in values else [chosen, *values]
    texts = names(values)
    return [Choice(v, t, counted[v]) for v, t in zip(values, texts, strict=True)]


def _places(session: Session, actor: Actor) -> list[Choice]:
    """Give the places to choose from, where there is a choice."""
    if len(actor.places) < 2:
        return []
    found = session.execute(
        select(Place.ref, Place.name).where(Place.id.in_(actor.places)).order_by(Place.name)
    )
    return [Choice(row.ref, row.name, 0) for row in found]
