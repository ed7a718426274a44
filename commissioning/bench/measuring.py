"""Asks the real pages of a seeded register, and holds each against the ceiling.

The application is called as a server calls it, without a client or a network between, and what is
compared is the CPU milliseconds of this process. A page and its ceiling take turns, so that
whatever else the machine does falls on both.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from statistics import median
from time import perf_counter, process_time
from typing import Any

from flask import Flask
from werkzeug.datastructures import Headers
from werkzeug.test import EnvironBuilder, run_wsgi_app

from commissioning.bench.ceiling import Ceiling
from commissioning.bench.measured_pages import Asked, pages
from commissioning.bench.seeding import TOKEN
from commissioning.foundation.db import Database

ROUNDS = 40
WARM = 4
Environ = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Figure:
    """What one page took.

    Attributes:
        cpu, wall: Milliseconds of a page that was asked before; medians.
        cold: Wall milliseconds of the first answer, when nothing is compiled or remembered and
            the looks at what is shown are written.
        ceiling: CPU milliseconds of the ceiling page of the same size.
        kilobytes, packed: Its size, and its size as sent to a browser.
    """

    page: Asked
    cpu: float
    wall: float
    cold: float
    ceiling: float
    kilobytes: float
    packed: float

    @property
    def share(self) -> float:
        """Give how fast the page is, in hundredths of the ceiling."""
        return 100 * self.ceiling / self.cpu

    def __str__(self) -> str:
        return (
            f"{self.page.name:<40}{self.cpu:7.2f} ms CPU{self.wall:8.2f} ms wall{self.cold:8.0f} ms"
            f" cold{self.kilobytes:6.1f} KB ({self.packed:4.1f} packed)"
            f"{self.share:6.0f}% of the ceiling"
        )


def measure(app: Flask, database: Database) -> Iterator[Figure]:
    """Give the figures of the main pages, as a member who is signed in."""
    ceiling = Ceiling(app)
    cookie = _cookie(app)
    for page in pages(database):
        yield _figure(app, page, _environ(page.address, cookie), ceiling)


def _figure(app: Flask, page: Asked, asked: Environ, ceiling: Ceiling) -> Figure:
    _, cold = _timed(app, asked)
    size = len(_answer(app, asked | {"HTTP_ACCEPT_ENCODING": "identity"}))
    held = _environ(ceiling.address(size, lambda at: len(_answer(app, _plain(at)))))
    taken, top = _in_turns(app, asked, held)
    cpu, wall = (median(values) for values in zip(*taken, strict=True))
    return Figure(
        page,
        cpu,
        wall,
        cold,
        median(spent for spent, _ in top),
        size / 1024,
        len(_answer(app, asked)) / 1024,
    )


def _in_turns(
    app: Flask, page: Environ, ceiling: Environ
) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """Ask the two by turns, and give what each answer took once both are warm."""
    taken = [(_timed(app, page), _timed(app, ceiling)) for _ in range(WARM + ROUNDS)][WARM:]
    return [of_page for of_page, _ in taken], [of_ceiling for _, of_ceiling in taken]


def _timed(app: Flask, asked: Environ) -> tuple[float, float]:
    """Give the CPU and wall milliseconds of one answer."""
    cpu, wall = process_time(), perf_counter()
    _answer(app, asked)
    return 1000 * (process_time() - cpu), 1000 * (perf_counter() - wall)


def _answer(app: Flask, asked: Environ) -> bytes:
    body, status, _ = run_wsgi_app(app, asked | {"wsgi.input": BytesIO()}, buffered=True)
    text = b"".join(body)
    if not status.startswith("200"):
        raise RuntimeError(f"{asked['PATH_INFO']} answered {status}")
    return text


def _environ(address: str, cookie: str = "") -> Environ:
    """Give a request as a server hands it over, from a browser that takes packed answers."""
    path, _, query = address.partition("?")
    headers = Headers({"Accept-Encoding": "gzip", "Cookie": cookie})
    return dict(EnvironBuilder(path, query_string=query, headers=headers).get_environ())


def _plain(address: str) -> Environ:
    return _environ(address) | {"HTTP_ACCEPT_ENCODING": "identity"}


def _cookie(app: Flask) -> str:
    """Give the cookie of the person whom the bench signed in."""
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = TOKEN, True
    name = app.config["SESSION_COOKIE_NAME"]
    held = client.get_cookie(name)
    return f"{name}={held.value}" if held else ""
