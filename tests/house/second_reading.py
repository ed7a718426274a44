"""PRODUCT.md sections 3, 5 and 6 read a second time: who stands where to a partnership.

Nothing here shares a line with the product.
"""

from tests.house.facts import Facts

STAFF = ("our officer", "our mandated officer", "their officer")
BOARD = ("our trustee", "our secretary")
MEMBERS = ("member", "member trustee")
OF_THE_PARTIES = (*STAFF, *BOARD, "asked officer", "gone officer")
# A party's own people and people of the place's other members: both are members of the place.
ALL_MEMBERS = (*OF_THE_PARTIES, *MEMBERS, "two sides")


def from_outside(who: str, facts: Facts) -> bool:
    """Members and clear commissioners of the place."""
    if who in ALL_MEMBERS:
        return facts.members
    return who == "clear" and facts.clear_commissioners


def sees_partnership(who: str, facts: Facts) -> bool:
    """Who, what for, when and how it stands."""
    return who in OF_THE_PARTIES or from_outside(who, facts)


def reads_partnership(who: str, facts: Facts) -> bool:
    """What is said inside."""
    if who == "asked officer":
        return not facts.was_formed
    return who in (*STAFF, *BOARD)


def hears(who: str, facts: Facts) -> bool:
    """What is said in its conversations."""
    return reads_partnership(who, facts) and who not in BOARD


def talks(who: str, facts: Facts) -> bool:
    """Who may say something there."""
    return hears(who, facts) and facts.status != "not_formed"


def works(who: str, facts: Facts) -> bool:
    """Who changes what a formed one does."""
    return who in STAFF and facts.status == "formed"
