"""A small app that has the look and nothing else, for the tests of the look."""

import json
from pathlib import Path

from flask import Flask, g

from commissioning.foundation.actor import ANYONE, Actor, Role
from commissioning.foundation.look import install_look
from commissioning.foundation.parts_page import pages

AMINA = Actor(
    person_id=1,
    name="Amina Yusuf",
    seat_ref="seat-one",
    role=Role.OFFICER,
    organisation_name="Harbour Kitchen",
    seats_count=2,
)
AMINA_ELSEWHERE = Actor(
    person_id=1, seat_ref="seat-two", role=Role.TRUSTEE, organisation_name="Tamar Carers"
)
BUILT = ("app.css", "app.js", "font.woff2", "icon.svg")


def look_app(folder: Path, actor: Actor = ANYONE) -> Flask:
    """Make an app with the page of parts, over built files that hold nothing."""
    for name in BUILT:
        (folder / name).write_text("", encoding="utf-8")
    (folder / "manifest.json").write_text(json.dumps({n: n for n in BUILT}), encoding="utf-8")
    app = Flask("look")
    app.config.update(SECRET_KEY="for tests only", TESTING=True, WTF_CSRF_ENABLED=False)
    install_look(app, folder)
    app.register_blueprint(pages)
    app.extensions["register.other_actors"] = lambda _session, _actor: [AMINA_ELSEWHERE]

    @app.before_request
    def act() -> None:
        g.actor = actor
        g.reading = None  # there is no database here

    app.context_processor(lambda: {"actor": g.get("actor", ANYONE), "csp_nonce": "once"})
    return app
