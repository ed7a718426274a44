"""Gathers what the note to the buyer says about an introduction."""

from commissioning.foundation.clock import day_in_london, today
from commissioning.register.models import OptIn
from commissioning.register.queries.introductions import Side
from commissioning.register.rules.note import NoteFacts, Party


def note_facts(side: Side) -> NoteFacts:
    """Give the facts of the note that one side prints while the talks last."""
    ours = side.mine.declaration
    opportunity = ours.opportunity
    held = side.introduction
    return NoteFacts(
        place=ours.place.name,
        buyer=opportunity.buyer_name if opportunity else ours.funder_name,
        title=side.title,
        reference=opportunity.reference if opportunity else "",
        parties=(_party(held.first), _party(held.second)),
        offered_on=day_in_london(held.created_at),
        talking_since=day_in_london(held.began_at or held.created_at),
        printed_on=today(),
        has_opportunity=opportunity is not None,
    )


def _party(card: OptIn) -> Party:
    numbers = (f"{each.scheme}-{each.number}" for each in card.organisation.identifiers)
    return Party(
        name=card.organisation.name,
        numbers=tuple(numbers),
        brings=card.brings,
        lacks=card.lacks,
        on=day_in_london(card.created_at),
    )
