"""Pages of opportunities, a module for each topic."""

from commissioning.opportunities.views import (
    browsing,
    deciding,
    ending,
    intentions,
    interests,
    lots,
    publishing,
    sharing,
    showing,
)
from commissioning.opportunities.views.blueprint import blueprint

# The topic modules; importing one hangs its pages on the blueprint.
PAGES = (
    browsing, deciding, ending, intentions, interests, lots, publishing, sharing, showing,
)  # fmt: skip

__all__ = ["PAGES", "blueprint"]
