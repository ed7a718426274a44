"""The lifecycle of a board's decision, as a table (PRODUCT.md section 7).

A date that passes is no move. An approval taken back ends the party's word in the agreement; what
the board decided then stays on the record here.
"""

from commissioning.foundation.actor import Role
from commissioning.foundation.lifecycle import Lifecycle, rows
from commissioning.partnerships.lifecycle import SPEAKERS

MINUTING = frozenset({Role.CHAIR, Role.SECRETARY})
DELEGATES = MINUTING | SPEAKERS | {Role.TRUSTEE}

RESOLUTION = Lifecycle(
    "decision",
    rows(
        ("open", "freeze", "voting", MINUTING),
        ("voting", "carry", "carried", MINUTING),
        ("voting", "not_carry", "not_carried", MINUTING),
        ("voting", "find_too_few", "too_few", MINUTING),
        ("open", "stop", "stopped", MINUTING),
        ("voting", "stop", "stopped", MINUTING),
        ("open", "carry_delegated", "carried", DELEGATES),
        ("open", "refuse_delegated", "not_carried", DELEGATES),
    ),
)
