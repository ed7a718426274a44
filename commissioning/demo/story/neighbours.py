"""Those who are not among the 29: a group without a number, one that waits, and another place."""

from commissioning.demo.story.shapes import HARBOURSIDE, NORTHFIELD, OUTER_ESTUARY, SALTMERE, Body
from commissioning.foundation.actor import Kind

NIGHT_WALKERS = Body(
    key="nightwalkers",
    name="Northfield Night Walkers",
    admin="Leanne Fisk",
    about=(
        "Women of Northfield who walk home together after dark. It began as a message in a "
        "chat group; now there are thirty of us, with torches and a dog."
    ),
    brings="thirty women who know every path in Northfield, torches",
    looks_for="a warm cafe, somebody to help with insurance",
    areas=(NORTHFIELD,),
    themes=("BE113", "CJ102"),
)

ROPE_STREET_SINGERS = Body(
    key="ropestreetsingers",
    name="Rope Street Singers",
    admin="Hettie Blakemore",
    about=(
        "We meet in the laundrette on Tuesdays, because the sound is good, and sing until the "
        "washing is dry."
    ),
    brings="a choir that visits, Tuesday company",
    looks_for="a venue with step-free access, a piano",
    areas=(HARBOURSIDE,),
    themes=("AR301", "SW107"),
)

HARBOURSIDE_DADS = Body(
    key="harboursidedads",
    name="Harbourside Dads",
    number="GB-CHC-9900402",
    admin="Reece Tallow",
    about=(
        "Saturday mornings for fathers and the children they love, including those who only see "
        "each other on Saturdays."
    ),
    brings="Saturday sessions for fathers, fathers who have been through the family court",
    looks_for="legal advice, a family centre with a garden",
    areas=(HARBOURSIDE,),
    themes=("BE103", "BE106"),
)

CARE_COMPANY = Body(
    key="merrowvalleycare",
    name="Merrow Valley Home Care Ltd",
    kind=Kind.OTHER,
    number="GB-COH-99004030",
    admin="Stella Ruskin",
    about=(
        "Home care for four hundred people between the river and the ring road. We belong to the "
        "forty people who set us up, and we train on full pay."
    ),
    brings="home care every day of the year, nurses who visit at home",
    looks_for="befrienders, community transport",
    areas=(SALTMERE,),
    themes=("SC105",),
)

ESTUARY_COUNCIL = Body(
    key="outerestuary",
    name="Outer Estuary District Council",
    kind=Kind.COMMISSIONER,
    number="GB-LAE-XZE",
    admin="Gwen Thackeray",
    about="Forty villages, one lighthouse and a council that fits into two rooms.",
    areas=(OUTER_ESTUARY,),
    themes=("EC105", "SW106"),
)

FENNICK = Body(
    key="fennick",
    name="Fennick Village Care",
    number="GB-CHC-9900501",
    admin="Morwenna Bright",
    about=(
        "Neighbours who cook, drive and sit with each other in the villages of the outer estuary, "
        "where the nearest shop is a ferry away."
    ),
    brings="village volunteers, lunch in nine village halls",
    looks_for="community transport, nurses who visit at home",
    areas=(OUTER_ESTUARY,),
    themes=("EC105", "BE108", "SW106"),
)

MARSH_MINDS = Body(
    key="marshminds",
    name="Marsh Minds",
    number="GB-CHC-9900502",
    admin="Jory Penhale",
    about="Walking groups and a listening ear for farmers and fishermen who do not like to ask.",
    brings="walking groups, farmers who listen",
    looks_for="a night listening line, counselling by telephone",
    areas=(OUTER_ESTUARY,),
    themes=("HE210", "EC105"),
)

ALSO_IN_SALTMERE = (CARE_COMPANY,)
IN_OUTER_ESTUARY = (ESTUARY_COUNCIL, FENNICK, MARSH_MINDS)
