"""Pages of reviews and of lawful routes, a module for each topic."""

from commissioning.register.looking import write_looks
from commissioning.reviews.views import (
    aid,
    review_acts,
    review_writing,
    reviewing,
    route_figures,
    route_notices,
    route_record,
    routes,
    said_to_all,
    working,
)
from commissioning.reviews.views.blueprint import blueprint
from commissioning.reviews.views.route_parts import checked

# Importing a topic hangs its pages on the blueprint.
PAGES = (
    reviewing,
    review_acts,
    review_writing,
    working,
    routes,
    route_record,
    route_notices,
    route_figures,
    said_to_all,
    aid,
)

blueprint.after_app_request(write_looks)
blueprint.add_app_template_filter(checked, "checked")

__all__ = ["PAGES", "blueprint"]
