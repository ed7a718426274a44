"""The questions a board asks itself, each with its answer as drafted so far."""

from collections.abc import Mapping
from typing import Any

from wtforms import HiddenField

from commissioning.boards.rules.questions import KEYS, LONGEST_ANSWER, QUESTIONS
from commissioning.foundation.fields import Paragraphs
from commissioning.foundation.forms import RegisterForm


class QuestionsForm(RegisterForm):
    """The seven questions and the two risks; `seen` marks the answers that the page showed."""

    seen = HiddenField()

    def answers(self) -> dict[str, Any]:
        """Give what was answered, by question."""
        return {key: self._fields[key].data or "" for key in KEYS}

    @classmethod
    def of(cls, answers: Mapping[str, str], stamp: str) -> "QuestionsForm":
        """Begin the page with what is answered so far."""
        form = cls(data={**answers, "seen": stamp})
        form.seen.data = form.seen.data or stamp
        return form


for _question in QUESTIONS:
    setattr(
        QuestionsForm,
        _question.key,
        Paragraphs(_question.asks, hint=_question.hint, max_length=LONGEST_ANSWER, rows=3),
    )
