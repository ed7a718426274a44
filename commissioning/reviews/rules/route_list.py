"""The lawful routes, each in a line, with its law and whether it is a competition."""

from dataclasses import dataclass
from enum import StrEnum

from commissioning.reviews.rules.figures import Source, sources
from commissioning.reviews.rules.nations import Nation


class Law(StrEnum):
    """The law a route belongs to."""

    PSR = "psr"
    ACT = "act"
    SUBSIDY = "subsidy"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True, slots=True)
class Route:
    """One way to fund something lawfully.

    Attributes:
        competes: Organisations compete on it.
        awards: It leads to a contract or a grant; market engagement alone does not.
        in_wales: Its name in Wales, where that differs.
    """

    key: str
    name: str
    line: str
    law: Law
    keys: tuple[str, ...] = ()
    competes: bool = False
    awards: bool = True
    in_wales: str = ""

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give where it stands."""
        return sources(*self.keys)

    def named(self, nation: Nation | None) -> str:
        """Name it as its nation does."""
        return self.in_wales if nation is Nation.WALES and self.in_wales else self.name


ROUTES = (
    Route(
        key="engagement",
        name="Preliminary market engagement",
        line="You talk with organisations before you choose how to buy. It awards nothing yet.",
        law=Law.ACT,
        keys=("act_engagement", "act_engagement_notice"),
        awards=False,
    ),
    Route(
        key="psr_a",
        name="Provider Selection Regime, direct award process A",
        in_wales="Provider Selection Regime Wales, direct award process 1",
        line="Only the provider you have can do it, because of what the service is.",
        law=Law.PSR,
        keys=("psr_a", "psr"),
    ),
    Route(
        key="psr_b",
        name="Provider Selection Regime, direct award process B",
        line="People choose freely among all providers who meet your terms.",
        law=Law.PSR,
        keys=("psr_b", "psr"),
    ),
    Route(
        key="psr_c",
        name="Provider Selection Regime, direct award process C",
        in_wales="Provider Selection Regime Wales, direct award process 2",
        line="The provider you have does well, and the new contract is much the same.",
        law=Law.PSR,
        keys=("psr_c", "psr_c_notice"),
    ),
    Route(
        key="psr_msp",
        name="Provider Selection Regime, most suitable provider process",
        in_wales="Provider Selection Regime Wales, most suitable provider process",
        line="You find out who is most suitable by the five key criteria, without a competition.",
        law=Law.PSR,
        keys=("psr_msp", "psr"),
    ),
    Route(
        key="psr_competition",
        name="Provider Selection Regime, competitive process",
        in_wales="Provider Selection Regime Wales, competitive process",
        line="Providers compete, and you choose by the five key criteria.",
        law=Law.PSR,
        keys=("psr", "psr_intention"),
        competes=True,
    ),
    Route(
        key="act_open",
        name="Procurement Act, open procedure",
        line="Anyone may send a tender. It has one stage.",
        law=Law.ACT,
        keys=("act_procedures", "act_standstill"),
        competes=True,
    ),
    Route(
        key="act_flexible",
        name="Procurement Act, competitive flexible procedure",
        line="You design the competition yourself: it may have stages, talks and partners' ideas.",
        law=Law.ACT,
        keys=("act_procedures", "act_standstill"),
        competes=True,
    ),
    Route(
        key="act_light_touch",
        name="Procurement Act, light touch",
        line="A competition with freer rules, for services given to people directly.",
        law=Law.ACT,
        keys=("act_light_touch", "act_light_touch_notice", "thresholds_2026"),
        competes=True,
    ),
    Route(
        key="act_reserved",
        name="Procurement Act, reserved competition",
        line="Only organisations run by their staff, or that employ disabled or disadvantaged "
        "people, compete.",
        law=Law.ACT,
        keys=("act_reserved",),
        competes=True,
    ),
    Route(
        key="act_direct",
        name="Procurement Act, direct award",
        line="You choose without a competition, for a reason that the Act names.",
        law=Law.ACT,
        keys=("act_direct", "act_grounds", "act_user_choice"),
    ),
    Route(
        key="below_reserved",
        name="Below the threshold, a reserved competition",
        line="Only local, small or voluntary organisations compete.",
        law=Law.ACT,
        keys=("reserve_councils", "reserve_councils_order", "reserve_wales"),
        competes=True,
    ),
    Route(
        key="own_rules",
        name="Your own rules of buying",
        line="Below the threshold, or for who is no public body: quotes, or a choice, as your own "
        "rules say.",
        law=Law.OTHER,
        keys=("below_threshold",),
    ),
    Route(
        key="psr_change",
        name="Provider Selection Regime, change of a contract",
        line="You change a contract that runs, within what the regime lets you.",
        law=Law.PSR,
        keys=("psr_changes",),
    ),
    Route(
        key="act_change",
        name="Procurement Act, change of a contract",
        line="You change a contract that runs, within what the Act lets you.",
        law=Law.ACT,
        keys=("act_changes", "act_change_notice"),
    ),
    Route(
        key="grant",
        name="A grant",
        line="You help organisations with what they set out to do, under subsidy control.",
        law=Law.SUBSIDY,
        keys=("subsidy", "mfa", "grant_or_purchase"),
    ),
    Route(
        key="grant_round",
        name="A grant, in an open round",
        line="Any organisation that fits may ask, and you choose among them.",
        law=Law.SUBSIDY,
        keys=("subsidy", "mfa", "grant_or_purchase"),
        competes=True,
    ),
    Route(
        key="scotland",
        name="A competition under Scottish law",
        line="Scottish law has its own procedures and its own thresholds.",
        law=Law.OTHER,
        keys=("scotland",),
        competes=True,
    ),
    Route(
        key="ask",
        name="Ask your procurement officer",
        line="The register cannot tell. Somebody who knows your law and your rules can.",
        law=Law.OTHER,
    ),
)
_BY_KEY = {route.key: route for route in ROUTES}


def route(key: str) -> Route:
    """Give a route by its key.

    Raises:
        KeyError: There is none.
    """
    return _BY_KEY[key]


def is_route(key: str) -> bool:
    """Tell whether there is a route of this key."""
    return key in _BY_KEY
