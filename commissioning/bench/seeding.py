"""Fills a database with a register of any size: rows are invented, the index is real."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import islice
from random import Random
from typing import Any, TypeVar

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Kind, Role
from commissioning.foundation.chance import fingerprint
from commissioning.foundation.clock import now
from commissioning.foundation.codes.areas import choices as area_choices
from commissioning.foundation.codes.themes import choices as theme_choices
from commissioning.foundation.db import Base, Database
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.catalogue import reindex as catalogue
from commissioning.opportunities.models import Bidder, Opportunity
from commissioning.opportunities.rules.stage import Stage
from commissioning.organisations.models import Organisation, Seat
from commissioning.people.models import Person, SignIn
from commissioning.places.models import Membership, Place
from commissioning.register.index import reindex_where
from commissioning.register.models import Declaration, DeclarationArea, DeclarationTheme

TOKEN = "bench-sign-in"  # noqa: S105  # opens only databases that the bench itself filled
ASKER = 1  # the organisation as which the bench asks
BATCH = 5_000
WORDS = (
    "advice refuge families young people garden housing mental health peer support recovery debt"
    " benefits carers dementia walking groups befriending transport food kitchen school holiday"
    " clubs training jobs mentoring counselling domestic abuse women men fathers veterans language"
    " classes neighbours repair cafe drama music sport nature harbour boats reading digital"
).split()
T = TypeVar("T")
COMMON = "support"  # stands in about every third sentence


def seed(database: Database, declarations: int) -> None:
    """Fill an empty database with `declarations` declarations, and what they need around them."""
    random = Random(7)  # noqa: S311  # a repeatable world, not a secret
    organisations = max(20, min(5_000, declarations // 40))
    opportunities = max(10, declarations // 20)
    with database.transaction() as session:
        _people(session, organisations)
        _fill(session, Opportunity, _opportunities(random, opportunities))
        catalogue(session, range(1, opportunities + 1))
    for numbers in _batches(range(1, declarations + 1), BATCH * 4):
        with database.transaction() as session:
            _declare(session, random, numbers, organisations, opportunities)
    with database.transaction() as session:
        reindex_where(session, select(Declaration.id))


def _people(session: Session, organisations: int) -> None:
    session.add(Place(id=1, name="Bench", area_code="E06000026"))
    session.add(Person(id=1, email="bench@example.org", name="Bench", plain_page_at=now()))
    session.flush()
    _fill(session, Organisation, (_organisation(n) for n in range(1, organisations + 1)))
    members = (
        {"id": n, "ref": _ref("member", n), "place_id": 1, "organisation_id": n}
        | {"status": "admitted", "admitted_at": now(), "created_at": now()}
        for n in range(1, organisations + 1)
    )
    _fill(session, Membership, members)
    session.add(Seat(id=1, person_id=1, organisation_id=1, role=Role.OFFICER))
    session.add(
        SignIn(
            person_id=1,
            token_hash=fingerprint(TOKEN),
            expires_at=now() + timedelta(days=365),
        )
    )
    session.flush()


def _declare(
    session: Session, random: Random, numbers: Sequence[int], organisations: int, opportunities: int
) -> None:
    areas = [code for group in area_choices() for code, _name in group.options]
    themes = [code for group in theme_choices() for code, _name in group.options]
    rows = (
        _declaration(random, n, random.randint(1, organisations), random.randint(1, opportunities))
        for n in numbers
    )
    _fill(session, Declaration, rows)
    pairs = (Declaration.opportunity_id, Declaration.organisation_id)
    known = select(*pairs).where(Declaration.opportunity_id.is_not(None)).distinct()
    session.execute(insert(Bidder).from_select(["opportunity_id", "organisation_id"], known))
    _fill(
        session,
        DeclarationArea,
        ({"declaration_id": n, "code": random.choice(areas)} for n in numbers),
    )
    _fill(
        session,
        DeclarationTheme,
        ({"declaration_id": n, "code": random.choice(themes)} for n in numbers),
    )


def _fill(session: Session, kind: type[Base], rows: Iterable[dict[str, Any]]) -> None:
    for batch in _batches(rows, BATCH):
        session.execute(insert(kind), batch)


def _batches(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    """Cut rows into lists of `size` (itertools.batched comes with Python 3.12)."""
    left = iter(rows)
    while batch := list(islice(left, size)):
        yield batch


def _ref(kind: str, number: int) -> str:
    return fingerprint(f"{kind}/{number}")[:16]


def _organisation(number: int) -> dict[str, Any]:
    name = f"{WORDS[number % len(WORDS)].title()} Together {number}"
    return {
        "id": number,
        "ref": _ref("organisation", number),
        "created_at": now(),
        "name": name,
        "folded_name": name.casefold(),
        "kind": Kind.VCSE,
        "verified_at": now(),
    }


def _opportunities(random: Random, count: int) -> Iterator[dict[str, Any]]:
    for number in range(1, count + 1):
        yield {
            "id": number,
            "ref": _ref("opportunity", number),
            "created_at": now(),
            "ocid": f"bench-{number}",
            "title": " ".join(random.choices(WORDS, k=5)).capitalize(),
            "buyer_name": f"Council {number % 300}",
            "buyer_key": f"council-{number % 300}",
            "place_id": 1,
            "mode": SharingMode.SHARED,
            "published_at": now(),
            "stage": Stage.OPEN,
            "deadline_at": now() + timedelta(days=random.randint(1, 400)),
        }


def _declaration(random: Random, number: int, owner: int, opportunity: int) -> dict[str, Any]:
    words = random.choices(WORDS, k=10) + ([COMMON] if number % 3 == 0 else [])
    return {
        "id": number,
        "ref": _ref("declaration", number),
        "created_at": now(),
        "updated_at": now(),
        "organisation_id": owner,
        "opportunity_id": opportunity,
        "place_id": 1,
        "created_by": "bench",
        "stage": random.choice(("considering", "preparing", "submitted")),
        "summary": f"We would offer {' '.join(words)}.",
        "brings": ", ".join(random.choices(WORDS, k=2)),
        "looks_for": ", ".join(random.choices(WORDS, k=2)),
        "consented_mode": SharingMode.SHARED,
        "version": 1,
    }
