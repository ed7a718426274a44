"""Every distinct page, as each kind of person gets it, before axe and before the HTML checker.

The pages are those of the world of tests/world.py, handed to a real browser as the app made them.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import time_machine
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, Page, Route

from tests.browser import NARROW, ROOT, WIDE
from tests.house.conftest import Build, glass_over, stored, whole_app
from tests.journeys.covering import CRAWLERS, Recorded, cover, recorded_by
from tests.world import NOW

__all__ = ["stored", "whole_app"]

pytestmark = pytest.mark.journey

SITE = "http://register.test"
JAR = ROOT / "tests/tools/node_modules/vnu-jar/build/dist/vnu.jar"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Only what is wrong comes back: all that is right as well would take longer than looking.
LOOK = f"axe.run({json.dumps({'runOnly': RULES})}).then(found => found.violations)"
AXE = Axe().axe_script


@pytest.fixture(scope="session")
def pages(
    stored: Build, whole_app: Flask, tmp_path_factory: pytest.TempPathFactory
) -> list[Recorded]:
    """Record what everybody comes to, and keep the fewest that hold every part."""
    found: list[Recorded] = []
    with time_machine.travel(NOW, tick=False):
        for who in CRAWLERS:
            folder = tmp_path_factory.mktemp("looked-at")
            with glass_over(stored(""), whole_app, folder, who) as glass:
                found += recorded_by(glass)
    return cover(found)


@pytest.fixture(params=["narrow", "wide"])
def window(chromium: Browser, whole_app: Flask, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Open a browser to which the look's own files come straight from the app."""
    size = NARROW if request.param == "narrow" else WIDE
    context = chromium.new_context(base_url=SITE, viewport=size, locale="en-GB")
    client = whole_app.test_client()

    def answer(route: Route) -> None:
        with client.get(urlsplit(route.request.url).path) as got:
            route.fulfill(status=got.status_code, body=got.data, headers=dict(got.headers))

    context.route("**/*", answer)
    yield context.new_page()
    context.close()


def _show(window: Page, page: Recorded) -> None:
    address = f"{SITE}{urlsplit(page.path).path}"
    window.route(
        address, lambda route: route.fulfill(body=page.html, headers=dict(page.headers)), times=1
    )
    window.goto(address)


def test_every_page_is_clean_and_fits_the_window(pages: list[Recorded], window: Page) -> None:
    found = [fault for page in pages for fault in _faults(page, window)]
    assert not found, "\n".join(sorted(found))


def test_a_page_with_a_fault_is_found(window: Page) -> None:
    html = "<!DOCTYPE html><html lang=en><title>Words</title><main><h1>Words</h1><input></main>"
    faults = list(_faults(Recorded("anyone", "/", "a page", html, ()), window))
    assert any("label" in fault for fault in faults)


def _faults(page: Recorded, window: Page) -> Iterator[str]:
    _show(window, page)
    where = f"{page.view} ({page.path}, as {page.who})"
    window.evaluate(AXE)
    for violation in window.evaluate(LOOK):
        nodes = "; ".join(node["html"][:160] for node in violation["nodes"][:2])
        yield f"{where}: {violation['id']}: {nodes}"
    over = window.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    if over > 0:
        yield f"{where}: {over} pixels too wide"


def test_the_html_checker_finds_nothing_on_any_page(pages: list[Recorded], tmp_path: Path) -> None:
    for number, page in enumerate(pages):
        (tmp_path / f"{number}.html").write_text(page.html, encoding="utf-8")
    command = [*_checker(), "--errors-only", "--exit-zero-always", "--format", "json"]
    done = subprocess.run(  # noqa: S603  (the checker named by the lock of tests/tools)
        [*command, *map(str, sorted(tmp_path.glob("*.html")))],
        capture_output=True,
        text=True,
        check=True,
    )
    said = [
        f"{pages[int(Path(urlsplit(one['url']).path).stem)].view}: {one['message']} "
        f"{one.get('extract', '')[:120]!r}"
        for one in json.loads(done.stderr)["messages"]
    ]
    assert not said, "\n".join(sorted(set(said)))


def _checker() -> list[str]:
    java = shutil.which("java")
    jar = Path(os.environ.get("VNU_JAR", str(JAR)))
    if java is None or not jar.exists():
        pytest.skip("the HTML checker needs java, and npm to fetch it (see tests/tools)")
    return [java, "-jar", str(jar)]
