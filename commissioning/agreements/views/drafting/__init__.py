"""Pages on which the parties write a draft together, part by part."""

from commissioning.agreements.views.drafting import (
    clauses,
    ending,
    gone,
    items,
    putting_back,
    shares,
    single_parts,
    tasks,
)

# Importing a topic hangs its pages on the blueprint.
PAGES = (tasks, single_parts, clauses, items, shares, putting_back, ending, gone)

__all__ = ["PAGES"]
