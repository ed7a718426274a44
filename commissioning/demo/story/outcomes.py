"""What came of it: decisions, and what was carried on after a bid that did not succeed."""

from commissioning.demo.story import services_of_care as care
from commissioning.demo.story import services_of_community as community
from commissioning.register.rules.openness import Openness

CHILDREN_DECIDED = (
    "Fourteen organisations asked, for six times what there was. We chose the one that children "
    "already run towards. To the others: your ideas are why we have asked for more next year."
)
DROP_IN_DECIDED = (
    "Two lots, two answers, one front door: both have promised to send nobody away to the other."
)
CHILDREN_AWARDED = ((None, community.COCKLE_ROW),)
DROP_IN_AWARDED = ((0, care.STILLWATER), (1, community.TIDEWISE))

# (declaration, verb, days ago, words of its owner, who is told after the decision)
CAME_OF_IT = (
    ("winter-bills", "record_success", 230, "Fourteen mornings a week until Easter.", None),
    ("winter-bills", "start_delivering", 220, "", None),
    ("winter-bills", "complete", 60, "", Openness.PUBLIC),
    ("laptops", "record_part_success", 95, "Half of the laptops, and all of the visits.", None),
    ("cockle-row-children", "record_success", 58, "We began on the first Monday.", None),
    ("cockle-row-children", "start_delivering", 29, "", Openness.MEMBERS),
    (
        "harbour-light-children",
        "record_no_success",
        57,
        "The panel liked it and had money for one.",
        Openness.MEMBERS,
    ),
    ("tidewise-drop-in", "record_success", 40, "Northfield's back room opens in spring.", None),
    ("stillwater-drop-in", "record_success", 40, "", Openness.MEMBERS),
    (
        "playhouse-drop-in",
        "record_no_success",
        39,
        "They wanted counsellors, and we are actors.",
        None,
    ),
)

WITHDRAWN = "moorings-sparks"

AFTERWARDS = {
    "anyway": (
        "The children come on Saturdays anyway, because their mothers do. We need no worker for "
        "every child to open the garden and make pancakes."
    ),
    "talk_to": "Cockle Row, who were chosen: they have the garden, and we have the Saturdays.",
    "learnt": (
        "We wrote about what we would do and forgot to say what children had told us. It was in "
        "the drawer the whole time."
    ),
    "thanks": "Ada, who is nine, and drew the map.",
}
SATURDAY_CLUB = {
    "title": "The Saturday club: pancakes, a garden and somebody to talk to",
    "funder_name": "Friends of Harbour Light, and whoever would like to join in",
    "summary": "Saturday mornings for children who have lived with abuse, in Cockle Row's garden.",
    "brings": "trained children's workers, pancakes, forty children who would come",
    "looks_for": "a family centre with a garden, theatre makers, a minibus on Saturdays",
}
SATURDAY_CLUB_LATER = {
    "summary": (
        "Saturday mornings for children who have lived with abuse, in a garden, with pancakes."
    ),
    "who_for": "Children of four to fourteen, and brothers and sisters too. Nobody needs a letter.",
}

PLAYHOUSE_AFTERWARDS = {
    "anyway": "Sunday afternoons nobody uses the stage. We could just open the door.",
    "learnt": "That we do not need to be counsellors; we need to know one.",
}
OPEN_STAGE = {
    "title": "An open stage on Sunday afternoons",
    "funder_name": "Small sparks, perhaps",
    "summary": "A stage, a kettle and two youth workers, for anyone under 25 it is too much for.",
}
