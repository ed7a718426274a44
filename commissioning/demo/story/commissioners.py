"""The six commissioners of Saltmere, and what each holds money for."""

from commissioning.demo.story.shapes import COAST, Body
from commissioning.foundation.actor import Kind

ADULTS = Body(
    key="adults",
    name="Saltmere City Council Adult Services",
    kind=Kind.COMMISSIONER,
    number="GB-LAE-XZA",
    admin="Helen Oduya",
    about=(
        "We arrange care and support for adults in Saltmere: at home, in the community and in "
        "supported housing. We would rather ask what a good day looks like than how many hours "
        "somebody needs."
    ),
    themes=("SC", "BE200", "BE108"),
)

PUBLIC_HEALTH = Body(
    key="publichealth",
    name="Saltmere City Council Public Health",
    kind=Kind.COMMISSIONER,
    number="GB-LAE-XZB",
    admin="Dr Anil Weerasinghe",
    about=(
        "We look after the health of everyone in Saltmere, mostly by looking after what makes "
        "people well: warm homes, good food, company, and help with drugs and alcohol."
    ),
    themes=("HE305", "HE201", "SW106"),
)

CARE_BOARD = Body(
    key="careboard",
    name="Estuary Coast Integrated Care Board",
    kind=Kind.COMMISSIONER,
    number="GB-NHS-ZZX99",
    admin="Fiona Latham",
    about=(
        "We plan and pay for health services from Saltmere to the outer estuary, together with "
        "the councils and the organisations that people already trust."
    ),
    areas=(COAST,),
    themes=("HE", "SC102"),
)

POLICE = Body(
    key="policecommissioner",
    name="Office of the Police and Crime Commissioner for Estuary Coast",
    kind=Kind.COMMISSIONER,
    number="GB-GOR-X9901",
    admin="Marcus Bell-Okafor",
    about=(
        "We hold the money for people who have been harmed by crime, and for keeping harm from "
        "happening again, across Estuary Coast."
    ),
    areas=(COAST,),
    themes=("CJ", "SW200"),
)

FOUNDATION = Body(
    key="merrowfoundation",
    name="Merrow Community Foundation",
    kind=Kind.FUNDER,
    number="GB-CHC-9900101",
    admin="Priya Nandakumar",
    about=(
        "We give grants along the river Merrow with money that people and companies here have "
        "given. Most are small, quick and for something that has not been tried before."
    ),
    areas=(COAST,),
    themes=("CA202", "EC101"),
    website="https://merrowfoundation.example",
)

HOUSING = Body(
    key="housing",
    name="Saltmere Housing Authority",
    kind=Kind.COMMISSIONER,
    number="GB-LAE-XZC",
    admin="Tom Wrexley",
    about=(
        "We own 9,000 homes in Saltmere and pay for support that helps people to find a home, to "
        "keep it and to feel that it is theirs."
    ),
    themes=("HO", "HO103"),
)

COMMISSIONERS = (ADULTS, PUBLIC_HEALTH, CARE_BOARD, POLICE, FOUNDATION, HOUSING)
