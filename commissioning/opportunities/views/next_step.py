"""Says on an opportunity's page what its commissioner does next."""

from collections.abc import Collection

from flask import url_for

from commissioning.foundation.web import actor, reading
from commissioning.opportunities.models import Opportunity
from commissioning.opportunities.permissions import is_commissioner
from commissioning.opportunities.queries.interests import is_clear
from commissioning.opportunities.rules.next_step import Step, next_step

# For each step: why, the button, and the page it leads to.
WORDS: dict[Step, tuple[str, str, str]] = {
    Step.PUBLISH: (
        "This is a draft. Read it back, then publish it.",
        "Read it back",
        "opportunities.prepare",
    ),
    Step.TAKE_IN: (
        (
            "It is in no place yet. If it is about your place, take it in: then you can choose "
            "what may be shared about who is bidding."
        ),
        "Take it into your place",
        "opportunities.sharing",
    ),
    Step.YEAR: (
        "Make this year's declaration of interests. Until then you see what the public sees.",
        "Declare the year's interests",
        "opportunities.year_interests",
    ),
    Step.INTEREST: (
        "Say whether you have an interest in it. Until then you see what the public sees.",
        "Declare your interest",
        "opportunities.interest",
    ),
    Step.CHOOSE_MODE: (
        (
            "Choose what may be shared about who is bidding. Until someone does, it stays the "
            "careful way: introductions only."
        ),
        "Choose what may be shared",
        "opportunities.sharing",
    ),
    Step.RECORD_DECISION: (
        (
            "It has closed. When you have decided, and any standstill has ended, record who was "
            "chosen."
        ),
        "Record the decision",
        "opportunities.decision",
    ),
}


def commissioners_next(
    found: Opportunity, verbs: Collection[str], *, over: bool
) -> dict[str, object] | None:
    """Give the words, the button and the address of a commissioner's next step, if one waits."""
    if not is_commissioner(actor()):
        return None
    step = next_step(
        verbs,
        is_clear(reading(), actor(), found),
        over=over,
        chosen=found.mode_at is not None,
        decided=found.decided_at is not None,
    )
    if step is None:
        return None
    text, button, endpoint = WORDS[step]
    href = url_for(endpoint) if step is Step.YEAR else url_for(endpoint, ref=found.ref)
    return {"text": text, "button": button, "href": href, "waits": step is not Step.TAKE_IN}
