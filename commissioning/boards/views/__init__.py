"""Pages of boards, a module for each topic."""

from commissioning.boards.views import (
    authorities,
    board,
    closing,
    decision,
    delegated,
    holding,
    holding_for,
    members,
    minutes,
    opening,
    papers,
    questions,
    rule,
)
from commissioning.boards.views.blueprint import blueprint
from commissioning.register.looking import write_looks

# Importing a topic hangs its pages on the blueprint.
PAGES = (
    decision,
    papers,
    opening,
    holding,
    holding_for,
    closing,
    questions,
    minutes,
    board,
    rule,
    members,
    authorities,
    delegated,
)

blueprint.after_app_request(write_looks)

__all__ = ["PAGES", "blueprint"]
