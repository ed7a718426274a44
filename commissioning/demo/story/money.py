"""What money may follow: the opportunities that the commissioners of the story publish."""

from dataclasses import dataclass

from commissioning.demo.story.commissioners import (
    ADULTS,
    CARE_BOARD,
    FOUNDATION,
    HOUSING,
    POLICE,
    PUBLIC_HEALTH,
)
from commissioning.demo.story.neighbours import ESTUARY_COUNCIL
from commissioning.demo.story.shapes import COAST, NORTHFIELD, OUTER_ESTUARY, SALTMERE, Body
from commissioning.foundation.sharing import SharingMode

SHARED, INTRODUCTIONS, SEALED = SharingMode


@dataclass(frozen=True, slots=True)
class Part:
    """A lot: its title, what it is for, and pounds."""

    title: str
    description: str
    pounds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An opportunity of the story. Days are counted from today; those gone by are negative.

    Attributes:
        kind: "contract", "grant" or "conversation", as opportunities keep it.
        early: Whether it only asks to hear from people, before anything is asked for.
        agreed: The name and post of the procurement officer who agreed to sharing.
    """

    key: str
    title: str
    buyer: Body
    description: str
    published: int
    closes: int
    kind: str = "contract"
    early: bool = False
    pounds: int | None = None
    lots: tuple[Part, ...] = ()
    areas: tuple[str, ...] = (SALTMERE,)
    themes: tuple[str, ...] = ()
    starts: int = 150
    years: int = 2
    mode: SharingMode = INTRODUCTIONS
    reason: str = ""
    agreed: tuple[str, str] = ("", "")


AFTER_HOSPITAL = Offer(
    key="after-hospital",
    title="What would make the first month home from hospital a good one?",
    buyer=ADULTS,
    kind="conversation",
    description=(
        "Four hundred people a month go home from Saltmere General. We have asked eighty of them "
        "what mattered: company, a full fridge, somebody to take the dog out, and not having to "
        "explain it all again.\n\nThis is an open conversation. There is no contract to win. If "
        "we find something worth paying for together, we will say in the open how it will be "
        "paid for."
    ),
    published=-38,
    closes=45,
    themes=("BE108", "SW106", "SC102"),
    mode=SHARED,
    reason="Nobody is choosing between answers, so there is no competition to protect.",
    agreed=("Jude Farrant", "Head of Procurement, Saltmere City Council"),
)

WARM_SPACES = Offer(
    key="warm-spaces",
    title="Warm and welcome this winter: a grant shared among neighbourhood spaces",
    buyer=PUBLIC_HEALTH,
    kind="grant",
    description=(
        "Somewhere warm to be, with a kettle and somebody who is pleased to see you. The grant is "
        "shared among all who open their doors, by how many hours they open; nobody is turned "
        "down who keeps the promise.\n\nTell us where, when and who with. If two of you are on "
        "the same street, talk first: one may have the room and the other the volunteers."
    ),
    published=-30,
    closes=17,
    pounds=120_000,
    areas=(SALTMERE, NORTHFIELD),
    themes=("SW106", "FA103", "SW105"),
    starts=30,
    years=1,
    mode=SHARED,
    reason="The grant is shared by a formula among all who take part. There is nothing to win.",
    agreed=("Jude Farrant", "Head of Procurement, Saltmere City Council"),
)

SEVERAL_THINGS = Offer(
    key="several-things",
    title="Support for people who face several hard things at once",
    buyer=ADULTS,
    description=(
        "Some people in Saltmere live with homelessness, drugs or alcohol, past harm and poor "
        "mental health, all at the same time, and are sent from door to door. We want one team, "
        "however many organisations it comes from, that stays.\n\nAnswers from several "
        "organisations together are welcome for any lot, and for all of them."
    ),
    published=-26,
    closes=33,
    pounds=2_480_000,
    lots=(
        Part("Street outreach", "Meeting people where they are, every night of the year.", 560_000),
        Part("A home and somebody in it", "Housing-based support for sixty people.", 940_000),
        Part(
            "Recovery and peer support", "Groups and mentors, run by people in recovery.", 520_000
        ),
        Part("Advice and advocacy", "Benefits, debt, legal rights, and being heard.", 460_000),
    ),
    themes=("HO103", "HE201", "HE210", "SW200"),
    reason="A competition is live. Introductions are open to those who want to answer together.",
)

SURVIVORS_COUNSELLING = Offer(
    key="survivors-counselling",
    title="Counselling and advocacy after sexual violence",
    buyer=POLICE,
    description=(
        "Talking therapy, and somebody to go with you to the police station and the court, for "
        "anyone on the estuary, whenever it happened."
    ),
    published=-60,
    closes=-6,
    pounds=780_000,
    areas=(COAST,),
    themes=("SW204", "HE304", "CJ105"),
    mode=SEALED,
    reason="Answers are being read. Nothing more is shared until the decision is recorded.",
)

LIVING_ROOM = Offer(
    key="living-room",
    title="Early conversation: crisis support that feels like a living room",
    buyer=CARE_BOARD,
    kind="conversation",
    early=True,
    description=(
        "Before we decide what to ask for, we want to hear from anyone who has sat with people in "
        "a crisis, or in one. What would be open at two in the morning? Who would be there? A "
        "competition may follow, so what we tell one of you we will tell all of you."
    ),
    published=-12,
    closes=40,
    areas=(COAST,),
    themes=("HE210",),
    reason="A competition may follow this conversation.",
)

SMALL_SPARKS = Offer(
    key="small-sparks",
    title="Small sparks: grants to try an idea that nobody has tried here",
    buyer=FOUNDATION,
    kind="grant",
    description=(
        "Up to £5,000 for something small. It may not work; tell us what you learnt and we are "
        "content. Ideas that came from a conversation with the people they are for go first."
    ),
    published=-34,
    closes=-3,  # until it was moved
    pounds=60_000,
    areas=(COAST,),
    themes=("EC101", "SW106"),
    starts=45,
    years=1,
    reason="More will ask than we can pay for, so this is a competition, if a gentle one.",
)

CARERS_BREAKS = Offer(
    key="carers-breaks",
    title="Breaks for people who look after somebody without pay",
    buyer=CARE_BOARD,
    description=(
        "An afternoon, a night or a week in which somebody else does the looking after. We want "
        "carers to choose what a break is: for some it is sleep, for some a match, for some a "
        "choir."
    ),
    published=-21,
    closes=24,
    pounds=640_000,
    areas=(COAST,),
    themes=("SC102", "SC108"),
    reason="A competition is live.",
)

HOSPITAL_LIFTS = Offer(
    key="hospital-lifts",
    title="Lifts to the clinic for people who cannot use a bus",
    buyer=ADULTS,
    description=(
        "About 11,000 journeys a year to Saltmere General and the four clinics, with a driver who "
        "sees you to the door at both ends."
    ),
    published=-52,
    closes=-9,
    pounds=310_000,
    areas=(COAST,),
    themes=("SW104",),
    reason="Answers are being read.",
)

YOUNG_LODGINGS = Offer(
    key="young-lodgings",
    title="A room with a family: lodgings for young people who have left care",
    buyer=HOUSING,
    description=(
        "Twenty rooms in twenty homes, for people of 18 to 24 who have left care and are not yet "
        "ready for a whole flat, with support for the young person and for the host."
    ),
    published=-7,
    closes=52,
    pounds=420_000,
    themes=("HO101", "SC103", "BE115"),
    reason="A competition is live.",
)

DROP_IN = Offer(
    key="drop-in",
    title="Somewhere to drop in when you are young and it is all too much",
    buyer=PUBLIC_HEALTH,
    description=(
        "A place, or several, where people of 11 to 25 can come without a referral and talk to "
        "somebody that day."
    ),
    published=-110,
    closes=-62,
    pounds=540_000,
    lots=(
        Part("Harbourside and the centre", "Open six days, with counsellors there.", 320_000),
        Part("Northfield", "Open after school and at weekends.", 220_000),
    ),
    themes=("BE115", "HE210", "HE304"),
    starts=-20,
    reason="A competition was live.",
)

CHILDRENS_WORKERS = Offer(
    key="childrens-workers",
    title="Children who have lived with domestic abuse: somebody of their own",
    buyer=POLICE,
    kind="grant",
    description=(
        "A worker for the child, not only for the parent: at school, at home and in refuge, for as "
        "long as it takes to feel safe."
    ),
    published=-130,
    closes=-84,
    pounds=180_000,
    areas=(COAST,),
    themes=("SW202", "BE102"),
    starts=-30,
    reason="More asked than could be paid for.",
)

FURNITURE = Offer(
    key="furniture",
    title="Beds, cookers and curtains for people moving into an empty flat",
    buyer=HOUSING,
    description="A store of good furniture, and a van, for two hundred first nights a year.",
    published=-40,
    closes=5,
    pounds=95_000,
    themes=("HO103", "SW105"),
    reason="A competition is live.",
)

GOOD_DAYS = Offer(
    key="good-days",
    title="Good days: what people with learning disabilities do from Monday to Friday",
    buyer=ADULTS,
    description="Still being written with Plain Sailing's quality checkers. Not yet published.",
    published=-4,
    closes=120,
    pounds=1_900_000,
    themes=("BE110", "SC101"),
)

VILLAGE_LIFTS = Offer(
    key="village-lifts",
    title="Lunch and a lift: a grant shared among village halls",
    buyer=ESTUARY_COUNCIL,
    kind="grant",
    description="A hot lunch once a week in every village that wants one, and a lift to it.",
    published=-18,
    closes=28,
    pounds=36_000,
    areas=(OUTER_ESTUARY,),
    themes=("SW106", "EC105"),
    starts=60,
    years=1,
    mode=SHARED,
    reason="Every hall that takes part gets the same share.",
    agreed=("Petra Quill", "Clerk to the Council"),
)

OFFERS = (
    CHILDRENS_WORKERS,
    DROP_IN,
    SURVIVORS_COUNSELLING,
    HOSPITAL_LIFTS,
    FURNITURE,
    AFTER_HOSPITAL,
    SMALL_SPARKS,
    WARM_SPACES,
    SEVERAL_THINGS,
    CARERS_BREAKS,
    VILLAGE_LIFTS,
    LIVING_ROOM,
    YOUNG_LODGINGS,
)

WHY_CANCELLED = (
    "Three charities told us that they already do this together, and better. We will give them a "
    "grant instead of asking anyone to compete."
)
MOVED_BY = 14  # days
WHY_MOVED = "The Friday meeting asked for two more weeks, to write together."
