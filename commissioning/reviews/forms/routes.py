"""What is asked on the way to a lawful route, and for its record."""

from collections.abc import Iterable, Mapping

from wtforms import HiddenField

from commissioning.foundation.fields import (
    Choice,
    DateParts,
    Line,
    Money,
    Option,
    Paragraphs,
    Pick,
)
from commissioning.foundation.forms import RegisterForm
from commissioning.reviews.actions.noticing import LONGEST_WHERE
from commissioning.reviews.rules.questions import Question

OURS = "the commissioners of your organisation who are clear for this opportunity."
ANYONE = (
    "the draft is for the commissioners of your organisation who are clear for this opportunity. "
    "Its day and where it is, once entered: anyone, from that day on."
)


class AnswersForm(RegisterForm):
    """The questions that matter so far; `seen` is the stamp of the answers as opened."""

    who_can_see = OURS
    seen = HiddenField()
    keys: tuple[str, ...] = ()

    def answered(self) -> dict[str, object]:
        """Give what stands answered to each question asked; None where one was left open."""
        return {key: self._fields[key].data for key in self.keys}


def answers_form(questions: Iterable[Question]) -> type[AnswersForm]:
    """Make the form for the questions that matter."""
    asked = tuple(questions)
    fields = {each.key: _field(each) for each in asked}
    keys = tuple(each.key for each in asked)
    return type("QuestionsForm", (AnswersForm,), {**fields, "keys": keys})


def _field(each: Question) -> Money | Choice:
    if each.asks_money:
        return Money(each.text, hint=each.hint)
    options = [Option(answer.value, answer.text, answer.hint) for answer in each.answers]
    missing = f"Choose an answer: {each.text}" if each.key == "nation" else ""
    return Choice(each.text, hint=each.hint, options=options, missing=missing)


class ChooseRouteForm(RegisterForm):
    """Why this route; and the partnership it is for, where there is one."""

    who_can_see = OURS
    reason = Paragraphs(
        "Why do you choose this route?",
        hint="In your own words: whoever asks will read it.",
        missing="Enter why you choose this route",
    )
    partnership = Pick("Is it for one of these partnerships?", hint="Leave empty if it is not.")

    def about(self, partnerships: Mapping[str, str]) -> None:
        """Offer the partnerships that the asker sees, by reference; ask nothing without any."""
        self.partnership.options = [Option(ref, title) for ref, title in partnerships.items()]
        if not partnerships:
            del self.partnership

    def meant(self) -> str:
        """Give the reference of the partnership chosen, "" where none is."""
        field = self._fields.get("partnership")
        return (field.data or "") if field else ""


class EntryForm(RegisterForm):
    """One item of the record."""

    who_can_see = OURS
    words = Paragraphs("What do you keep on record?", rows=7)


class NoticeDayForm(RegisterForm):
    """The day and the place of a notice."""

    who_can_see = ANYONE
    day = DateParts("On which day is it published?", when="it is published")
    where = Line(
        "Where is it?",
        hint="Its address or its number, such as 2026/S 000-123456.",
        max_length=LONGEST_WHERE,
        missing="Enter where it is published, such as its address or its number",
    )


class ActDayForm(RegisterForm):
    """The day of an act, such as making the contract."""

    who_can_see = OURS
    day = DateParts("On which day was it?", when="it was done")
