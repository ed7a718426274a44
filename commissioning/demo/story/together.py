"""Who answers together: the partnerships of the story, in every form and at every stage."""

from dataclasses import dataclass

from commissioning.demo.story import money
from commissioning.demo.story import services_of_care as care
from commissioning.demo.story import services_of_community as community
from commissioning.demo.story.commissioners import ADULTS
from commissioning.demo.story.shapes import Body
from commissioning.partnerships.rules.forms import LegalForm


@dataclass(frozen=True, slots=True)
class Part:
    """What one organisation does in a partnership.

    Attributes:
        brings: The key of its bid, if any.
        needs: What it needs the others for, in its own words; else what all say together.
    """

    body: Body
    role: str
    is_lead: bool = False
    brings: str = ""
    needs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """A partnership of the story; the first part is the proposer's.

    Attributes:
        confirmed: How many of the others, in order, have confirmed; all, and it is formed.
        declined: Why the last of them said no, where it did.
        by: Who proposes, when it is not the admin.
        cards: The key of the introduction it came from.
    """

    key: str
    title: str
    purpose: str
    form: LegalForm
    parts: tuple[Part, ...]
    days_ago: int
    why_joint: str
    offer: money.Offer | None = None
    message: str = ""
    confirmed: int = 0
    declined: str = ""
    by: str = ""
    cards: str = ""

    @property
    def is_formed(self) -> bool:
        """Tell whether everybody confirmed."""
        return self.confirmed == len(self.parts) - 1


