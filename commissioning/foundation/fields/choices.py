"""Fields that choose: one of a few, several, one of many, names from a long list, a tick."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import FileStorage
from wtforms.form import BaseForm
from wtforms.validators import StopValidation

from commissioning.foundation.fields.asked import AskedField, first_text
from commissioning.foundation.tidy import tidy_line

NOT_OFFERED = "Choose from the answers shown"
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen, with a hint below it and, in a long list, its group."""

    value: str
    text: str
    hint: str = ""
    group: str = ""


class Choice(AskedField):
    """One of a few, as radio buttons. Data: the value chosen, or None.

    `options` may be set on a form's own field when they depend on who asks.
    """

    template = "radios"

    def __init__(self, label: str = "", *, options: Sequence[Option] = (), **more: Any) -> None:
        super().__init__(label, **more)
        self.options = options

    def process_formdata(self, valuelist: Sequence[object]) -> None:
        """Take the value sent, if any."""
        self.data = first_text(valuelist) or None

    def pre_validate(self, form: BaseForm) -> None:
        """Refuse what was not offered."""
        super().pre_validate(form)
        if self.data and self.data not in {option.value for option in self.options}:
            raise StopValidation(self.missing or NOT_OFFERED)


class Pick(Choice):
    """One of many, as a drop-down list that begins with an empty line. Data: value or None."""

    template = "select"


class Choices(AskedField):
    """Any number of a few, as checkboxes. Data: list of the values chosen."""

    template = "checkboxes"

    def __init__(self, label: str = "", *, options: Sequence[Option] = (), **more: Any) -> None:
        super().__init__(label, **more)
        self.options = options

    def process_formdata(self, valuelist: Sequence[object]) -> None:
        """Take each value sent, once."""
        texts = (value for value in valuelist if isinstance(value, str) and value)
        self.data = list(dict.fromkeys(texts))

    def pre_validate(self, form: BaseForm) -> None:
        """Refuse what was not offered."""
        super().pre_validate(form)
        if set(self.data or ()) - {option.value for option in self.options}:
            raise StopValidation(NOT_OFFERED)


class Suggested(AskedField):
    """Names typed with suggestions from a long list (areas, themes), one to each input.

    Works without JavaScript: there are always `spare` empty inputs more. A name or
    its code may be typed. Data: list of the values meant.
    """

    template = "suggested"

    def __init__(
        self,
        label: str = "",
        *,
        options: Sequence[Option] = (),
        spare: int = 2,
        most: int = 20,
        **more: Any,
    ) -> None:
        super().__init__(label, **more)
        self.options = options
        self.spare = spare
        self.most = most
        self.typed: list[str] = []

    def process_formdata(self, valuelist: Sequence[object]) -> None:
        """Keep what was typed; what it means is found when the options are known."""
        lines = (tidy_line(value)[:200] for value in valuelist if isinstance(value, str))
        self.typed = [line for line in lines if line]
        self.data = list(self.typed)

    def pre_validate(self, form: BaseForm) -> None:
        """Turn names into values, and refuse what is not in the list, saying which."""
        super().pre_validate(form)
        if len(self.typed) > self.most:
            raise StopValidation(f"Keep the {self.most} that matter most")
        known = self._known()
        for name in self.typed:
            if name.casefold() not in known:
                raise StopValidation(f"Choose “{name[:60]}” again from the list, or take it out")
        self.data = list(dict.fromkeys(known[name.casefold()] for name in self.typed))

    def shown(self) -> list[str]:
        """Give the text of each input: what was typed or chosen, then the spare ones."""
        names = {option.value: option.text for option in self.options}
        held = self.typed or [names.get(value, value) for value in self.data or ()]
        return [*held, *[""] * self.spare]

    def _known(self) -> dict[str, str]:
        by_value = {option.value.casefold(): option.value for option in self.options}
        return by_value | {option.text.casefold(): option.value for option in self.options}


class YesNo(AskedField):
    """A question answered yes or no. Data: bool, or None when not answered."""

    template = "radios"
    options = (Option(YES, "Yes"), Option(NO, "No"))

    def process_formdata(self, valuelist: Sequence[object]) -> None:
        """Take yes or no; anything else is no answer."""
        self.data = {YES: True, NO: False}.get(first_text(valuelist))

    def is_empty(self) -> bool:
        """Say whether it is still unanswered: no is an answer."""
        return self.data is None


class Tick(AskedField):
    """One checkbox. Data: bool. With `missing`, it has to be ticked to go on."""

    template = "tick"

    def process_formdata(self, valuelist: Sequence[object]) -> None:
        """Take the tick."""
        self.data = first_text(valuelist) == YES


class Upload(AskedField):
    """One file. Data: werkzeug FileStorage, or None when none (or an empty name) was sent."""

    template = "upload"

    def process_formdata(self, valuelist: Sequence[object]) -> None:
        """Take the first file that has a name."""
        files = (value for value in valuelist if isinstance(value, FileStorage))
        self.data = next((file for file in files if file.filename), None)
