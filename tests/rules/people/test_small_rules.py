"""Browsers in words, addresses as they are compared, and ways back that stay with us."""

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissioning.people.rules.addresses import address_of, fold_address, veiled
from commissioning.people.rules.browsers import browser_in_words
from commissioning.people.rules.ways_back import own_path

APPLE = "AppleWebKit/605.1.15 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; rv:143.0) Gecko/20100101 Firefox/143.0",
         "Firefox on Windows"),
        (f"Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) {APPLE} Version/17.0 Safari/605.1.15",
         "Safari on a Mac"),
        (f"Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) {APPLE} CriOS/130.0 Safari/604.1",
         "Chrome on iPhone"),
        (f"Mozilla/5.0 (Linux; Android 14; SM) {APPLE} SamsungBrowser/26.0 Chrome/122.0 Safari/537",
         "Samsung Internet on Android"),
        (f"Mozilla/5.0 (Windows NT 10.0) {APPLE} Chrome/130.0 Safari/537.36 Edg/130.0",
         "Edge on Windows"),
        (f"Mozilla/5.0 (X11; CrOS x86_64 14541) {APPLE} Chrome/130.0 Safari/537.36",
         "Chrome on a Chromebook"),
        ("curl/8.0", "A browser"),
        ("", "A browser"),
    ],
)  # fmt: skip
def test_a_browser_is_named_as_its_owner_would(agent: str, words: str) -> None:
    assert browser_in_words(agent) == words


@given(st.text())
def test_whatever_a_browser_calls_itself_the_words_are_ours(agent: str) -> None:
    assert len(browser_in_words(agent)) < 40


def test_addresses_are_compared_without_case_and_spaces() -> None:
    assert fold_address(" Amina@Example.ORG ") == fold_address("amina@example.org")


@given(st.text(max_size=80))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold_address(fold_address(text)) == fold_address(text)


@pytest.mark.parametrize(
    "text", ["", "a", "a@", "@b.c", "a@b", "a b@c.org", "a@b.org\nc", "a@@b.c"]
)
def test_what_cannot_be_an_address_is_none(text: str) -> None:
    assert address_of(text) is None


def test_a_veiled_address_tells_its_owner_and_few_others() -> None:
    assert veiled("amina.yusuf@example.org") == "a…@example.org"


@pytest.mark.parametrize(
    "path", ["/", "/account", "/register?q=a&b=c", "/places/x#top", "/a?n=//b"]
)
def test_a_page_of_ours_is_gone_back_to(path: str) -> None:
    assert own_path(path) == path


@pytest.mark.parametrize(
    "path",
    [None, "", "account", "//a.example", "/\\a.example", "\\\\a.example", "https://a.example",
     "javascript:x", "/\t/a.example", "/a\nb", "/sign-in?next=/", "/sign-out", "/reset/abc",
     "/" + "a" * 3_000, " /account"],
)  # fmt: skip
def test_anything_else_leads_to_the_first_page(path: str | None) -> None:
    assert own_path(path) == "/"


@given(st.text(alphabet="/\\:.@?#ab%\t\n ", max_size=20))
def test_no_text_leads_away_from_here(text: str) -> None:
    led = urlsplit(urljoin("https://here.example/sign-in", own_path(text)))
    assert (led.scheme, led.netloc) == ("https", "here.example")
