"""How Adult Services finds lawful routes: one complete, one half done; what it said to all."""

from dataclasses import dataclass, field

from commissioning.demo.story.money import AFTER_HOSPITAL, HOSPITAL_LIFTS, Offer
from commissioning.demo.story.services_of_community import GOOD_COMPANY, HOP_ABOARD
from commissioning.demo.story.shapes import Body


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A notice that was published, so many days before today."""

    kind: str
    days_ago: int
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A route as it was found: the answers, the choice, what was written and published."""

    about: Offer
    days_ago: int
    answers: dict[str, object]
    route: str
    reason: str
    written: dict[str, str] = field(default_factory=dict)
    notices: tuple[Noted, ...] = ()


@dataclass(frozen=True, slots=True)
class ToAll:
    """What was said in talks; `corrected` is what was published to set it right."""

    days_ago: int
    setting: str
    words: str
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class Had:
    """Public money that an organisation of the story has had, in pounds."""

    by: Body
    giver: str
    pounds: int
    days_ago: int
    purpose: str


_COUNCIL = {"nation": "england", "authority": "council", "kind": "purchase", "change": "no"}
_SERVICE = {"health": "no", "object": "services", "ground": "none", "keep_for": "nobody"}

FOUND = (
    Found(
        about=AFTER_HOSPITAL,
        days_ago=33,
        answers={
            **_COUNCIL,
            **_SERVICE,
            "engage": "yes",
            "value": 24_000_000,
            "light_touch": "yes",
        },
        route="engagement",
        reason="We do not know yet what would help most. We want to hear it from those who come "
        "home, and from those who already visit them, before we write down what we pay for.",
        written={
            "unfair_start": "Everything we say is in the log, by the next working day. Whoever "
            "helps us to write what we ask for does not see the questions first.",
        },
        notices=(Noted(kind="market_engagement", days_ago=32, where="Find a Tender, by number"),),
    ),
    Found(
        about=HOSPITAL_LIFTS,
        days_ago=54,
        answers={
            **_COUNCIL,
            **_SERVICE,
            "engage": "no",
            "value": 31_000_000,
            "light_touch": "no",
        },
        route="act_open",
        reason="It is above the threshold, several organisations could do it, and one step is "
        "enough to choose between them.",
        written={
            "conflicts_assessment": "Made on the day before the tender notice, by the two who "
            "wrote it and the procurement officer. Nobody has an interest.",
        },
        notices=(Noted(kind="tender", days_ago=52, where="Find a Tender, by number"),),
    ),
)

SAID_ABOUT = AFTER_HOSPITAL
SAID = (
    ToAll(
        30,
        "First open morning, the hospital's own canteen",
        "About four hundred people a month go home from Saltmere General. We have no figure yet "
        "for those who go home to nobody. We said that we will publish it here when we do.",
    ),
    ToAll(
        23,
        "Phone call from an organisation that could not come",
        "Asked whether volunteers may be paid for their travel, we said yes, at 45p a mile.",
        corrected="Asked whether volunteers may be paid for their travel, we said yes. The rate is "
        "our own staff's rate, which is on our website; we should not have named a figure.",
    ),
    ToAll(
        9,
        "Second open morning, Merrow Quay library",
        "Ninety of last month's four hundred went home to nobody. We said that there is no sum "
        "set aside yet, and that we will say here first when there is.",
    ),
)

AID = (
    Had(GOOD_COMPANY, "Merrow Community Foundation", 18_000, 400, "Visits in the first month home"),
    Had(GOOD_COMPANY, "Outer Estuary District Council", 42_500, 150, "A second minibus"),
    Had(HOP_ABOARD, "Saltmere City Council Public Health", 60_000, 210, "Drivers for winter"),
)
