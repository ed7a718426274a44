"""Which sharing mode counts for a declaration, and the sentences that say who can see it."""

from dataclasses import dataclass

from commissioning.foundation.in_words import listed
from commissioning.foundation.sharing import SharingMode, stricter
from commissioning.register.rules.stages import Stage, still_shared


def effective_mode(
    opportunity_mode: SharingMode | None, consented_mode: SharingMode, same_place: bool
) -> SharingMode:
    """Give the mode that counts: the stricter of the opportunity's now and the owner's consent.

    `same_place` says whether the opportunity's mode was chosen by the declaration's own place.
    Sharing chosen elsewhere, or no opportunity at all, counts as introductions here, since
    no commissioner of this place has said that there is no competition to protect.
    """
    if opportunity_mode is None or not same_place:
        consented_mode = stricter(consented_mode, SharingMode.INTRODUCTIONS)
    return stricter(opportunity_mode or consented_mode, consented_mode)


@dataclass(frozen=True)
class Standing:
    """The facts about one declaration on which its page says who can see it.

    `mode` is the one that counts; `member` says that the place admitted the owner. Names are
    those whose grant counts today: a consent given after sealing, or talks that have ended, are
    left out by the caller (rules/disclosures.py).
    """

    owner: str
    place: str
    mode: SharingMode
    stage: Stage
    verified: bool = True
    member: bool = True
    made_public: bool = False
    decided: bool = False
    awarded: bool = False
    recorded_as_public: bool = False
    owner_said_so: bool = False
    partners: tuple[str, ...] = ()
    talking_with: tuple[str, ...] = ()
    consented_to: tuple[str, ...] = ()


def who_can_see(facts: Standing) -> tuple[str, ...]:
    """Say, in sentences for the declaration's own page, who can see it today."""
    alone = _why_nobody_else(facts)
    if alone:
        return (f"Only {facts.owner} can see this.", alone)
    lines = _everyone(facts) + _named(facts)
    if _members_may(facts):
        return lines
    first = f"Only {facts.owner}{' and those named here' if lines else ''} can see this."
    return (first, *lines)


def _why_nobody_else(facts: Standing) -> str:
    if facts.stage == Stage.DRAFT:
        return "It is a draft."
    if not facts.verified:
        return f"It is kept private until {facts.owner} is verified."
    if not facts.member:
        return f"It is kept private until {facts.owner} is a member of {facts.place}."
    if not still_shared(facts.stage, facts.mode):
        return "It is no longer shared with anyone."
    return ""


def _members_may(facts: Standing) -> bool:
    return facts.owner_said_so if facts.decided else facts.mode == SharingMode.SHARED


def _everyone(facts: Standing) -> tuple[str, ...]:
    if facts.decided:
        return _everyone_after_the_decision(facts)
    if facts.mode != SharingMode.SHARED:
        return ()
    lines = (
        f"Members of {facts.place} can see this.",
        "So can its commissioners who have said that they have no conflict of interest in it.",
    )
    public = f"Anyone can see the part that {facts.owner} made public."
    return (*lines, public) if facts.made_public else lines


def _everyone_after_the_decision(facts: Standing) -> tuple[str, ...]:
    lines = []
    if facts.owner_said_so:
        lines.append(f"Members of {facts.place} can see this, because {facts.owner} agreed to it.")
    if facts.awarded:
        lines.append(
            f"Commissioners of {facts.place} with no conflict of interest can see this, "
            "because it was awarded."
        )
    if facts.recorded_as_public:
        lines.append("Anyone can see what was recorded as public about the outcome.")
    return tuple(lines)


def _named(facts: Standing) -> tuple[str, ...]:
    lines = []
    if facts.partners:
        lines.append(f"{listed(facts.partners)} can see this, as partners in it.")
    if facts.talking_with:
        lines.append(_talking(facts))
    if facts.consented_to and _consent_matters(facts):
        lines.append(
            f"{listed(facts.consented_to)} can see this, because {facts.owner} agreed to it."
        )
    return tuple(lines)


def _talking(facts: Standing) -> str:
    names = listed(facts.talking_with)
    if facts.mode == SharingMode.SHARED and not facts.decided:
        return f"{names} can see this, because you were introduced."
    return f"{names} can see your card, and nothing else, while you talk."


def _consent_matters(facts: Standing) -> bool:
    return facts.decided or facts.mode != SharingMode.SHARED


_BEFORE = {
    SharingMode.SHARED: (
        "Members of {place} will see this.",
        "So will its commissioners who have said that they have no conflict of interest in it.",
        "Nobody else will, unless you make a part of it public.",
    ),
    SharingMode.INTRODUCTIONS: (
        "Only {owner} will see this. Nobody is shown who is bidding, or how many are.",
        "You can ask to be introduced to others, and you can let a commissioner see it.",
    ),
    SharingMode.SEALED: (
        "Only {owner} will see this until the decision is recorded.",
        "After that, you choose whether members of {place} may see it.",
    ),
}


def who_will_see(
    mode: SharingMode, *, owner: str, place: str, verified: bool = True
) -> tuple[str, ...]:
    """Say, on the form and before anything is declared, who would see the declaration."""
    lines = tuple(line.format(owner=owner, place=place) for line in _BEFORE[mode])
    if verified:
        return lines
    return (f"Until {owner} is verified, only {owner} will see this. Once it is:", *lines)


_WHY = {
    SharingMode.SHARED: "There is no competition to protect, so we say openly who is bidding.",
    SharingMode.INTRODUCTIONS: (
        "A competition is live, or may come, so nobody is shown who is bidding."
    ),
    SharingMode.SEALED: (
        "Nothing new is shared through the register until the decision is recorded."
    ),
}


def why_this_mode(mode: SharingMode) -> str:
    """Say in one sentence why so much, or so little, is shown about an opportunity."""
    return _WHY[mode]


def seen_with(facts: Standing) -> str:
    """Say to somebody other than the owner, in one phrase, who else can see what they see.

    It follows from what is shown to all such readers alone, and names nobody who was let in.
    """
    anyone = facts.recorded_as_public if facts.decided else facts.made_public
    if not _members_may(facts):
        return f"{facts.owner}, and those it agreed to show it to."
    if anyone:
        return f"anyone. Members of {facts.place} see more of it than others."
    return f"members of {facts.place}, and its commissioners with no conflict of interest in it."
