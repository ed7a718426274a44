"""What happens to opportunities, for the floors above to react to."""

from dataclasses import dataclass

from commissioning.foundation.events import Event


@dataclass(frozen=True, slots=True)
class OpportunityChanged(Event):
    """Anything others derive from changed: mode, place, stage, deadline, title, decision."""

    opportunity_id: int


@dataclass(frozen=True, slots=True)
class DecisionRecorded(Event):
    """The buying commissioner recorded the decision."""

    opportunity_id: int
