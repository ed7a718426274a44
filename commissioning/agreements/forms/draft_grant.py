"""The form for a grant that is shared: fixed sums first, the rest by weight."""

from collections.abc import Iterator
from typing import Any

from wtforms.validators import ValidationError

from commissioning.agreements.forms.draft_form import Group
from commissioning.agreements.forms.draft_shares import SharesForm, boxes_of, row_of, who_share
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.parts import Party
from commissioning.agreements.rules.saying import called
from commissioning.agreements.rules.sharing_terms import RETURNS
from commissioning.foundation.fields import Choice, Money, Option, Paragraphs, Whole

INSTEAD = "instead"


class GrantForm(SharesForm):
    """A budget shared: fixed sums first, the rest by weight."""

    hint = (
        "Fixed sums are paid first. What is left is shared by parts: with parts 2 and 1, "
        "the first receives twice as much as the second."
    )
    way = "grant"

    total_pence = Money("How much is the grant in all?")
    underspend = Choice(
        "What happens with money that is not spent?",
        options=[
            Option(RETURNS, "It goes back to the funder"),
            Option(INSTEAD, "The funder's terms say something else"),
        ],
        missing="Choose what happens with money that is not spent",
    )
    instead = Paragraphs("What the funder's terms say instead", rows=3)

    @classmethod
    def shown(cls, value: Any) -> dict[str, Any]:
        """Give each party's part, and what happens with what is not spent."""
        held = value["underspend"]
        returns = held == RETURNS
        boxes = boxes_of(value["parts"], ("fixed_pence", "weight"))
        own = {"underspend": RETURNS if returns else INSTEAD, "instead": "" if returns else held}
        return {"total_pence": value["total_pence"], **own, **boxes}

    def value(self) -> dict[str, Any]:
        """Give the grant, with a part for each party that has one said or open."""
        other = self.instead.data if self.underspend.data == INSTEAD else RETURNS
        return {
            "kind": "grant",
            "total_pence": self.total_pence.data,
            "underspend": other,
            "parts": [
                {"party": ref, **row_of(self, ref, ("fixed_pence", "weight"))}
                for ref in self.parties
            ],
        }

    def groups(self) -> list[Group]:
        """Begin with the whole, then each party's part."""
        return [
            Group("", self.named("total_pence")),
            Group("Each party's part", self.of_parties("fixed_pence", "weight")),
            Group("What is not spent", self.named("underspend", "instead")),
        ]

    def validate_instead(self, field: Paragraphs) -> None:
        """Ask for the terms where they say something else."""
        if self.underspend.data == INSTEAD and not field.data:
            raise ValidationError("Enter what the funder's terms say instead")


def grant_form(content: Content) -> type[GrantForm]:
    """Make the form, with boxes for each party but a commissioner."""
    call, partners = called(content), who_share(content)
    boxes = dict(box for party in partners for box in _grant_boxes(party, call[party.ref]))
    refs = tuple(party.ref for party in partners)
    return type("GrantForm", (GrantForm,), {**boxes, "parties": refs})


def _grant_boxes(party: Party, name: str) -> Iterator[tuple[str, Any]]:
    yield f"fixed_pence_{party.ref}", Money(f"Fixed sum for {name}")
    yield f"weight_{party.ref}", Whole(f"Parts of the rest for {name}")
