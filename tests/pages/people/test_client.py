"""The client of these tests is itself trusted only because it refuses what it should."""

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.pages.conftest import Site
from tests.pages.inspecting import Page, inspect

SOUND = (
    "<!DOCTYPE html><html lang=en><title>Words</title><body><main><h1>Words</h1>{}</main></html>"
)


def looked_at(app: Flask, inside: str) -> None:
    """Inspect a page that holds this."""
    response = TestResponse([SOUND.format(inside).encode()], "200", {}, None)  # type: ignore[arg-type]
    inspect(app, Page(response, "/somewhere"))


@pytest.mark.parametrize(
    "inside",
    [
        "<h1>Twice</h1>",
        "<p id=a></p><p id=a></p>",
        "<p style='color: red'>Red</p>",
        "<button onclick='go()'>Go</button>",
        "<script>go()</script>",
        "<input name=q>",
        "<p aria-describedby=nothing>Words</p>",
        "<a href='/no/such/page'>Words</a>",
        "<a href='#nothing'>Words</a>",
        "<a href='/healthz'></a>",
        "<a href='javascript:go()'>Words</a>",
        "<p><div></p>",
    ],
)
def test_a_page_with_this_in_it_is_refused(whole_app: Flask, inside: str) -> None:
    with pytest.raises(Exception, match=r".+"):
        looked_at(whole_app, inside)


@pytest.mark.parametrize(
    "inside",
    [
        "<p id=a>Words</p>",
        "<label for=q>Search</label><input id=q name=q>",
        "<a href='/healthz'>Words</a>",
        "<form action='/sign-out' method=post><button>Sign out</button></form>",
    ],
)
def test_a_sound_page_passes(whole_app: Flask, inside: str) -> None:
    looked_at(whole_app, inside)


def test_a_visitor_is_the_person_whose_seat_it_is(site: Site) -> None:
    with site.world() as world:
        seat = world.seat(world.organisation("Warm Harbour", place=world.place()))
    page = site.sign_in_seat(seat).get("/nowhere", status=404)
    assert "Warm Harbour" in page.soup.text


def test_someone_not_signed_in_is_nobody(site: Site) -> None:
    assert "Sign in" in site.visitor().get("/nowhere", status=404).soup.text


def test_statements_are_counted(site: Site) -> None:
    with site.counting() as counted:
        site.visitor().get("/healthz")
    assert [one for one in counted.statements if "SELECT 1" in one]
