"""What is proposed: with whom, what for, in which legal form, and by when to answer."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from wtforms import FieldList, Form, FormField, HiddenField

from commissioning.foundation.checked_forms import CheckedForm
from commissioning.foundation.fields import (
    Choice,
    DateParts,
    Line,
    Option,
    Paragraphs,
    Pick,
    Sentence,
)
from commissioning.foundation.words.money_talk import Finding, find_money_talk

MOST_PARTIES = 50
NO_LEAD = "nobody"


class Parties(FieldList):  # type: ignore[type-arg]  # it takes none when the code runs
    """The list of parties, whose numbers come from our own page or are left out.

    WTForms itself stumbles over what is a digit in no number of ours, such as “²”.
    """

    def _extract_indices(self, prefix: str, formdata: Any) -> Iterator[int]:
        pattern = re.compile(re.escape(prefix) + r"-([0-9]{1,3})-")
        return (int(found[1]) for name in formdata if (found := pattern.match(name)))


def _as_reference(text: str | None) -> str:
    """Take only what could be a reference; anything else is as if nothing had been sent."""
    return text if text and text.isascii() and text.isalnum() else ""


class PartyForm(Form):
    """One party of what is proposed: which organisation, and what it would do."""

    organisation = HiddenField(filters=[_as_reference])
    role = Line("What they would do", max_length=200)


class ProposalForm(CheckedForm):
    """A partnership as one organisation proposes it, or a change of what was proposed.

    The parties are a list that is added to and taken from by buttons, so that it works without
    JavaScript; whatever else was typed is kept meanwhile.
    """

    checked: ClassVar[tuple[str, ...]] = ("title", "purpose", "why_joint", "message")
    shared: bool = False

    title = Line(
        "What would you call it?",
        hint="A few words that all of you would know it by, such as “Warm Rooms Together”.",
        missing="Enter what you would call it",
    )
    purpose = Sentence(
        "In one sentence, what would you do together?",
        hint="Who it helps and how. No prices.",
        missing="Enter what you would do together, in one sentence",
        max_length=500,
    )
    parties = Parties(FormField(PartyForm), max_entries=MOST_PARTIES)
    pick = Pick("Whom else would you ask?")
    find = Line("Find an organisation by its name")
    legal_form = Choice(
        "In which legal form?",
        hint="Choose the one that comes closest. It can be changed later, if all of you agree.",
        missing="Choose the legal form that comes closest",
    )
    lead = Choice(
        "Who leads?",
        hint="A lead body, a joint bid and a consortium have a lead. The other two have none.",
    )
    why_joint = Paragraphs(
        "Why is a joint answer needed?",
        hint="What none of you could do alone. The buyer may ask, and it keeps all of you safe.",
        missing="Enter why a joint answer is needed",
        max_length=2_000,
        rows=4,
    )
    reply_by = DateParts("By when should they answer?", when="by which they should answer")
    message = Paragraphs("Anything else to say to them? (if you like)", max_length=2_000, rows=3)

    def offer(
        self, names: Mapping[str, str], legal_forms: Sequence[Option], others: Sequence[Option]
    ) -> None:
        """Fit the choices to the parties there are now, and to the others who may be asked."""
        self.legal_form.options, self.pick.options = legal_forms, others
        for entry in self.parties.entries:
            name = names.get(str(entry.form.organisation.data or ""), "they")
            entry.form.role.label.text = f"What {name} would do"
            entry.form.role.missing = f"Enter what {name} would do"
        leads = [Option(ref, names[ref]) for ref in self.refs() if ref in names]
        self.lead.options = [*leads, Option(NO_LEAD, "Nobody: all of us have an equal say")]

    def refs(self) -> list[str]:
        """Give the references of the parties, in their order, each once."""
        held = (str(entry.form.organisation.data or "") for entry in self.parties.entries)
        return [ref for ref in dict.fromkeys(held) if ref]

    def add(self, ref: str, role: str = "") -> None:
        """Add a party, unless it is there already or the list is full."""
        ref = _as_reference(ref)
        if ref and ref not in self.refs() and len(self.parties.entries) < MOST_PARTIES:
            self.parties.append_entry({"organisation": ref, "role": role})

    def take_out(self, ref: str) -> None:
        """Take a party out; what was typed about the others stays."""
        held = self.parties.entries
        self.parties.entries = [each for each in held if each.form.organisation.data != ref]

    def roles(self) -> list[tuple[str, str]]:
        """Give (reference, role) of each party, in their order."""
        return [
            (str(entry.form.organisation.data or ""), entry.form.role.data or "")
            for entry in self.parties.entries
        ]

    def _findings(self) -> Iterator[tuple[str, Finding]]:
        """Read the roles too; where all is shared there is no competition to protect."""
        if self.shared:
            return
        yield from super()._findings()
        for _ref, role in self.roles():
            for finding in find_money_talk(role):
                yield "parties", finding
