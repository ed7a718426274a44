"""The questions a board asks itself, each with its answer as drafted so far."""

from collections.abc import Mapping

from wtforms import HiddenField

from commissioning.boards.rules.questions import KEYS, LONGEST_ANSWER, QUESTIONS
from commissioning.foundation.fields import Paragraphs
from commissioning.foundation.forms import RegisterForm


def ask_questions(form: type[RegisterForm]) -> None:
    """Let a form ask the seven questions and the two risks, after the fields it has so far."""
    for question in QUESTIONS:
        asked = Paragraphs(question.asks, hint=question.hint, max_length=LONGEST_ANSWER, rows=3)
        setattr(form, question.key, asked)


def answers_in(form: RegisterForm) -> dict[str, str]:
    """Give what was answered in a form, by question."""
    return {key: form[key].data or "" for key in KEYS}


class QuestionsForm(RegisterForm):
    """The seven questions and the two risks; `seen` marks the answers that the page showed."""

    seen = HiddenField()

    @classmethod
    def of(cls, answers: Mapping[str, str], stamp: str) -> "QuestionsForm":
        """Begin the page with what is answered so far."""
        form = cls(data={**answers, "seen": stamp})
        form.seen.data = form.seen.data or stamp
        return form


ask_questions(QuestionsForm)
