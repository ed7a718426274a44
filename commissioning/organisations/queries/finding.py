"""Finding organisations: by words, names old and new, numbers, kind, area and theme."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor, Kind
from commissioning.foundation.codes import areas as area_codes
from commissioning.foundation.fulltext import BOUND, ORGANISATIONS
from commissioning.foundation.paging import PAGE, Page, count_in_words
from commissioning.foundation.words.tokens import tokens
from commissioning.organisations import permissions
from commissioning.organisations.audiences import tokens_of
from commissioning.organisations.models import (
    Organisation,
    OrganisationArea,
    OrganisationName,
)
from commissioning.organisations.rules.names import fold_name

FEW = 6
NO_WORDS = "_nothing"  # what was typed holds no word that could be found


@dataclass(frozen=True, slots=True)
class OrganisationCard:
    """One organisation as lists show it; nothing in it is for members only."""

    ref: str
    name: str
    kind: Kind
    about: str
    areas: tuple[str, ...]
    once_called: tuple[str, ...]
    verified: bool
    retired: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a search of organisations asks for; empty parts ask for nothing."""

    words: str = ""
    kind: str = ""
    area: str = ""
    theme: str = ""
    after: str = ""

    @property
    def narrowed(self) -> bool:
        """Tell whether anything but the whole list was asked for."""
        return bool(self.words or self.kind or self.area or self.theme)

    def question(self, actor: Actor) -> list[list[str]]:
        """Give the question for the text index, within what the actor may see."""
        facets = [("k", self.kind), ("a", self.area), ("t", self.theme)]
        words = tokens(self.words, joined=False) or ([NO_WORDS] if self.words else [])
        chosen = [f"{letter}_{value.lower()}" for letter, value in facets if value]
        return [tokens_of(actor), *([word] for word in [*words, *chosen])]


def find_organisations(session: Session, actor: Actor, asked: Asked) -> Page[OrganisationCard]:
    """Give one page of the organisations that answer, newest in the register first."""
    question = asked.question(actor)
    found = ORGANISATIONS.newest(session, question, limit=BOUND + 1)
    before = _number_of(session, actor, asked.after)
    following = (
        ORGANISATIONS.newest(session, question, before=before, limit=PAGE + 1)
        if before
        else found[: PAGE + 1]
    )
    cards = organisation_cards(session, following[:PAGE])
    more = len(following) > PAGE
    return Page(cards, cards[-1].ref if more else None, count_in_words(len(found), BOUND))


def found_by_words(session: Session, actor: Actor, typed: str) -> list[Organisation]:
    """Give the few organisations that what was typed may mean; one whose name it is, alone."""
    ids = ORGANISATIONS.newest(session, Asked(words=typed).question(actor), limit=FEW)
    rows = session.scalars(select(Organisation).where(Organisation.id.in_(ids))).all()
    exact = [row for row in rows if row.folded_name == fold_name(typed)]
    return exact if len(exact) == 1 else sorted(rows, key=lambda row: row.name)


def organisation_cards(session: Session, ids: Sequence[int]) -> list[OrganisationCard]:
    """Give the cards of these organisations, in this order; who may see them was asked before."""
    rows = session.execute(
        select(
            Organisation.id,
            Organisation.ref,
            Organisation.name,
            Organisation.kind,
            Organisation.about,
            Organisation.verified_at,
            Organisation.retired_at,
        ).where(Organisation.id.in_(ids))
    )
    by_id = {row.id: row for row in rows}
    areas, names = area_names(session, ids), once_called(session, ids)
    return [
        OrganisationCard(
            row.ref,
            row.name,
            Kind(row.kind),
            row.about,
            tuple(areas.get(number, ())),
            tuple(names.get(number, ())),
            row.verified_at is not None,
            row.retired_at is not None,
        )
        for number in ids
        if (row := by_id.get(number))
    ]


def area_names(session: Session, ids: Iterable[int]) -> dict[int, list[str]]:
    """Give the names of the areas of each organisation, in alphabetical order."""
    rows = session.execute(
        select(OrganisationArea.organisation_id, OrganisationArea.code).where(
            OrganisationArea.organisation_id.in_(list(ids))
        )
    )
    found: dict[int, list[str]] = {}
    for number, code in rows:
        held = area_codes.area(code)
        found.setdefault(number, []).append(held.name if held else code)
    return {number: sorted(names) for number, names in found.items()}


def once_called(session: Session, ids: Iterable[int]) -> dict[int, list[str]]:
    """Give the earlier names of each organisation, the latest first."""
    rows = session.execute(
        select(OrganisationName.organisation_id, OrganisationName.name)
        .where(OrganisationName.organisation_id.in_(list(ids)))
        .order_by(OrganisationName.id.desc())
    )
    found: dict[int, list[str]] = {}
    for number, name in rows:
        found.setdefault(number, []).append(name)
    return {number: list(dict.fromkeys(names)) for number, names in found.items()}


def _number_of(session: Session, actor: Actor, ref: str) -> int | None:
    """Give the inner number behind a cursor; one that points at a hidden thing points nowhere."""
    if not ref:
        return None
    seen = permissions.ORGANISATIONS.rows(actor)
    return session.scalar(select(Organisation.id).where(Organisation.ref == ref, seen))
