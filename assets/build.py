"""Builds assets/built/: run by ./dev as `python -m assets.build` when a source has changed.

Pages ask manifest.json for the built name of "app.css", "app.js", "font.woff2", "icon.svg" and
"licences.txt". Built names carry a hash of their content, so that browsers may keep them for a
year. Every text also lies beside itself in gzip.
"""

import fcntl
import json
import os
import re
import sys
from gzip import compress
from hashlib import sha256
from pathlib import Path
from time import time

from assets.packages import fetch
from assets.styles import FONT_STACK, theirs, tightened

HERE = Path(__file__).parent
BUILT = HERE / "built"
FONT_LIMIT = 45_000  # bytes, LOOK.md
PAGE_LIMIT = 30_000  # bytes of CSS and JS together, in gzip
NOTICE = (
    "/*! Holds GOV.UK Frontend {version}, copyright Crown copyright (Government Digital Service), "
    "under the MIT licence; its text is in licences.txt. */\n"
)
A_WEEK = 7 * 24 * 3600  # seconds


class Shelf:
    """The folder of built files: adds them under hashed names and removes those of before."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: dict[str, str] = {}
        self.sizes: dict[str, int] = {}
        folder.mkdir(exist_ok=True)

    def add(self, name: str, content: bytes) -> str:
        """Keep content under its hashed name, and in gzip if it is text; returns that name."""
        stem, _, ending = name.rpartition(".")
        hashed = f"{stem}.{sha256(content).hexdigest()[:12]}.{ending}"
        self._write(hashed, content)
        self.names[name] = hashed
        self.sizes[name] = len(content)
        if ending != "woff2":
            packed = compress(content, 9, mtime=0)
            self._write(f"{hashed}.gz", packed)
            self.sizes[name] = len(packed)
        return hashed

    def close(self) -> None:
        """Write the manifest last, so that it never names a file that is not there yet.

        What it no longer names stays for a week: a server that is still running serves it.
        """
        self._write("manifest.json", json.dumps(self.names, indent=2, sort_keys=True).encode())
        wanted = {"manifest.json", *self.names.values()}
        for path in self.folder.iterdir():
            kept = path.name.removesuffix(".gz") in wanted
            if not kept and time() - path.stat().st_mtime > A_WEEK:
                path.unlink()

    def _write(self, name: str, content: bytes) -> None:
        fresh = self.folder / f"{name}.new"
        fresh.write_bytes(content)
        os.replace(fresh, self.folder / name)


def build() -> Shelf:
    """Build everything into assets/built/; raises ValueError when a rule above is not met."""
    modules = fetch()
    govuk = modules / "govuk-frontend"
    type_package = modules / "@fontsource-variable" / "atkinson-hyperlegible-next"
    version = json.loads((govuk / "package.json").read_text())["version"]
    notice = NOTICE.format(version=version)

    shelf = Shelf(BUILT)
    font = shelf.add("font.woff2", _font(type_package))
    shelf.add("app.css", (notice + _styles(govuk / "dist/govuk", type_package, font)).encode())
    shelf.add("app.js", (notice + _scripts(govuk / "dist/govuk")).encode())
    shelf.add("licences.txt", _licences(type_package))
    for drawing in sorted(HERE.glob("*.svg")):
        shelf.add(drawing.name, drawing.read_bytes())
    _hold_limits(shelf)
    shelf.close()
    return shelf


def _font(package: Path) -> bytes:
    return (package / "files/atkinson-hyperlegible-next-latin-wght-normal.woff2").read_bytes()


def _styles(govuk: Path, type_package: Path, font: str) -> str:
    components = [path.name for path in (govuk / "components").iterdir() if path.is_dir()]
    base = theirs((govuk / "govuk-frontend.min.css").read_text(), components)
    ours = "".join(path.read_text() for path in sorted(HERE.glob("*.css")))
    return base + _font_face(type_package, font) + tightened(ours)


def _font_face(package: Path, font: str) -> str:
    """Name our typeface for the characters its latin file holds; system fonts until it comes."""
    ranges = json.loads((package / "unicode.json").read_text())["latin"]
    family = FONT_STACK.partition(",")[0]
    return (
        f"@font-face{{font-family:{family};font-style:normal;font-weight:200 800;"
        f'font-display:swap;src:url({font}) format("woff2");unicode-range:{ranges}}}'
    )


def _scripts(govuk: Path) -> str:
    """Join GOV.UK Frontend's module and ours, each of ours in a block of its own names."""
    library = (govuk / "govuk-frontend.min.js").read_text()
    library = re.sub(r"export\{[^}]*\};?\s*(//# sourceMappingURL=\S+\s*)?$", "", library)
    if "export{" in library:
        raise ValueError("the script of GOV.UK Frontend no longer ends with its exports")
    ours = "".join(f"{{\n{path.read_text()}}}\n" for path in sorted(HERE.glob("*.js")))
    return f"{library}\ninitAll();\n{ours}"


def _licences(type_package: Path) -> bytes:
    govuk = (HERE / "govuk-frontend.licence.txt").read_text()
    return f"{govuk}\n\n{(type_package / 'LICENSE').read_text()}".encode()


def _hold_limits(shelf: Shelf) -> None:
    if shelf.sizes["font.woff2"] > FONT_LIMIT:
        raise ValueError(f"the font is larger than {FONT_LIMIT} bytes")
    if shelf.sizes["app.css"] + shelf.sizes["app.js"] > PAGE_LIMIT:
        raise ValueError(f"CSS and JS are larger than {PAGE_LIMIT} bytes in gzip")


def main() -> None:
    """Build once at a time, and say how large the parts of a page are."""
    with (HERE / ".building").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            shelf = build()
        except ValueError as error:
            raise SystemExit(f"The assets cannot be built: {error}.") from None
    sizes = ", ".join(f"{name} {size:,}" for name, size in sorted(shelf.sizes.items()))
    sys.stdout.write(f"Built the assets (bytes as sent: {sizes}).\n")


if __name__ == "__main__":
    main()
