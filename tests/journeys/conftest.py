"""What the journeys share: a demo place of one's own, and somebody who walks through it."""

import gc
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from threading import Thread

import pytest
from playwright.sync_api import Browser
from werkzeug.serving import make_server

from commissioning.app import create_app, open_database
from commissioning.demo.build import build
from commissioning.foundation.db import Database
from commissioning.foundation.migrate import upgrade
from config import Settings
from tests.browser import NARROW, PATIENCE, ROOT, WIDE
from tests.journeys.walking import Walker

SIZES = {"wide": WIDE, "narrow": NARROW, "without scripts": NARROW}


@dataclass(frozen=True, slots=True)
class Demo:
    """A running register over a copy of the demo place: its address, its database, its keys."""

    address: str
    database: Database
    refs: dict[str, str]


@dataclass(frozen=True, slots=True)
class Template:
    """The demo place as it was built, to be copied for each journey."""

    file: Path
    refs: dict[str, str]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """Build the demo place once for all the journeys of a worker."""
    folder = tmp_path_factory.mktemp("demo")
    settings = _settings(folder, "http://127.0.0.1:8000")
    upgrade(settings.database_url)
    database = open_database(settings)
    told = build(database, settings.address)
    database.dispose()
    file = folder / "built.sqlite3"
    with closing(sqlite3.connect(folder / "register.sqlite3")) as connection:
        connection.execute("VACUUM INTO ?", (str(file),))
    return Template(file, told.refs)


@pytest.fixture
def demo(template: Template, tmp_path: Path) -> Iterator[Demo]:
    """Serve a copy of the demo place that only this journey changes."""
    copyfile(template.file, tmp_path / "register.sqlite3")
    # The server answers within this process: what thousands of earlier tests left in its memory
    # takes seconds to walk, and no browser should wait for that.
    gc.freeze()
    server = make_server("127.0.0.1", 0, lambda _environ, _start: [], threaded=True)
    address = f"http://127.0.0.1:{server.server_port}"
    settings = _settings(tmp_path, address)
    database = open_database(settings)
    server.app = create_app(settings, database)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield Demo(address, database, template.refs)
    server.shutdown()
    thread.join()
    server.server_close()
    database.dispose()


@pytest.fixture(params=SIZES)
def width(request: pytest.FixtureRequest) -> str:
    """Walk once on a wide screen, once on a small phone, and once there without JavaScript."""
    return str(request.param)


@pytest.fixture
def walk(chromium: Browser, demo: Demo, width: str) -> Iterator[Callable[..., Walker]]:
    """Give new browsers, one for each person, who is signed in where a login is named."""
    contexts = []
    scripts = width != "without scripts"

    def somebody(login: str = "") -> Walker:
        context = chromium.new_context(
            base_url=demo.address,
            viewport=SIZES[width],
            locale="en-GB",
            java_script_enabled=scripts,
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        walker = Walker(context.new_page(), narrow=width != "wide", scripts=scripts)
        if login:
            walker.sign_in(login)
        return walker

    yield somebody
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def real_notices() -> Path | None:
    """Give a page of real notices, where one is at hand: NOTICES, or ../shared/data."""
    kept = ROOT.parent / "shared/data/ocds/uk-contracts-finder-2025/package-2025-01-23-page1.json"
    path = Path(os.environ.get("NOTICES", kept))
    return path if path.exists() else None


def _settings(folder: Path, address: str) -> Settings:
    return Settings.from_env({"COMMISSIONING_VAR": str(folder), "PUBLIC_ADDRESS": address})
