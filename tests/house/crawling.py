"""Following links from the first page, as whoever is signed in."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect
from werkzeug.test import TestResponse

from tests.house.looking import Glass
from tests.world import NOBODY, WITHOUT_A_SEAT

CRAWLERS = (
    NOBODY, WITHOUT_A_SEAT, "officer", "quay admin", "secretary", "trustee", "chair", "guest",
    "saltmere convenor", "buyer", "health buyer", "clear", "two hats", "unverified", "opted in",
)  # fmt: skip
MOST_OF_ONE_VIEW = 12
LINKS = re.compile(r'<(?:a|form)\b[^>]*?\s(?:href|action)="([^"]+)"')


def crawl(glass: Glass) -> Iterator[tuple[str, str, TestResponse]]:
    """Follow links from the first page, a few of each view; gives (address, endpoint, answer)."""
    waiting, known, met = deque(["/"]), {"/"}, Counter[str]()
    while waiting:
        path = waiting.popleft()
        endpoint = endpoint_of(glass.app, path)
        if endpoint in ("", "assets.file") or met[endpoint] >= MOST_OF_ONE_VIEW:
            continue
        met[endpoint] += 1
        response = glass.open("GET", path)
        yield path, endpoint, response
        for found in _links(path, response):
            if found not in known:
                known.add(found)
                waiting.append(found)


def endpoint_of(app: Flask, path: str) -> str:
    """Name the view that answers at an address; "" for one that takes only what is sent."""
    try:
        endpoint, _ = app.url_map.bind("localhost").match(urlsplit(path).path, "GET")
    except (HTTPException, RequestRedirect):
        return ""
    return str(endpoint)


def _links(path: str, response: TestResponse) -> Iterator[str]:
    if response.status_code == 302:
        yield response.headers["Location"]
    if response.mimetype != "text/html":
        return
    for found in LINKS.findall(response.text):
        link = unescape(found).partition("#")[0]
        if link.startswith("?"):
            link = urlsplit(path).path + link
        if link.startswith("/"):
            yield link
