"""The built files, as the last build left them."""

import gzip
import json
import os
import re
from pathlib import Path

import pytest

from assets.build import BUILT, FONT_LIMIT, PAGE_LIMIT, Shelf


@pytest.fixture(scope="module")
def built() -> dict[str, Path]:
    names = json.loads((BUILT / "manifest.json").read_text())
    return {name: BUILT / hashed for name, hashed in names.items()}


def test_css_and_script_of_a_page_stay_small(built: dict[str, Path]) -> None:
    packed = [Path(f"{built[name]}.gz").read_bytes() for name in ("app.css", "app.js")]
    assert 0 < sum(map(len, packed)) <= PAGE_LIMIT
    assert 0 < built["font.woff2"].stat().st_size <= FONT_LIMIT


def test_what_is_packed_is_what_is_plain(built: dict[str, Path]) -> None:
    for name in ("app.css", "app.js", "licences.txt"):
        assert gzip.decompress(Path(f"{built[name]}.gz").read_bytes()) == built[name].read_bytes()


def test_the_stylesheet_loads_our_font_and_nothing_else(built: dict[str, Path]) -> None:
    css = built["app.css"].read_text()
    assert re.findall(r"url\(([^)]*)\)", css) == [built["font.woff2"].name]
    assert "GDS Transport" not in css


def test_every_file_names_the_licence_of_what_it_holds(built: dict[str, Path]) -> None:
    for name in ("app.css", "app.js"):
        assert built[name].read_text().startswith("/*! Holds GOV.UK Frontend")
    licences = built["licences.txt"].read_text()
    assert "The MIT License" in licences
    assert "SIL Open Font License" in licences


def test_a_new_build_keeps_for_a_week_what_running_servers_serve(tmp_path: Path) -> None:
    first = _built(tmp_path, b"first")
    second = _built(tmp_path, b"second")
    assert (tmp_path / first).read_bytes() == b"first"
    for path in tmp_path.glob(f"{first}*"):
        os.utime(path, (0, 0))
    third = _built(tmp_path, b"third")
    assert not list(tmp_path.glob(f"{first}*"))
    assert (tmp_path / second).exists()
    assert json.loads((tmp_path / "manifest.json").read_text()) == {"app.css": third}


def _built(folder: Path, content: bytes) -> str:
    shelf = Shelf(folder)
    shelf.add("app.css", content)
    shelf.close()
    return shelf.names["app.css"]
