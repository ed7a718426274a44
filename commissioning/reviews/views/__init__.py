"""Pages of reviews and of lawful routes, a module for each topic."""

from commissioning.register.looking import write_looks
from commissioning.reviews.views import review_acts, reviewing, working
from commissioning.reviews.views.blueprint import blueprint

# Importing a topic hangs its pages on the blueprint.
PAGES = (reviewing, review_acts, working)

blueprint.after_app_request(write_looks)

__all__ = ["PAGES", "blueprint"]
