"""Pages of reviews and of lawful routes, a module for each topic."""

from commissioning.register.looking import write_looks
from commissioning.reviews.views.blueprint import blueprint

blueprint.after_app_request(write_looks)

__all__ = ["blueprint"]
