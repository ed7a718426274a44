"""Browsing opportunities: always through the text index, within what the asker may see.

The work of a page is bounded: at most BOUND matches are looked at, the newest or those that
close soonest, and whatever is counted is counted within those.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.fulltext import BOUND, NO_DEADLINE, OPPORTUNITIES, ROOM, Question
from commissioning.foundation.paging import PAGE, Page, count_in_words
from commissioning.foundation.words.tokens import tokens
from commissioning.opportunities.audiences import audiences_of
from commissioning.opportunities.models import CatalogueEntry, Opportunity
from commissioning.opportunities.permissions import OPPORTUNITIES as POLICY
from commissioning.opportunities.rules.listing import minute_of
from commissioning.opportunities.rules.stage import Stage
from commissioning.places.models import Place

NEWEST, DEADLINE = "newest", "deadline"
WINDOWS = (7, 30, 90)  # days from now within which the deadline may be asked to lie
MOST_WORDS = 12  # a question of more words than this is cut: nobody types it, and each costs
CARD_LETTERS = 400  # of the description: what a card may show of it
MAY_STILL_CLOSE = (Stage.OPEN, Stage.ENGAGEMENT, Stage.INTENTION, Stage.UNCLEAR)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody looks for. Every filter is a set of alternatives; all filters must hold.

    Attributes:
        buyers: Buyers' tokens (rules/buyers.py) without their prefix.
        places: References of places.
        days: The deadline lies within so many days from now.
        after: The reference of the last opportunity on the page before.
    """

    words: str = ""
    areas: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    buyers: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    open_now: bool = False
    days: int | None = None
    order: str = NEWEST
    after: str = ""

    @property
    def is_ahead(self) -> bool:
        """Tell whether only what has not closed is asked for."""
        return self.open_now or self.days is not None or self.order == DEADLINE


@dataclass(frozen=True, slots=True)
class Entry:
    """One match as the list reads it: its number, its deadline, its facet tokens."""

    id: int
    minute: int
    facets: str

    @property
    def key(self) -> int:
        """Give its place in the order of deadlines."""
        return self.minute * ROOM + self.id


@dataclass(frozen=True)
class Found:
    """What was found: one page of cards, and the bounded matches that counts are taken from."""

    page: Page[Any]
    matches: Sequence[Entry]

    @property
    def is_bounded(self) -> bool:
        """Tell whether there is more than was looked at."""
        return len(self.matches) > BOUND


def browse(session: Session, actor: Actor, wanted: Wanted) -> Found:
    """Find opportunities that the actor may see, in three queries, and two more on later pages."""
    question = question_of(session, actor, wanted)
    matches = _first(session, question, wanted)
    shown = _page_of(session, actor, question, wanted, matches)
    rows = cards(session, actor, [entry.id for entry in shown[:PAGE]])
    more = rows[-1].ref if len(shown) > PAGE and rows else None
    return Found(Page(rows, more, count_in_words(len(matches), BOUND)), matches)


def question_of(session: Session, actor: Actor, wanted: Wanted) -> Question:
    """Write what is wanted as a question to the index; who may see it comes first of all."""
    words = dict.fromkeys(tokens(wanted.words, joined=False))
    groups = [audiences_of(actor), *([word] for word in list(words)[:MOST_WORDS])]
    groups += [
        [f"a_{code}".lower() for code in wanted.areas],
        [f"t_{code}".lower() for code in wanted.themes],
        [f"b_{token}" for token in wanted.buyers],
        [f"s_{stage}" for stage in wanted.stages],
        [f"m_{mode}" for mode in wanted.modes],
        _place_tokens(session, wanted.places),
        [f"s_{Stage.OPEN}"] if wanted.open_now else [],
        [f"s_{stage}" for stage in MAY_STILL_CLOSE] if wanted.days else [],
    ]
    return [group for group in groups if group]


