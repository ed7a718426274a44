"""The lifecycles of the register: the tables are in rules/, the engine in foundation."""

from commissioning.foundation.actor import DECLARING
from commissioning.foundation.lifecycle import Lifecycle
from commissioning.register.rules.introductions import MOVES as INTRODUCTION_MOVES
from commissioning.register.rules.marks import MOVES as MARK_MOVES
from commissioning.register.rules.stages import MOVES

DECLARATION = Lifecycle("declaration", MOVES, column="stage")
MARK = Lifecycle("mark", MARK_MOVES, column="value")
# What the register does by itself (beginning the talks) it does at an officer's second yes.
INTRODUCTION = Lifecycle(
    "introduction", tuple((was, verb, to, DECLARING) for was, verb, to, _ in INTRODUCTION_MOVES)
)
