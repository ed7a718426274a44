"""Who bids for what: the declarations of the story, in the words of those who make them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from commissioning.demo.story import money
from commissioning.demo.story import services_of_care as care
from commissioning.demo.story import services_of_community as community
from commissioning.demo.story.neighbours import (
    CARE_COMPANY,
    FENNICK,
    HARBOURSIDE_DADS,
    MARSH_MINDS,
    ROPE_STREET_SINGERS,
)
from commissioning.demo.story.shapes import Body
from commissioning.register.rules.openness import Openness
from commissioning.register.rules.stages import Stage

MEMBERS, PUBLIC, NOBODY = Openness


@dataclass(frozen=True, slots=True, kw_only=True)
class Bid:
    """A declaration of the story.

    Attributes:
        days_ago: When it was said, or drafted.
        stage: The stage it was said at; what came of it is told in `outcomes.py`.
        by: Who says it, when it is not the admin.
        lots: Positions in the offer's lots; none means the whole of it.
        decided_ago: The day on which a decision was expected, where no offer has a closing date.
        more: Further fields, as an edit a day later would set them.
    """

    key: str
    body: Body
    summary: str
    days_ago: int
    offer: money.Offer | None = None
    stage: Stage = Stage.CONSIDERING
    openness: Openness = MEMBERS
    by: str = ""
    title: str = ""
    funder: str = ""
    lots: tuple[int, ...] = ()
    decided_ago: int | None = None
    more: Mapping[str, object] = field(default_factory=dict)


IN_THE_OPEN = (
    Bid(
        key="good-company-home",
        body=community.GOOD_COMPANY,
        offer=money.AFTER_HOSPITAL,
        summary="A neighbour who rings on the first evening home, and comes by that week.",
        days_ago=33,
        openness=PUBLIC,
        more={"who_for": "People over 65 who live alone and have just come home from hospital."},
    ),
    Bid(
        key="hop-aboard-home",
        body=community.HOP_ABOARD,
        offer=money.AFTER_HOSPITAL,
        summary="A lift home with a driver who carries the bag in and puts the kettle on.",
        days_ago=31,
    ),
    Bid(
        key="carers-home",
        body=community.MERROW_CARERS,
        offer=money.AFTER_HOSPITAL,
        summary="Somebody beside the wife or son who becomes a carer overnight, from day one.",
        days_ago=28,
    ),
    Bid(
        key="food-home",
        body=community.FOOD_NETWORK,
        offer=money.AFTER_HOSPITAL,
        summary="A full fridge on the day you come home: milk, bread, soup and something nice.",
        days_ago=22,
        stage=Stage.PREPARING,
    ),
    Bid(
        key="home-care-home",
        body=CARE_COMPANY,
        offer=money.AFTER_HOSPITAL,
        summary="The same two carers for the whole first month at home, whoever pays for them.",
        days_ago=14,
    ),
    Bid(
        key="northfield-warm",
        body=community.NORTHFIELD_NEIGHBOURS,
        offer=money.WARM_SPACES,
        summary="Our hall and cafe in Northfield, warm from eight to eight, seven days a week.",
        days_ago=27,
        stage=Stage.PREPARING,
        openness=PUBLIC,
    ),
    Bid(
        key="food-warm",
        body=community.FOOD_NETWORK,
        offer=money.WARM_SPACES,
        summary="A pot of soup in any warm room in Saltmere that has a ring to heat it on.",
        days_ago=25,
        stage=Stage.PREPARING,
    ),
    Bid(
        key="many-shores-warm",
        body=community.MANY_SHORES,
        offer=money.WARM_SPACES,
        summary="A warm room for women on Wednesdays, with English, sewing and childcare.",
        days_ago=20,
        stage=Stage.PREPARING,
    ),
    Bid(
        key="harbour-light-warm",
        body=care.HARBOUR_LIGHT,
        offer=money.WARM_SPACES,
        summary="A warm room for women above our Rope Street shop, on the days it is closed.",
        days_ago=15,
        stage=Stage.PREPARING,
        by="Maya Trescott",
        more={
            "who_for": "Women who would not go to a hall, and children under school age.",
            "looks_for": "childcare, English classes, somebody to cook",
            "amount_pence": 640_000,
        },
    ),
    Bid(
        key="playhouse-warm",
        body=community.GULL_STREET,
        offer=money.WARM_SPACES,
        summary="The theatre's foyer as a warm room every afternoon until the actors arrive.",
        days_ago=11,
    ),
    Bid(
        key="dads-warm",
        body=HARBOURSIDE_DADS,
        offer=money.WARM_SPACES,
        summary="A warm Saturday breakfast for fathers and children who only have Saturdays.",
        days_ago=3,
    ),
    Bid(
        key="fennick-lunch",
        body=FENNICK,
        offer=money.VILLAGE_LIFTS,
        summary="Lunch in nine village halls, and a neighbour's car to each.",
        days_ago=12,
        stage=Stage.PREPARING,
    ),
    Bid(
        key="marsh-lunch",
        body=MARSH_MINDS,
        offer=money.VILLAGE_LIFTS,
        summary="A walk before lunch, for those who talk more easily side by side.",
        days_ago=8,
    ),
)

WHILE_A_COMPETITION_IS_LIVE = (
    Bid(
        key="keelwell-several",
        body=care.KEELWELL,
        offer=money.SEVERAL_THINGS,
        summary="A recovery community that people can walk into before they have stopped.",
        days_ago=21,
        stage=Stage.PREPARING,
    ),
    Bid(
        key="quayside-several",
        body=care.QUAYSIDE_HOMES,
        offer=money.SEVERAL_THINGS,
        summary="Thirty-four front doors, with somebody downstairs who knows your name.",
        days_ago=20,
        stage=Stage.PREPARING,
        lots=(1,),
    ),
    Bid(
        key="night-harbour-several",
        body=care.NIGHT_HARBOUR,
        offer=money.SEVERAL_THINGS,
        summary="A street team that is there every night, and twenty-two rooms for that night.",
        days_ago=17,
        stage=Stage.PREPARING,
        lots=(0,),
    ),
    Bid(
        key="harbour-light-several",
        body=care.HARBOUR_LIGHT,
        offer=money.SEVERAL_THINGS,
        summary="Women-only rooms and outreach for women who have been harmed and have no home.",
        days_ago=13,
        stage=Stage.PREPARING,
        by="Maya Trescott",
        more={"amount_pence": 31_000_000},
    ),
    Bid(
        key="ferry-lane-several",
        body=care.FERRY_LANE,
        offer=money.SEVERAL_THINGS,
        summary="Mentors who meet people at the prison gate and stay for the year that follows.",
        days_ago=10,
        lots=(2,),
    ),
    Bid(
        key="merrow-carers-breaks",
        body=community.MERROW_CARERS,
        offer=money.CARERS_BREAKS,
        summary="Breaks that carers choose for themselves, from an afternoon to a week by the sea.",
        days_ago=16,
        stage=Stage.PREPARING,
    ),
    Bid(
        key="hospice-breaks",
        body=care.MERROWBANK,
        offer=money.CARERS_BREAKS,
        summary="A nurse who stays the night, so that somebody who has not slept can sleep.",
        days_ago=9,
    ),
    Bid(
        key="bell-buoy-room",
        body=care.BELL_BUOY,
        offer=money.LIVING_ROOM,
        summary="Somebody on the line all night who can say: the door is open, come now.",
        days_ago=7,
        stage=Stage.PREPARING,
    ),
    Bid(
        key="harbour-light-room",
        body=care.HARBOUR_LIGHT,
        offer=money.LIVING_ROOM,
        summary="A quiet room with a locked front door, for a woman in crisis and her children.",
        days_ago=2,
        stage=Stage.DRAFT,
        by="Maya Trescott",
    ),
    Bid(
        key="guests-draft",
        body=care.HARBOUR_LIGHT,
        offer=money.YOUNG_LODGINGS,
        summary="Rooms with families for young mothers who have left care and a partner's harm.",
        days_ago=4,
        stage=Stage.DRAFT,
        by="Theo Brannigan",
    ),
    Bid(
        key="tidewise-lodgings",
        body=community.TIDEWISE,
        offer=money.YOUNG_LODGINGS,
        summary="Youth workers who find the right family, and stay in touch with both.",
        days_ago=5,
    ),
    Bid(
        key="shed-sparks",
        body=community.MENDING_SHED,
        offer=money.SMALL_SPARKS,
        summary="A mending bench on the back of a bicycle that visits one street a week.",
        days_ago=24,
    ),
    Bid(
        key="singers-sparks",
        body=ROPE_STREET_SINGERS,
        offer=money.SMALL_SPARKS,
        summary="A choir that practises in a different laundrette every month.",
        days_ago=19,
        stage=Stage.PREPARING,
    ),
    Bid(
        key="moorings-sparks",
        body=community.GREEN_MOORINGS,
        offer=money.SMALL_SPARKS,
        summary="A garden in a lifeboat.",
        days_ago=23,
    ),
    Bid(
        key="stillwater-survivors",
        body=care.STILLWATER,
        offer=money.SURVIVORS_COUNSELLING,
        summary="Talking therapy without an end date, in Saltmere and by telephone elsewhere.",
        days_ago=48,
        stage=Stage.SUBMITTED,
    ),
    Bid(
        key="harbour-light-survivors",
        body=care.HARBOUR_LIGHT,
        offer=money.SURVIVORS_COUNSELLING,
        summary="Advocates who go with you to the police station, the court and home again.",
        days_ago=44,
        stage=Stage.SUBMITTED,
        by="Maya Trescott",
        more={"amount_pence": 38_500_000},
    ),
    Bid(
        key="hop-aboard-lifts",
        body=community.HOP_ABOARD,
        offer=money.HOSPITAL_LIFTS,
        summary="Drivers who see you to the door at both ends, and wait if the clinic is late.",
        days_ago=41,
        stage=Stage.SUBMITTED,
    ),
    Bid(
        key="quayside-furniture",
        body=care.QUAYSIDE_HOMES,
        offer=money.FURNITURE,
        summary="A bed made up before you arrive, by somebody who moved in last year.",
        days_ago=35,
    ),
)

ONCE_DECIDED = (
    Bid(
        key="cockle-row-children",
        body=community.COCKLE_ROW,
        offer=money.CHILDRENS_WORKERS,
        summary="A worker for each child, at nursery, at school and in our garden.",
        days_ago=112,
        stage=Stage.SUBMITTED,
    ),
    Bid(
        key="harbour-light-children",
        body=care.HARBOUR_LIGHT,
        offer=money.CHILDRENS_WORKERS,
        summary="A worker for every child who comes to the refuge, for a year after they leave.",
        days_ago=108,
        stage=Stage.SUBMITTED,
        by="Maya Trescott",
        more={
            "who_for": "Children of four to fourteen who have lived with domestic abuse.",
            "amount_pence": 17_400_000,
        },
    ),
    Bid(
        key="tidewise-drop-in",
        body=community.TIDEWISE,
        offer=money.DROP_IN,
        summary="A back room in Northfield that young people painted themselves.",
        days_ago=92,
        stage=Stage.SUBMITTED,
        lots=(1,),
    ),
    Bid(
        key="stillwater-drop-in",
        body=care.STILLWATER,
        offer=money.DROP_IN,
        summary="Counsellors in a shop by the station, no appointment, six days a week.",
        days_ago=90,
        stage=Stage.SUBMITTED,
        lots=(0,),
    ),
    Bid(
        key="playhouse-drop-in",
        body=community.GULL_STREET,
        offer=money.DROP_IN,
        summary="A theatre where you can sit in the dark and say it as somebody else.",
        days_ago=88,
        stage=Stage.SUBMITTED,
        lots=(0,),
    ),
)

WITHOUT_AN_OPPORTUNITY = (
    Bid(
        key="winter-bills",
        body=community.SALTINGS,
        title="Help with winter bills, at the pantry",
        funder="A national energy fund",
        summary="An adviser at each of fourteen pantries, one morning a week, all winter.",
        days_ago=260,
        decided_ago=231,
        stage=Stage.SUBMITTED,
        openness=PUBLIC,
    ),
    Bid(
        key="laptops",
        body=community.SIGNAL_POINT,
        title="Two hundred laptops, and somebody to explain them",
        funder="A national digital fund",
        summary="Mended laptops with a month of visits, for people who have never had one.",
        days_ago=150,
        decided_ago=96,
        stage=Stage.SUBMITTED,
    ),
    Bid(
        key="breakfast-bread",
        body=community.ROPEWALK,
        title="Bread for every school breakfast",
        funder="Not known yet",
        summary="Our bakery's apprentices bake through the night for twelve breakfast clubs.",
        days_ago=18,
        stage=Stage.PREPARING,
        more={"looks_for": "drivers, schools to visit, a van"},
    ),
    Bid(
        key="mens-line",
        body=care.SECOND_TIDE,
        title="A line that answers on Friday nights",
        funder="A national helpline fund",
        summary="A helpline for people who are afraid of what they might do this weekend.",
        days_ago=26,
        stage=Stage.PREPARING,
        by="Joel Amankwah",
    ),
)

BIDS = (
    *WITHOUT_AN_OPPORTUNITY,
    *ONCE_DECIDED,
    *WHILE_A_COMPETITION_IS_LIVE,
    *IN_THE_OPEN,
)
