"""The promise, proven: what a person may not see is not there for them.

One world is built twice, once with every kind of hidden thing between its visible ones. Each kind
of person sends the same requests to both; status, headers and body must be equal, byte for byte.
"""

from collections.abc import Iterator

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.organisations.models import Organisation
from commissioning.register.audiences import tokens_of
from commissioning.register.permissions import DECLARATIONS, IN_ITS_PLACE, MEMBER
from commissioning.register.queries import searching
from tests.house.conftest import Look
from tests.house.looking import (
    RANDOM_REF,
    Answer,
    Glass,
    Refs,
    addresses,
    first_difference,
    hidden_addresses,
    refs_in,
    stored_facts,
)
from tests.world import VIEWERS
from tests.worlds.hidden import HIDDEN_NAME, HIDDEN_NUMBER, SECRET

WORDS = (SECRET, HIDDEN_NAME, HIDDEN_NUMBER, "winter", "carers", "warm harbour", "anchor",
         "GB-CHC-1100004", "rooms", "own-")  # fmt: skip
FEW = (SECRET, HIDDEN_NAME, "rooms")
FACETS = (
    "area=E06000026", "theme=SW300", "stage=preparing", "stage=withdrawn", "partners=yes",
    "sort=deadline", "q=winter&stage=preparing&sort=deadline&partners=yes",
)  # fmt: skip
OF_OPPORTUNITIES = (
    "theme=SW", "stage=open", "stage=awarded", "mode=sealed", "open=yes", "days=30",
    "sort=deadline&mode=introductions",
)  # fmt: skip
SEARCHES = (
    ("/register", WORDS, FACETS),
    ("/opportunities", FEW, OF_OPPORTUNITIES),
    ("/organisations", (*FEW, "1200001", "quay kitchen"), ("kind=vcse", "area=E06000026")),
    ("/partners", FEW, ("area=E06000026", "theme=SW300")),
)
CURSORS = (
    ("/register", "declaration"),
    ("/register?sort=deadline", "declaration"),
    ("/opportunities", "opportunity"),
    ("/organisations", "organisation"),
)
TYPED = {
    "verb": "talk",
    "said": "yes",
    "answer": "yes",
    "reason": "Because it is so.",
    "words": "We looked it up.",
    "note": "Well done.",
    "summary": "Soup",
    "brings": "A kitchen",
    "lacks": "Drivers",
    "alone": "no",
    "title": "Soup",
    "openness": "public",
    "sure": "yes",
}


def differences(ours: Glass, theirs: Glass, only: str = "/") -> Iterator[str]:
    """Send every request of this viewer to both worlds, and tell where answers part.

    `only` is what addresses begin with.
    """
    visible = refs_in(ours.database)
    hidden = {
        kind: [ref for ref in refs if ref not in visible[kind]]
        for kind, refs in refs_in(theirs.database).items()
    }
    pages = [path for _, path in addresses(ours.app, "GET", visible)]
    asked = (*pages, *_searches(visible, hidden))
    for path in (path for path in asked if path.startswith(only)):
        if said := first_difference(ours.get(path), theirs.get(path)):
            yield f"GET {path}\n{said}"
    yield from _told_apart(theirs, "GET", visible, hidden)
    yield from _told_apart(theirs, "POST", visible, hidden)


def _searches(visible: Refs, hidden: Refs) -> Iterator[str]:
    for page, words, facets in SEARCHES:
        yield from (f"{page}?q={word}" for word in words)
        yield from (f"{page}?{facet}" for facet in facets)
    for page, kind in CURSORS:
        for ref in (visible[kind][-1], *hidden[kind][:2], RANDOM_REF):
            yield f"{page}{'&' if '?' in page else '?'}after={ref}"
    for ref in (visible["opportunity"][1], *hidden["opportunity"], RANDOM_REF):
        yield f"/register/new?opportunity={ref}"


def _told_apart(glass: Glass, method: str, visible: Refs, hidden: Refs) -> Iterator[str]:
    """Tell each address whose answer for a hidden thing differs from that for no thing at all."""
    nothing: dict[str, Answer] = {}
    before = stored_facts(glass.database)
    for path, ref in hidden_addresses(glass.app, method, visible, hidden):
        asked = path.replace(ref, RANDOM_REF)
        if asked not in nothing:
            nothing[asked] = _ask(glass, method, asked).without(RANDOM_REF)
        answer = _ask(glass, method, path).without(ref)
        if said := first_difference(nothing[asked], answer):
            yield f"{method} {path} beside no such thing\n{said}"
    if stored_facts(glass.database) != before:
        yield f"{method}: something hidden was changed"


def _ask(glass: Glass, method: str, path: str) -> Answer:
    return glass.get(path) if method == "GET" else glass.post(path, TYPED)


@pytest.mark.parametrize("viewer", VIEWERS)
def test_what_a_person_may_not_see_is_not_there_for_them(look: Look, viewer: str) -> None:
    ours, theirs = look(viewer, without=True), look(viewer)
    found = list(differences(ours, theirs))
    assert not found, f"{len(found)} answers differ; the first:\n\n" + "\n\n".join(found[:4])


def _found_by_a_trustee(look: Look) -> list[str]:
    glasses = look("trustee", without=True), look("trustee")
    return list(differences(*glasses, only="/register"))


def test_a_clause_left_open_is_found(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    """Held to itself: were members let see what is in their place, this test would be red."""
    opened = {**DECLARATIONS.table}
    opened["see"] = (*opened["see"], (MEMBER, IN_ITS_PLACE))
    monkeypatch.setattr(DECLARATIONS, "table", opened)
    monkeypatch.setattr(DECLARATIONS, "_kept", DECLARATIONS._rows)
    monkeypatch.setattr(DECLARATIONS, "_finds", DECLARATIONS._find_query)
    assert any("/register/" in said for said in _found_by_a_trustee(look))


def test_an_audience_too_many_is_found(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    """Held to itself: were somebody counted among another audience, this test would be red."""

    def too_many(session: Session, actor: Actor) -> list[str]:
        others = session.scalars(select(Organisation.id)).all()
        return [*tokens_of(session, actor), *(f"v_o{number}" for number in others)]

    monkeypatch.setattr(searching, "tokens_of", too_many)
    assert any("GET /register?" in said for said in _found_by_a_trustee(look))


def test_the_order_of_a_list_is_compared_too() -> None:
    ours, theirs = Answer(200, (), "one\ntwo"), Answer(200, (), "two\none")
    assert first_difference(ours, theirs)
    assert first_difference(ours, Answer(200, (("Link", "next"),), ours.body))
    assert not first_difference(ours, Answer(200, (), ours.body))
