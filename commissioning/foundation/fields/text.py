"""Fields for words: a line, several paragraphs, a list with one thing on each line."""

from collections.abc import Sequence
from typing import Any

from wtforms.form import BaseForm
from wtforms.validators import StopValidation

from commissioning.foundation.fields.asked import AskedField, first_text
from commissioning.foundation.tidy import tidy_line, tidy_text


def too_long(text: str, most: int) -> str:
    """Say by how much a text is too long, or nothing when it is not."""
    over = len(text) - most
    return f"Make this shorter by {over:,} of its {len(text):,} characters" if over > 0 else ""


class Line(AskedField):
    """One line of text, tidied, of at most `max_length` characters. Data: str."""

    def __init__(
        self,
        label: str = "",
        *,
        max_length: int = 200,
        kind: str = "text",
        autocomplete: str = "",
        **more: Any,
    ) -> None:
        super().__init__(label, **more)
        self.max_length = max_length
        self.kind = kind
        self.autocomplete = autocomplete

    def process_formdata(self, valuelist: Sequence[object]) -> None:
        """Take what was typed, as one tidy line."""
        self.data = tidy_line(first_text(valuelist))

    def pre_validate(self, form: BaseForm) -> None:
        """Refuse what is missing or too long."""
        super().pre_validate(form)
        if complaint := too_long(self.data or "", self.max_length):
            raise StopValidation(complaint)

    def _value(self) -> str:
        return str(self.data or "")


class Sentence(Line):
    """One line of text that is long enough to wrap as it is typed. Data: str, without line ends."""

    template = "paragraphs"

    def __init__(self, label: str = "", *, rows: int = 3, **more: Any) -> None:
        super().__init__(label, **more)
        self.rows = rows


class Paragraphs(Line):
    """Several lines of text, tidied, with a count of the characters left. Data: str."""

    template = "paragraphs"

    def __init__(
        self, label: str = "", *, max_length: int = 4_000, rows: int = 5, **more: Any
    ) -> None:
        super().__init__(label, max_length=max_length, **more)
        self.rows = rows

    def process_formdata(self, valuelist: Sequence[object]) -> None:
        """Take what was typed, tidied but with its lines."""
        self.data = tidy_text(first_text(valuelist))


class Lines(AskedField):
    """A list typed with one thing on each line. Data: list of str, without repeats."""

    template = "paragraphs"

    def __init__(
        self,
        label: str = "",
        *,
        max_lines: int = 30,
        max_length: int = 200,
        rows: int = 5,
        **more: Any,
    ) -> None:
        super().__init__(label, **more)
        self.max_lines = max_lines
        self.max_line_length = max_length
        self.rows = rows

    def process_formdata(self, valuelist: Sequence[object]) -> None:
        """Take each line that holds something, once."""
        lines = (tidy_line(line) for line in tidy_text(first_text(valuelist)).split("\n"))
        self.data = list(dict.fromkeys(line for line in lines if line))

    def pre_validate(self, form: BaseForm) -> None:
        """Refuse too many lines, or one that is too long, saying which."""
        super().pre_validate(form)
        lines: list[str] = self.data or []
        if len(lines) > self.max_lines:
            raise StopValidation(f"Keep the {self.max_lines} lines that matter most")
        for number, line in enumerate(lines, start=1):
            if complaint := too_long(line, self.max_line_length):
                raise StopValidation(f"Line {number}: {complaint[0].lower()}{complaint[1:]}")

    def _value(self) -> str:
        return "\n".join(self.data or [])


class Secret(AskedField):
    """A password or code: kept exactly as typed, never shown again. Data: str."""

    template = "secret"

    def __init__(
        self, label: str = "", *, autocomplete: str = "current-password", **more: Any
    ) -> None:
        super().__init__(label, **more)
        self.autocomplete = autocomplete

    def process_formdata(self, valuelist: Sequence[object]) -> None:
        """Take what was typed, changing nothing."""
        self.data = first_text(valuelist)

    def pre_validate(self, form: BaseForm) -> None:
        """Refuse what is missing, or too long to be worth hashing."""
        super().pre_validate(form)
        if complaint := too_long(self.data or "", 200):
            raise StopValidation(complaint)

    def _value(self) -> str:
        return ""
