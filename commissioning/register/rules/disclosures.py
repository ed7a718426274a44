"""On what ground a declaration is opened to others, and when that may begin.

PRODUCT.md section 3. What a grant opens, and to whom, is said by the policy (permissions.py).
"""

from enum import StrEnum

from commissioning.foundation.sharing import SharingMode


class Ground(StrEnum):
    """Why somebody other than the owner may see more than anyone else; kept in the database."""

    PARTNER = "partner"
    CONSENTED = "consented"


def may_begin(mode: SharingMode, decided: bool) -> bool:
    """Tell whether a grant may begin now: in sealed mode nothing new does, until the decision.

    What stands while an opportunity is sealed is therefore always from before.
    """
    return decided or mode != SharingMode.SEALED
