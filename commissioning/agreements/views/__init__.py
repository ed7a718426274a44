"""Pages of agreements, a module for each topic."""

from commissioning.agreements.views import (
    acting,
    agreement,
    asking,
    beginning,
    disputes,
    drafting,
    guests,
    offering,
    opening,
    papers,
    reserves,
    reviews,
    what_if,
    who_looked,
)
from commissioning.agreements.views.blueprint import blueprint
from commissioning.register.looking import write_looks

# Importing a topic hangs its pages on the blueprint.
PAGES = (
    agreement,
    beginning,
    offering,
    acting,
    drafting,
    what_if,
    reserves,
    papers,
    disputes,
    reviews,
    asking,
    opening,
    who_looked,
    guests,
)

blueprint.after_app_request(write_looks)

__all__ = ["PAGES", "blueprint"]
