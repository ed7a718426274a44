"""Asks the real pages of a seeded register, and holds each against the ceiling.

The ceiling is a page of the same size, rendered by Jinja from memory through the same application,
so that a figure is a ratio within one run. CPU milliseconds of the process are what is compared.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from time import perf_counter, process_time

from flask import Flask, render_template_string
from flask.testing import FlaskClient

from commissioning.bench.seeding import COMMON, TOKEN
from commissioning.foundation.db import Database
from commissioning.foundation.web import Access, open_to
from commissioning.register.models import Declaration

ROUNDS = 30
WARM = 3
CARD = (
    "<li><h3><a href='/x/{{ n }}'>{{ title }}</a></h3><p>{{ text }}</p><dl><dt>{{ n }}</dt>"
    "<dd>{{ text }}</dd></dl></li>"
)
CEILING = "<ul>{% for n in range(count) %}" + CARD + "{% endfor %}</ul>"
FILLING = "What we would do for the people of this place, in one sentence. " * 4


@dataclass(frozen=True, slots=True)
class Figure:
    """What one page took: CPU and wall milliseconds (medians), and its size in kilobytes."""

    name: str
    cpu: float
    wall: float
    kilobytes: float
    ceiling: float

    def __str__(self) -> str:
        share = 100 * self.ceiling / self.cpu
        return (
            f"{self.name:<44} {self.cpu:7.2f} ms CPU {self.wall:8.2f} ms wall "
            f"{self.kilobytes:6.1f} KB  {share:5.0f}% of the ceiling"
        )


def measure(app: Flask, database: Database) -> Iterator[Figure]:
    """Give the figures of the main pages, as a member who is signed in."""
    client = _signed_in(app)
    ceilings = _install_ceiling(app)
    for name, address in _pages(database):
        yield _figure(client, name, address, ceilings)


def _pages(database: Database) -> Iterator[tuple[str, str]]:
    with database.reading() as session:
        newest = session.query(Declaration.ref).order_by(Declaration.id.desc()).limit(1).scalar()
        deep = session.query(Declaration.ref).order_by(Declaration.id).offset(60).limit(1).scalar()
    yield "register, nothing asked", "/register"
    yield "register, a common word, facets", f"/register?q={COMMON}"
    yield "register, a common word, by deadline", f"/register?q={COMMON}&order=deadline"
    yield "register, far in", f"/register?after={deep}"
    yield "register, two words", "/register?q=domestic+abuse"
    yield "a declaration with its overlaps", f"/register/{newest}"
    yield "opportunities, nothing asked", "/opportunities"


def _figure(client: FlaskClient, name: str, address: str, ceilings: str) -> Figure:
    size = len(_get(client, address))
    ceiling, _ = _timed(client, f"{ceilings}/{size}")
    cpu, wall = _timed(client, address)
    return Figure(name, cpu, wall, size / 1024, ceiling)


def _timed(client: FlaskClient, address: str) -> tuple[float, float]:
    for _ in range(WARM):
        _get(client, address)
    taken = []
    for _ in range(ROUNDS):
        cpu, wall = process_time(), perf_counter()
        _get(client, address)
        taken.append((process_time() - cpu, perf_counter() - wall))
    return (1000 * median(c for c, _ in taken), 1000 * median(w for _, w in taken))


def _get(client: FlaskClient, address: str) -> bytes:
    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    return bytes(answer.data)


def _signed_in(app: Flask) -> FlaskClient:
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = TOKEN, True
    return client


def _install_ceiling(app: Flask) -> str:
    card = len(FILLING) * 2 + len(CARD)

    @app.get("/bench-ceiling/<int:size>")
    @open_to(Access.ANYONE)
    def ceiling(size: int) -> str:
        """Render a page of about `size` bytes from memory."""
        return render_template_string(
            CEILING, count=max(1, size // card), title="A title", text=FILLING
        )

    return "/bench-ceiling"
