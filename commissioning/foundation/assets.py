"""The built CSS, JS, font and pictures: read from the manifest, served for a year."""

import json
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, request, send_from_directory, url_for

from commissioning.foundation.errors import RegisterError

A_YEAR = 31_536_000


class AssetsMissing(RegisterError):
    """The look was not built; the message is one line that says how to."""


class Assets:
    """The built files by their plain names, as `assets/build.py` left them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: dict[str, str] = _manifest(folder)
        self.files = frozenset(self.names.values())

    def url(self, name: str) -> str:
        """Give the address of a file by its plain name ("app.css"); raises KeyError if unknown."""
        return url_for("assets.file", name=self.names[name])


def _manifest(folder: Path) -> dict[str, str]:
    try:
        found = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        return {str(name): str(file) for name, file in found.items()}
    except (OSError, ValueError, AttributeError) as error:
        raise AssetsMissing(
            "The CSS and JavaScript are not built yet: they are made by ./dev run"
        ) from error


def install(app: Flask, folder: Path) -> Assets:
    """Serve the built files under /assets/ and give templates `asset(name)`."""
    assets = Assets(folder)
    blueprint = Blueprint("assets", __name__)

    @blueprint.get("/assets/<name>")
    def file(name: str) -> Response:
        """Send one built file, packed when the reader can unpack it."""
        if name not in assets.files:
            abort(404)
        return _sent(assets.folder, name)

    app.register_blueprint(blueprint)
    app.jinja_env.globals["asset"] = assets.url
    return assets


def _sent(folder: Path, name: str) -> Response:
    packed = request.accept_encodings.quality("gzip") > 0 and (folder / f"{name}.gz").is_file()
    response = send_from_directory(folder, f"{name}.gz" if packed else name, max_age=A_YEAR)
    response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    response.headers["Vary"] = "Accept-Encoding"
    if packed:
        response.headers["Content-Encoding"] = "gzip"
        response.mimetype = _TYPES[Path(name).suffix]
    return response


_TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".txt": "text/plain",
}
