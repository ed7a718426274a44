"""What is asked when a declaration moves: an outcome, a reason, or only a yes."""

from commissioning.foundation.fields import Choice, Option, Paragraphs
from commissioning.foundation.forms import RegisterForm
from commissioning.register.rules.kind_path import QUESTIONS
from commissioning.register.rules.openness import Openness

PUBLIC_PART = "Your name, the opportunity, what you would have done, areas and themes."


class MoveForm(RegisterForm):
    """A move that only asks: are you sure?"""


class OutcomeForm(RegisterForm):
    """What came of a bid, in the owner's own words, and who may be told."""

    note = Paragraphs("Anything you want to keep about it?", max_length=2_000, rows=4)
    told = Choice("Who may see this bid now?", missing="Choose who may see it now")

    def about(self, place: str, *, may_tell: bool) -> None:
        """Ask whom to tell only where telling is allowed now."""
        if may_tell:
            self.told.options = told_options(place)
        else:
            del self.told


class SetRightForm(RegisterForm):
    """The stage it should stand at, and why."""

    stage = Choice("Which stage is right?", missing="Choose the stage that is right")
    reason = Paragraphs(
        "Why does it have to be set right?",
        missing="Enter why it has to be set right",
        max_length=500,
        rows=3,
    )


class AfterwardsForm(RegisterForm):
    """The kind path: four questions, each of which may be left empty."""

    who_can_see = "only your organisation. It is never shown to anyone else."


for _question in QUESTIONS:
    setattr(
        AfterwardsForm,
        _question.name,
        Paragraphs(_question.label, hint=_question.hint, max_length=2_000, rows=3),
    )


def told_options(place: str) -> list[Option]:
    """Give the answers to who may see a bid once the decision is recorded."""
    return [
        Option(Openness.MEMBERS, f"Members of {place}", "They can learn from it, and thank you."),
        Option(Openness.PUBLIC, "Anyone", PUBLIC_PART),
        Option(Openness.NOBODY, "Nobody but us", "You can choose again at any time."),
    ]
