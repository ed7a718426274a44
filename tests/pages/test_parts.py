"""Every part, on the page of parts, is sound HTML that a strict policy lets through."""

import json
from collections import Counter
from gzip import compress
from io import BytesIO
from pathlib import Path

import html5lib
import pytest
from bs4 import BeautifulSoup
from flask import Flask, render_template

from commissioning.foundation.actor import ANYONE
from commissioning.foundation.assets import Assets, AssetsMissing
from tests.pages.look import AMINA, look_app

ERRORS = sorted(p.stem for p in Path("templates/errors").glob("*.html"))


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """Give the app as Amina sees it, with two roles."""
    return look_app(tmp_path, AMINA)


def inspected(html: str) -> BeautifulSoup:
    """Check what every page must hold, and give the page to look further."""
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(html)
    page = BeautifulSoup(html, "html5lib")
    assert page.title
    assert page.title.text.removeprefix("Error: ").startswith(page.find_all("h1")[0].text.strip())
    assert len(page.find_all("h1")) == 1
    ids = Counter(tag["id"] for tag in page.find_all(id=True))
    assert [name for name, times in ids.items() if times > 1] == []
    for tag in page.find_all(True):
        assert not [name for name in tag.attrs if name == "style" or name.startswith("on")], tag
        for name in ("aria-describedby", "aria-labelledby", "aria-controls", "for", "list"):
            assert all(one in ids for one in str(tag.get(name, "")).split()), tag
    for inline in page.find_all(["script", "style"]):
        assert inline.get("nonce") == "once"
    for field in page.find_all(["input", "select", "textarea"]):
        label = page.find("label", attrs={"for": field.get("id") or "none"})
        assert field.get("type") == "hidden" or label or field.get("aria-label"), field
    return page


def test_every_part_stands_on_the_page_of_parts(app: Flask) -> None:
    page = inspected(app.test_client().get("/parts").text)
    shown = page.find("main")
    assert shown
    for part in ("seen", "next", "card", "timeline", "shares", "difference", "letter", "empty"):
        assert shown.select(f".reg-{part}"), part


def test_the_page_of_parts_is_sound_with_every_error_shown(app: Flask) -> None:
    typed = {"acting_as": "seat-one", "starts-day": "31", "starts-month": "2", "sought": "-1"}
    page = inspected(app.test_client().post("/parts", data=typed).text)
    assert page.title
    assert page.title.text.startswith("Error: ")
    links = page.select(".govuk-error-summary__list a")
    assert links
    for link in links:
        led_to = page.find(id=str(link["href"]).removeprefix("#"))
        assert led_to, link
        assert led_to.name in ("input", "select", "textarea")


def test_only_the_wrong_part_of_a_date_is_marked(app: Flask) -> None:
    typed = {"starts-day": "1", "starts-month": "13", "starts-year": "2027"}
    page = inspected(app.test_client().post("/parts", data={"acting_as": "seat-one"} | typed).text)
    marked = page.select("#starts .govuk-input--error")
    assert [tag["id"] for tag in marked] == ["starts-month"]


def test_a_form_says_who_can_see_what_is_sent_just_above_its_button(app: Flask) -> None:
    page = inspected(app.test_client().get("/parts").text)
    form = page.select_one("main form[data-keep]")
    assert form
    said = form.select_one(".reg-seen")
    assert said
    assert "only you, until you share it" in said.text
    after = said.find_next("button")
    assert after
    assert "Say we're bidding" in after.text


def test_typed_lines_come_back_as_they_were(app: Flask) -> None:
    typed = {"acting_as": "seat-one", "purpose": "one\n  two\n\nthree"}
    page = inspected(app.test_client().post("/parts", data=typed).text)
    area = page.find(id="purpose")
    assert area
    assert area.text == "one\n  two\n\nthree"


def test_what_was_typed_never_becomes_markup(app: Flask) -> None:
    bad = "\"><script>alert(1)</script>'"
    names = ("title", "purpose", "brings", "areas", "starts-day", "sought", "closes-time")
    typed = {"acting_as": bad} | dict.fromkeys(names, bad)
    assert "<script>alert" not in app.test_client().post("/parts", data=typed).text


@pytest.mark.parametrize("name", ["acting_as", "csrf_token", "title", "areas", "starts-day"])
def test_a_file_in_the_place_of_words_is_taken_for_nothing(app: Flask, name: str) -> None:
    sent = app.test_client().post("/parts", data={name: (BytesIO(b"x"), "x.txt")})
    assert sent.status_code == 200
    inspected(sent.text)


def test_a_role_is_said_only_to_those_with_several(tmp_path: Path) -> None:
    several = look_app(tmp_path, AMINA).test_client().get("/parts").text
    nobody = look_app(tmp_path, ANYONE).test_client().get("/parts").text
    assert "You are acting as officer at Harbour Kitchen" in several
    assert "acting as" not in nobody
    assert "Sign in" in nobody


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_page_says_what_happened_and_needs_nothing_else(app: Flask, name: str) -> None:
    with app.test_request_context():
        inspected(render_template(f"errors/{name}.html", switch_to=[AMINA], words="Not yours."))


def test_a_missing_page_offers_the_role_that_may_see_it(app: Flask) -> None:
    with app.test_request_context():
        page = inspected(render_template("errors/404.html", switch_to=[AMINA]))
    link = page.find("a", href="?as=seat-one")
    assert link
    assert link.text == "Switch to officer at Harbour Kitchen"


def test_a_built_file_is_kept_for_a_year_and_sent_packed(app: Flask, tmp_path: Path) -> None:
    (tmp_path / "app.css").write_text("a{}", encoding="utf-8")
    (tmp_path / "app.css.gz").write_bytes(compress(b"a{}"))
    client = app.test_client()
    plain = client.get("/assets/app.css")
    packed = client.get("/assets/app.css", headers={"Accept-Encoding": "gzip"})
    assert plain.text == "a{}"
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.mimetype == plain.mimetype == "text/css"
    for sent in (plain, packed):
        assert "immutable" in sent.headers["Cache-Control"]
        sent.close()


@pytest.mark.parametrize("name", ["manifest.json", "nothing.css", "app.css.gz", "..%2fconfig.py"])
def test_only_built_files_are_served(app: Flask, name: str) -> None:
    assert app.test_client().get(f"/assets/{name}").status_code == 404


@pytest.mark.parametrize("manifest", [None, "{", json.dumps([])])
def test_a_look_that_was_not_built_says_so_in_one_line(
    tmp_path: Path, manifest: str | None
) -> None:
    if manifest is not None:
        (tmp_path / "manifest.json").write_text(manifest, encoding="utf-8")
    with pytest.raises(AssetsMissing, match=r"^The CSS and JavaScript are not built yet: .*run$"):
        Assets(tmp_path)
