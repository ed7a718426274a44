"""What a partner says of itself: why it needs the others, its authority to the lead, its bids."""

from typing import ClassVar

from wtforms import HiddenField

from commissioning.foundation.fields import DateParts, Line, Paragraphs, YesNo
from commissioning.foundation.forms import RegisterForm
from commissioning.partnerships.forms.talking import TalkForm
from commissioning.partnerships.rules.authority import COVERS, KEPT
from commissioning.partnerships.rules.reasons import NEEDS


class ReasonsForm(TalkForm):
    """Whether we could answer alone, and what we need the others for."""

    checked: ClassVar[tuple[str, ...]] = ("needs",)
    who_can_see = (
        "the other parties, and the boards of all. It is printed in the papers for the buyer."
    )
    alone = YesNo(
        "Could you answer this alone?",
        hint="Say no if you would need somebody else’s help to do all of it.",
        missing="Say whether you could answer this alone",
    )
    needs = Paragraphs(
        "What do you need the others for?",
        hint="Things and people you do not have: “minibuses and drivers”. No prices.",
        max_length=NEEDS,
        rows=4,
    )


class AuthorityForm(RegisterForm):
    """The written authority that a member gives to the lead."""

    who_can_see = (
        "all partners, and the boards of all. It is printed in the evidence pack for the buyer."
    )
    covers = Paragraphs(
        "What may the lead do for you?",
        hint="As the paper says it: “send in our joint answer, and speak with the buyer for us”.",
        missing="Enter what the authority covers",
        max_length=COVERS,
        rows=3,
    )
    given_on = DateParts("Which date is on the paper?", when="on the paper")
    kept_where = Line(
        "Where is the paper kept?",
        hint="So that somebody can find it in three years’ time.",
        missing="Enter where the paper is kept",
        max_length=KEPT,
    )


class EndAuthorityForm(RegisterForm):
    """Ending an authority only asks: are you sure?"""

    who_can_see = "all partners see that it ended, and when. The lead is told by email."


class BidForm(RegisterForm):
    """One bid to bring in or to take out, by a button; `declaration` is its reference."""

    declaration = HiddenField()
