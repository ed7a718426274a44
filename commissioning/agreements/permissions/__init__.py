"""Who may see an agreement and its versions, and do what: PRODUCT.md sections 3 and 6.

Drafts are for the parties. From offering on, in shared mode, clear commissioners of the place read
the text, and members read title, parties, purpose, dates and status; the text too if all parties
opened it. Boards read the text from inside their decision page (boards/), after their interests.
"""

from commissioning.agreements.permissions.agreements import (
    AGREEMENTS,
    BOARD,
    BOARDS,
    OFFERED,
    RECORDS,
    STAFF,
)
from commissioning.agreements.permissions.living import ASKS, DISPUTES, RESERVES
from commissioning.agreements.permissions.versions import VERSIONS, in_full

__all__ = [
    "AGREEMENTS",
    "ASKS",
    "BOARD",
    "BOARDS",
    "DISPUTES",
    "OFFERED",
    "RECORDS",
    "RESERVES",
    "STAFF",
    "VERSIONS",
    "in_full",
]
