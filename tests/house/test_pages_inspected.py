"""Everyone follows every link from the first page: all answer, all are sound, all are reached.

Of the pages that one view makes, each that differs in what it is built of is inspected, whoever
meets it; that leaves out those that differ in their words alone.
"""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.house.conftest import Look
from tests.house.crawling import CRAWLERS, crawl
from tests.house.looking import Glass
from tests.pages.inspecting import Page, inspect

TAGS = re.compile(r'<([a-z0-9]+)(?:[^>]*?\sclass="([^"]*)")?')
LANDMARKS = ("header", "nav", "main", "footer")
WAY_BACK = ".govuk-back-link, .govuk-breadcrumbs a, main a[href], main form"
BY_LETTER = {  # links in letters, and where a form leads once it is sent
    "people.account_letter_sent", "people.confirm_address", "people.letter_sent",
    "people.open_account",
    "people.reset", "organisations.accept",
    "healthz", "places.first_steps", "people.mail",
}  # fmt: skip

reached: dict[str, set[str]] = {}
inspected: set[tuple[str, int]] = set()


@pytest.mark.parametrize("who", CRAWLERS)
def test_every_link_from_the_first_page_leads_to_a_sound_page(look: Look, who: str) -> None:
    glass = look(who)
    faults = [fault for step in crawl(glass) for fault in _faults(glass, who, *step)]
    assert not faults, "\n".join(faults)


def _faults(
    glass: Glass, who: str, path: str, endpoint: str, response: TestResponse
) -> Iterator[str]:
    reached.setdefault(endpoint, set()).add(who)
    if response.status_code not in (200, 302):
        yield f"a link leads to {path}, which answers {response.status_code}"
    if response.mimetype != "text/html" or response.status_code != 200:
        return
    shape = (endpoint, hash(tuple(TAGS.findall(response.text))))
    if shape not in inspected:
        inspected.add(shape)
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


def test_every_page_is_reached_by_somebody(whole_app: Flask) -> None:
    if len(reached) < len(BY_LETTER):
        pytest.skip("nobody went before in this process")
    looked_for = {
        rule.endpoint
        for rule in whole_app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and rule.endpoint not in ("assets.file", "static")
    }
    unreached = sorted(looked_for - set(reached) - BY_LETTER)
    assert not unreached, ", ".join(unreached)
    assert looked_for >= BY_LETTER, "no such pages any more"
