"""Every route: who may open it, tried by every role, with its own things and another's.

The app under test lets errors through, so whatever would be a page with status 500 is a traceback
here, and fails the test that met it.
"""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import func, select, text

from commissioning.foundation.forms import GONE_STALE
from commissioning.foundation.trail import TrailEntry
from commissioning.foundation.web import Access, undeclared
from commissioning.register.queries.verifying import batches, filed_wrongly
from tests.house.conftest import Look
from tests.house.everyone import EVERYONE, access_of, few_addresses, writes_of
from tests.house.looking import Answer, Glass, rules_for, stored_facts
from tests.world import NOBODY

ANSWERS = {200, 302, 303, 400, 403, 404, 409, 410, 413}
STALE = (GONE_STALE, "This page was open for a long time")

LONG = "x" * 60_000
ODD = (
    LONG,
    "soup\x00and bread",
    "soup \u202e daerb \u2066 end",
    "NaN",
    "9" * 400,
    "1e999",
    "-1",
    "<script>alert(1)</script>{{ 7*7 }}",
    ["one", "two", "two", "\U0001f30a", ""],
)
BODIES = (
    b"reason=\xed\xa0\x80&title=%ED%A0%80",  # a lone surrogate, as it is and encoded
    b"\xff\xfe%00=%00",
    b"a=b&&&=;",
    "&".join(f"field-{number}=x" for number in range(10_000)).encode(),
)
ODD_QUERIES = (
    "q=%ED%A0%80&after=%00&area=%FF&theme=%E2%80%AE&stage[]=1&sort=;--&kind=x&days=NaN",
    f"q={'a+' * 3000}&area={'E' * 3000}&after={'z' * 3000}&place=-1&mode=9999999999999999999999",
    "&".join(f"area=E{number}&stage=s{number}" for number in range(400)),
    "q=%22%27%29%20OR%201%3D1%20--&after=-1&place=%27&wanted=%00&next=//evil.example&as=%00",
    "page=1e999&version=NaN&version=-1&from=9999999999999&to=&opportunity=%00&days=-30&open",
    "&&&===&q&q=&=x&%=%",
)
ODD_REFS = ("%00", "..%2f..%2fetc", "%ED%A0%80", "%E2%80%AE", "'--", "-1", "x" * 3000, "é", "%25")
KEPT = ("csrf_token", "acting_as", "viewport", "theme-color")
OFTEN = ["reason", "words", "text", "role", "seat", "verb", "to", "stage", "name", "email"]
NOTHING_TO_SEND = (  # what such a page shows where its form could do nothing anyway
    "/organisations/<ref>/join",
    "/register/<ref>/set-right",
)
WRITERS = ("quay admin", "buyer", "saltmere convenor")


def test_every_route_says_who_may_open_it(whole_app: Flask) -> None:
    assert undeclared(whole_app) == []


def test_a_route_that_does_not_say_so_is_found() -> None:
    app = Flask("another")
    app.add_url_rule("/open", "open", lambda: "")
    assert undeclared(app) == ["open"]


@pytest.mark.parametrize("who", EVERYONE)
def test_every_page_answers_everyone_and_looking_writes_nothing(look: Look, who: str) -> None:
    glass = look(who)
    with writes_of(glass) as writes:
        for rule, path in few_addresses(glass, "GET"):
            answer = glass.get(path)
            assert answer.status in ANSWERS, f"{answer.status} for {path}"
            assert not writes, f"GET {path} wrote: {writes}"
            if who == NOBODY and access_of(glass, rule, "GET") is not Access.ANYONE:
                assert answer.status == 302, f"{answer.status} for {path}, signed out"
                assert "/sign-in" in dict(answer.headers)["Location"]


@pytest.mark.parametrize("who", EVERYONE)
def test_a_form_without_its_token_changes_nothing_and_says_why_kindly(look: Look, who: str) -> None:
    glass = look(who)
    before = stored_facts(glass.database)
    for rule, path in few_addresses(glass, "POST"):
        answer = glass.send(path, {"acting_as": glass.world.seat_of(who), "reason": "Because."})
        assert answer.status in ANSWERS, f"{answer.status} for {path}"
        if _asks_for_something(answer) and rule not in NOTHING_TO_SEND:
            assert any(words in answer.body for words in STALE), f"nothing kind at {path}"
    assert stored_facts(glass.database) == before


def _asks_for_something(answer: Answer) -> bool:
    """Tell whether the page holds a form; the one that signs out stands in the header."""
    held = 'method="post"' in answer.body.partition("<main")[2]
    return answer.status in (200, 400) and held


@pytest.mark.parametrize("who", WRITERS)
def test_odd_input_is_answered_and_leaves_nothing_half_done(look: Look, who: str) -> None:
    glass = look(who)
    for _, path in few_addresses(glass, "POST"):
        names = _fields_at(glass, path)
        for turn in range(0, len(ODD), 2):
            typed = {name: ODD[(turn + at) % len(ODD)] for at, name in enumerate(names)}
            answer = glass.post(path, typed, chance=f"{path} {turn}")
            assert answer.status in ANSWERS, f"{answer.status} for {path} in turn {turn}"
    _all_is_whole(glass)


@pytest.mark.parametrize("who", ["quay admin", NOBODY])
def test_a_body_that_is_no_form_is_answered(look: Look, who: str) -> None:
    glass = look(who)
    before = stored_facts(glass.database)
    for rule, path in _one_of_each(glass, "POST"):
        for body in BODIES:
            assert glass.send(path, body).status in ANSWERS, rule
        assert glass.send(path, b'{"a": NaN}', kind="application/json").status in ANSWERS, rule
    assert stored_facts(glass.database) == before


@pytest.mark.parametrize("who", ["quay admin", NOBODY])
def test_odd_questions_in_an_address_are_answered(look: Look, who: str) -> None:
    glass = look(who)
    for rule, path in _one_of_each(glass, "GET"):
        for query in ODD_QUERIES if "<" not in rule else ODD_QUERIES[:2]:
            answer = glass.get(f"{path}?{query}")
            assert answer.status in ANSWERS, f"{answer.status} for {path}?{query[:80]}"


@pytest.mark.parametrize("who", ["saltmere convenor", NOBODY])
def test_odd_references_are_not_there(look: Look, who: str) -> None:
    glass = look(who)
    for rule in rules_for(glass.app, "GET"):
        for odd in ODD_REFS if rule.arguments else ():
            asked = re.sub(r"<[^<>]*>", odd, rule.rule)
            answer = glass.get(asked)
            assert answer.status in {302, 400, 403, 404, 410}, f"{answer.status} for {asked}"


def _one_of_each(glass: Glass, method: str) -> Iterator[tuple[str, str]]:
    seen = set()
    for rule, path in few_addresses(glass, method):
        if rule not in seen:
            seen.add(rule)
            yield rule, path


def _fields_at(glass: Glass, path: str) -> list[str]:
    """Name the fields that the page at an address asks for, or some that forms here often ask."""
    page = glass.get(path)
    found = re.findall(r'name="([a-z_0-9-]+)"', page.body) if page.status == 200 else []
    return [name for name in dict.fromkeys(found) if name not in KEPT] or OFTEN


def _all_is_whole(glass: Glass) -> None:
    """Hold what is stored against its keys, its index and its trail."""
    with glass.database.reading() as session:
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []
        for batch in batches(session):
            assert list(filed_wrongly(session, batch)) == []
        assert session.scalar(select(func.count()).select_from(TrailEntry))
