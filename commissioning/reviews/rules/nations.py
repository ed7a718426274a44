"""The four nations: asked first, since law and bank holidays differ between them."""

from dataclasses import dataclass
from enum import StrEnum

from commissioning.reviews.rules.figures import Source, sources


class Nation(StrEnum):
    """Whose law of buying applies; the values are those that a route record keeps."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern_ireland"

    @property
    def words(self) -> str:
        """Name the nation as pages do."""
        return self.replace("_", " ").title()


@dataclass(frozen=True, slots=True)
class Law:
    """What a nation's law of buying is, in plain words, and how far the register knows it."""

    words: str
    keys: tuple[str, ...]
    knows: bool = True

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give where it stands."""
        return sources(*self.keys)


_LAW = {
    Nation.ENGLAND: Law(
        "In England, councils and NHS bodies buy health services for people under the Provider "
        "Selection Regime, whatever they cost. For all else the Procurement Act 2023 applies.",
        ("psr_scope", "act_procedures"),
    ),
    Nation.WALES: Law(
        "In Wales, councils, health boards and NHS trusts buy health services for people under "
        "Wales's own Provider Selection Regime. For all else the Procurement Act 2023 applies, "
        "with Welsh regulations.",
        ("psr_wales", "psr_wales_scope", "thresholds_wales"),
    ),
    Nation.SCOTLAND: Law(
        "Scotland has its own law of buying: the Procurement Reform (Scotland) Act 2014 and the "
        "Public Contracts (Scotland) Regulations 2015. The register does not know them well "
        "enough to name a route. It leads you to the texts, and to your procurement officer.",
        ("scotland",),
        knows=False,
    ),
    Nation.NORTHERN_IRELAND: Law(
        "In Northern Ireland the Procurement Act 2023 applies, with differences for authorities "
        "of its own. There is no Provider Selection Regime. Ask your procurement officer what "
        "differs for you.",
        ("northern_ireland", "thresholds_who"),
    ),
}


def law_of(nation: Nation) -> Law:
    """Say what the law of buying is in a nation."""
    return _LAW[nation]


def has_health_regime(nation: Nation) -> bool:
    """Tell whether health services are bought under a Provider Selection Regime there."""
    return nation in (Nation.ENGLAND, Nation.WALES)
