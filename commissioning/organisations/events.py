"""What happens to organisations, for the floors above to react to."""

from dataclasses import dataclass

from commissioning.foundation.events import Event


@dataclass(frozen=True, slots=True)
class OrganisationChanged(Event):
    """Its name, verification, profile or standing changed."""

    organisation_id: int


@dataclass(frozen=True, slots=True)
class OrganisationRenamed(Event):
    """It took another name: convenors who verified it under the old one want to know."""

    organisation_id: int
    before: str


@dataclass(frozen=True, slots=True)
class SeatEnded(Event):
    """Somebody no longer has this role; duties that hang on it end too."""

    seat_id: int


@dataclass(frozen=True, slots=True)
class ConvenorAsked(Event):
    """Somebody claims an organisation, or asks to recover it: a convenor decides."""

    request_id: int
    organisation_id: int
