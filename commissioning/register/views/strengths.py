"""The view of a place: what is strong in it first, then what nobody has yet offered."""

from flask import render_template

from commissioning.foundation.errors import NotAllowed
from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.places.permissions import PLACES
from commissioning.register.permissions import sees_strengths
from commissioning.register.queries.strengths import view_of
from commissioning.register.views.blueprint import blueprint

FIRST = 12  # themes shown at once; the rest are one step away


@blueprint.get("/places/<ref>/strengths")
@open_to(Access.SEATED)
def place_view(ref: str) -> str:
    """Show members of a place what is strong in it, and what money is meant for."""
    place = PLACES.find(reading(), actor(), ref)
    if not sees_strengths(actor(), place.id):
        raise NotAllowed(f"What is strong in {place.name} is for its verified members.")
    view = view_of(reading(), actor(), place)
    return render_template("register/strengths.html", place=place, view=view, first=FIRST)
