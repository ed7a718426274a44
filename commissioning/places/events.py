"""What happens in places, for the floors above to react to."""

from dataclasses import dataclass

from commissioning.foundation.events import Event


@dataclass(frozen=True, slots=True)
class MembershipChanged(Event):
    """An organisation was admitted to a place, or left it."""

    place_id: int
    organisation_id: int
