"""What happens to organisations, for the floors above to react to."""

from dataclasses import dataclass

from commissioning.foundation.events import Event


@dataclass(frozen=True, slots=True)
class OrganisationChanged(Event):
    """Its name, verification, profile or standing changed."""

    organisation_id: int
