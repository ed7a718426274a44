"""The main job with a keyboard alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import Demo
from tests.journeys.walking import Walker

pytestmark = pytest.mark.journey

MOST_TABS = 120
NAME_OF_WHERE_WE_ARE = """() => {
    const at = document.activeElement;
    const labels = at.labels && at.labels.length ? at.labels[0].innerText : "";
    return (labels || at.getAttribute("aria-label") || at.innerText || "").trim();
}"""


@pytest.mark.parametrize("width", ["wide", "narrow"], indirect=True)
def test_we_can_say_what_we_are_bidding_for_by_keyboard(
    demo: Demo, walk: Callable[..., Walker]
) -> None:
    maya = walk("officer")
    page, keys = maya.page, maya.page.keyboard

    maya.go("/opportunities?q=meals")
    keys.press("Tab")
    assert _here(page) == "Skip to main content"
    keys.press("Enter")
    _reach(page, "Hot meals for seafarers waiting in port")
    _go(page)
    _reach(page, "Say we're bidding")
    _go(page)
    _reach(page, "In one sentence, what would you do?")
    keys.type("A pot of stew on the quay, and somebody who speaks Tagalog.")
    for question in ("Yes", "We are thinking of it", "Members of Saltmere"):
        _reach(page, question)
        keys.press("Space")
    _reach(page, "Say we're bidding")
    _go(page)
    assert maya.sees("A pot of stew on the quay")


def _here(page: Page) -> str:
    return str(page.evaluate(NAME_OF_WHERE_WE_ARE))


def _reach(page: Page, name: str) -> None:
    """Press Tab until the thing with this name has the focus, and see that the focus shows."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if _here(page) == name:
            return
    raise AssertionError(f"{name} cannot be reached by keyboard on {page.url}")


def _go(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")
