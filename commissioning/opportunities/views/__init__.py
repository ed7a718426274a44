"""Pages of opportunities, a module for each topic."""

from commissioning.opportunities.views.blueprint import blueprint

PAGES = ()  # the topic modules; importing one hangs its pages on the blueprint

__all__ = ["PAGES", "blueprint"]
