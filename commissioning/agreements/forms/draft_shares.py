"""Forms for how money is shared: not at all, as a grant, or by target cost."""

from collections.abc import Iterator
from typing import Any, ClassVar

from msgspec import to_builtins
from wtforms import Field
from wtforms.validators import ValidationError

from commissioning.agreements.forms.draft_form import PartForm, Percent, Whole
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.parts import Party
from commissioning.agreements.rules.saying import called
from commissioning.agreements.rules.sharing_terms import RETURNS
from commissioning.agreements.rules.starting_points import Start, first_shares
from commissioning.agreements.rules.texts_and_sums import MOST_BANDS
from commissioning.foundation.fields import Choice, Money, Option, Paragraphs, Tick, YesNo

INSTEAD = "instead"
FIRST_BAND = "Of the target cost. In the last band, leave this empty: it has no end."
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
        boxes = _boxes(value["parts"], ("fixed_pence", "weight"))
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
                {"party": ref, **_row(self, ref, ("fixed_pence", "weight"))} for ref in self.parties
            ],
        }

    def groups(self) -> list[tuple[str, list[Field]]]:
        """Begin with the whole, then each party's part."""
        return [
            ("", self.named("total_pence")),
            ("Each party's part", self.of_parties("fixed_pence", "weight")),
            ("What is not spent", self.named("underspend", "instead")),
        ]

    def validate_instead(self, field: Paragraphs) -> None:
        """Ask for the terms where they say something else."""
        if self.underspend.data == INSTEAD and not field.data:
            raise ValidationError("Enter what the funder's terms say instead")


class TargetCostForm(SharesForm):
    """Savings and overspends against a target cost, slice by slice."""

    hint = (
        "The target cost is what you agree the work should cost. What is saved or overspent is "
        "shared slice by slice: each band has its own share for the partners, and the rest is "
        "the commissioner's."
    )
    way = "target_cost"
    bands: ClassVar[int] = 0
    words: ClassVar[tuple[str, ...]] = (
        "allowable_cost",
        "vat",
        "changes_of_target",
        "paid_on",
        "settlement",
    )

    target_pence = Money("What is the target cost?")
    overspend_limit_pence = Money(
        "What is the most that all partners together bear of an overspend?",
        hint="Leave it empty only if there is no limit.",
    )
    no_limit_confirmed = Tick(
        "There is no limit: we confirm that the partners' part of an overspend can grow without end"
    )
    savings_limit_pence = Money(
        "What is the most that all partners together receive of a saving?",
        hint="Leave it empty if there is no such limit.",
    )
    modifier_on = YesNo("Does what you measure lower the partners' part of a saving?")
    modifier_words = Paragraphs("If so: how, and why?", rows=3)
    over_own_limit = Choice(
        "Who bears what is over a party's own limit?",
        options=[
            Option("commissioner", "The commissioner"),
            Option("partners", "The other partners, by their parts"),
        ],
        missing="Choose who bears what is over a party's own limit",
    )
    allowable_cost = Paragraphs("What counts as cost?", rows=3)
    vat = Paragraphs("Is VAT in the target cost?", rows=2)
    changes_of_target = Paragraphs("What lets the target cost change?", rows=3)
    paid_on = Paragraphs("On which day is money paid?", rows=2)
    leaver_measure = Choice(
        "How is the part of a party that leaves measured?",
        options=[
            Option("time", "By time", "How long it took part."),
            Option("cost", "By cost", "How much of the cost had been spent."),
        ],
        missing="Choose how the part of a party that leaves is measured",
    )
    settlement = Paragraphs("To which day is that worked out, and when is it paid?", rows=2)

    @classmethod
    def shown(cls, value: Any) -> dict[str, Any]:
        """Give the bands and the parties' parts by box."""
        bands = enumerate(value["bands"], start=1)
        modifier = {f"modifier_{name}": held for name, held in value["modifier"].items()}
        return {
            **value,
            **modifier,
            **{f"{name}_{n}": band[name] for n, band in bands for name in ("upto_bp", "share_bp")},
            **_boxes(value["weights"], ("gain", "pain", "own_limit_pence")),
        }

    def value(self) -> dict[str, Any]:
        """Give the terms; a part left empty is none."""
        plainly = (
            "target_pence",
            "overspend_limit_pence",
            "no_limit_confirmed",
            "savings_limit_pence",
            "over_own_limit",
            "leaver_measure",
            *self.words,
        )
        return {
            "kind": "target_cost",
            **{name: self._fields[name].data for name in plainly},
            "modifier": {
                "on": bool(self.modifier_on.data),
                "words": self.modifier_words.data,
            },
            "bands": list(self._bands()),
            "weights": [self._weight(ref) for ref in self.parties],
        }

    def groups(self) -> list[tuple[str, list[Field]]]:
        """Give what is agreed in the order in which people talk about it."""
        numbers = range(1, self.bands + 1)
        bands = [f"{name}_{n}" for n in numbers for name in ("upto_bp", "share_bp")]
        limits = ("overspend_limit_pence", "no_limit_confirmed", "savings_limit_pence")
        return [
            ("", self.named("target_pence")),
            ("The bands", self.named(*bands)),
            ("Limits for all partners together", self.named(*limits)),
            ("Each party's part", self.of_parties("gain", "pain", "own_limit_pence")),
            ("", self.named("over_own_limit")),
            ("What you measure, and payment", self.named("modifier_on", "modifier_words")),
            ("What you agree in words", self.named(*self.words[:-1])),
            ("When a party leaves", self.named("leaver_measure", "settlement")),
        ]

    def validate(self, extra_validators: Any = None) -> bool:
        """Let a limit and its absence not both be said, and every band have its share."""
        valid = super().validate(extra_validators)
        wrong = list(self._wrong()) if valid else []
        for message, field in wrong:
            self.refuse(message, field)
        return valid and not wrong

    def _wrong(self) -> Iterator[tuple[str, str]]:
        if self.no_limit_confirmed.data and self.overspend_limit_pence.data is not None:
            yield "Enter a limit, or confirm that there is none", "overspend_limit_pence"
        for number in range(1, self.bands + 1):
            edge, share = self._band(number)
            if edge == 0:
                yield "Enter where this band ends, above 0", f"upto_bp_{number}"
            if edge is not None and share is None:
                yield "Enter the partners' share in this band", f"share_bp_{number}"

    def _bands(self) -> Iterator[dict[str, Any]]:
        for number in range(1, self.bands + 1):
            edge, share = self._band(number)
            if share is not None:
                yield {"upto_bp": edge, "share_bp": share}

    def _band(self, number: int) -> tuple[int | None, int | None]:
        edge, share = (self._fields[f"{name}_{number}"].data for name in ("upto_bp", "share_bp"))
        return edge, share

    def _weight(self, ref: str) -> dict[str, Any]:
        row = _row(self, ref, ("gain", "pain", "own_limit_pence"))
        return {"party": ref, **row, "gain": row["gain"] or 0, "pain": row["pain"] or 0}


