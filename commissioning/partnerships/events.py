"""What happens to partnerships, for the floors above to react to."""

from dataclasses import dataclass

from commissioning.foundation.events import Event


@dataclass(frozen=True, slots=True)
class PartnershipFormed(Event):
    """All its parties have confirmed the same proposal."""

    partnership_id: int


@dataclass(frozen=True, slots=True)
class PartnershipChanged(Event):
    """Its parties, roles, form or purpose are others now."""

    partnership_id: int


@dataclass(frozen=True, slots=True)
class PartnershipEnded(Event):
    """It has ended; what was agreed in it stays on the record."""

    partnership_id: int
