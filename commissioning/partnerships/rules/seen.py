"""Who can see a partnership, in the words that stand under its name (PRODUCT.md section 3)."""

from collections.abc import Sequence
from dataclasses import dataclass

from commissioning.foundation.sharing import SharingMode
from commissioning.partnerships.rules.names import row_of

FEW = 5  # names said one by one; more are counted


@dataclass(frozen=True, kw_only=True, slots=True)
class Eyes:
    """What decides who can see a partnership.

    Attributes:
        parties: Names of those who take part, or are asked to.
        shared: All agreed that members may see it, and the opportunity is shared now.
        decided: The buyer has recorded its decision.
        told: All partners said that members may see it after the decision.
        let_go: It was proposed, and never formed.
    """

    parties: Sequence[str]
    place: str
    formed: bool
    shared: bool
    decided: bool = False
    told: bool = False
    let_go: bool = False


def who_sees(eyes: Eyes) -> str:
    """Say to a party who can see the partnership."""
    own = f"the staff and boards of {_said(eyes.parties)}"
    if not eyes.formed:
        return f"{own}, and nobody else. {_once_formed(eyes)}"
    if eyes.decided:
        return f"{own}. {_after_the_decision(eyes)}"
    if eyes.shared:
        return (
            f"{own}. Members of {eyes.place}, and its commissioners who have no conflict of "
            "interest, see who takes part, what for and since when. "
            "Each agreement and each review says on its own page who can read it."
        )
    return f"{own}. Nobody else is shown that it exists, while a competition may be live."


def who_will_see(mode: SharingMode, place: str) -> str:
    """Say, before anything is proposed, who would see it."""
    if mode is SharingMode.SHARED:
        return (
            f"those you ask can read all of this. Once all of you have confirmed, members of "
            f"{place} can see who takes part, what for and since when."
        )
    return (
        "those you ask, and nobody else. While a competition may be live, nobody else is shown "
        "that it exists."
    )


def seen_by_others(place: str) -> str:
    """Say to somebody who is no party why they can see a partnership."""
    return (
        f"members of {place} see who takes part, what for and since when. Each agreement says on "
        "its own page who can read it. The rest is for those who take part."
    )


def _said(names: Sequence[str]) -> str:
    return row_of(names) if len(names) <= FEW else f"the {len(names)} organisations in it"


def _once_formed(eyes: Eyes) -> str:
    if eyes.let_go:
        return "It was not formed, so nothing of it is shown elsewhere."
    if eyes.shared:
        return f"Once all have confirmed, members of {eyes.place} can see who takes part."
    return "Nothing of it is shown elsewhere."


def _after_the_decision(eyes: Eyes) -> str:
    if eyes.told:
        return f"Members of {eyes.place} see who took part and what for: all of you said so."
    return (
        "The decision is recorded. If the work was awarded to one of you, commissioners of "
        f"{eyes.place} with no conflict of interest see who takes part and what for."
    )
