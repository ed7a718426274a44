"""Whether and in which way money is shared, and what the forms of both ways have in common."""

from collections.abc import Sequence
from typing import Any, ClassVar

from msgspec import to_builtins
from wtforms import Field

from commissioning.agreements.forms.draft_form import PartForm
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.parts import Party
from commissioning.agreements.rules.starting_points import Start, first_shares
from commissioning.foundation.fields import Choice, Option

WAYS = ("grant", "target_cost")
STARTS = {"none": Start.BLANK, "grant": Start.GRANT, "target_cost": Start.ALLIANCE}


class SharesForm(PartForm):
    """What the forms of both ways of sharing hold: the parties with a part, by reference."""

    heading = "How money is shared"
    way: ClassVar[str] = ""
    parties: ClassVar[tuple[str, ...]] = ()

    def of_parties(self, *columns: str) -> list[Field]:
        """Give the boxes of each party in turn."""
        return [self._fields[f"{name}_{ref}"] for ref in self.parties for name in columns]

    def named(self, *names: str) -> list[Field]:
        """Give the fields of these names."""
        return [self._fields[name] for name in names]

    @classmethod
    def fits(cls, value: Any) -> bool:
        """Tell whether a part is shared in this form's way."""
        return bool(value) and value["kind"] == cls.way


class ShareKindForm(PartForm):
    """In which way money is shared, if at all."""

    heading = "Do you share money?"
    content: Content

    kind = Choice(
        "In which way?",
        options=[
            Option("none", "Not at all", "Each party pays for its own part, or is paid for it."),
            Option("grant", "As a grant", "One sum: fixed amounts first, the rest by parts."),
            Option(
                "target_cost",
                "By target cost",
                "You agree what the work should cost, and share what is saved or overspent.",
            ),
        ],
        missing="Choose whether and how you share money",
    )

    def fit(self, content: Content) -> None:
        """Know the parties, for the parts that begin open."""
        self.content = content

    def value(self) -> Any:
        """Give the way of sharing with every party's part still open; the same way stays."""
        made = first_shares(STARTS[self.kind.data], self.content.parties)
        kept = self.content.shares
        return to_builtins(kept if type(kept) is type(made) else made)


def who_share(content: Content) -> Sequence[Party]:
    """Give the parties between which money is shared: all but a commissioner."""
    return [party for party in content.parties if not party.is_commissioner]


def boxes_of(rows: list[dict[str, Any]], columns: tuple[str, ...]) -> dict[str, Any]:
    """Give what stands in each party's boxes, by the name of the box."""
    return {f"{column}_{row['party']}": row[column] for row in rows for column in columns}


def row_of(form: SharesForm, ref: str, columns: tuple[str, ...]) -> dict[str, Any]:
    """Give what was typed in one party's boxes, by column."""
    return {column: form._fields[f"{column}_{ref}"].data for column in columns}
