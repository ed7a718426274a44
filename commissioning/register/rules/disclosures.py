"""What has been granted on a declaration: on what ground, what it opens, and when it counts.

PRODUCT.md section 3. A grant is for a period that includes its first moment and not its last.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from commissioning.foundation.sharing import SharingMode


class Ground(StrEnum):
    """Why somebody other than the owner may see more than anyone else."""

    PARTNER = "partner"
    INTRODUCED = "introduced"
    CONSENTED = "consented"
    AWARDED = "awarded"
    OWNER_SAID = "owner_said"


class Opens(StrEnum):
    """How much a ground opens."""

    CARD = "card"
    DECLARATION = "declaration"


class GivenTo(StrEnum):
    """To whom a ground is given; commissioners must also be clear for the opportunity."""

    ORGANISATION = "organisation"
    COMMISSIONER = "commissioner"
    COMMISSIONERS_OF_THE_PLACE = "commissioners_of_the_place"
    MEMBERS_OF_THE_PLACE = "members_of_the_place"


# ground: (what it opens, to whom)
GROUNDS: dict[Ground, tuple[Opens, GivenTo]] = {
    Ground.PARTNER: (Opens.DECLARATION, GivenTo.ORGANISATION),
    Ground.INTRODUCED: (Opens.CARD, GivenTo.ORGANISATION),
    Ground.CONSENTED: (Opens.DECLARATION, GivenTo.COMMISSIONER),
    Ground.AWARDED: (Opens.DECLARATION, GivenTo.COMMISSIONERS_OF_THE_PLACE),
    Ground.OWNER_SAID: (Opens.DECLARATION, GivenTo.MEMBERS_OF_THE_PLACE),
}

WORDS = {
    Ground.PARTNER: "Partner in a formed partnership",
    Ground.INTRODUCED: "Introduced, while the talks last",
    Ground.CONSENTED: "You let this commissioner see it",
    Ground.AWARDED: "It was awarded",
    Ground.OWNER_SAID: "You said that members may see it",
}

# These wait for the decision: before it, they would say who is bidding.
AFTER_THE_DECISION = frozenset({Ground.AWARDED, Ground.OWNER_SAID})
# These stand while an opportunity is sealed only when they were given before it was.
FROM_BEFORE_SEALING = frozenset({Ground.INTRODUCED, Ground.CONSENTED})


@dataclass(frozen=True)
class Period:
    """From a moment, up to but not including another; without an end it goes on."""

    begins: datetime
    ends: datetime | None = None

    def holds(self, at: datetime) -> bool:
        """Tell whether `at` lies in the period. All moments carry their zone."""
        return self.begins <= at and (self.ends is None or at < self.ends)


@dataclass(frozen=True)
class Situation:
    """What the world is like for one declaration at one moment.

    `sealed_since` is when the seal that counts now began; it is None outside sealed mode.
    """

    at: datetime
    mode: SharingMode
    decided: bool
    sealed_since: datetime | None = None


def opens(ground: Ground) -> Opens:
    """Say what a ground opens: the declaration, or only the card."""
    return GROUNDS[ground][0]


def counts(ground: Ground, period: Period, now: Situation) -> bool:
    """Tell whether a grant opens anything at this moment."""
    if not period.holds(now.at):
        return False
    if ground in AFTER_THE_DECISION:
        return now.decided
    if ground in FROM_BEFORE_SEALING and now.mode == SharingMode.SEALED:
        return _from_before(ground, period, now)
    return True


def _from_before(ground: Ground, period: Period, now: Situation) -> bool:
    if ground == Ground.CONSENTED and now.decided:
        return True
    return now.sealed_since is not None and period.begins < now.sealed_since


def may_begin(ground: Ground, mode: SharingMode, decided: bool) -> bool:
    """Tell whether a grant on this ground may begin now: in sealed mode nothing new does."""
    if ground in AFTER_THE_DECISION:
        return decided
    return decided or mode != SharingMode.SEALED
