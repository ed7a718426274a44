"""What the commissioners' pages share: the opportunity they are about, and where they lead."""

from flask import redirect, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.web import actor, reading
from commissioning.opportunities.models import Opportunity
from commissioning.opportunities.permissions import OPPORTUNITIES
from commissioning.opportunities.queries.places import places_of_theirs


def opportunity_for(ref: str, verb: str = "see") -> Opportunity:
    """Give the opportunity at this address, if whoever asks may do `verb` to it.

    Raises:
        Hidden: There is none that they may see.
        NotAllowed: They may see it, but not do this.
    """
    return OPPORTUNITIES.find(reading(), actor(), ref, verb)


def their_places() -> list[tuple[str, str]]:
    """Give (reference, name) of the places the actor's organisation belongs to."""
    return [(place.ref, place.name) for place in places_of_theirs(reading(), actor())]


def to_opportunity(ref: str) -> Response:
    """Lead to an opportunity's page."""
    return redirect(url_for("opportunities.opportunity", ref=ref))
