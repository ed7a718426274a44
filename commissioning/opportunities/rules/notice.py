"""What one published notice says, in our own shape, whatever form it came in."""

from dataclasses import dataclass
from datetime import date, datetime

from commissioning.opportunities.rules.stage import Stage


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number in somebody's list, as given; `note` says what looks odd about it."""

    scheme: str
    number: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation the notice names. It never becomes a member by being named."""

    name: str
    roles: tuple[str, ...]
    identifiers: tuple[Identifier, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """Where the work is: `scheme` is NUTS, ITL, GSS, postcode, region or country."""

    scheme: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in hundredths of the currency (pence for GBP); None when nobody said."""

    pence: int | None
    currency: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Lot:
    """One part of an opportunity that can be answered by itself."""

    id: str
    title: str
    description: str
    value: Money


@dataclass(frozen=True, slots=True)
class Link:
    """An address the notice gives. It is text: we never fetch it."""

    url: str
    title: str
    usable: bool


@dataclass(frozen=True, slots=True)
class Award:
    """What the buyer says it decided, and for whom."""

    suppliers: tuple[str, ...]
    value: Money
    decided_on: date | None
    status: str


@dataclass(frozen=True, slots=True)
class Suitability:
    """Whether the buyer thinks it suits small firms and VCSEs; None when it did not say."""

    sme: bool | None = None
    vcse: bool | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """One release of one opportunity. The key is (ocid, release_id), FACTS.md section 2.

    `position` is the release's place in its file, from 1. `published_at` and `deadline_at` are
    aware, in UTC. `title` may be empty; `heading` never is. `raw` is the release in canonical JSON
    and `content_hash` the SHA-256 of it, in hex.
    """

    position: int
    source: str
    ocid: str
    release_id: str
    published_at: datetime | None
    tags: tuple[str, ...]
    stage: Stage
    title: str
    description: str
    buyer_name: str
    buyer_identifiers: tuple[Identifier, ...]
    other_parties: tuple[Party, ...]
    value_pence: int | None
    currency: str
    value_note: str
    deadline_at: datetime | None
    starts_on: date | None
    ends_on: date | None
    areas: tuple[Area, ...]
    cpv: tuple[str, ...]
    lots: tuple[Lot, ...]
    links: tuple[Link, ...]
    reference: str
    method: str
    suitability: Suitability
    awards: tuple[Award, ...]
    licence: str
    publisher: str
    warnings: tuple[str, ...]
    content_hash: str
    raw: bytes

    @property
    def heading(self) -> str:
        """Name the notice even when its publisher left the title out."""
        return self.title or f"Notice {self.reference or self.ocid}"

    @property
    def is_compiled(self) -> bool:
        """Tell whether this is a summary of many releases rather than one of them."""
        return "compiled" in self.tags


@dataclass(frozen=True, slots=True)
class Refusal:
    """One release that cannot be understood: where it stands, what it calls itself, and why."""

    position: int
    name: str
    reason: str
