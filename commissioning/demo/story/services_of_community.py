"""Services for families, young and older people, neighbours, newcomers and those who learn."""

from commissioning.demo.story.shapes import COAST, HARBOURSIDE, NORTHFIELD, SALTMERE, Body

VOLUNTARY_ACTION = Body(
    key="voluntaryaction",
    name="Saltmere Voluntary Action",
    number="GB-CHC-9900301",
    admin="Ines Calloway",
    about=(
        "The place where Saltmere's charities and groups meet. We find volunteers, lend rooms, "
        "read each other's drafts and host the Friday meeting."
    ),
    brings="meeting rooms, volunteers, a bid clinic every Tuesday, help with governance",
    looks_for="hosts for new volunteers, somebody to help us learn from what we measure",
    themes=("CV103", "CV104"),
    website="https://voluntaryaction.example",
)

SALTINGS = Body(
    key="saltings",
    name="Saltings Advice",
    number="GB-CHC-9900302",
    admin="Norma Achebe",
    about=(
        "Advice on benefits, debt, bills and homes, in nine places across the city, from people "
        "who will sit with you while the telephone plays music."
    ),
    brings="benefits advice, debt advice, sixty trained volunteers, help with benefits letters",
    looks_for="community venues, legal advice, interpreters",
    themes=("CA101", "SW105"),
)

NORTHFIELD_NEIGHBOURS = Body(
    key="northfieldneighbours",
    name="Northfield Neighbours",
    number="GB-CHC-9900303",
    admin="Pat Rowntree-Diaz",
    about=(
        "A neighbourhood association on the Northfield estate: a cafe, a lunch club, a tool "
        "library and a hall that is never locked before ten."
    ),
    brings="a community hall, a warm cafe, two hundred neighbours who know each other",
    looks_for="benefits advice, youth workers, somebody to mend the boiler",
    areas=(NORTHFIELD,),
    themes=("EC101", "FA102", "SW106"),
)

GOOD_COMPANY = Body(
    key="goodcompany",
    name="Good Company Saltmere",
    number="GB-CHC-9900304",
    admin="Winifred Osei",
    about=(
        "We match older people with a neighbour to share an hour a week with. Some pairs are in "
        "their eleventh year."
    ),
    brings="befrienders, home visits, a telephone circle every morning",
    looks_for="community transport, a warm cafe, younger volunteers",
    themes=("BE108", "SW106"),
)

HOP_ABOARD = Body(
    key="hopaboard",
    name="Hop Aboard Community Transport",
    number="GB-CHC-9900305",
    admin="Colin Marchetti",
    about=(
        "Seven minibuses and fifty drivers who take people where buses do not go: the clinic, "
        "the choir, a sister's house."
    ),
    brings="community transport, seven minibuses, drivers trained to help people in and out",
    looks_for="somebody to take bookings on Saturdays, a garage to rent",
    areas=(COAST,),
    themes=("SW104", "BE200"),
)

MERROW_CARERS = Body(
    key="merrowcarers",
    name="Merrow Carers",
    number="GB-CHC-9900306",
    admin="Lucy Tranter",
    about=(
        "For everyone who looks after somebody without pay. We offer company, a break, and a "
        "person who answers when the system does not."
    ),
    brings="short breaks, carers' groups, carers who train professionals",
    looks_for="respite beds, community transport, befrienders",
    themes=("SC102", "SC108"),
)

COCKLE_ROW = Body(
    key="cocklerow",
    name="Cockle Row Family Centre",
    number="GB-CHC-9900307",
    admin="Amina Farouk",
    about=(
        "Stay-and-play, a baby bank and long breakfasts for families with children under eight. "
        "Parents run it; we hold the keys."
    ),
    brings="a family centre with a garden, trained children's workers, a baby bank",
    looks_for="domestic abuse outreach, speech therapists, counselling for parents",
    areas=(HARBOURSIDE,),
    themes=("BE103", "BE114", "CC104"),
)

TIDEWISE = Body(
    key="tidewise",
    name="Tidewise Youth",
    number="GB-CHC-9900308",
    admin="Kofi Lambourne",
    about=(
        "Youth workers in parks, on slipways and in the back room of the bowling alley. Young "
        "people choose what we do and interview everyone we employ."
    ),
    brings="youth workers, a youth board, a boat",
    looks_for="counselling for young people, a venue in Northfield, theatre makers",
    areas=(SALTMERE, NORTHFIELD),
    themes=("BE115", "FA108", "LE104"),
)

MANY_SHORES = Body(
    key="manyshores",
    name="Many Shores",
    number="GB-CHC-9900309",
    admin="Selam Tesfaye",
    about=(
        "Run by and for people who came to Saltmere to be safe. English over lunch, help with "
        "papers, and a choir in fourteen languages."
    ),
    brings="interpreters in fourteen languages, English classes, community cooks",
    looks_for="legal advice, childcare during sessions, work placements",
    themes=("BE101", "BE107", "ED303"),
)

ESTUARY_SIGNS = Body(
    key="estuarysigns",
    name="Estuary Signs",
    number="GB-CHC-9900310",
    admin="Rowan Sturt",
    about=(
        "The deaf community's own organisation: sign language interpreters, a club on Thursdays "
        "and advice in British Sign Language."
    ),
    brings="sign language interpreters, deaf awareness training, advice in sign language",
    looks_for="services that want to be reached by deaf people, legal advice",
    areas=(COAST,),
    themes=("HE207", "BE200"),
)

