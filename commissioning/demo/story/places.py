"""The two places, and the promises that an organisation makes on joining one."""

from dataclasses import dataclass

from commissioning.demo.story.shapes import OUTER_ESTUARY, SALTMERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Locality:
    """A place of the story, with its first charter."""

    name: str
    area: str
    about: str
    charter: str


FIRST_CHARTER = """We say what we are bidding for early, and openly wherever the law lets us.

We ask who else should be in the room before we write.

While a competition is live we say only what may be said, and we tell the buyer when we talk.

We speak of people as we would if they were in the room. Often they are.

We share what went wrong as readily as what went well."""

SECOND_CHARTER = (
    FIRST_CHARTER
    + """

Anyone can have an idea, and small ideas may be tried without asking leave."""
)

WHY_A_SECOND = "The Friday meeting asked for it: ideas were waiting for somebody to allow them."

CITY = Locality(
    name="Saltmere",
    area=SALTMERE,
    about=(
        "A port city of 180,000 people where the river Merrow meets the sea. In 2024 six "
        "commissioners and twenty-nine services here stopped competing where they did not have "
        "to, and began to meet every Friday instead."
    ),
    charter=FIRST_CHARTER,
)

ESTUARY = Locality(
    name="Outer Estuary",
    area=OUTER_ESTUARY,
    about="Forty villages and a lighthouse, down the coast from Saltmere. We are new to this.",
    charter=(
        "We say what we are bidding for.\n\nWe help each other to bid, and to do without.\n\n"
        "We share lifts."
    ),
)
