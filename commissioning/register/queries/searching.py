"""Searching the register: always through the text index, always within what the asker may see.

The work of a page is bounded: the newest (or soonest) matches up to the index's BOUND are looked
at, and whatever is counted is counted within those.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, case, null, select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today
from commissioning.foundation.fulltext import BOUND, DECLARATIONS, ROOM, Question
from commissioning.foundation.paging import PAGE, Page, count_in_words
from commissioning.foundation.permissions import KEPT
from commissioning.foundation.words.tokens import tokens
from commissioning.opportunities.models import Opportunity
from commissioning.organisations.models import Organisation
from commissioning.places.models import Place
from commissioning.register.audiences import OPEN_TO_PARTNERS, stage_group, tokens_of
from commissioning.register.index import EPOCH, deadline_day
from commissioning.register.models import Declaration
from commissioning.register.permissions import DECLARATIONS as POLICY
from commissioning.register.queries.subjects import key_token

NEWEST, DEADLINE = "newest", "deadline"
MOST_WORDS = 12  # a question of more words than this is cut: nobody types it, and each costs


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody looks for. Every filter is a set of alternatives; all filters must hold.

    Attributes:
        areas, themes: Codes; an area or theme stands for all that lies within it.
        buyers: The buyers' tokens (rules/buyers.py of opportunities) without their prefix.
        scope: Tokens that must all hold, such as those of one opportunity.
        after: The reference of the last declaration on the page before.
    """

    words: str = ""
    areas: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    buyers: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    open_to_partners: bool = False
    scope: tuple[str, ...] = ()
    order: str = NEWEST
    after: str = ""


@dataclass(frozen=True)
class Found:
    """What was found: one page of cards, the honest count, and the numbers it was taken from."""

    page: Page[Any]
    matches: Sequence[int]
    words: tuple[str, ...] = ()

    @property
    def over_the_bound(self) -> bool:
        """Tell whether there is more than was looked at."""
        return len(self.matches) > BOUND


def search(session: Session, actor: Actor, wanted: Wanted) -> Found:
    """Find declarations that the actor may see: a page of cards, and the bounded matches."""
    question = question_of(session, actor, wanted)
    matches = _matches(session, question, wanted.order)
    ids = _page_of(session, actor, question, wanted, matches)
    rows = cards(session, actor, ids[:PAGE])
    more = rows[-1].ref if len(ids) > PAGE and rows else None
    count = count_in_words(len(matches), BOUND)
    return Found(Page(rows, more, count), matches, tuple(_words(wanted)))


def question_of(session: Session, actor: Actor, wanted: Wanted) -> Question:
    """Write what is wanted as a question to the index; who may see it comes first of all."""
    audience = tokens_of(session, actor)
    groups = [audience, *([word] for word in _words(wanted)), *([t] for t in wanted.scope)]
    groups += [
        [f"a_{code}".lower() for code in wanted.areas],
        [f"t_{code}".lower() for code in wanted.themes],
        [f"b_{token}" for token in wanted.buyers],
        stage_group(audience, wanted.stages) if wanted.stages else [],
        _place_tokens(session, wanted.places),
        stage_group(audience, [OPEN_TO_PARTNERS]) if wanted.open_to_partners else [],
    ]
    return [group for group in groups if group]


def of_opportunity(number: int) -> tuple[str, ...]:
    """Give the scope of one opportunity."""
    return (key_token(f"opp:{number}"),)


def of_organisation(number: int) -> tuple[str, ...]:
    """Give the scope of one organisation."""
    return (f"o_{number}",)


def cards(session: Session, actor: Actor, ids: Sequence[int]) -> Sequence[Any]:
    """Give what a card shows of each of these declarations, in this order, in one query.

    The policy is asked again here: the index may lag, and the table of permissions is the truth.
    """
    if not ids:
        return []
    found = session.execute(_cards_by_number(actor, today()), {"ids": list(ids)})
    place = {number: at for at, number in enumerate(ids)}
    return sorted(found.all(), key=lambda row: place[row.id])


def card_columns(actor: Actor) -> Any:
    """Give the query for cards; its stage is there only for those who may read it."""
    return (
        select(
            Declaration.id,
            Declaration.ref,
            Declaration.organisation_id,
            Declaration.title,
            Declaration.summary,
            Declaration.funder_name,
            Declaration.open_to_partners,
            Organisation.name.label("organisation"),
            Opportunity.title.label("opportunity"),
            Opportunity.buyer_name,
            Opportunity.deadline_at,
            Place.name.label("place"),
            POLICY.rows(actor, "read").label("full"),
            case((POLICY.rows(actor, "see stage"), Declaration.stage), else_=null()).label("stage"),
        )
        .join(Organisation, Organisation.id == Declaration.organisation_id)
        .join(Place, Place.id == Declaration.place_id)
        .outerjoin(Opportunity, Opportunity.id == Declaration.opportunity_id)
    )


@lru_cache(KEPT)
def _cards_by_number(actor: Actor, _day: date) -> Any:
    """Write the query once for each actor and day: writing it is dearer than running it."""
    these = Declaration.id.in_(bindparam("ids", expanding=True))
    return card_columns(actor).where(these, POLICY.rows(actor))


def _matches(session: Session, question: Question, order: str) -> list[int]:
    if order == DEADLINE:
        start = (today() - EPOCH).days * ROOM
        return DECLARATIONS.soonest(session, question, after=start, limit=BOUND + 1)
    return DECLARATIONS.newest(session, question, limit=BOUND + 1)


def _page_of(
    session: Session, actor: Actor, question: Question, wanted: Wanted, matches: list[int]
) -> list[int]:
    """Give the page's numbers and one more, if more follow; a strange cursor is the first page."""
    last = _cursor(session, actor, wanted.after)
    if last is None:
        return matches[: PAGE + 1]
    if wanted.order == DEADLINE:
        key = deadline_day(last.deadline_at) * ROOM + last.id
        return DECLARATIONS.soonest(session, question, after=key, limit=PAGE + 1)
    return DECLARATIONS.newest(session, question, before=last.id, limit=PAGE + 1)


def _cursor(session: Session, actor: Actor, ref: str) -> Any:
    if not ref:
        return None
    return session.execute(
        select(Declaration.id, Opportunity.deadline_at)
        .outerjoin(Declaration.opportunity)
        .where(Declaration.ref == ref, POLICY.rows(actor))
    ).one_or_none()


def _words(wanted: Wanted) -> list[str]:
    return list(dict.fromkeys(tokens(wanted.words, joined=False)))[:MOST_WORDS]


def _place_tokens(session: Session, refs: Sequence[str]) -> list[str]:
    if not refs:
        return []
    found = session.scalars(select(Place.id).where(Place.ref.in_(refs))).all()
    return [f"p_{number}" for number in found] or ["_nothing"]
