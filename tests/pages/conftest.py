"""The register over a database of its own, and visitors who look closely at every page."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from commissioning.app import create_app, open_database
from commissioning.foundation.chance import fingerprint, new_token
from commissioning.foundation.clock import now
from commissioning.foundation.db import Database
from commissioning.foundation.outbox import OutboxMessage
from commissioning.foundation.web import KEY, SEAT_KEY, Register
from commissioning.organisations.models import Seat
from commissioning.people.models import Person, SignIn
from commissioning.places.actors import actor_for
from config import Settings
from tests.builders import World
from tests.pages.inspecting import Page, inspect

CSRF = "made-for-tests"


@dataclass
class Visitor:
    """A browser: signed out, or signed in as somebody in one of their seats."""

    app: Flask
    seat_ref: str = ""
    browser: str = "Mozilla/5.0 (Windows NT 10.0; rv:143.0) Gecko/20100101 Firefox/143.0"

    def __post_init__(self) -> None:
        self.client = self.app.test_client()
        self.headers = {"User-Agent": self.browser}

    def get(self, path: str, *, status: int = 200) -> Page:
        """Get a page, expect this status, and inspect what is a page of ours."""
        return self._read(self.client.get(path, headers=self.headers), path, status)

    def post(self, path: str, typed: Mapping[str, Any] | None = None, *, status: int = 302) -> Page:
        """Send a form made for the seat in use, with its token; follows no redirect."""
        data = {"acting_as": self.seat_ref, "csrf_token": self._token(), **(typed or {})}
        return self._read(self.client.post(path, data=data, headers=self.headers), path, status)

    def submit(self, page: Page, button: str, **typed: Any) -> Page:
        """Fill the form with this button in as a person would, send it, and go where it leads."""
        form = page.form(button)
        data = {**page.typed(button), **{n.replace("__", "-"): v for n, v in typed.items()}}
        action = str(form.get("action") or page.path)
        response = self.client.post(action, data=data, headers=self.headers)
        return self._follow(self._read(response, action, response.status_code))

    def follow(self, path: str) -> Page:
        """Get a page, through whatever redirects lead to it."""
        response = self.client.get(path, headers=self.headers)
        return self._follow(self._read(response, path, response.status_code))

    def _follow(self, page: Page) -> Page:
        for _ in range(5):
            if page.status not in (302, 303):
                break
            parts = urlsplit(page.location)
            path = f"{parts.path}?{parts.query}" if parts.query else parts.path
            response = self.client.get(path, headers=self.headers)
            page = self._read(response, path, response.status_code)
        assert page.status < 500
        return page

    def _read(self, response: Any, path: str, status: int) -> Page:
        page = Page(response, path)
        assert page.status == status, f"{page.status} for {path}: {response.text[:1500]}"
        if response.mimetype == "text/html" and page.status not in (301, 302, 303, 308):
            inspect(self.app, page)
        return page

    def _token(self) -> str:
        with self.client.session_transaction() as session:
            session["csrf_token"] = CSRF
        key = str(self.app.config["SECRET_KEY"])
        return str(URLSafeTimedSerializer(key, salt="wtf-csrf-token").dumps(CSRF))


@dataclass
class Counted:
    """The statements sent to the database in a block."""

    statements: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.statements)


@dataclass
class Site:
    """The whole register over one database."""

    app: Flask
    database: Database

    @contextmanager
    def world(self) -> Iterator[World]:
        """Open a transaction with the builders of tests/builders.py."""
        with self.database.transaction() as session:
            yield World(session)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Open a session for reading what was stored."""
        with self.database.reading() as session:
            yield session

    @contextmanager
    def counting(self) -> Iterator[Counted]:
        """Count the statements sent to the database within the block."""
        counted = Counted()

        def note(_c: Any, _k: Any, statement: str, *_more: Any) -> None:
            counted.statements.append(statement)

        event.listen(self.database.engine, "before_cursor_execute", note)
        try:
            yield counted
        finally:
            event.remove(self.database.engine, "before_cursor_execute", note)

    def visitor(self, **more: str) -> Visitor:
        """Give somebody who is not signed in."""
        return Visitor(self.app, **more)

    def sign_in(self, person: Person, seat: Seat | None = None) -> Visitor:
        """Give the browser of somebody signed in, acting as this seat (or as their oldest)."""
        token = new_token()
        with self.database.transaction() as session:
            row = SignIn(
                person_id=person.id,
                token_hash=fingerprint(token),
                browser="Firefox on Windows",
                expires_at=now() + timedelta(hours=1),
            )
            session.add(row)
            acting = actor_for(session, person.id, seat.ref if seat else None)
        visitor = Visitor(self.app, acting.seat_ref)
        with visitor.client.session_transaction() as cookie:
            cookie["_user_id"], cookie["_fresh"] = token, True
            cookie[SEAT_KEY] = acting.seat_ref
        return visitor

    def sign_in_seat(self, seat: Seat) -> Visitor:
        """Give the browser of whoever holds this seat, acting as it."""
        with self.database.reading() as session:
            person = session.get_one(Person, seat.person_id)
        return self.sign_in(person, seat)

    def letters(self, address: str | None = None) -> list[OutboxMessage]:
        """Give the letters in the outbox, oldest first, those to one address if it is given."""
        wanted = select(OutboxMessage).order_by(OutboxMessage.id)
        if address is not None:
            wanted = wanted.where(OutboxMessage.address == address)
        with self.database.reading() as session:
            return list(session.scalars(wanted))


@pytest.fixture(scope="session")
def whole_app(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Flask:
    """Make the app once per worker: templates compiled once, the database exchanged each time."""
    return create_app(_settings(tmp_path_factory.mktemp("app"), f"sqlite:///{sqlite_template}"))


@pytest.fixture
def site(whole_app: Flask, sqlite_url: str, tmp_path: Path) -> Iterator[Site]:
    """Give the register over an empty database, and the doors into it."""
    settings = _settings(tmp_path, sqlite_url)
    database = open_database(settings)
    kept = whole_app.extensions[KEY]
    whole_app.extensions[KEY] = Register(settings, database, kept.build_actor)
    yield Site(whole_app, database)
    whole_app.extensions[KEY] = kept
    database.dispose()


@contextmanager
def settings_of(site: Site, **changed: Any) -> Iterator[None]:
    """Run the block with some settings changed."""
    kept = site.app.extensions[KEY]
    site.app.extensions[KEY] = replace(kept, settings=replace(kept.settings, **changed))
    try:
        yield
    finally:
        site.app.extensions[KEY] = kept


def _settings(folder: Path, url: str) -> Settings:
    return Settings.from_env(
        {
            "COMMISSIONING_ENV": "test",
            "COMMISSIONING_VAR": str(folder),
            "SECRET_KEY": "a key for tests that is long enough",
            "DATABASE_URL": url,
            "PUBLIC_ADDRESS": "http://localhost",
            "SHOW_MAIL": "yes",
        }
    )
