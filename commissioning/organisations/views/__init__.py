"""Pages of organisations, a module for each topic."""

from commissioning.organisations.views import (
    browsing,
    history,
    invitations,
    numbers,
    people,
    profile,
    registering,
    requests,
    seats,
    vouching,
)
from commissioning.organisations.views.blueprint import blueprint

PAGES = (browsing, history, invitations, numbers, people, profile, registering, requests, seats,
         vouching)  # fmt: skip  # importing one hangs its pages

__all__ = ["PAGES", "blueprint"]
