"""The form every page here uses: made for one role, and kind when something has to be mended."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import g
from flask_wtf import FlaskForm
from wtforms import Field, FieldList, FormField, HiddenField

from commissioning.foundation.errors import Refused
from commissioning.foundation.web import actor, other_actors

GONE_STALE = "This page was open for a long time. What you typed is still here: send it again"


@dataclass(frozen=True, slots=True)
class ErrorLink:
    """One line of the error summary: what to do, and the input it is about."""

    text: str
    href: str = ""


class RegisterForm(FlaskForm):
    """The ground of every form: CSRF, the role it was made for, who can see what is sent.

    `who_can_see` is a sentence that every form sets, on the class or on the instance when it
    depends on who asks. It is printed under the page's heading, or else above the button.
    """

    who_can_see: str = ""
    told_who: bool = False
    acting_as = HiddenField()

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if not self.is_submitted():
            self.acting_as.data = seat_in_use()

    def validate(self, extra_validators: Any = None) -> bool:
        """Check every field, and that the role in use is the one the page was made for."""
        valid = bool(super().validate(extra_validators))
        made_for, in_use = str(self.acting_as.data or ""), seat_in_use()
        if "switched_from" in g:
            self.form_errors.append(switched_back())
            return False
        if made_for == in_use:
            return valid
        self.form_errors.append(made_for_another_role(made_for))
        # Sending again is then a choice made knowingly, as the role the page now names.
        self.acting_as.raw_data, self.acting_as.data = None, in_use
        return False

    def who_can_see_once(self) -> str:
        """Give who can see this, the first time a page asks; "" afterwards."""
        told, self.told_who = self.told_who, True
        return "" if told else self.who_can_see

    def refuse(self, message: str, field: str | None = None) -> None:
        """Show what a rule said: beside the field it names, or at the top of the page."""
        found = self._fields.get(field) if field else None
        if found is None:
            self.form_errors.append(message)
        else:
            found.errors = [*found.errors, message]

    def refused(self, error: Refused) -> None:
        """Show a rule's refusal, as `refuse` does."""
        self.refuse(str(error), error.field)

    def error_links(self) -> list[ErrorLink]:
        """Give the error summary: each error once, in the order of the page."""
        links = [ErrorLink(text) for text in self.form_errors]
        if "csrf_token" in self._fields and self._fields["csrf_token"].errors:
            links.append(ErrorLink(GONE_STALE))
        for field in self._fields.values():
            links.extend(_links(field))
        return list(dict.fromkeys(links))

    def shown_fields(self) -> Iterator[Field]:
        """Give the fields a person sees, in order, for a form that simply lists them."""
        return (f for f in self._fields.values() if not isinstance(f, HiddenField))


class ButtonForm(RegisterForm):
    """An act that needs nothing typed: one button."""


def seat_in_use() -> str:
    """Name the seat of whoever asks; "" when signed out or without a seat."""
    return actor().seat_ref


def made_for_another_role(made_for: str) -> str:
    """Say that the page was made for another role, and what to do."""
    return (
        f"You opened this page as {_role_words(made_for)}, and you are now acting as "
        f"{_role_words(seat_in_use())}. Nothing was sent and what you typed is still here. "
        "Send it again to send it in the role you are in now, or switch role first"
    )


def switched_back() -> str:
    """Say that the role in use could not have sent this, and that the first role is taken again."""
    return (
        f"You opened this page as {actor().role_label}, and were acting as "
        f"{g.switched_from.role_label} when you sent it. Nothing was sent and what you typed is "
        f"still here. You are {actor().role_label} again: look it over and send it again"
    )


def _role_words(seat_ref: str) -> str:
    """Name one of the person's own roles; nobody else's is ever named."""
    own = [actor()] if seat_ref == actor().seat_ref else other_actors()
    found = next((one.role_label for one in own if one.seat_ref == seat_ref), "")
    if found:
        return found
    return "another of your roles" if seat_ref else "someone without a role"


def _links(field: Field) -> list[ErrorLink]:
    """Give a field's errors, those of the fields inside it among them."""
    if field.name == "csrf_token":
        return []
    if isinstance(field, FormField | FieldList):
        inner = field.form if isinstance(field, FormField) else field.entries
        found = [link for part in inner for link in _links(part)]
        return found or [ErrorLink(str(e), f"#{field.id}") for e in field.errors]
    first = getattr(field, "first_input_id", field.id)
    return [ErrorLink(str(error), f"#{first}") for error in field.errors]
