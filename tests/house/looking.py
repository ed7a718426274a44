"""Two worlds side by side: the same requests, by the same person, answer by answer."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from hashlib import sha256
from itertools import islice
from typing import Any
from zlib import crc32

from flask import Flask
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import select
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from commissioning.foundation.chance import seeded
from commissioning.foundation.db import Base, Database, Thing
from commissioning.foundation.web import KEY, SEAT_KEY, Register
from commissioning.people.models import SignIn
from commissioning.register.forms.editing import PARTS
from config import Settings
from tests.world import World

RANDOM_REF = "0123456789abcdef"  # of the right shape, and nobody's
CSRF = "made-for-tests"
NOT_COMPARED = ("Date",)
NOT_FACTS = ("view_log", "attempt")
EVERY_FORM = 5

# What stands in an address, by the rule's beginning and the name of its part.
KINDS = (
    ("/organisations/", "sum_ref", "aid"),
    ("/organisations/", "ref", "organisation"),
    ("/places/", "ref", "place"),
    ("/opportunities/", "ref", "opportunity"),
    ("/register/introductions/", "ref", "introduction"),
    ("/register/", "ref", "declaration"),
    ("/intentions/", "ref", "intention"),
    ("/interests/", "ref", "interest"),
    ("/account/sign-ins/", "ref", "sign_in"),
    ("/partnerships/", "ref", "partnership"),
    ("/agreements/", "ref", "agreement"),
    ("/decisions/of/", "authority", "standing_authority"),
    ("/boards/", "authority", "standing_authority"),
    ("/decisions/", "ref", "resolution"),
    ("/boards/", "ref", "organisation"),
    ("/partnerships/", "review_ref", "review"),
    ("/partnerships/", "point_ref", "review_point"),
    ("/partnerships/", "view_ref", "working_view"),
    ("/", "version", "version"),
    ("/", "member", "board_member"),
    ("/", "whom", "seat"),
    ("/", "authority_ref", "authority"),
    ("/", "leaving_ref", "leaving"),
    ("/", "thread_ref", "thread"),
    ("/", "dispute_ref", "dispute"),
    ("/", "ask_ref", "ask"),
    ("/", "review_ref", "review_held"),
    ("/", "other", "declaration"),
    ("/", "organisation", "organisation"),
    ("/", "seat", "seat"),
    ("/", "request", "join_request"),
    ("/", "request_ref", "join_request"),
    ("/", "invitation", "invitation"),
    ("/", "stay", "membership"),
    ("/", "lot", "lot"),
)
WORDS = {
    "verb": ("withdraw", "submit", "consent", "take-back", "give", "bring", "take", "no-such-verb"),
    "part": (*list(PARTS)[:2], "no-such-part"),
    "token": ("0" * 64,),
    "number": ("1", "2", "97"),
    "due": ("2027-01-01", "no-such-day"),
    "before": ("1",),
    "which": ("pack", "note"),
    "key": ("purpose", "no-such-clause"),
    "kind": ("risks", "boards", "no-such-list"),
    "item": ("rain", "new"),
    "way": ("grant", "target_cost", "no-such-way"),
}
Refs = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Answer:
    """What came back, without what differs from one moment to the next."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: str

    def without(self, ref: str) -> "Answer":
        """Give the answer with a reference that the asker typed made nameless."""
        headers = tuple((name, value.replace(ref, "REF")) for name, value in self.headers)
        return Answer(self.status, headers, self.body.replace(ref, "REF"))


@dataclass
class Glass:
    """One person's browser, looking at one world."""

    app: Flask
    settings: Settings
    world: World
    viewer: str

    def __post_init__(self) -> None:
        self.client = self.app.test_client()
        with self.client.session_transaction() as cookie:
            cookie["csrf_token"] = CSRF
            if self.viewer in self.world.tokens:
                cookie["_user_id"], cookie["_fresh"] = self.world.tokens[self.viewer], True
                cookie[SEAT_KEY] = self.world.seat_of(self.viewer)
        self.at_first = self.client.get_cookie("register")

    @property
    def database(self) -> Database:
        """The world's own database."""
        return self.world.tale.database

    def get(self, path: str) -> Answer:
        """Get a page."""
        return self._ask("GET", path, "a page")

    def post(self, path: str, typed: Mapping[str, Any], chance: str = "a form") -> Answer:
        """Send a form, with the token and the seat that its page would have held.

        What it makes carries references drawn from `chance`.
        """
        key = str(self.app.config["SECRET_KEY"])
        token = URLSafeTimedSerializer(key, salt="wtf-csrf-token").dumps(CSRF)
        held = {"csrf_token": token, "acting_as": self.world.seat_of(self.viewer)}
        return self._ask("POST", path, chance, data={**held, **typed})

    def send(
        self, path: str, data: Any, *, kind: str = "application/x-www-form-urlencoded"
    ) -> Answer:
        """Send a body as it is, without a token."""
        return self._ask("POST", path, "a form", data=data, content_type=kind)

    def _ask(self, method: str, path: str, chance: str, **more: Any) -> Answer:
        return _answer(self.open(method, path, chance, **more))

    def open(self, method: str, path: str, chance: str = "a page", **more: Any) -> TestResponse:
        """Ask as if it were the first request of this browser, with nothing left to chance."""
        assert self.at_first is not None
        self.client.set_cookie("register", self.at_first.value)
        register = self.app.extensions[KEY]
        self.app.extensions[KEY] = Register(self.settings, self.database, register.build_actor)
        try:
            with seeded(chance):
                return self.client.open(path, method=method, **more)
        finally:
            self.app.extensions[KEY] = register


