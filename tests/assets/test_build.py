"""The built files, as the last build left them."""

import gzip
import json
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


def test_a_new_build_replaces_the_old_files(tmp_path: Path) -> None:
    for content in (b"first", b"second"):
        shelf = Shelf(tmp_path)
        shelf.add("app.css", content)
        shelf.close()
    kept = {path.name for path in tmp_path.iterdir()}
    assert kept == {"manifest.json", shelf.names["app.css"], f"{shelf.names['app.css']}.gz"}
    assert (tmp_path / shelf.names["app.css"]).read_bytes() == b"second"
