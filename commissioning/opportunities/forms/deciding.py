"""What is asked when a decision is recorded: first who was chosen, then who here is meant."""

from collections.abc import Iterator, Mapping, Sequence

from wtforms import Field
from wtforms.validators import StopValidation

from commissioning.foundation.fields import Choice, DateParts, Line, Lines, Option, Paragraphs
from commissioning.foundation.forms import RegisterForm
from commissioning.opportunities.models import Lot
from commissioning.organisations.models import Organisation

WHOLE = "chosen"
AS_TYPED = "as-typed"
ONE_A_LINE = "One name on each line."
PUBLIC = "anyone can see who was chosen, and the note."


class DecisionForm(RegisterForm):
    """When the standstill ended, a note, and why it is corrected; who was chosen is added."""

    who_can_see = PUBLIC
    lot_refs: Mapping[str, str] = {}  # the field of each lot → the lot's reference

    standstill = Choice(
        "Was there a standstill?",
        options=[
            Option("ended", "Yes, and it is over"),
            Option("none", "No, the law asks for none here", "Such as for most grants."),
        ],
        missing="Choose whether there was a standstill",
    )
    standstill_ended_on = DateParts(
        "What was its last day?",
        when="the standstill ended",
        hint="Leave empty if there was none.",
        optional=True,
    )
    note = Paragraphs(
        "What would you like to say about it?",
        hint="Name nobody who was not chosen: that is theirs to say.",
        max_length=2_000,
    )
    why = Line("Why does it have to be corrected?", max_length=300)

    def about(self, *, corrects: bool) -> None:
        """Ask why only where a recorded decision is set right."""
        if corrects:
            self.why.missing = "Enter why the decision has to be corrected"
        else:
            del self.why

    def validate_standstill_ended_on(self, field: Field) -> None:
        """Ask for the day it ended, unless there was none."""
        if self.standstill.data == "none":
            field.data = None
        elif self.standstill.data and not field.data:
            raise StopValidation("Enter the last day of the standstill")

    def chosen_fields(self) -> list[Field]:
        """Give the fields that ask who was chosen, in the order of the lots."""
        return [self._fields[name] for name in self.lot_refs]

    def typed(self) -> Iterator[tuple[str, str]]:
        """Give (reference of the lot, name) for everybody who was typed."""
        for name, ref in self.lot_refs.items():
            yield from ((ref, typed) for typed in self._fields[name].data or ())


class MeantForm(RegisterForm):
    """For each name that was typed: the organisation here that is meant, or the name as typed."""

    who_can_see = PUBLIC
    names: Sequence[str] = ()

    def meant(self) -> dict[str, str]:
        """Give the reference of the organisation meant by each name; "" keeps the name."""
        found = {name: self._fields[f"meant_{at}"].data for at, name in enumerate(self.names)}
        return {name: "" if ref == AS_TYPED else ref for name, ref in found.items()}


def decision_form(lots: Sequence[Lot]) -> type[DecisionForm]:
    """Make the form for an opportunity with these lots, or for the whole where it has none."""
    if not lots:
        fields = {WHOLE: Lines("Who was chosen?", hint=ONE_A_LINE, rows=3)}
        return type("WholeForm", (DecisionForm,), {**fields, "lot_refs": {WHOLE: ""}})
    labels = {f"lot_{at}": f"Who was chosen for lot {lot.number}, {lot.title}?"
              for at, lot in enumerate(lots)}  # fmt: skip
    asked = {name: Lines(label, hint=ONE_A_LINE, rows=2) for name, label in labels.items()}
    refs = {f"lot_{at}": lot.ref for at, lot in enumerate(lots)}
    return type("LotsForm", (DecisionForm,), {**asked, "lot_refs": refs})


def meant_form(likely: Mapping[str, Sequence[Organisation]]) -> type[MeantForm]:
    """Make the form that asks which organisation each name means."""
    asked = {
        f"meant_{at}": Choice(
            f"Who is “{name}”?",
            options=[*_options(found), Option(AS_TYPED, _as_typed(name, found))],
            missing=f"Choose who “{name[:60]}” is",
            default=AS_TYPED if not found else None,
        )
        for at, (name, found) in enumerate(likely.items())
    }
    return type("NamesForm", (MeantForm,), {**asked, "names": tuple(likely)})


def _as_typed(name: str, found: Sequence[Organisation]) -> str:
    said = "None of these" if found else "Nobody in this register has this name"
    return f"{said}: write “{name}”"


def _options(found: Sequence[Organisation]) -> list[Option]:
    return [Option(each.ref, each.name) for each in found]
