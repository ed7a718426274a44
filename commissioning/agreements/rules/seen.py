"""Who can see an agreement's offered version, in the words that stand under its name.

PRODUCT.md section 3; the policy itself is permissions/versions.py.
"""

from dataclasses import dataclass

ONLY_PARTIES = "only the parties: their staff, and their boards."


@dataclass(frozen=True, kw_only=True, slots=True)
class Eyes:
    """What decides who, beside the parties, can see an offered version.

    Attributes:
        members: Members of the place are shown the partnership now.
        commissioners: Commissioners there who are clear for the opportunity are.
        opened: The partners, and all who were a party to it, let whoever is shown it read the text.
    """

    place: str
    members: bool
    commissioners: bool
    opened: bool


def who_sees(eyes: Eyes) -> str:
    """Say who can see an offered version, and how much of it."""
    if not eyes.members and not eyes.commissioners:
        return ONLY_PARTIES
    buyers = f"the commissioners of {eyes.place} who are clear for it"
    if not eyes.members:
        return f"the parties and {buyers} read the text. Members there are shown nothing of it."
    if eyes.opened:
        among = (
            f"the parties, {buyers}, and members there"
            if eyes.commissioners
            else (f"the parties, and members of {eyes.place}")
        )
        return f"{among}: all parties let members read the text."
    what = "see its title, parties, purpose, dates and how it stands."
    if eyes.commissioners:
        return f"the parties and {buyers} read the text. Members there {what}"
    return f"the parties read the text. Members of {eyes.place} {what}"
