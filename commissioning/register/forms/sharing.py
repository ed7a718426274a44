"""What the sharing page of a declaration asks: several small forms, each for one choice."""

from wtforms import HiddenField

from commissioning.foundation.fields import Choice
from commissioning.foundation.forms import RegisterForm
from commissioning.register.forms.declaring import openness_options
from commissioning.register.forms.moving import told_options


class OpennessForm(RegisterForm):
    """The most open way in which it may be shared while bids are being made."""

    openness = Choice("Who may see it?", missing="Choose who may see it")

    def about(self, place: str, question: str) -> None:
        """Fit the question to the place and to what is shown today."""
        self.openness.label.text = question
        self.openness.options = openness_options(place)


class TellForm(RegisterForm):
    """Who may see it now that the decision is recorded."""

    told = Choice("Who may see it now?", missing="Choose who may see it now")

    def about(self, place: str) -> None:
        """Name the place in the answers."""
        self.told.options = told_options(place)


class ButtonForm(RegisterForm):
    """A choice that is one button; `seat` names the guest, where it is about one."""

    seat = HiddenField()
