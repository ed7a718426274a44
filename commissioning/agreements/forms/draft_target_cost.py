"""The form for savings and overspends against a target cost."""

from collections.abc import Iterator
from typing import Any, ClassVar

from commissioning.agreements.forms.draft_form import Group
from commissioning.agreements.forms.draft_shares import SharesForm, boxes_of, row_of, who_share
from commissioning.agreements.forms.numbers import Percent
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.parts import Party
from commissioning.agreements.rules.saying import called
from commissioning.agreements.rules.texts_and_sums import MOST_BANDS
from commissioning.foundation.fields import Choice, Money, Option, Paragraphs, Tick, Whole, YesNo

FIRST_BAND = "Of the target cost. In the last band, leave this empty: it has no end."


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
            **boxes_of(value["weights"], ("gain", "pain", "own_limit_pence")),
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

    def groups(self) -> list[Group]:
        """Give what is agreed in the order in which people talk about it."""
        numbers = range(1, self.bands + 1)
        bands = [f"{name}_{n}" for n in numbers for name in ("upto_bp", "share_bp")]
        modifier = ("modifier_on", "modifier_words")
        limits = ("overspend_limit_pence", "no_limit_confirmed", "savings_limit_pence")
        return [
            Group("", self.named("target_pence")),
            Group("The bands", self.named(*bands)),
            Group("Limits for all partners together", self.named(*limits)),
            Group("Each party's part", self.of_parties("gain", "pain", "own_limit_pence")),
            Group("", self.named("over_own_limit")),
            Group("What you measure, and payment", self.named(*modifier), folded=True),
            Group("What you agree in words", self.named(*self.words[:-1]), folded=True),
            Group("When a party leaves", self.named("leaver_measure", "settlement"), folded=True),
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
        row = row_of(self, ref, ("gain", "pain", "own_limit_pence"))
        return {"party": ref, **row, "gain": row["gain"] or 0, "pain": row["pain"] or 0}


def target_cost_form(content: Content, bands: int) -> type[TargetCostForm]:
    """Make the form; `bands` counts the boxes for bands, those that are still empty among them."""
    call, partners = called(content), who_share(content)
    number = min(bands, MOST_BANDS)
    boxes = dict(box for n in range(1, number + 1) for box in _band_boxes(n))
    boxes |= dict(box for party in partners for box in _weight_boxes(party, call[party.ref]))
    refs = tuple(party.ref for party in partners)
    return type("TargetCostForm", (TargetCostForm,), {**boxes, "parties": refs, "bands": number})


def _band_boxes(number: int) -> Iterator[tuple[str, Any]]:
    yield (
        f"upto_bp_{number}",
        Percent(f"Band {number} goes up to", most=10_000, hint=FIRST_BAND if number == 1 else ""),
    )
    yield f"share_bp_{number}", Percent(f"The partners' share in band {number}")


def _weight_boxes(party: Party, name: str) -> Iterator[tuple[str, Any]]:
    yield f"gain_{party.ref}", Whole(f"Parts of a saving for {name}")
    yield f"pain_{party.ref}", Whole(f"Parts of an overspend for {name}")
    yield (
        f"own_limit_pence_{party.ref}",
        Money(f"The most that {name} can lose", hint="£0 is allowed. Empty: no limit of its own."),
    )
