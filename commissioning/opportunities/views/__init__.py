"""Pages of opportunities, a module for each topic."""

from commissioning.opportunities.views import browsing, showing
from commissioning.opportunities.views.blueprint import blueprint

PAGES = (browsing, showing)  # the topic modules; importing one hangs its pages on the blueprint

__all__ = ["PAGES", "blueprint"]
