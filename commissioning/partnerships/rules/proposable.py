"""Among whom a partnership may be proposed, from the sharing mode (docs/adr/0062)."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from enum import StrEnum

from commissioning.foundation.sharing import SharingMode

Pairs = Set[frozenset[int]]


class Circle(StrEnum):
    """Whom an organisation may ask to answer together."""

    NOBODY = "nobody"
    TALKING = "those you were introduced to and talk with, and your partners in this"
    MEMBERS = "verified members of the place"
    NEIGHBOURS = "verified members of a place that you share"


@dataclass(frozen=True, kw_only=True)
class About:
    """What a proposal is about, as far as it decides who may be asked.

    Attributes:
        mode: The opportunity's mode; None where there is no opportunity.
        same_place: The place whose commissioner chose the mode is the proposer's own.
    """

    mode: SharingMode | None = None
    same_place: bool = False
    decided: bool = False
    cancelled: bool = False


SEALED = "This is sealed until the decision, so nothing new can begin through the register."
NOT_AMONG = {
    Circle.NOBODY: SEALED,
    Circle.TALKING: (
        "While a competition may be live, you can only ask those you were introduced to and are "
        "talking with"
    ),
    Circle.MEMBERS: "Choose verified members of the place",
    Circle.NEIGHBOURS: "Choose verified members of a place that you both belong to",
}
STRANGERS = (
    "While a competition may be live, everybody you name must know of everybody else: through an "
    "introduction, or as partners in this. Begin with those who do, and let others join later"
)
BUYER_ONLY_IN_ALLIANCE = "A buyer can take part in an alliance, and in no other form"


def circle(about: About) -> Circle:
    """Say among whom a partnership may be proposed now."""
    if about.mode is None or about.decided or about.cancelled:
        return Circle.NEIGHBOURS
    if about.mode is SharingMode.SEALED:
        return Circle.NOBODY
    if about.mode is SharingMode.SHARED and about.same_place:
        return Circle.MEMBERS
    return Circle.TALKING


def strangers(newcomers: Iterable[int], everybody: Iterable[int], known: Pairs) -> bool:
    """Tell whether a newcomer and another would learn of each other only by being named.

    Each opted in to be known by some, and nobody may pass that on (PRODUCT.md section 3).
    """
    named = set(everybody)
    return any(frozenset((new, other)) not in known for new in newcomers for other in named - {new})


def may_begin(about: About) -> bool:
    """Tell whether anything new may begin: in sealed mode nothing does until the decision."""
    return circle(about) is not Circle.NOBODY
