"""What commissioners say of "Home again, with company", and its partners of working with one."""

from dataclasses import dataclass

from commissioning.demo.story.commissioners import (
    ADULTS,
    CARE_BOARD,
    HOUSING,
    PUBLIC_HEALTH,
)
from commissioning.demo.story.services_of_community import (
    GOOD_COMPANY,
    HOP_ABOARD,
    MERROW_CARERS,
)
from commissioning.demo.story.shapes import Body
from commissioning.reviews.rules.reviewing import Conclusion, PointKind


@dataclass(frozen=True, slots=True)
class Answered:
    """What one partner answers."""

    by: Body
    words: str


@dataclass(frozen=True, slots=True)
class Said:
    """One point of a review, and what was answered to it."""

    kind: PointKind
    words: str
    answers: tuple[Answered, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A review of the story, and how far it has come; days are counted back from today.

    Attributes:
        shared, concluded: None while it has not come so far.
    """

    key: str
    by: Body
    points: tuple[Said, ...]
    begun: int
    shared: int | None = None
    concluded: int | None = None
    conclusion: Conclusion | None = None
    reasons: str = ""


REVIEWS = (
    Told(
        key="adults first",
        by=ADULTS,
        points=(
            Said(
                PointKind.STRENGTH,
                "Somebody rings on the first evening. Of the eighty people we asked, that is what "
                "most of them said they had missed.",
            ),
            Said(
                PointKind.QUESTION,
                "Who rings between Christmas and New Year? Sixty people went home that week.",
                (Answered(GOOD_COMPANY, "Nobody yet. We had not thought of it, and should have."),),
            ),
            Said(
                PointKind.CONCERN,
                "A carer's worker on two mornings may be too few in a month with two holidays.",
            ),
        ),
        begun=12,
        shared=12,
        concluded=10,
        conclusion=Conclusion.NOT_YET,
        reasons=(
            "The heart of it is right. Before we could stand beside it we would like to know who "
            "rings over the holidays. A simple rota would do."
        ),
    ),
    Told(
        key="public health",
        by=PUBLIC_HEALTH,
        points=(
            Said(
                PointKind.STRENGTH,
                "Three organisations that share one phone call a morning, and no form at all.",
            ),
            Said(
                PointKind.QUESTION,
                "How would somebody who does not speak English be rung on the first evening?",
                (
                    Answered(GOOD_COMPANY, "Nine of our neighbours speak another language."),
                    Answered(HOP_ABOARD, "Our drivers ask on the way, and tell whoever rings."),
                ),
            ),
        ),
        begun=9,
        shared=8,
        concluded=5,
        conclusion=Conclusion.SUGGESTIONS,
        reasons=(
            "We would be glad to see it begin. Two ideas: ask Many Shores about the languages you "
            "lack, and put the number to ring on the fridge, large."
        ),
    ),
    Told(
        key="adults again",
        by=ADULTS,
        points=(
            Said(
                PointKind.STRENGTH,
                "You wrote a rota for the holidays in four days, and eleven people are on it.",
            ),
            Said(
                PointKind.QUESTION,
                "Could we borrow the idea for people who come home from Northfield?",
                (Answered(MERROW_CARERS, "Please do. Anyone can have an idea."),),
            ),
        ),
        begun=6,
        shared=6,
        concluded=4,
        conclusion=Conclusion.SUPPORTIVE,
        reasons="You heard the one thing that worried us and dealt with it. We are behind this.",
    ),
    Told(
        key="care board",
        by=CARE_BOARD,
        points=(
            Said(
                PointKind.STRENGTH,
                "The ward sister knows all three of you by name, and says so without being asked.",
            ),
            Said(
                PointKind.QUESTION,
                "What happens when somebody goes back into hospital within the month?",
                (
                    Answered(
                        GOOD_COMPANY,
                        "We begin again with a new first evening. It happened twice last winter.",
                    ),
                ),
            ),
            Said(
                PointKind.CONCERN,
                "Nine cars and one garage: what would you do if the garage closed?",
            ),
        ),
        begun=4,
        shared=3,
    ),
    Told(
        key="housing",
        by=HOUSING,
        points=(
            Said(PointKind.STRENGTH, "You look at the stairs and the heating before anybody asks."),
            Said(PointKind.QUESTION, "Whom do you ring when the boiler is ours, and cold?"),
        ),
        begun=2,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """What a partner says of working with Adult Services, and what that answered."""

    by: Body
    helps: str
    hinders: str
    days_ago: int
    answer: str = ""


ABOUT_ADULTS = (
    Worked(
        by=GOOD_COMPANY,
        helps="You come to us, and you stay for tea.",
        hinders="We are asked the same twelve questions by three of your teams.",
        days_ago=9,
    ),
    Worked(
        by=GOOD_COMPANY,
        helps="You come to us, and you stay for tea. Since last week there is one person to ring.",
        hinders="The twelve questions are still asked by two of your teams.",
        days_ago=5,
    ),
    Worked(
        by=HOP_ABOARD,
        helps="You pay within ten days, so that we can buy petrol.",
        hinders="Meetings at nine, when every driver is out on the school run.",
        days_ago=3,
        answer=(
            "We keep the ten days. From next month the meeting is at eleven, in your garage if "
            "you will have us."
        ),
    ),
)
