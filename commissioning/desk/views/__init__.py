"""Pages of the desk, a module for each topic."""

from commissioning.desk.views import going_on, home, plain
from commissioning.desk.views.blueprint import blueprint

PAGES = (going_on, home, plain)  # importing one hangs its pages

__all__ = ["PAGES", "blueprint"]
