"""Pages of partnerships, a module for each topic."""

from commissioning.partnerships.views import (
    answering,
    authority,
    bids,
    ending,
    leaving,
    lists,
    openings,
    papers,
    partnership,
    proposing,
    reasons,
    threads,
    who_looked,
)
from commissioning.partnerships.views.blueprint import blueprint

# Importing a topic hangs its pages on the blueprint.
PAGES = (
    lists,
    proposing,
    partnership,
    answering,
    openings,
    ending,
    who_looked,
    threads,
    reasons,
    authority,
    bids,
    papers,
    leaving,
)

__all__ = ["PAGES", "blueprint"]
