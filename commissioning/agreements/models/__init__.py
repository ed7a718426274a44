"""Tables of agreements, by topic."""

from commissioning.agreements.models.living import Ask, Dispute, DisputeNote, Reply, ReviewHeld
from commissioning.agreements.models.versions import (
    Agreement,
    Decision,
    Edit,
    GuestDrafter,
    OpenedFully,
    Reserves,
    Signature,
    Version,
    VersionFile,
    VersionParty,
)

__all__ = [
    "Agreement",
    "Ask",
    "Decision",
    "Dispute",
    "DisputeNote",
    "Edit",
    "GuestDrafter",
    "OpenedFully",
    "Reply",
    "Reserves",
    "ReviewHeld",
    "Signature",
    "Version",
    "VersionFile",
    "VersionParty",
]
