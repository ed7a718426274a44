"""Pages of people, a module for each topic: signing in, the account, roles, letters."""

from commissioning.people.views import (
    account,
    codes,
    letters,
    new_account,
    password,
    roles,
    sign_in,
    sign_ins,
)
from commissioning.people.views.blueprint import blueprint

# Importing one hangs its pages.
PAGES = (account, codes, letters, new_account, password, roles, sign_in, sign_ins)

__all__ = ["PAGES", "blueprint"]
