"""The note that tells the buyer of an introduction: what happened, and what was not shared.

The cartel offence leaves out what was told to the buyer beforehand (FACTS.md 1.6), so the note is
offered as soon as talks begin. It says only what is so for every introduction made here.
"""

from dataclasses import dataclass
from datetime import date

from commissioning.foundation.in_words import a_day
from commissioning.foundation.plain_text import on_one_line, underlined, wrapped, wrapped_list

TITLE = "Two organisations have been introduced"


@dataclass(frozen=True, kw_only=True)
class Party:
    """One side: who it is, what its card said, and the day it was put out."""

    name: str
    numbers: tuple[str, ...]
    brings: str
    lacks: str
    on: date


@dataclass(frozen=True, kw_only=True)
class NoteFacts:
    """What the note is made from. `buyer` and `reference` may be empty."""

    place: str
    buyer: str
    title: str
    reference: str
    parties: tuple[Party, Party]
    offered_on: date
    talking_since: date
    printed_on: date
    has_opportunity: bool = True


@dataclass(frozen=True, kw_only=True)
class Note:
    """The note as a structure, which paper and plain text are both made from."""

    title: str
    to: str
    about: str
    dated: str
    iso_date: str
    opening: str
    parties: tuple[dict[str, str], ...]
    how: tuple[str, ...]
    beyond: str
    not_shared: tuple[str, ...]
    closing: str


def write_note(facts: NoteFacts) -> Note:
    """Write the note."""
    names = " and ".join(sorted(party.name for party in facts.parties))
    reference = f" (reference {facts.reference})" if facts.reference else ""
    return Note(
        title=TITLE,
        to=facts.buyer or "The buyer",
        about=f"{facts.title}{reference}",
        dated=a_day(facts.printed_on),
        iso_date=facts.printed_on.isoformat(),
        opening=(
            f"{names} are talking about whether to answer {_what(facts)} together. They were "
            f"introduced through the shared register of {facts.place}, and tell you so now."
        ),
        parties=tuple(_party(party) for party in sorted(facts.parties, key=lambda p: p.name)),
        how=_how(facts),
        beyond=BEYOND,
        not_shared=NOT_SHARED,
        closing=(
            "No joint bid has been agreed by being introduced. If one is made, the bid will say "
            "who is part of it and why they answer together. Please tell us if you have questions "
            "about this, or would like to be told differently."
        ),
    )


def as_text(note: Note) -> str:
    """Give the note as plain text, to go into an email."""
    parts = [
        underlined(note.title, "="),
        f"To: {note.to}\nAbout: {note.about}\nDate: {note.dated}",
        wrapped(note.opening),
        *(_party_text(party) for party in note.parties),
        f"How they were introduced\n{wrapped_list(note.how)}",
        f"{note.beyond}\n{wrapped_list(note.not_shared)}",
        wrapped(note.closing),
    ]
    return "\n\n".join(parts) + "\n"


AT_LEAST_ONE = (
    "At least one of the two said that it could not answer alone. The register introduces no two "
    "organisations that both say they could."
)
BEYOND = "Beyond these cards, the register shared nothing between them"
NOT_SHARED = (
    "No price, cost, rate or amount of money.",
    "Nothing of how either would do the work, or of a bid that either may make alone.",
    "Nothing of who else is bidding, or whether anyone is.",
)


def _what(facts: NoteFacts) -> str:
    return "this opportunity" if facts.has_opportunity else "this"


def _how(facts: NoteFacts) -> tuple[str, ...]:
    first, second = sorted(facts.parties, key=lambda party: (party.on, party.name))
    asked = f"{first.name} on {a_day(first.on)} and {second.name} on {a_day(second.on)}"
    return (
        f"Each asked for it by itself: {asked}. Neither could see that the other was there.",
        AT_LEAST_ONE,
        f"On {a_day(facts.offered_on)} each was shown the other's card, without a name.",
        f"Both said yes. Names were shown on {a_day(facts.talking_since)}, and not before.",
        "Everything that was shown on the cards is printed above. Each look at them is logged.",
    )


def _party(party: Party) -> dict[str, str]:
    return {
        "name": party.name,
        "numbers": ", ".join(party.numbers),
        "brings": on_one_line(party.brings),
        "lacks": on_one_line(party.lacks),
    }


def _party_text(party: dict[str, str]) -> str:
    numbers = f" ({party['numbers']})" if party["numbers"] else ""
    lines = (f"{party['name']}{numbers}", f"Brings: {party['brings']}", f"Lacks: {party['lacks']}")
    return "\n".join(wrapped(line) for line in lines)
