"""Everyone follows every link from the first page: all answer, all are sound, all are reached.

Of the pages that one view makes, each that differs in what it is built of is inspected, whoever
meets it; that leaves out those that differ in their words alone.
"""

import re
from collections.abc import Iterator

from flask import Flask
from werkzeug.test import TestResponse

from tests.house.conftest import Look
from tests.house.crawling import CRAWLERS, crawl
from tests.house.looking import Glass, rules_for
from tests.pages.inspecting import Page, inspect

TAGS = re.compile(r'<([a-z0-9]+)(?:[^>]*?\sclass="([^"]*)")?')
LANDMARKS = ("header", "nav", "main", "footer")
WAY_BACK = ".govuk-back-link, .govuk-breadcrumbs a, main a[href], main form"
# Of a chair without an account; the tests of its own capability open it.
AT_ANOTHER_MOMENT = {"boards.casting_of"}
BY_LETTER = {  # links in letters, and where a form leads once it is sent
    "people.account_letter_sent", "people.confirm_address", "people.enter_code",
    "people.letter_sent",
    "people.open_account",
    "people.reset", "organisations.accept",
    "healthz", "places.first_steps", "people.mail",
}  # fmt: skip


def test_everyone_comes_to_sound_pages_and_every_page_is_reached(look: Look) -> None:
    reached: set[str] = set()
    shapes: set[tuple[str, int]] = set()
    faults: list[str] = []
    for who in CRAWLERS:
        glass = look(who)
        for path, endpoint, response in crawl(glass):
            reached.add(endpoint)
            shape = (endpoint, hash((response.status_code, *_tags(response))))
            if shape not in shapes:
                shapes.add(shape)
                faults += (f"{who}: {fault}" for fault in _faults(glass, path, response))
    assert not faults, "\n".join(faults)
    assert sorted(_pages_of(glass.app) - reached - BY_LETTER - AT_ANOTHER_MOMENT) == []
    assert _pages_of(glass.app) >= BY_LETTER | AT_ANOTHER_MOMENT, "no such pages any more"


def _tags(response: TestResponse) -> list[tuple[str, str]]:
    return TAGS.findall(response.text) if response.mimetype == "text/html" else []


def _pages_of(app: Flask) -> set[str]:
    """Name every view that answers a question."""
    return {rule.endpoint for rule in rules_for(app, "GET")}


def _faults(glass: Glass, path: str, response: TestResponse) -> Iterator[str]:
    if response.status_code not in (200, 302):
        yield f"a link leads to {path}, which answers {response.status_code}"
    elif response.status_code == 200 and response.mimetype == "text/html":
        try:
            _inspect(glass, path, response)
        except AssertionError as fault:
            yield f"{path}: {str(fault).splitlines()[0]}"


def _inspect(glass: Glass, path: str, response: TestResponse) -> None:
    page = Page(response, path)
    inspect(glass.app, page)
    for name in LANDMARKS:
        assert page.soup.find(name), f"no {name} on {path}"
    assert page.soup.html is not None
    assert page.soup.html.get("lang") == "en"
    skip = page.soup.select_one(".govuk-skip-link")
    assert skip is not None
    assert skip["href"] == "#main-content"
    assert path == "/" or page.soup.select(WAY_BACK), f"{path} is a dead end"
    for form in page.main.select('form[method="post"]'):
        names = {str(field.get("name")) for field in form.select("input")}
        assert {"csrf_token", "acting_as"} <= names, f"a form on {path} has only {names}"
