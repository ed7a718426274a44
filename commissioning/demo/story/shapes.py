"""The shapes of the story: an organisation, and the places of the invented coast."""

from dataclasses import dataclass

from commissioning.foundation.actor import Kind

SALTMERE = "X99000001"
COAST = "X99000002"
HARBOURSIDE = "X99000003"
NORTHFIELD = "X99000004"
OUTER_ESTUARY = "X99000005"


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An organisation of the story.

    Attributes:
        key: What the story calls it; its email addresses end in it.
        number: Its org-id. The form is right and the number was never issued: see `docs/demo.md`.
        admin: Who registers it, and speaks for it unless the story names another.
    """

    key: str
    name: str
    about: str
    admin: str
    number: str = ""
    kind: Kind = Kind.VCSE
    brings: str = ""
    looks_for: str = ""
    areas: tuple[str, ...] = (SALTMERE,)
    themes: tuple[str, ...] = ()
    website: str = ""

    @property
    def domain(self) -> str:
        """Where its email addresses are; `.example` belongs to nobody."""
        return f"{self.key}.example"
