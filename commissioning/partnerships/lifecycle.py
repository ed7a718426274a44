"""The lifecycles of partnerships, their parties, and what is proposed to them, as tables."""

from commissioning.foundation.actor import DECLARING, Role
from commissioning.foundation.lifecycle import Lifecycle, rows

SPEAKERS = DECLARING | {Role.COMMISSIONER}  # a commissioner speaks for a buyer that is a party

PARTNERSHIP = Lifecycle(
    "partnership",
    rows(
        ("proposed", "form", "formed", SPEAKERS),
        ("proposed", "let_go", "not_formed", SPEAKERS),
        ("formed", "end", "ended", SPEAKERS),
    ),
)

PARTNER = Lifecycle(
    "partner",
    rows(
        ("invited", "join", "partner", SPEAKERS),
        ("invited", "decline", "declined", SPEAKERS),
        ("invited", "leave_out", "left_out", SPEAKERS),  # a new round does without it
        ("declined", "invite_again", "invited", SPEAKERS),
        ("left_out", "invite_again", "invited", SPEAKERS),
        ("left", "invite_again", "invited", SPEAKERS),
        ("partner", "leave", "left", SPEAKERS),
    ),
)

PROPOSAL = Lifecycle(
    "proposal",
    rows(
        ("open", "confirm", "confirmed", SPEAKERS),
        ("open", "decline", "declined", SPEAKERS),
        ("open", "replace", "replaced", SPEAKERS),
        ("open", "withdraw", "withdrawn", SPEAKERS),
    ),
)

LEAVING = Lifecycle(
    "leaving",
    rows(
        ("said", "complete", "done", SPEAKERS),
        ("said", "take_back", "taken_back", SPEAKERS),
    ),
)
