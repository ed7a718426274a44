"""A draft as it would be offered: documents are made of it before anything is written."""

from dataclasses import dataclass

from commissioning.agreements.rules.content import Content


@dataclass(frozen=True, slots=True)
class Prepared:
    """A draft as it would be offered, worked out before anything is written.

    Attributes:
        revision: The draft's own, when it was read.
        previous_hash: The fingerprint of the version offered before; "" for the first.
        material: Whether boards decide; otherwise officers acknowledge.
    """

    version_ref: str
    agreement_ref: str
    number: int
    revision: int
    content: Content
    canonical: bytes
    fingerprint: str
    previous_hash: str
    material: bool