SAFE_HOME = Together(
    key="safe-home",
    title="Safe home, whole family",
    purpose=(
        "One door for everybody in a family where there was harm: the one who was hurt, the "
        "children, and the one who did it."
    ),
    form=LegalForm.ALLIANCE,
    parts=(
        Part(
            care.HARBOUR_LIGHT,
            "The refuge, outreach, and work with children",
            needs="Work with the one who did it, and counselling that goes on after the refuge",
        ),
        Part(
            care.SECOND_TIDE,
            "Groups for people who have used harm and want to stop",
            needs="Somebody beside the family while he is in our group, day and night",
        ),
        Part(
            care.STILLWATER,
            "Counselling for everybody who wants it, for as long as they want",
            needs="A safe place to live first: nobody can talk about it while they are in danger",
        ),
    ),
    days_ago=220,
    confirmed=2,
    why_joint=(
        "None of us works with the whole of a family. A woman who comes to the refuge tells her "
        "story four times over before anybody has spoken with him, or with the children."
    ),
    message="We have talked about this on Fridays since spring. Shall we write it down?",
)
HOME_AGAIN = Together(
    key="home-again",
    title="Home again, with company",
    purpose="The first month home from hospital: a lift, a neighbour, and somebody for the carer.",
    form=LegalForm.LEAD_BODY,
    parts=(
        Part(
            community.GOOD_COMPANY,
            "Neighbours who ring on the first evening",
            is_lead=True,
            brings="good-company-home",
        ),
        Part(community.HOP_ABOARD, "The lift home, and the kettle", brings="hop-aboard-home"),
        Part(community.MERROW_CARERS, "Somebody beside the carer", brings="carers-home"),
    ),
    offer=money.AFTER_HOSPITAL,
    days_ago=25,
    confirmed=2,
    why_joint="A lift ends at the door, a neighbour begins there, and the carer needs both.",
)
WARM_STREETS = Together(
    key="warm-streets",
    title="Two warm rooms on one street",
    purpose="Our hall by day and your kitchen in the evening, so that the street is never cold.",
    form=LegalForm.INFORMAL_NETWORK,
    parts=(
        Part(community.MANY_SHORES, "The hall and its welcome, by day", brings="many-shores-warm"),
        Part(care.HARBOUR_LIGHT, "The kitchen in the evening"),
        Part(community.NORTHFIELD_NEIGHBOURS, "Neighbours who walk people over"),
    ),
    offer=money.WARM_SPACES,
    days_ago=8,
    confirmed=0,
    why_joint="We have a room and no kitchen; you have a kitchen and no room.",
    message="You said that you are talking, and so are we. Is this what you had in mind?",
)
MEND_AND_GROW = Together(
    key="mend-and-grow",
    title="Mend, grow and make",
    purpose="Workshops, gardens and a stage under one roof, run by the people who use them.",
    form=LegalForm.CONSORTIUM,
    parts=(
        Part(community.ROPEWALK, "Looks after the building", is_lead=True),
        Part(community.GREEN_MOORINGS, "The gardens"),
        Part(community.GULL_STREET, "The stage"),
    ),
    days_ago=150,
    confirmed=2,
    why_joint="The building is too large for any one of us, and too cheap to let go.",
)
DOORS_AND_MENTORS = Together(
    key="doors-and-mentors",
    title="A door of your own, and somebody who has been there",
    purpose="Peer mentors who stay beside people as they move into a flat, and for a year after.",
    form=LegalForm.JOINT_BID,
    parts=(
        Part(care.KEELWELL, "Peer mentors; puts the answer together", is_lead=True),
        Part(care.QUAYSIDE_HOMES, "Flats, and support at home"),
    ),
    offer=money.SEVERAL_THINGS,
    days_ago=3,
    confirmed=0,
    why_joint="One of us has flats and no mentors, the other mentors and no flats.",
    cards="keelwell-several",
)
BOATS = Together(
    key="boats",
    title="Boats for young people",
    purpose="A summer of sailing for young people who have never been out of the harbour.",
    form=LegalForm.LEAD_BODY,
    parts=(
        Part(community.PLAIN_SAILING, "Boats and instructors", is_lead=True),
        Part(community.TIDEWISE, "Youth workers who come along"),
    ),
    days_ago=70,
    declined="We have nobody free this summer. Ask us again in January, please.",
    why_joint="We know boats; Tidewise knows the young people.",
)
FLOOD_LINE = Together(
    key="flood-line",
    title="The flood line",
    purpose="A telephone that somebody answered, for as long as the harbour was under water.",
    form=LegalForm.INFORMAL_NETWORK,
    parts=(
        Part(community.SIGNAL_POINT, "The line itself"),
        Part(community.GOOD_COMPANY, "People to answer it"),
    ),
    days_ago=190,
    confirmed=1,
    why_joint="We had a line and nobody to answer it at night.",
)
GOOD_DAY_OUT = Together(
    key="good-day-out",
    title="A good day out",
    purpose="Days out that people with a learning disability choose, check and enjoy.",
    form=LegalForm.ALLIANCE,
    parts=(
        Part(community.PLAIN_SAILING, "People who check whether a place is easy to be in"),
        Part(community.VOLUNTARY_ACTION, "Volunteers who come along"),
        Part(ADULTS, "The minibus, and somebody who drives it"),
    ),
    days_ago=60,
    confirmed=2,
    why_joint="We know what a good day is; they know who has time; the council has the bus.",
)
TOGETHER = (
    SAFE_HOME, HOME_AGAIN, WARM_STREETS, MEND_AND_GROW, DOORS_AND_MENTORS, BOATS, FLOOD_LINE,
    GOOD_DAY_OUT,
)  # fmt: skip
NEVER_FORMED = BOATS
ENDED = (FLOOD_LINE, "The water has gone down. We thank everybody who sat up with us.", 140)
LEFT = (MEND_AND_GROW, community.GULL_STREET, "We have a stage of our own now, on Gull Street.")
LEFT_SETTLED = {
    "roles": "Ropewalk keeps the stage clear; the youth group comes to Gull Street with us.",
    "share": "We brought no money and take none. The curtains stay.",
    "measure": "nothing",
    "data": "The list of who has keys was handed to Ropewalk, and deleted by us.",
    "staff": "Nobody is employed by the consortium.",
    "told": "Everybody who uses the stage was told at the open evening, and by a note on the door.",
}
TALKED = (
    (SAFE_HOME, "When somebody cannot wait", (
        (care.STILLWATER, "We had a mother who needed to talk the same day. Can we keep an hour?"),
        (care.SECOND_TIDE, "We can keep Wednesday at five, if you tell us by noon."),
    ), 60),
    (HOME_AGAIN, "Who rings first?", (
        (community.GOOD_COMPANY, "We ring at six. Is that too late after a lift at two?"),
        (community.HOP_ABOARD, "Not at all. The driver can say that you will."),
    ), 15),
)  # fmt: skip
