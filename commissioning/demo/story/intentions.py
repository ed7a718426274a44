"""What commissioners mean to do before anything is asked for, and what interests they declare."""

from dataclasses import dataclass

from commissioning.demo.story import money
from commissioning.demo.story.commissioners import (
    ADULTS,
    CARE_BOARD,
    FOUNDATION,
    HOUSING,
    POLICE,
    PUBLIC_HEALTH,
)
from commissioning.demo.story.neighbours import ESTUARY_COUNCIL
from commissioning.demo.story.shapes import Body


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """An intention of the story; it begins so many days from today."""

    by: Body
    title: str
    text: str
    constraints: str = ""
    pounds: int | None = None
    begins: int = 180
    themes: tuple[str, ...] = ()


MEANT = (
    Meant(
        by=ADULTS,
        title="Fewer forms, more company: what comes after day centres",
        text=(
            "The day centre contracts end in a year and a half. We would rather pay for what "
            "people choose to do with their days than for buildings. We want to hear what is "
            "already strong before we write anything."
        ),
        constraints="The money is fixed for three years. The Northfield building has to be used.",
        pounds=1_900_000,
        begins=400,
        themes=("BE110", "SC101", "SW106"),
    ),
    Meant(
        by=PUBLIC_HEALTH,
        title="Loneliness in the first year after somebody dies",
        text=(
            "One in nine of us here lost somebody close last year. We mean to put money beside "
            "what neighbours, choirs and the hospice already do."
        ),
        pounds=140_000,
        begins=120,
        themes=("SW102", "SW106"),
    ),
    Meant(
        by=CARE_BOARD,
        title="Dementia: somebody to ring who remembers you",
        text=(
            "Families tell us that every call begins again from nothing. We want one name and one "
            "number for each family, for as long as it takes."
        ),
        constraints="Has to work from Saltmere to the last village on the ferry.",
        pounds=760_000,
        begins=210,
        themes=("HE205", "SC102"),
    ),
    Meant(
        by=POLICE,
        title="Before it happens again: work with people who have used harm",
        text=(
            "Most of our money goes to what happens afterwards. We would like to move a fifth of "
            "it to before."
        ),
        constraints="A fifth is the most we can move in one year.",
        pounds=220_000,
        begins=150,
        themes=("CJ101", "SW202"),
    ),
    Meant(
        by=FOUNDATION,
        title="A fund that young people give out",
        text="Twelve people under twenty will decide. We will pay whoever they choose, and wait.",
        pounds=50_000,
        begins=90,
        themes=("BE115",),
    ),
    Meant(
        by=HOUSING,
        title="What to do with the empty floor above the old fish market",
        text=(
            "Nine hundred square metres, a lift that works and a view. We will not sell it. Tell "
            "us what it could be, and who would look after whom in it."
        ),
        constraints="No open flames. It shakes a little when the ferry comes in.",
        begins=260,
        themes=("HO101", "AR104", "FA103"),
    ),
    Meant(
        by=ESTUARY_COUNCIL,
        title="A nurse who comes by boat",
        text="Six villages are nearer to each other by water than by road. So is the clinic.",
        pounds=85_000,
        begins=140,
        themes=("HE306", "EC105"),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What a commissioner says of one opportunity; `dealt_with` by a named other officer."""

    by: Body
    about: money.Offer
    kind: str = "none"
    words: str = ""
    dealt_with: str = ""
    officer: Body | None = None


YEARS_WORDS = {
    ADULTS: "My brother drives for Hop Aboard Community Transport on Sundays, unpaid.",
    PUBLIC_HEALTH: "None.",
    CARE_BOARD: "I was a nurse at Merrowbank Hospice until 2021.",
    POLICE: "None.",
    FOUNDATION: "I sing with the Rope Street Singers.",
    HOUSING: "My sister is on the board of Tidewise Youth.",
    ESTUARY_COUNCIL: "Everybody here is a cousin of somebody.",
}

DECLARED = (
    Declared(by=ADULTS, about=money.AFTER_HOSPITAL),
    Declared(by=ADULTS, about=money.SEVERAL_THINGS),
    Declared(by=ADULTS, about=money.WARM_SPACES),
    Declared(
        by=ADULTS,
        about=money.CARERS_BREAKS,
        kind="perceived",
        words="My mother goes to a carers' group that may be part of an answer.",
        dealt_with=(
            "Samuel reads, and takes no part in scoring. He leaves the room when Merrow Carers "
            "is talked about."
        ),
        officer=PUBLIC_HEALTH,
    ),
    Declared(by=PUBLIC_HEALTH, about=money.WARM_SPACES),
    Declared(by=PUBLIC_HEALTH, about=money.DROP_IN),
    Declared(by=POLICE, about=money.CHILDRENS_WORKERS),
    Declared(by=POLICE, about=money.SURVIVORS_COUNSELLING),
    Declared(by=ADULTS, about=money.HOSPITAL_LIFTS),
    Declared(
        by=CARE_BOARD,
        about=money.CARERS_BREAKS,
        kind="potential",
        words="I worked with half of the hospice's nurses, and may again.",
    ),
    Declared(
        by=HOUSING,
        about=money.YOUNG_LODGINGS,
        kind="actual",
        words="My sister is on the board of Tidewise Youth, which finds lodgings.",
    ),
    Declared(by=ESTUARY_COUNCIL, about=money.VILLAGE_LIFTS),
)
