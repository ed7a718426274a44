"""The lifecycle of a declaration: the table is in rules/stages.py, the engine in foundation."""

from commissioning.foundation.lifecycle import Lifecycle
from commissioning.register.rules.stages import MOVES

DECLARATION = Lifecycle("declaration", MOVES, column="stage")
