"""Pages of people, a module for each topic: signing in, the account, roles, letters."""

from commissioning.people.views import account, letters, password, roles, sign_in, sign_ins
from commissioning.people.views.blueprint import blueprint

PAGES = (account, letters, password, roles, sign_in, sign_ins)  # importing one hangs its pages

__all__ = ["PAGES", "blueprint"]
