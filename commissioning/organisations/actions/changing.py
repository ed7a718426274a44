"""What every change to an organisation brings with it: it stays findable, and others are told."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from commissioning.foundation.codes.areas import within
from commissioning.foundation.codes.themes import wider
from commissioning.foundation.events import emit
from commissioning.foundation.fulltext import ORGANISATIONS, Entry
from commissioning.foundation.words.tokens import tokens
from commissioning.organisations.audiences import audiences
from commissioning.organisations.events import OrganisationChanged
from commissioning.organisations.models import (
    Identifier,
    Organisation,
    OrganisationArea,
    OrganisationKey,
    OrganisationName,
    OrganisationTheme,
)
from commissioning.organisations.rules.identifiers import OrgIdentifier, org_id
from commissioning.organisations.rules.likeness import blocking_keys
from commissioning.organisations.rules.names import fold_name


def changed(session: Session, *organisations: Organisation) -> None:
    """Keep the text index true and tell upper floors; flushes, because the index reads rows."""
    session.flush()
    make_findable(session, [each.id for each in organisations])
    for each in organisations:
        emit(session, OrganisationChanged(each.id))


def make_findable(session: Session, ids: Sequence[int]) -> None:
    """Write these organisations into the text index anew; one merged into another leaves it."""
    rows = session.execute(
        select(
            Organisation.id,
            Organisation.name,
            Organisation.about,
            Organisation.kind,
            Organisation.merged_into_id,
        ).where(Organisation.id.in_(ids))
    ).all()
    seen_by, facets, words = audiences(session, ids), _facets(session, ids), _words(session, ids)
    ORGANISATIONS.drop(session, [row.id for row in rows if row.merged_into_id])
    ORGANISATIONS.put(
        session,
        [
            Entry(
                row.id,
                frozenset(
                    {*tokens(f"{row.name} {row.about}"), f"k_{row.kind}"}
                    | seen_by[row.id]
                    | facets.get(row.id, set())
                    | words.get(row.id, set())
                ),
            )
            for row in rows
            if row.merged_into_id is None
        ],
    )


def give_name(session: Session, organisation: Organisation, name: str) -> None:
    """Set a name with its folded form and its blocking keys; flushes, as the keys need an id."""
    organisation.name = name
    organisation.folded_name = fold_name(name)
    session.add(organisation)
    session.flush()
    keep_keys(session, organisation)


def keep_keys(session: Session, organisation: Organisation) -> None:
    """Keep the blocking keys of an organisation's name and of its earlier names."""
    earlier = session.scalars(
        select(OrganisationName.name).where(OrganisationName.organisation_id == organisation.id)
    )
    wanted = {key for name in (organisation.name, *earlier) for key in blocking_keys(name)}
    held = session.scalars(
        select(OrganisationKey).where(OrganisationKey.organisation_id == organisation.id)
    ).all()
    for row in held:
        if row.key not in wanted:
            session.delete(row)
    missing = wanted - {row.key for row in held}
    session.add_all(OrganisationKey(organisation_id=organisation.id, key=k) for k in missing)


def _facets(session: Session, ids: Sequence[int]) -> dict[int, set[str]]:
    """Give area and theme tokens; what lies in an area is found by the wider area too."""
    found: dict[int, set[str]] = {}
    areas = select(OrganisationArea.organisation_id, OrganisationArea.code)
    for number, code in session.execute(areas.where(OrganisationArea.organisation_id.in_(ids))):
        found.setdefault(number, set()).update(_coded("a", (code, *within(code))))
    themes = select(OrganisationTheme.organisation_id, OrganisationTheme.code)
    for number, code in session.execute(themes.where(OrganisationTheme.organisation_id.in_(ids))):
        found.setdefault(number, set()).update(_coded("t", (code, *wider(code))))
    return found


def _coded(letter: str, codes: Iterable[str]) -> set[str]:
    return {f"{letter}_{code.lower()}" for code in codes}


def _words(session: Session, ids: Sequence[int]) -> dict[int, set[str]]:
    """Give the words of earlier names and of numbers, however they are written."""
    found: dict[int, set[str]] = {}
    names = select(OrganisationName.organisation_id, OrganisationName.name)
    for number, name in session.execute(names.where(OrganisationName.organisation_id.in_(ids))):
        found.setdefault(number, set()).update(tokens(name))
    for row in session.execute(_numbers_of(ids)):
        found.setdefault(row.organisation_id, set()).update(_spellings(row))
    return found


def _numbers_of(ids: Sequence[int]) -> Select[int, str, str]:
    return select(Identifier.organisation_id, Identifier.scheme, Identifier.number).where(
        Identifier.organisation_id.in_(ids)
    )


def _spellings(row: Row[int, str, str]) -> list[str]:
    """A company number is found with and without the noughts it begins with."""
    written = org_id(OrgIdentifier(row.scheme, row.number))
    return tokens(f"{written} {row.number} {row.number.lstrip('0')}")