def shares_form(content: Content, way: str, bands: int) -> type[SharesForm]:
    """Make the form for a way of sharing, with boxes for each party but a commissioner.

    `bands` counts the boxes for bands, those that are still empty among them.
    """
    call = called(content)
    partners = [party for party in content.parties if not party.is_commissioner]
    refs = tuple(party.ref for party in partners)
    if way == "grant":
        boxes = dict(box for party in partners for box in _grant_boxes(party, call[party.ref]))
        return type("GrantForm", (GrantForm,), {**boxes, "parties": refs})
    number = min(bands, MOST_BANDS)
    boxes = dict(box for n in range(1, number + 1) for box in _band_boxes(n))
    boxes |= dict(box for party in partners for box in _weight_boxes(party, call[party.ref]))
    return type("TargetCostForm", (TargetCostForm,), {**boxes, "parties": refs, "bands": number})


def _grant_boxes(party: Party, name: str) -> Iterator[tuple[str, Any]]:
    yield f"fixed_pence_{party.ref}", Money(f"Fixed sum for {name}")
    yield f"weight_{party.ref}", Whole(f"Parts of the rest for {name}")


def _band_boxes(number: int) -> Iterator[tuple[str, Any]]:
    hint = "Of the target cost. In the last band, leave this empty: it has no end."
    yield (
        f"upto_bp_{number}",
        Percent(f"Band {number} goes up to", most=10_000, hint=hint if number == 1 else ""),
    )
    yield f"share_bp_{number}", Percent(f"The partners' share in band {number}")


def _weight_boxes(party: Party, name: str) -> Iterator[tuple[str, Any]]:
    yield f"gain_{party.ref}", Whole(f"Parts of a saving for {name}")
    yield f"pain_{party.ref}", Whole(f"Parts of an overspend for {name}")
    yield (
        f"own_limit_pence_{party.ref}",
        Money(f"The most that {name} can lose", hint="£0 is allowed. Empty: no limit of its own."),
    )


def _boxes(rows: list[dict[str, Any]], columns: tuple[str, ...]) -> dict[str, Any]:
    return {f"{column}_{row['party']}": row[column] for row in rows for column in columns}


def _row(form: SharesForm, ref: str, columns: tuple[str, ...]) -> dict[str, Any]:
    return {column: form._fields[f"{column}_{ref}"].data for column in columns}
