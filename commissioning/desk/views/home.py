"""The first page: what waits for whoever is signed in."""

from collections.abc import Iterator
from typing import Any

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.desk.could_do import could_do
from commissioning.desk.views.blueprint import blueprint
from commissioning.desk.waiting.order import anything_waits, waiting_for
from commissioning.desk.waiting.waits import Waits
from commissioning.foundation.web import Access, actor, open_to, other_actors, reading
from commissioning.places.queries.places import any_place

MOST_ROLES = 5  # other roles that are looked into; the page of roles names them all


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
        "desk/home.html",
        first=waits[:1],
        rest=waits[1:],
        elsewhere=list(_in_other_roles()),
        could_do=could_do(actor()),
    )


def _in_other_roles() -> Iterator[dict[str, str]]:
    """Name the other roles in which something waits. What it is, is for that role to read."""
    for other in other_actors()[:MOST_ROLES]:
        if anything_waits(reading(), other):
            text = f"Something waits for you as {other.role_label}"
            yield {"text": text, "href": url_for("people.roles", wanted=other.seat_ref)}


def _row(thing: Waits) -> dict[str, str]:
    """Give one thing that waits as the list of tasks takes it."""
    values: dict[str, Any] = dict(thing.more)
    if thing.ref:
        values["ref"] = thing.ref
    return {
        "text": thing.words,
        "href": url_for(thing.endpoint, **values),
        "button": thing.button,
    }