def _answer(response: TestResponse) -> Answer:
    headers = tuple(pair for pair in response.headers.items() if pair[0] not in NOT_COMPARED)
    return Answer(response.status_code, headers, response.get_data().decode("latin-1"))


def first_difference(ours: Answer, theirs: Answer) -> str:
    """Show where two answers part; "" when they are the same."""
    if ours == theirs:
        return ""
    if (ours.status, ours.headers) != (theirs.status, theirs.headers):
        return f"{ours.status} {ours.headers}\n{theirs.status} {theirs.headers}"
    lines = unified_diff(ours.body.splitlines(), theirs.body.splitlines(), n=1, lineterm="")
    return "\n".join(islice(lines, 2, 14))


def refs_in(database: Database) -> dict[str, list[str]]:
    """Give the references of everything that stands, by table."""
    tables = [mapper.class_ for mapper in Base.registry.mappers if issubclass(mapper.class_, Thing)]
    with database.reading() as session:
        return {
            table.__tablename__: list(session.scalars(select(table.ref).order_by(table.id)))
            for table in tables
            if table is not SignIn
        }


def addresses(app: Flask, method: str, refs: Refs) -> Iterator[tuple[str, str]]:
    """Give (rule, address) for every rule, with the references of the kinds it takes.

    A page that only shows is asked for with every reference; a form with every fifth, not the
    same ones for each form. Of several parts each is tried, the others being the first there is.
    """
    for rule in rules_for(app, method):
        choices = {name: values_for(rule.rule, name, refs) for name in rule.arguments}
        every = EVERY_FORM if "POST" in (rule.methods or ()) else 1
        if all(choices.values()):
            chosen = _paths(rule.rule, choices)
            yield from ((rule.rule, path) for path in some_of(chosen, rule.rule, every))


def hidden_addresses(
    app: Flask, method: str, refs: Refs, hidden: Refs
) -> Iterator[tuple[str, str]]:
    """Give (address, the hidden reference in it), the other parts being visible things."""
    for rule in rules_for(app, method):
        choices = {name: values_for(rule.rule, name, refs) for name in rule.arguments}
        for name in sorted(set(choices) - set(WORDS)):
            first = {other: values[0] for other, values in choices.items() if values}
            found = values_for(rule.rule, name, hidden)
            every = EVERY_FORM if "POST" in (rule.methods or ()) else 1
            for ref in some_of(found, rule.rule, every):
                if choices.keys() <= {*first, name}:
                    yield address_of(rule.rule, {**first, name: ref}), ref


def rules_for(app: Flask, method: str) -> list[Rule]:
    """Give the rules that answer to a method, files of the look apart."""
    return [
        rule
        for rule in app.url_map.iter_rules()
        if method in (rule.methods or ()) and rule.endpoint not in ("assets.file", "static")
    ]


def some_of(values: Sequence[str], rule: str, every: int) -> Sequence[str]:
    """Take every n-th value, beginning at a place that depends on the rule; the only one always."""
    return values[crc32(rule.encode()) % min(every, max(len(values), 1)) :: every]


def values_for(rule: str, name: str, refs: Refs) -> Sequence[str]:
    """Give what may stand in one part of a rule."""
    if name in WORDS:
        return WORDS[name]
    for beginning, part, kind in KINDS:
        if rule.startswith(beginning) and part == name:
            return refs.get(kind, ())
    raise LookupError(f"say in KINDS what {name} of {rule} is")


def _paths(rule: str, choices: Mapping[str, Sequence[str]]) -> Sequence[str]:
    first = {name: values[0] for name, values in choices.items()}
    asked = [{**first, name: value} for name, values in choices.items() for value in values]
    return list(dict.fromkeys(address_of(rule, values) for values in asked or [first]))


def address_of(rule: str, values: Mapping[str, str]) -> str:
    """Write the address of a rule with these values in it."""
    return re.sub(r"<(?:[^<>]*:)?(\w+)>", lambda found: values[found[1]], rule)


def stored_facts(database: Database) -> str:
    """Give all that is stored, as one digest, but for looks and counted tries."""
    digest = sha256()
    with database.reading() as session:
        for table in Base.metadata.sorted_tables:
            if table.name not in NOT_FACTS:
                for row in session.execute(select(table)):
                    digest.update(repr((table.name, *row)).encode())
    return digest.hexdigest()
