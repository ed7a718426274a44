"""Templates name only pages of their own floor or of a lower one (ARCHITECTURE.md, house rule 7).

What an upper floor shows on a lower one's page is hung there by app.py and navigation.py.
"""

import re
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path

import pytest
from flask import Flask

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
NAMED = re.compile(r"""url_for\(\s*["']([a-z_]+)\.([a-z_]+)["']""")
IMPORTED = re.compile(r"""\{% from "[^"]+" import (.+?)(?: with context)? %\}""", re.DOTALL)
HUNG = ("layout.html", "parts", "errors")  # what every floor uses, and what app.py shows


def floors() -> list[str]:
    """Give the capabilities from the highest to the lowest, as the contract in setup.cfg does."""
    held = ConfigParser()
    held.read(ROOT / "setup.cfg")
    lines = held["importlinter:contract:floors"]["layers"].split("\n")
    return [name for line in lines for name in re.findall(r"[a-z_]+", line)]


def too_high(folder: str, text: str) -> Iterator[str]:
    """Give the endpoints of a higher floor that a template in `folder` names."""
    order = floors()
    for capability, name in NAMED.findall(text):
        if order.index(capability) < order.index(folder):
            yield f"{capability}.{name}"


@pytest.mark.parametrize(
    "path", sorted(TEMPLATES.rglob("*.html")), ids=lambda p: str(p.relative_to(TEMPLATES))
)
def test_a_template_names_pages_of_its_own_floor_or_lower(path: Path) -> None:
    folder = path.relative_to(TEMPLATES).parts[0]
    text = path.read_text(encoding="utf-8")
    if folder in HUNG:
        named = [f"{capability}.{name}" for capability, name in NAMED.findall(text)]
        assert named == [], "what every floor uses names no floor's pages"
    else:
        assert list(too_high(folder, text)) == []


def test_a_template_that_looks_up_is_found() -> None:
    text = """{{ url_for("register.search") }} {{ url_for('places.place', ref=ref) }}"""
    assert list(too_high("places", text)) == ["register.search"]


def test_every_page_that_templates_name_is_there(whole_app: Flask) -> None:
    named = {
        f"{capability}.{name}"
        for path in TEMPLATES.rglob("*.html")
        for capability, name in NAMED.findall(path.read_text(encoding="utf-8"))
    }
    assert named <= set(whole_app.view_functions)


def unused(text: str) -> Iterator[str]:
    """Give the macros that a template imports and does not use."""
    rest = IMPORTED.sub("", text)
    for names in IMPORTED.findall(text):
        called = (name.split()[-1] for name in names.split(","))  # "button as press" is "press"
        yield from (name for name in called if not re.search(rf"\b{name}\b", rest))


def test_a_template_imports_the_macros_it_uses_and_no_others() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html")}
    found = {str(path): names for path, text in texts.items() if (names := list(unused(text)))}
    assert found == {}
    assert list(unused('{% from "parts/page.html" import more, note %}{{ note(1) }}')) == ["more"]
