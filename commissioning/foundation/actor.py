"""Who is asking: one person, acting as one seat. Built by places/; all else only reads it."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """A person's role in one organisation (PRODUCT.md section 1)."""

    ADMIN = "admin"
    OFFICER = "officer"
    TRUSTEE = "trustee"
    CHAIR = "chair"
    SECRETARY = "secretary"
    COMMISSIONER = "commissioner"
    GUEST = "guest"

    @property
    def words(self) -> str:
        """Name the role as pages do."""
        return "board secretary" if self is Role.SECRETARY else str(self)


class Kind(StrEnum):
    """What sort of organisation it is."""

    VCSE = "vcse"
    COMMISSIONER = "commissioner"
    FUNDER = "funder"
    OTHER = "other"

    @property
    def words(self) -> str:
        """Name the kind as pages do."""
        return _KIND_WORDS[self]


_KIND_WORDS = {
    Kind.VCSE: "voluntary, community or social enterprise organisation",
    Kind.COMMISSIONER: "commissioner",
    Kind.FUNDER: "funder",
    Kind.OTHER: "other provider",
}

BUYING = frozenset({Kind.COMMISSIONER, Kind.FUNDER})  # whose people hold money others ask for
DECLARING = frozenset({Role.ADMIN, Role.OFFICER})  # who speaks for an organisation day to day
DRAFTING = DECLARING | {Role.GUEST}


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person acting as one seat. Permissions are never added up across a person's seats.

    Attributes:
        verified: The place's convenor has confirmed the organisation and who speaks for it.
        places: Inner numbers of the places the seat's organisation is a member of.
        convenes: Inner numbers of the places for which this seat holds the convenor's duty.
    """

    person_id: int | None = None
    person_ref: str = ""
    name: str = ""
    seat_id: int | None = None
    seat_ref: str = ""
    role: Role | None = None
    organisation_id: int | None = None
    organisation_ref: str = ""
    organisation_name: str = ""
    organisation_kind: Kind | None = None
    verified: bool = False
    mandated: bool = False
    places: frozenset[int] = frozenset()
    convenes: frozenset[int] = frozenset()
    place_names: tuple[str, ...] = ()
    seats_count: int = 0

    @property
    def signed_in(self) -> bool:
        """Tell whether anyone is signed in at all."""
        return self.person_id is not None

    @property
    def role_label(self) -> str:
        """Name what the person acts as, for the header: "officer at Harbour Trust"."""
        return f"{self.role.words} at {self.organisation_name}" if self.role else ""

    @property
    def buys(self) -> bool:
        """Tell whether the seat is with an organisation whose money others ask for."""
        return self.organisation_kind in BUYING


ANYONE = Actor()
BY_ITSELF = Actor(person_ref="register", name="the register itself")
INSTALLATION = Actor(person_ref="installation", name="the installation's administrator")
