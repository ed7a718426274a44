"""What the alliance of the story lives through: something not agreed on, and a guest's help."""

from commissioning.demo.story.services_of_care import HARBOUR_LIGHT, SECOND_TIDE, STILLWATER

ABOUT = (
    "Who pays for an interpreter when a family asks for one in the evening? The agreement counts "
    "interpreters as a cost we share, and says nothing of evenings."
)
OPENED_BY = STILLWATER
NOTED = (
    (SECOND_TIDE, "We talked on Tuesday. We had thought evenings were part of the fund."),
    (HARBOUR_LIGHT, "It comes to about £900 a year. That is small, and it should be settled."),
)
STEP_UP_BY = STILLWATER
STEP_UP_WHY = "We see why each of us thought so. It takes our chief officers to change a budget."
SETTLED_BY = SECOND_TIDE
SETTLED_HOW = (
    "Evening interpreters are paid from the shared money up to £1,000 a year. Above that, whoever "
    "asked for them pays."
)
SAID_YES = (STILLWATER,)  # Harbour Light's yes is waited for

SECOND_TITLE = "Safe home, whole family: what we may tell each other"
GUEST = "Theo Brannigan"
GUEST_WROTE = (
    "A family says once what it is content for each of us to know. This says who keeps that, who "
    "looks at it, and when it is deleted."
)
