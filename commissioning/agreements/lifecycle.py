"""The lifecycles of versions, disputes and what all are asked, as tables (PRODUCT.md section 6).

In force, superseded and over are no moves: they are computed from facts (rules/in_force.py).
"""

from commissioning.foundation.actor import Role
from commissioning.foundation.lifecycle import Lifecycle, rows
from commissioning.partnerships.lifecycle import SPEAKERS

# Whose act completes a board's decisions: the chair or secretary who records or closes the last,
# or the seat to which a board gave standing authority. The policy says which of them may.
BOARDS = SPEAKERS | {Role.CHAIR, Role.SECRETARY, Role.TRUSTEE}

VERSION = Lifecycle(
    "version",
    rows(
        ("draft", "offer", "offered", SPEAKERS),
        ("draft", "discard", "discarded", SPEAKERS),
        ("offered", "withdraw", "withdrawn", SPEAKERS),
        ("offered", "replace", "withdrawn", BOARDS),  # a newer version was offered meanwhile
        ("offered", "approve", "approved", BOARDS),
        ("offered", "refuse", "refused", BOARDS),
        ("offered", "acknowledge", "acknowledged", SPEAKERS),
        ("approved", "call_in", "offered", BOARDS),  # a public body's members called it in
        ("approved", "sign", "signed", SPEAKERS),
        ("approved", "withdraw", "withdrawn", SPEAKERS),
    ),
)

DISPUTE = Lifecycle(
    "dispute",
    rows(
        ("open", "settle", "settled", SPEAKERS),
        ("open", "step_up", "open", SPEAKERS),
    ),
)

ASK = Lifecycle(
    "ask",
    rows(
        ("open", "agree", "agreed", SPEAKERS),
        ("open", "take_back", "taken_back", SPEAKERS),
        ("open", "replace", "replaced", SPEAKERS),  # somebody put it in other words
    ),
)
