"""Pages of places, a module for each topic."""

from commissioning.places.views import (
    charter,
    convening,
    convenors,
    findings,
    joining,
    members,
    places,
)
from commissioning.places.views.blueprint import blueprint

PAGES = (charter, convening, convenors, findings, joining, members, places)
# Importing one hangs its pages on the blueprint.

__all__ = ["PAGES", "blueprint"]
