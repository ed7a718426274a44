"""Pages of the register, a module for each topic."""

from commissioning.register.looking import write_looks
from commissioning.register.views import (
    afterwards,
    cards,
    declaration,
    declaring,
    editing,
    history,
    introductions,
    lists,
    moving,
    overlaps,
    partners,
    plain_page,
    saying,
    searching,
    sharing,
    strengths,
)
from commissioning.register.views.blueprint import blueprint

# Importing a topic hangs its pages on the blueprint.
PAGES = (
    plain_page,
    declaring,
    saying,
    declaration,
    editing,
    moving,
    afterwards,
    sharing,
    history,
    searching,
    lists,
    overlaps,
    cards,
    introductions,
    partners,
    strengths,
)

blueprint.after_app_request(write_looks)

__all__ = ["PAGES", "blueprint"]
