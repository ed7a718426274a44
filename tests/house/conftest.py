"""Worlds for the house tests: each built once in a run, and copied for whoever changes it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copyfile

import pytest
import time_machine
from flask import Flask

from commissioning.app import open_database
from config import Settings
from tests.house.looking import Glass
from tests.house.town import town_and_session
from tests.pages.conftest import site, whole_app
from tests.world import NOW, World, build, hidden_from

__all__ = ["site", "town_and_session", "whole_app"]


@dataclass(frozen=True)
class Stored:
    """A world as a file without a journal, to be copied."""

    path: Path
    world: World


Build = Callable[[str], Stored]


def settings_for(folder: Path, url: str) -> Settings:
    """Give the settings of an installation that shows no letters on a page."""
    return Settings.from_env(
        {
            "COMMISSIONING_ENV": "test",
            "COMMISSIONING_VAR": str(folder),
            "SECRET_KEY": "a key for tests that is long enough",
            "DATABASE_URL": url,
            "PUBLIC_ADDRESS": "http://localhost",
        }
    )


@pytest.fixture(scope="session")
def stored(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Give a builder of worlds without what is hidden from somebody; from "" nothing is.

    Viewers from whom the same is hidden share a world.
    """
    built: dict[frozenset[str], Stored] = {}

    def give(viewer: str) -> Stored:
        left_out = hidden_from(viewer) if viewer else frozenset()
        if left_out not in built:
            built[left_out] = _build(sqlite_template, tmp_path_factory.mktemp("world"), left_out)
        return built[left_out]

    return give


def _build(template: Path, folder: Path, left_out: frozenset[str]) -> Stored:
    path = folder / "building.sqlite3"
    copyfile(template, path)
    database = open_database(settings_for(folder, f"sqlite:///{path}"))
    made = build(database, left_out)
    database.dispose()
    kept = folder / "world.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("VACUUM INTO ?", (str(kept),))
    return Stored(kept, made)


@pytest.fixture
def frozen() -> Iterator[None]:
    """Let the clock stand still at the moment when the pages are looked at."""
    with time_machine.travel(NOW, tick=False):
        yield


@contextmanager
def glass_over(kept: Stored, app: Flask, folder: Path, viewer: str) -> Iterator[Glass]:
    """Give somebody's browser over a copy of a world in this folder."""
    path = folder / "world.sqlite3"
    copyfile(kept.path, path)
    settings = settings_for(folder, f"sqlite:///{path}")
    database = open_database(settings)
    tale = replace(kept.world.tale, database=database)
    yield Glass(app, settings, replace(kept.world, tale=tale), viewer)
    database.dispose()


Look = Callable[..., Glass]


@pytest.fixture
def look(
    stored: Build, whole_app: Flask, frozen: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Look]:
    """Give somebody's browser over a copy of the world, `without` what is hidden from them or with.

    All copies are closed afterwards.
    """
    del frozen
    with ExitStack() as opened:

        def give(viewer: str, *, without: bool = False) -> Glass:
            kept = stored(viewer if without else "")
            folder = tmp_path_factory.mktemp("copy")
            return opened.enter_context(glass_over(kept, whole_app, folder, viewer))

        yield give