def cards(session: Session, actor: Actor, ids: Sequence[int]) -> Sequence[Any]:
    """Give what a card shows of each of these opportunities, in this order, in one query.

    The policy is asked again here: the index may lag, and the table of permissions is the truth.
    """
    if not ids:
        return []
    asked = select(*_CARD).where(Opportunity.id.in_(ids), POLICY.rows(actor))
    place = {number: at for at, number in enumerate(ids)}
    return sorted(session.execute(asked).all(), key=lambda row: place[row.id])


_CARD = (
    Opportunity.id,
    Opportunity.ref,
    Opportunity.title,
    func.substr(Opportunity.description, 1, CARD_LETTERS).label("beginning"),
    Opportunity.kind,
    Opportunity.buyer_name,
    Opportunity.stage,
    Opportunity.mode,
    Opportunity.deadline_at,
    Opportunity.value_pence,
    Opportunity.currency,
    Opportunity.published_at,
    Opportunity.cancelled_at,
    Opportunity.decided_at,
)


def _first(session: Session, question: Question, wanted: Wanted) -> list[Entry]:
    """Give the matches that are looked at, in the order wanted."""
    if not wanted.is_ahead:
        ids = OPPORTUNITIES.newest(session, question, limit=BOUND + 1)
        return _entries(session, ids)
    found = _ahead(session, question, wanted, _key_now(), BOUND + 1)
    return sorted(found, key=lambda e: -e.id) if wanted.order == NEWEST else found


def _page_of(
    session: Session,
    actor: Actor,
    question: Question,
    wanted: Wanted,
    matches: list[Entry],
) -> list[Entry]:
    """Give the page and one more, if more follow; a strange cursor is the first page."""
    last = _cursor(session, actor, wanted.after)
    if last is None:
        return matches[: PAGE + 1]
    if not wanted.is_ahead:
        ids = OPPORTUNITIES.newest(session, question, before=last.id, limit=PAGE + 1)
        return [Entry(number, 0, "") for number in ids]
    if wanted.order == DEADLINE:
        return _ahead(session, question, wanted, max(last.key, _key_now()), PAGE + 1)
    return [entry for entry in matches if entry.id < last.id][: PAGE + 1]


def _ahead(
    session: Session, question: Question, wanted: Wanted, after: int, limit: int
) -> list[Entry]:
    """Give matches whose deadline lies ahead, the soonest first, within the days wanted.

    Those without a deadline come last, unless the question is about time.
    """
    found = _entries(session, OPPORTUNITIES.soonest(session, question, after=after, limit=limit))
    end = NO_DEADLINE if not wanted.open_now else NO_DEADLINE - 1
    if wanted.days is not None:
        end = minute_of(now() + timedelta(days=wanted.days)) or end
    return [entry for entry in found if entry.minute <= end]


def _entries(session: Session, ids: Sequence[int]) -> list[Entry]:
    held = CatalogueEntry
    asked = select(held.opportunity_id, held.deadline_minute, held.facets)
    answers = session.execute(asked.where(held.opportunity_id.in_(ids))).all()
    rows = {row[0]: row for row in answers}
    found = (rows[number] for number in ids if number in rows)
    return [Entry(row[0], NO_DEADLINE if row[1] is None else row[1], row[2]) for row in found]


def _cursor(session: Session, actor: Actor, ref: str) -> Entry | None:
    if not ref:
        return None
    asked = select(Opportunity.id, Opportunity.deadline_at)
    row = session.execute(asked.where(Opportunity.ref == ref, POLICY.rows(actor))).one_or_none()
    if row is None:
        return None
    minute = minute_of(row.deadline_at)
    return Entry(row.id, NO_DEADLINE if minute is None else minute, "")


def _key_now() -> int:
    return (minute_of(now()) or 0) * ROOM


def _place_tokens(session: Session, refs: Sequence[str]) -> list[str]:
    if not refs:
        return []
    found = session.scalars(select(Place.id).where(Place.ref.in_(refs))).all()
    return [f"p_{number}" for number in found] or ["_nothing"]
