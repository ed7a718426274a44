"""Keeps the text index of declarations true: what each is found by, and who may find it.

Only what everybody who may see a declaration may read goes into its words, because whoever finds
a row by a word has read the word. What not all may read (stages) is filed apart for each audience.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, delete, insert, select
from sqlalchemy.orm import Session

from commissioning.foundation.clock import day_in_london
from commissioning.foundation.codes.themes import wider
from commissioning.foundation.fulltext import DECLARATIONS, NO_DEADLINE, Entry
from commissioning.foundation.words.tokens import tokens
from commissioning.opportunities.models import Opportunity
from commissioning.opportunities.rules.buyers import buyer_token
from commissioning.organisations.models import Identifier, Organisation, OrganisationName
from commissioning.register.audiences import Sight, sights
from commissioning.register.models import Declaration, DeclarationFacets
from commissioning.register.queries.subjects import key_token, subjects_of
from commissioning.register.rules.overlap import Subject, candidate_keys

BATCH = 500  # rows written at once: few enough that nobody waits long for the database
EPOCH = date(1970, 1, 1)

_FACTS = (
    Declaration.id,
    Declaration.organisation_id,
    Declaration.place_id,
    Declaration.title,
    Declaration.summary,
    Declaration.funder_name,
    Declaration.open_to_partners,
    Organisation.name.label("organisation"),
    Opportunity.title.label("opportunity"),
    Opportunity.reference,
    Opportunity.ocid,
    Opportunity.buyer_name,
    Opportunity.buyer_key,
    Opportunity.deadline_at,
)


def reindex(session: Session, ids: Iterable[int]) -> None:
    """File these declarations anew, in batches; flushes, because it reads what was changed."""
    session.flush()
    for batch in in_batches(list(ids)):
        _file(session, batch)


def reindex_where(session: Session, wanted: Select[int]) -> None:
    """File anew every declaration that a query for numbers gives, a batch at a time."""
    session.flush()
    last = 0
    while batch := _after(session, wanted, last):
        _file(session, batch)
        last = batch[-1]


@dataclass(frozen=True)
class Filed:
    """What is filed of one declaration: its entry in the index, and what it is counted under."""

    entry: Entry
    facets: str


def filed(session: Session, ids: Sequence[int]) -> list[Filed]:
    """Give what ought to be filed of these declarations."""
    subjects, seen = subjects_of(session, ids), sights(session, ids)
    found = session.execute(
        select(*_FACTS)
        .join(Declaration.organisation)
        .outerjoin(Declaration.opportunity)
        .where(Declaration.id.in_(ids))
    ).all()
    owners = {row.organisation_id for row in found}
    names, numbers = _old_names(session, owners), _numbers(session, owners)
    return [
        _filed(
            row,
            subjects[row.id],
            seen[row.id],
            [*names[row.organisation_id], *numbers[row.organisation_id]],
        )
        for row in found
    ]


def deadline_day(moment: datetime | None) -> int:
    """Give a deadline as days since 1970 in London, or NO_DEADLINE."""
    return (day_in_london(moment) - EPOCH).days if moment else NO_DEADLINE


def in_batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """Cut a list of numbers into batches."""
    return (ids[at : at + BATCH] for at in range(0, len(ids), BATCH))


def _after(session: Session, wanted: Select[int], last: int) -> list[int]:
    later = wanted.where(Declaration.id > last).order_by(Declaration.id).limit(BATCH)
    return list(session.scalars(later))


def _file(session: Session, ids: Sequence[int]) -> None:
    made = filed(session, ids)
    DECLARATIONS.put(session, [one.entry for one in made])
    session.execute(delete(DeclarationFacets).where(DeclarationFacets.declaration_id.in_(ids)))
    rows = [{"declaration_id": one.entry.id, "tokens": one.facets} for one in made]
    if rows:
        session.execute(insert(DeclarationFacets), rows)


def _filed(row: Any, subject: Subject, sight: Sight, also: list[str]) -> Filed:
    held = _words(row, sight, also) | _facets(row, subject)
    held |= {key_token(key) for key in candidate_keys(subject)}
    held |= sight.owners | sight.others | _apart(row, sight)
    entry = Entry(row.id, frozenset(held), deadline_day(row.deadline_at))
    return Filed(entry, _counted_under(row, subject, sight))


def _counted_under(row: Any, subject: Subject, sight: Sight) -> str:
    tokens = [buyer_token(row.buyer_key)] if row.buyer_key else []
    tokens += sorted(f"a_{code}".lower() for code in subject.areas)
    tokens += sorted(f"t_{code}".lower() for code in subject.themes)
    return " ".join([*tokens, f"p_{row.place_id}", *sorted(_apart(row, sight))])


def _apart(row: Any, sight: Sight) -> set[str]:
    """Give what is filed apart for each audience, since not all who see it may read it."""
    return sight.stage_tokens | (sight.partner_tokens if row.open_to_partners else set())


def _words(row: Any, sight: Sight, also: list[str]) -> set[str]:
    texts = (
        row.title,
        row.summary,
        "" if sight.is_public else row.funder_name,  # no part of what was made public
        row.organisation,
        row.opportunity,
        row.reference,
        row.ocid,
        row.buyer_name,
        *also,
    )
    return {word for text in texts if text for word in tokens(text)}


def _facets(row: Any, subject: Subject) -> set[str]:
    held = {f"o_{row.organisation_id}", f"p_{row.place_id}"}
    held |= {f"a_{code}".lower() for code in subject.areas | subject.within}
    above = {wide for code in subject.themes for wide in wider(code)}
    held |= {f"t_{code}".lower() for code in subject.themes | above}
    return held | ({buyer_token(row.buyer_key)} if row.buyer_key else set())


def _old_names(session: Session, organisations: set[int]) -> defaultdict[int, list[str]]:
    return _gathered(
        session.execute(
            select(OrganisationName.organisation_id, OrganisationName.name).where(
                OrganisationName.organisation_id.in_(organisations)
            )
        )
    )


def _numbers(session: Session, organisations: set[int]) -> defaultdict[int, list[str]]:
    """Give identifiers as org-id writes them and alone, so that either finds them."""
    found = session.execute(
        select(Identifier.organisation_id, Identifier.scheme, Identifier.number).where(
            Identifier.organisation_id.in_(organisations)
        )
    )
    return _gathered(
        (number, text) for number, scheme, value in found for text in (f"{scheme}-{value}", value)
    )


def _gathered(pairs: Iterable[Any]) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for number, text in pairs:
        found[number].append(text)
    return found
