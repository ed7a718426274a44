"""What every page of a place asks first: is the place there, and may this person do this?"""

from typing import Any

from flask import redirect, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.web import actor, reading
from commissioning.places.models import Place
from commissioning.places.permissions import PLACES


def place_for(ref: str, verb: str = "see", session: Any = None) -> Place:
    """Give the place, if whoever asks may do `verb` there."""
    return PLACES.find(session or reading(), actor(), ref, verb)


def to(endpoint: str, ref: str, **more: Any) -> Response:
    """Lead on to another page of the place."""
    return redirect(url_for(f"places.{endpoint}", ref=ref, **more))
