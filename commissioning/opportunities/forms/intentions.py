"""What is asked when a commissioner says what they mean to fund."""

from collections.abc import Iterable

from commissioning.foundation.codes.themes import choices as theme_choices
from commissioning.foundation.fields import (
    Choice,
    Line,
    Money,
    MonthParts,
    Option,
    Paragraphs,
    Suggested,
)
from commissioning.foundation.forms import RegisterForm
from commissioning.opportunities.actions.intentions import Meant
from commissioning.opportunities.forms.publishing import options_of


class IntentionForm(RegisterForm):
    """Money, plans, constraints, themes and when."""

    who_can_see = "verified members of the place."
    place = Choice("For which place?", missing="Choose the place it is for")
    title = Line("What do you mean to fund?", missing="Enter what you mean to fund")
    text = Paragraphs(
        "What is the plan?",
        hint="What you hope will change, and what is still open.",
        missing="Enter what the plan is, in a sentence or two",
    )
    constraints = Paragraphs(
        "What can you not change?", hint="Laws, dates, money that is tied to a purpose.", rows=3
    )
    amount_pence = Money("How much money is there?", hint="Leave empty if you do not know yet.")
    starts_on = MonthParts("When might it begin?", when="it might begin", optional=True)
    themes = Suggested("What is it to do with?", hint="Begin to type, such as carers or housing.")

    def about(self, places: Iterable[tuple[str, str]]) -> None:
        """Offer the places it may be for; with one, nothing is asked."""
        options = [Option(ref, name) for ref, name in places]
        self.themes.options = options_of(theme_choices())
        if len(options) > 1:
            self.place.options = options
        else:
            del self.place

    def meant(self) -> Meant:
        """Give what was typed."""
        return Meant(
            title=self.title.data,
            text=self.text.data,
            constraints=self.constraints.data or "",
            amount_pence=self.amount_pence.data,
            starts_on=self.starts_on.data,
            themes=tuple(sorted(self.themes.data or ())),
        )
