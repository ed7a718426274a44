"""Forms for what an agreement lists: contributions, benefits, risks, measures, reviews."""

from typing import Any, ClassVar

from commissioning.agreements.forms.draft_form import Group, PartForm, a_date
from commissioning.agreements.forms.numbers import Percent
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.parts import EFFECT, LIKELIHOOD
from commissioning.agreements.rules.saying import called
from commissioning.foundation.fields import (
    Choice,
    DateParts,
    Line,
    Money,
    Option,
    Paragraphs,
    Pick,
    YesNo,
)
from commissioning.foundation.in_words import percent

KINDS = {
    "money": "Money",
    "time": "Time",
    "space": "Space",
    "people": "People",
    "other": "Something else",
}
WHOLE_BP = 10_000


class ItemForm(PartForm):
    """One item of a list; `ref` is the key that stays with it from version to version."""

    ref: str = ""

    def fit(self, content: Content) -> None:
        """Offer the parties wherever one is asked for."""
        options = [Option(ref, name) for ref, name in called(content).items()]
        for name in ("party", "holder"):
            if name in self._fields:
                self._fields[name].options = options

    def value(self) -> dict[str, Any]:
        """Give the item with its key."""
        return {"ref": self.ref, **super().value()}


class ContributionForm(ItemForm):
    """What one party brings."""

    heading = "Something a party brings"

    party = Pick("Who brings it?", missing="Choose who brings it")
    what = Paragraphs("What do they bring?", rows=3, missing="Enter what they bring")
    kind = Choice(
        "What kind of thing is it?",
        options=[Option(value, text) for value, text in KINDS.items()],
        missing="Choose what kind of thing it is",
    )
    pence = Money("What is it worth in money?", hint="Leave it empty unless you value it in money.")


class BenefitForm(ItemForm):
    """What one party receives that is not money."""

    heading = "Something a party receives that is not money"

    party = Pick("Who receives it?", missing="Choose who receives it")
    what = Paragraphs(
        "What do they receive?",
        hint="For example a post, a room, or what is learnt.",
        rows=3,
        missing="Enter what they receive",
    )


class RiskForm(ItemForm):
    """Something that could happen, and who bears what part of it."""

    heading = "Something that could happen"
    parties: ClassVar[tuple[str, ...]] = ()

    title = Line("What could happen?", missing="Enter what could happen")
    what = Paragraphs("What would it mean for us?", rows=3)
    likelihood = Choice(
        "How likely is it?",
        options=[Option(str(n), words.capitalize()) for n, words in LIKELIHOOD.items()],
        missing="Choose how likely it is",
    )
    effect = Choice(
        "How much would be felt?",
        options=[Option(str(n), words.capitalize()) for n, words in EFFECT.items()],
        missing="Choose how much would be felt",
    )
    mitigation = Paragraphs("What do we do about it?", rows=3)
    holder = Pick("Who keeps an eye on it?")

    @classmethod
    def shown(cls, value: Any) -> dict[str, Any]:
        """Give each party's part, and the two scales as the answers name them."""
        if not value:
            return {}
        parts = {f"part_{one['party']}": one["percent_bp"] for one in value["bearers"]}
        scales = {name: str(value[name]) for name in ("likelihood", "effect")}
        every = dict.fromkeys((f"part_{ref}" for ref in cls.parties), None)
        return {**value, **scales, **every, **parts}

    def value(self) -> dict[str, Any]:
        """Give the risk, borne by those with a part of it."""
        own = ("title", "what", "mitigation")
        return {
            "ref": self.ref,
            **{name: self._fields[name].data for name in own},
            "likelihood": int(self.likelihood.data),
            "effect": int(self.effect.data),
            "holder": self.holder.data,
            "bearers": [{"party": ref, "percent_bp": bp} for ref, bp in self.parts() if bp],
        }

    def groups(self) -> list[Group]:
        """Set who bears it apart from what it is."""
        boxes = [self._fields[f"part_{ref}"] for ref in self.parties]
        return [
            Group("", [one for one in self.shown_fields() if one not in boxes]),
            Group("Who bears it: in parts that come to 100%", boxes),
        ]

    def parts(self) -> list[tuple[str, int | None]]:
        """Give each party with the part it bears, in hundredths of a percent."""
        return [(ref, self._fields[f"part_{ref}"].data) for ref in self.parties]

    def validate(self, extra_validators: Any = None) -> bool:
        """Let the parts come to 100%, or leave them all open for now."""
        valid = super().validate(extra_validators)
        borne = sum(bp or 0 for _, bp in self.parts())
        if valid and borne not in (0, WHOLE_BP):
            self.refuse(
                f"The parts come to {percent(borne)}. Let them come to 100%, "
                "or leave them all empty for now",
                f"part_{self.parties[0]}",
            )
            return False
        return valid


class MeasureForm(ItemForm):
    """A question to learn from."""

    heading = "A question to learn from"

    question = Line(
        "What do you want to know?", max_length=300, missing="Enter what you want to know"
    )
    counted = Paragraphs("What do you count to answer it?", rows=3)
    how_often = Line("How often?")
    used_for_payment = YesNo(
        "Does it change what is paid?",
        hint="Most are for learning only. Choose yes only if all of you want it so.",
        missing="Choose whether it changes what is paid",
    )


class ReviewForm(ItemForm):
    """A day on which the parties look at something together."""

    heading = "A day to look at it together"

    on = DateParts("On which day?", when="on which you look at it together")
    about = Line("What will you look at?", max_length=300)

    @classmethod
    def shown(cls, value: Any) -> dict[str, Any]:
        """Read the day."""
        return {**value, "on": a_date(value["on"])} if value else {}


def risk_form(content: Content) -> type[RiskForm]:
    """Make the form of a risk with a box for the part that each party bears."""
    call = called(content)
    parts: dict[str, Any] = {
        f"part_{party.ref}": Percent(f"The part that {call[party.ref]} bears")
        for party in content.parties
    }
    refs = tuple(party.ref for party in content.parties)
    return type("RiskForm", (RiskForm,), {**parts, "parties": refs})
