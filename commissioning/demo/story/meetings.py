"""How those who bid meet: marks where it is open, cards and introductions where it is not."""

from dataclasses import dataclass

from commissioning.demo.story import services_of_care as care
from commissioning.demo.story import services_of_community as community
from commissioning.demo.story.shapes import Body


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What one side says of its declaration and another's."""

    ours: str
    theirs: str
    by: Body
    verb: str
    why: str = ""
    days_ago: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CardOut:
    """A card that is put out for a declaration."""

    bid: str
    by: Body
    brings: str
    lacks: str
    alone: bool = False
    name: str = ""
    days_ago: int = 1


MARKS = (
    Marked(
        ours="food-warm",
        theirs="northfield-warm",
        by=community.FOOD_NETWORK,
        verb="talk",
        days_ago=24,
    ),
    Marked(
        ours="northfield-warm",
        theirs="food-warm",
        by=community.NORTHFIELD_NEIGHBOURS,
        verb="partner",
        days_ago=22,
    ),
    Marked(
        ours="food-warm",
        theirs="northfield-warm",
        by=community.FOOD_NETWORK,
        verb="partner",
        days_ago=21,
    ),
    Marked(
        ours="many-shores-warm",
        theirs="harbour-light-warm",
        by=community.MANY_SHORES,
        verb="talk",
        days_ago=12,
    ),
    Marked(
        ours="playhouse-warm",
        theirs="northfield-warm",
        by=community.GULL_STREET,
        verb="go_separately",
        why="We are three miles apart, and our afternoons are their busiest time.",
        days_ago=9,
    ),
    Marked(
        ours="hop-aboard-home",
        theirs="good-company-home",
        by=community.HOP_ABOARD,
        verb="partner",
        days_ago=26,
    ),
)

KEELWELL_CARD = CardOut(
    bid="keelwell-several",
    by=care.KEELWELL,
    brings="peer mentors, recovery groups seven days a week",
    lacks="housing-based support workers",
    days_ago=15,
)
QUAYSIDE_CARD = CardOut(
    bid="quayside-several",
    by=care.QUAYSIDE_HOMES,
    brings="housing-based support workers, flats with their own front doors",
    lacks="peer mentors",
    days_ago=14,
)
NIGHT_HARBOUR_CARD = CardOut(
    bid="night-harbour-several",
    by=care.NIGHT_HARBOUR,
    brings="a street team every night, twenty-two short-stay rooms",
    lacks="women-only rooms, somebody who knows about harm at home",
    days_ago=8,
)
HARBOUR_LIGHT_CARD = CardOut(
    bid="harbour-light-several",
    by=care.HARBOUR_LIGHT,
    brings="women-only rooms, workers who know about harm at home",
    lacks="a street team at night, a nurse",
    name="Maya Trescott",
    days_ago=6,
)
BELL_BUOY_CARD = CardOut(
    bid="bell-buoy-room",
    by=care.BELL_BUOY,
    brings="trained listeners through the night",
    lacks="a building that people can walk into",
    days_ago=4,
)
TALKING = (KEELWELL_CARD, QUAYSIDE_CARD)  # both said yes, and are talking
OFFERED = (NIGHT_HARBOUR_CARD, HARBOUR_LIGHT_CARD)  # the first said yes; the officer has not
NO_MATCH_YET = BELL_BUOY_CARD

CONSENTED = ("ferry-lane-several", "merrow-carers-breaks")  # a clear commissioner may read these
