"""Pages are sent packed to whoever takes them so, and only then."""

from gzip import decompress

import pytest
from flask.testing import FlaskClient

from tests.pages.conftest import Site


@pytest.fixture
def browser(site: Site) -> FlaskClient:
    """Give a browser that is not signed in."""
    return site.app.test_client()


def test_a_page_is_packed_for_whoever_takes_it_so(browser: FlaskClient) -> None:
    packed = browser.get("/register", headers={"Accept-Encoding": "br, gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Content-Length"] == str(len(packed.data))
    assert b"<h1" in decompress(packed.data)


@pytest.mark.parametrize("takes", ["", "identity", "br", "gzip;q=0"])
def test_a_page_is_sent_as_it_is_to_whoever_does_not(browser: FlaskClient, takes: str) -> None:
    plain = browser.get("/register", headers={"Accept-Encoding": takes})
    assert "Content-Encoding" not in plain.headers
    assert b"<h1" in plain.data


def test_what_lies_between_is_told_that_the_answer_depends_on_it(browser: FlaskClient) -> None:
    for takes in ("gzip", ""):
        answer = browser.get("/register", headers={"Accept-Encoding": takes})
        assert "Accept-Encoding" in answer.vary


def test_an_answer_too_small_to_gain_is_not_packed(browser: FlaskClient) -> None:
    answer = browser.get("/healthz", headers={"Accept-Encoding": "gzip"})
    assert answer.data == b"ok\n"
    assert "Content-Encoding" not in answer.headers


def test_a_packed_page_holds_no_time_of_packing(browser: FlaskClient) -> None:
    packed = browser.get("/register", headers={"Accept-Encoding": "gzip"})
    assert packed.data[4:8] == bytes(4), "gzip's own field for the time"
