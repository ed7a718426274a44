"""The form for the ladder of steps by which a disagreement is settled."""

from typing import Any

from commissioning.agreements.forms.draft_form import PartForm
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.texts_and_sums import MOST_STEPS
from commissioning.foundation.chance import new_ref
from commissioning.foundation.fields import Line, Whole


class LadderForm(PartForm):
    """Steps in their order; a step without words is left out."""

    heading = "When you do not agree"
    hint = (
        "Steps from the first talk to the last word. Each says what happens, who is asked, and "
        "how many days it may take. Empty a step to take it out."
    )
    refs: tuple[str, ...] = ()

    @classmethod
    def shown(cls, value: Any) -> dict[str, Any]:
        """Give the boxes of each step by their number."""
        steps = enumerate(value or (), start=1)
        return {
            f"{name}_{number}": step[name]
            for number, step in steps
            for name in ("what", "who", "days")
        }

    def fit(self, content: Content) -> None:
        """Keep the keys of the steps that are there."""
        self.refs = tuple(step.ref for step in content.disputes)

    def value(self) -> list[dict[str, Any]]:
        """Give the steps that say something, in their order."""
        rows = [(n, self._row(n)) for n in range(1, MOST_STEPS + 1) if f"what_{n}" in self._fields]
        return [{"ref": self._ref(n), **row} for n, row in rows if row["what"]]

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask for the days of every step that is named, and for words where days are."""
        valid = super().validate(extra_validators)
        for number in range(1, MOST_STEPS + 1):
            if f"what_{number}" in self._fields and (wrong := self._wrong(number)):
                self.refuse(*wrong)
                valid = False
        return valid

    def _wrong(self, number: int) -> tuple[str, str] | None:
        row = self._row(number)
        days = self._fields[f"days_{number}"]
        if row["what"] and row["days"] is None and not days.errors:
            return f"Enter how many days step {number} may take", f"days_{number}"
        if not row["what"] and row["who"]:
            return f"Enter what happens in step {number}, or empty it", f"what_{number}"
        return None

    def _row(self, number: int) -> dict[str, Any]:
        return {name: self._fields[f"{name}_{number}"].data for name in ("what", "who", "days")}

    def _ref(self, number: int) -> str:
        return self.refs[number - 1] if number <= len(self.refs) else new_ref()


def ladder_form(steps: int) -> type[LadderForm]:
    """Make the form with boxes for so many steps, those that are still empty among them."""
    boxes: dict[str, Any] = {}
    for number in range(1, min(steps, MOST_STEPS) + 1):
        boxes[f"what_{number}"] = Line(f"Step {number}: what happens", max_length=300)
        boxes[f"who_{number}"] = Line(f"Step {number}: who is asked", max_length=300)
        boxes[f"days_{number}"] = Whole(f"Step {number}: in how many days", least=1, most=366)
    return type("LadderForm", (LadderForm,), boxes)
