"""Services for people who have been harmed, who have no home, or whose mind or body hurts."""

from commissioning.demo.story.shapes import COAST, HARBOURSIDE, SALTMERE, Body

HARBOUR_LIGHT = Body(
    key="harbourlight",
    name="Saltmere Refuge",  # the story renames it to Harbour Light
    number="GB-CHC-9900201",
    admin="Carys Whitlock",
    about=(
        "A refuge for eleven families, and people to turn to for anyone in Saltmere who lives "
        "with domestic abuse. We began in 1978 in a borrowed house on Rope Street."
    ),
    brings=(
        "a refuge for eleven families, domestic abuse outreach, trained children's workers, "
        "a helpline in five languages"
    ),
    looks_for=(
        "counselling for survivors, legal advice, move-on flats, work with people who have used "
        "harm"
    ),
    themes=("SW202", "SW203", "BE113", "BE102"),
    website="https://harbourlight.example",
)

SECOND_TIDE = Body(
    key="secondtide",
    name="Second Tide",
    number="GB-CHC-9900202",
    admin="Joel Amankwah",
    about=(
        "We work with people who have used harm at home and want to stop, and with men who live "
        "with abuse. Nobody here is only the worst thing they did."
    ),
    brings="groups for people who have used harm, a men's helpline, partner link workers",
    looks_for="a refuge to refer to, domestic abuse outreach, rooms in the evening",
    areas=(SALTMERE, COAST),
    themes=("SW202", "CJ101", "BE106"),
)

STILLWATER = Body(
    key="stillwater",
    name="Stillwater Counselling",
    number="GB-CHC-9900203",
    admin="Bethan Lisle",
    about=(
        "Talking therapy for people who could not pay for it, with no limit on how many times "
        "you come. Half of our counsellors came to us first as clients."
    ),
    brings="counselling for survivors, forty volunteer counsellors, quiet rooms by the station",
    looks_for="interpreters, childcare during sessions, people to sit on our board",
    themes=("HE304", "SW204", "HE210"),
)

WATCH_HOUSE = Body(
    key="watchhouse",
    name="Watch House Law Centre",
    number="GB-CHC-9900204",
    admin="Imran Sadiq",
    about=(
        "Free legal advice on housing, benefits, family and immigration, from the old customs "
        "watch house on the quay. If you got a letter you do not understand, bring it."
    ),
    brings="legal advice, four solicitors, training on rights for other people's staff",
    looks_for="outreach venues, interpreters, early word of people at risk of losing their home",
    themes=("CA101", "SO105", "HO103"),
)

FERRY_LANE = Body(
    key="ferrylane",
    name="Ferry Lane Trust",
    number="GB-CHC-9900205",
    admin="Denise Kettle",
    about=(
        "We meet people at the prison gate with a flask, a phone and a plan for the first day, "
        "and stay beside them for the year that follows."
    ),
    brings="mentors who have been in prison, gate meetings, a minibus",
    looks_for="move-on flats, work placements, recovery groups",
    areas=(COAST,),
    themes=("CJ101", "ED305"),
)

NIGHT_HARBOUR = Body(
    key="nightharbour",
    name="Night Harbour",
    number="GB-CHC-9900206",
    admin="Gareth Pym",
    about=(
        "A warm night and a known face for people without a home. We walk the quays every "
        "night of the year and run twenty-two rooms at the old sailors' rest."
    ),
    brings="a street team every night, twenty-two short-stay rooms, a nurse two days a week",
    looks_for="recovery groups, move-on flats, women-only rooms, legal advice",
    areas=(HARBOURSIDE, SALTMERE),
    themes=("HO103", "HO105"),
)

QUAYSIDE_HOMES = Body(
    key="quaysidehomes",
    name="Quayside Supported Homes",
    number="GB-CHC-9900207",
    admin="Martha Ekblom",
    about=(
        "Thirty-four flats above shops and chandleries, each with a front door of its own and "
        "somebody downstairs who knows your name."
    ),
    brings="move-on flats, housing-based support workers, a repairs team of tenants",
    looks_for="street outreach, recovery groups, somebody to help with benefits letters",
    areas=(HARBOURSIDE,),
    themes=("HO101", "HO103"),
)

KEELWELL = Body(
    key="keelwell",
    name="Keelwell Recovery",
    number="GB-CHC-9900208",
    admin="Shaun Devlin",
    about=(
        "A recovery community run by people in recovery from alcohol and drugs. Come before you "
        "have stopped; come back if you start again."
    ),
    brings="recovery groups, peer mentors, a recovery cafe open seven days",
    looks_for="housing-based support workers, move-on flats, counselling for survivors",
    themes=("HE201", "ED305"),
)

SAIL_LOFT = Body(
    key="sailloft",
    name="The Sail Loft",
    number="GB-CHC-9900209",
    admin="Yusra Haddad",
    about=(
        "A studio where people whose minds give them a hard time make things together. No "
        "referral, no end date, and the kettle is always on."
    ),
    brings="art studios, a drop-in four days a week, artists who have been unwell themselves",
    looks_for="an evening venue, crisis workers, somebody to help us count what matters",
    areas=(HARBOURSIDE, SALTMERE),
    themes=("HE210", "AR104"),
)

BELL_BUOY = Body(
    key="bellbuoy",
    name="Bell Buoy Listening Line",
    number="GB-CHC-9900210",
    admin="Oonagh Price",
    about=(
        "Volunteers who listen through the night to anyone on the estuary who does not want to "
        "be alone with it. We are eighty-six people and one borrowed telephone exchange."
    ),
    brings="a night listening line, eighty-six trained volunteers",
    looks_for="a daytime drop-in to point people to, crisis workers",
    areas=(COAST,),
    themes=("HE210", "CV104"),
)

MERROWBANK = Body(
    key="merrowbank",
    name="Merrowbank Hospice",
    number="GB-CHC-9900211",
    admin="Sister Agnes Toll",
    about=(
        "Care for people who are dying, mostly in their own homes, and for those who love them, "
        "for as long afterwards as they like."
    ),
    brings="nurses who visit at home, bereavement groups, training on talking about death",
    looks_for="community transport, befrienders, volunteers under forty",
    areas=(COAST,),
    themes=("HE401", "HE307", "SW102"),
)

CARE = (
    HARBOUR_LIGHT,
    SECOND_TIDE,
    STILLWATER,
    WATCH_HOUSE,
    FERRY_LANE,
    NIGHT_HARBOUR,
    QUAYSIDE_HOMES,
    KEELWELL,
    SAIL_LOFT,
    BELL_BUOY,
    MERROWBANK,
)