WHEELHOUSE = Body(
    key="wheelhouse",
    name="Wheelhouse",
    number="GB-CHC-9900311",
    admin="Desmond Iyer",
    about=(
        "Disabled people in charge of their own support. We help people to employ their own "
        "assistants and to be heard where decisions are made."
    ),
    brings="help with direct payments, disabled trainers, a panel that tests services",
    looks_for="accessible homes, community transport, sign language interpreters",
    themes=("BE200", "CA101"),
)

PLAIN_SAILING = Body(
    key="plainsailing",
    name="Plain Sailing",
    number="GB-CHC-9900312",
    admin="Josie Pendle",
    about=(
        "A self-advocacy group of people with learning disabilities. We make easy-read papers, "
        "check what services are like and hold a very good disco."
    ),
    brings="easy-read writers, quality checkers with learning disabilities, a monthly disco",
    looks_for="work placements, travel training, art studios",
    themes=("BE110", "CA103"),
)

PROUD_HARBOUR = Body(
    key="proudharbour",
    name="Proud Harbour",
    number="GB-CHC-9900313",
    admin="Alex Quennell",
    about=(
        "Company, advice and a Friday cafe for LGBTQ+ people of every age along the coast, from "
        "the first question to the golden wedding."
    ),
    brings="a Friday cafe, training for other services, a youth group",
    looks_for="counselling for young people, a venue with step-free access",
    areas=(COAST,),
    themes=("BE105", "SO104"),
)

WINDWARD = Body(
    key="windward",
    name="Windward Elders' Circle",
    number="GB-CHC-9900314",
    admin="Cynthia Baptiste",
    about=(
        "Lunch, dominoes and looking out for each other among elders of Caribbean and African "
        "heritage, who built half of these docks."
    ),
    brings="a lunch club, elders who tell Saltmere's history, home visits",
    looks_for="community transport, dementia nurses, younger volunteers",
    areas=(HARBOURSIDE,),
    themes=("BE108", "BE111", "SW107"),
)

FOOD_NETWORK = Body(
    key="foodnetwork",
    name="Saltmere Food Network",
    number="GB-CHC-9900315",
    admin="Bridie Malone",
    about=(
        "Fourteen pantries where a small weekly fee buys a full bag, and nobody has to prove "
        "that they are poor enough."
    ),
    brings="fourteen pantries, a cold store, surplus food every day",
    looks_for="benefits advice, drivers, growers",
    themes=("SW300", "SW301", "SW105"),
)

GREEN_MOORINGS = Body(
    key="greenmoorings",
    name="Green Moorings",
    number="GB-CHC-9900316",
    admin="Hamish Oyelaran",
    about=(
        "Gardens on bits of the port that nobody was using. We grow food, teach growing and "
        "have the best view of the cranes."
    ),
    brings="growers, six gardens, gardening sessions for people who have been unwell",
    looks_for="community cooks, a van, people sent by their doctor for company",
    areas=(HARBOURSIDE,),
    themes=("LE102", "EN102", "SW300"),
)

MENDING_SHED = Body(
    key="mendingshed",
    name="The Mending Shed",
    number="GB-CHC-9900317",
    admin="Walter Greenhalgh",
    about=(
        "Bring a broken toaster, leave with a mended one and three new friends. Mostly men, "
        "mostly retired, all welcome."
    ),
    brings="tools, forty menders, somebody to mend the boiler",
    looks_for="a shop front, younger volunteers, schools to visit",
    areas=(NORTHFIELD,),
    themes=("EN103", "SW106", "BE106"),
)

ROPEWALK = Body(
    key="ropewalk",
    name="Ropewalk Works CIC",
    number="GB-COH-99003180",
    admin="Tamsin Vallance",
    about=(
        "A boatyard and a bakery that belong to the people who learn there. Most come without "
        "papers and leave with a trade."
    ),
    brings="work placements, boat-building courses, a training kitchen, community cooks",
    looks_for="mentors who have been in prison, English classes, buyers for our bread",
    themes=("ED302", "EC106", "ED306"),
    website="https://ropewalk.example",
)

SIGNAL_POINT = Body(
    key="signalpoint",
    name="Signal Point",
    number="GB-COH-99003190",
    admin="Dev Rahman",
    about=(
        "We mend, give and explain computers and telephones, at your kitchen table if you like, "
        "until the thing does what you wanted."
    ),
    brings="refurbished laptops, digital helpers, free data",
    looks_for="community venues, home visits to join, interpreters",
    themes=("ED304", "SW105"),
)

GULL_STREET = Body(
    key="gullstreet",
    name="Gull Street Playhouse",
    number="GB-CHC-9900320",
    admin="Odette Barras",
    about=(
        "A theatre of ninety seats where the people on stage are the people of the street. Pay "
        "what you can, including nothing."
    ),
    brings="theatre makers, a venue with step-free access, costumes for eighty pirates",
    looks_for="youth workers, schools to visit, people with a story",
    areas=(HARBOURSIDE,),
    themes=("AR307", "BE115"),
)

COMMUNITY = (
    SALTINGS,
    NORTHFIELD_NEIGHBOURS,
    GOOD_COMPANY,
    HOP_ABOARD,
    MERROW_CARERS,
    COCKLE_ROW,
    TIDEWISE,
    MANY_SHORES,
    ESTUARY_SIGNS,
    WHEELHOUSE,
    PLAIN_SAILING,
    PROUD_HARBOUR,
    WINDWARD,
    FOOD_NETWORK,
    GREEN_MOORINGS,
    MENDING_SHED,
    ROPEWALK,
    SIGNAL_POINT,
)
OTHER_CHARITIES = (GULL_STREET,)  # Voluntary Action comes with the place: it convenes it
