"""What is asked when a sharing mode is chosen."""

from collections.abc import Iterable

from wtforms import Field
from wtforms.validators import StopValidation

from commissioning.foundation.fields import Choice, Line, Option, Paragraphs
from commissioning.foundation.forms import RegisterForm
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.actions.sharing import ModeChoice


class ModeForm(RegisterForm):
    """The mode, why, and who agreed."""

    who_can_see = "anyone can see the mode, the reason, and the name and post of who agreed."
    place = Choice("Into which place do you take it?", missing="Choose the place")
    mode = Choice(
        "What may be shared about who is bidding?",
        options=[Option(mode, mode.words) for mode in SharingMode],
        missing="Choose what may be shared",
    )
    reason = Paragraphs(
        "Why is this the right way?",
        hint="For example: the grant is allocated, so nobody competes for it.",
        missing="Enter why this is the right way",
        max_length=1_000,
        rows=3,
    )
    agreed_name = Line(
        "Name of the procurement officer who agreed",
        hint="Needed for “Shared”. Otherwise you may leave this and the next one empty.",
        max_length=120,
    )
    agreed_post = Line("Their post", hint="Such as Head of Procurement.", max_length=200)

    def about(self, places: Iterable[tuple[str, str]]) -> None:
        """Offer the places an opportunity can be taken into; with one or none, nothing is asked."""
        options = [Option(ref, name) for ref, name in places]
        if len(options) > 1:
            self.place.options = options
        else:
            del self.place

    def validate_agreed_name(self, field: Field) -> None:
        """Ask for the name where sharing needs it."""
        if self.mode.data == SharingMode.SHARED and not field.data:
            raise StopValidation("Enter the name of the procurement officer who agreed")

    def validate_agreed_post(self, field: Field) -> None:
        """Ask for the post where sharing needs it."""
        if self.mode.data == SharingMode.SHARED and not field.data:
            raise StopValidation("Enter the post of the procurement officer who agreed")

    def choice(self) -> ModeChoice:
        """Give what was chosen."""
        return ModeChoice(
            mode=SharingMode(self.mode.data),
            reason=self.reason.data,
            agreed_name=self.agreed_name.data or "",
            agreed_post=self.agreed_post.data or "",
        )
