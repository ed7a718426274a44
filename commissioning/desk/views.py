"""Pages of the desk: home, and the plain pages about the register itself."""

from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.desk.could_do import could_do
from commissioning.desk.waiting.order import waiting_for
from commissioning.desk.waiting.waits import Waits
from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.places.queries.places import any_place

blueprint = Blueprint("desk", __name__)


@blueprint.get("/")
@open_to(Access.ANYONE)
def home() -> str | Response:
    """Show what waits for whoever is signed in, or what the register is."""
    if not any_place(reading()):
        return redirect(url_for("places.first_steps"))
    if not actor().signed_in:
        return render_template("desk/welcome.html")
    if actor().seat_id is None:
        return redirect(url_for("organisations.begin"))
    waits = [_row(thing) for thing in waiting_for(reading(), actor())]
    return render_template(
        "desk/home.html", first=waits[:1], rest=waits[1:], could_do=could_do(actor())
    )


def _row(thing: Waits) -> dict[str, str]:
    """Give one thing that waits as the list of tasks takes it."""
    values: dict[str, Any] = {"ref": thing.ref} if thing.ref else {}
    return {
        "text": thing.words,
        "href": url_for(thing.endpoint, **values),
        "button": thing.button,
    }


@blueprint.get("/accessibility")
@open_to(Access.ANYONE)
def accessibility() -> str:
    """Show the accessibility statement."""
    return render_template("desk/accessibility.html")


@blueprint.get("/privacy")
@open_to(Access.ANYONE)
def privacy() -> str:
    """Show the privacy notice."""
    return render_template("desk/privacy.html")
