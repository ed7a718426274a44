"""The note by which partners tell the buyer that they answer together.

The cartel offence leaves out what was told to the buyer, and a joint answer never hides who is in
it (FACTS.md 1.6). The note says only what is so for every partnership made here.
"""

from dataclasses import dataclass
from datetime import date

from commissioning.foundation.in_words import a_day
from commissioning.foundation.plain_text import on_one_line
from commissioning.partnerships.rules.names import row_of
from commissioning.partnerships.rules.pack import Party, reason_line
from commissioning.partnerships.rules.paper import Paper, Part, Section

TITLE = "We are answering together"
NO_PRICES = (
    "Outside the money clause of an agreement between partners, the register has no place for a "
    "price, a day rate or a margin before an award."
)
CHECKED = (
    "What they write to each other in it is checked for talk of prices and of not bidding, and "
    "the writer is told why neither belongs there."
)
NO_OTHERS = (
    "Beyond introductions that each of them asked for, the register told none of them who else is "
    "bidding, or whether anybody is."
)
AMOUNTS = (
    "Partners can read what the others have entered in the register for this joint answer. Where "
    "an entry names the whole amount it asks for, they can read that too."
)


@dataclass(frozen=True, kw_only=True, slots=True)
class NoteFacts:
    """What the note is made from. `buyer` and `reference` may be empty.

    Attributes:
        shared: The opportunity is shared: members may see who is bidding.
        amounts: An entry that was brought in names the amount it asks for.
        contacts: How to reach whom the buyer may ask: (organisation, how).
    """

    place: str
    buyer: str
    about: str
    reference: str
    parties: tuple[Party, ...]
    why_joint: str
    formed_on: date
    printed_on: date
    shared: bool
    amounts: bool
    contacts: tuple[tuple[str, str], ...]


def write_note(facts: NoteFacts) -> Paper:
    """Write the note to the buyer."""
    names = row_of([party.name for party in facts.parties])
    reference = f" (reference {facts.reference})" if facts.reference else ""
    return Paper(
        title=TITLE,
        facts=(
            ("To", facts.buyer or "The buyer"),
            ("About", f"{facts.about}{reference}"),
            ("Date", a_day(facts.printed_on)),
        ),
        iso_date=facts.printed_on.isoformat(),
        opening=(
            f"{names} are answering this together. They formed their partnership in the shared "
            f"register of {facts.place} on {a_day(facts.formed_on)}, and tell you so themselves."
        ),
        sections=(_who(facts), _why(facts), _shared(facts), _contact(facts)),
        closing=(
            "If who takes part changes, we will tell you. Please ask us whatever you would like "
            "to know about this, or tell us if you would rather be told differently."
        ),
    )


def _who(facts: NoteFacts) -> Section:
    return Section(heading="Who answers together", parts=tuple(_party(p) for p in facts.parties))


def _party(party: Party) -> Part:
    role = f"{on_one_line(party.role)}{' (leads)' if party.is_lead else ''}"
    since = ("Partner since", a_day(party.since))
    return Part(name=party.name, small=", ".join(party.numbers), facts=(("Does", role), since))


def _why(facts: NoteFacts) -> Section:
    return Section(
        heading="Why together",
        says=(facts.why_joint,) if facts.why_joint else (),
        lines=tuple(reason_line(party.reason) for party in facts.parties),
    )


def _shared(facts: NoteFacts) -> Section:
    lines = (NO_PRICES,) if facts.shared else (NO_PRICES, CHECKED, NO_OTHERS)
    amounts = (AMOUNTS,) if facts.amounts else ()
    return Section(heading="What was not shared, and what was", lines=(*lines, *amounts))


def _contact(facts: NoteFacts) -> Section:
    return Section(
        heading="Whom to ask", lines=tuple(f"{name}: {how}" for name, how in facts.contacts)
    )
