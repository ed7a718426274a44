"""What every page must hold, looked at each time a test gets one."""

import re
from collections import Counter
from functools import cached_property
from urllib.parse import urljoin, urlsplit

import html5lib
from bs4 import BeautifulSoup, Tag
from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect
from werkzeug.test import TestResponse

NAMING = ("aria-describedby", "aria-labelledby", "aria-controls", "for", "list")


class Page:
    """One answer of the register, for a test to read."""

    def __init__(self, response: TestResponse, path: str) -> None:
        self.response = response
        self.path = path
        self.status = response.status_code
        self.location = response.headers.get("Location", "")

    @cached_property
    def soup(self) -> BeautifulSoup:
        """The page as a tree."""
        return BeautifulSoup(self.response.text, "lxml")

    @property
    def main(self) -> Tag:
        """What stands between header and footer."""
        found = self.soup.find("main")
        assert isinstance(found, Tag), self.response.text[:500]
        return found

    @property
    def text(self) -> str:
        """The words of the page between header and footer, each run of space as one."""
        return words(self.main)

    @property
    def heading(self) -> str:
        """The words of the h1."""
        return words(self.soup.find_all("h1")[0])

    @property
    def errors(self) -> list[str]:
        """The lines of the error summary."""
        return [words(line) for line in self.soup.select(".govuk-error-summary__list li")]

    @property
    def notice(self) -> str:
        """What the page says was done."""
        return " ".join(words(one) for one in self.soup.select(".govuk-notification-banner p"))

    @property
    def links(self) -> dict[str, str]:
        """Where each link of the main part leads, by its words."""
        return {words(a): str(a["href"]) for a in self.main.select("a[href]")}

    def form(self, button: str) -> Tag:
        """Give the form that holds the button with these words."""
        for form in self.soup.find_all("form"):
            if any(words(found) == button for found in form.find_all("button")):
                return form
        offered = [words(found) for found in self.main.find_all("button")]
        raise AssertionError(f"no button “{button}” on {self.path}; there are: {offered}")

    def typed(self, button: str) -> dict[str, list[str]]:
        """Give what sending the form with this button untouched would send."""
        sent: dict[str, list[str]] = {}
        for field in self.form(button).find_all(["input", "select", "textarea"]):
            if field.get("name"):
                sent.setdefault(str(field["name"]), []).extend(_values(field))
        pressed = next(b for b in self.form(button).find_all("button") if words(b) == button)
        if pressed.get("name"):
            sent[str(pressed["name"])] = [str(pressed.get("value", ""))]
        return sent


def words(tag: Tag) -> str:
    """Give the text of a tag as one line."""
    return " ".join(tag.get_text(" ").split())


def inspect(app: Flask, page: Page) -> None:
    """Refuse a page that is not sound HTML, or that some people could not use."""
    html5lib.HTMLParser(strict=True).parse(page.response.text)
    soup = page.soup
    headings = soup.find_all("h1")
    assert len(headings) == 1, f"{len(headings)} h1 on {page.path}"
    assert soup.title is not None
    assert words(soup.title).removeprefix("Error: ").startswith(page.heading)
    ids = Counter(str(tag["id"]) for tag in soup.find_all(id=True))
    assert not [name for name, times in ids.items() if times > 1], "an id stands twice"
    for tag in soup.find_all(True):
        _inspect_tag(tag, ids)
    for field in soup.find_all(["input", "select", "textarea"]):
        assert _is_labelled(soup, field), f"nothing says what this asks: {field}"
    for link in soup.select("a[href], form[action]"):
        _inspect_link(app, page, link, ids)
    _inspect_who_can_see(page)


def _inspect_who_can_see(page: Page) -> None:
    """Refuse a page that asks for something before it says who sees it, or that says so twice."""
    strips = [words(one) for one in page.main.select(".reg-seen")]
    assert len(strips) == len(set(strips)), f"{page.path} says twice who can see it: {strips}"
    asking = page.main.select_one("form[method=post] :is(input:not([type=hidden]), textarea)")
    if asking is not None and not page.errors:
        assert asking.find_previous(class_="reg-seen"), f"{page.path} asks before it says who sees"


def _inspect_tag(tag: Tag, ids: Counter[str]) -> None:
    inline = [name for name in tag.attrs if name == "style" or name.startswith("on")]
    assert not inline, f"inline {inline}, which the policy of the page refuses: {tag}"
    if tag.name == "style" or (tag.name == "script" and tag.get("type") != "application/json"):
        assert tag.get("nonce"), f"without a nonce: {tag}"
    for name in NAMING:
        missing = [one for one in _tokens(tag, name) if one not in ids]
        assert not missing, f"{name} names what is not there: {missing}"


def _tokens(tag: Tag, name: str) -> list[str]:
    held = tag.get(name) or ""
    return held.split() if isinstance(held, str) else list(held)


def _is_labelled(soup: BeautifulSoup, field: Tag) -> bool:
    if field.get("type") == "hidden" or field.get("aria-label") or field.get("aria-labelledby"):
        return True
    label = soup.find("label", attrs={"for": str(field.get("id") or "none")})
    return isinstance(label, Tag) and bool(words(label))


def _inspect_link(app: Flask, page: Page, link: Tag, ids: Counter[str]) -> None:
    """Refuse a link within the register that leads nowhere."""
    href = str(link.get("href") or link.get("action"))
    parts = urlsplit(urljoin(f"http://localhost{page.path}", href))
    if href.startswith("#"):
        assert href == "#" or href[1:] in ids, f"{href} leads nowhere on {page.path}"
    elif parts.netloc == "localhost" and parts.scheme.startswith("http"):
        method = str(link.get("method") or "get").upper()
        assert _resolves(app, parts.path, method), f"{method} {href} leads nowhere"
    else:
        assert parts.scheme in ("http", "https", "mailto", "tel", "webcal"), href
    assert words(link) or link.name == "form", f"a link without words: {href}"


def _resolves(app: Flask, path: str, method: str) -> bool:
    try:
        app.url_map.bind("localhost").match(path, method)
    except RequestRedirect:
        return True
    except HTTPException:
        return False
    return True


def _values(field: Tag) -> list[str]:
    """Give what a field would send as it stands."""
    kind = str(field.get("type") or "")
    if field.name == "textarea":
        return [re.sub(r"^\n", "", field.get_text())]
    if field.name == "select":
        chosen = field.select_one("option[selected]") or field.select_one("option")
        return [str(chosen.get("value", ""))] if chosen else []
    if kind in ("checkbox", "radio") and not field.has_attr("checked"):
        return []
    return [] if kind == "file" else [str(field.get("value", ""))]
