"""What people are asked about their accounts: shape and wording only."""

from typing import Any

from wtforms import Field
from wtforms.validators import StopValidation

from commissioning.foundation.fields import Choice, Line, Secret, Tick
from commissioning.foundation.forms import RegisterForm, seat_in_use
from commissioning.people.rules.addresses import MISSING, address_of
from commissioning.people.rules.passwords import weakness

ONLY_YOU = "only you."
HOW_LONG = "At least 12 characters. Three words that have nothing to do with each other are good."


class AccountForm(RegisterForm):
    """A form about the person, whichever role is in use: switching roles does not spoil it."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.acting_as.data = seat_in_use()


class SignInForm(AccountForm):
    """Who signs in, and with what."""

    who_can_see = "only you. We keep which browser you signed in with, so that you can sign it out."
    email = Line(
        "Email address", kind="email", autocomplete="username", max_length=320, missing=MISSING
    )
    password = Secret("Password", missing="Enter your password")
    keep = Tick("Keep me signed in on this browser for 30 days", hint="Not on a shared computer.")


class AddressForm(AccountForm):
    """Where a letter goes that anybody may ask for: a code, or a link for a new password."""

    who_can_see = "only you. What this page says is the same for every address."
    email = Line(
        "Email address", kind="email", autocomplete="username", max_length=320, missing=MISSING
    )

    def validate_email(self, field: Field) -> None:
        """Refuse what cannot be an address."""
        _is_address(field)


class CodeForm(AccountForm):
    """The code from the letter."""

    who_can_see = "only you. We keep which browser you signed in with, so that you can sign it out."
    code = Line(
        "Code",
        hint="Eight digits, such as 4827 1936. Spaces do not matter.",
        autocomplete="one-time-code",
        max_length=20,
        missing="Enter the code from the letter",
        width="10",
    )
    keep = Tick("Keep me signed in on this browser for 30 days", hint="Not on a shared computer.")


class NewAccountForm(AccountForm):
    """Who asks for an account, and where its link goes."""

    who_can_see = (
        "only you, for now. Once you act for an organisation, members of your places see your "
        "name, and its admins your address too."
    )
    name = Line(
        "Your name", autocomplete="name", max_length=120, missing="Enter your name as others say it"
    )
    email = Line(
        "Email address",
        kind="email",
        autocomplete="email",
        max_length=320,
        missing=MISSING,
        hint="You sign in with it, and letters go there.",
    )

    def validate_email(self, field: Field) -> None:
        """Refuse what cannot be an address."""
        _is_address(field)


class NewPasswordForm(AccountForm):
    """A password that is not easy to guess; `own_words` are those that others know."""

    who_can_see = "nobody. We keep only a mark that your password leaves, not the password."
    own_words: tuple[str, ...] = ()
    password = Secret(
        "New password",
        autocomplete="new-password",
        missing="Enter a new password",
        hint=HOW_LONG,
    )

    def validate_password(self, field: Field) -> None:
        """Refuse what is easy to guess, saying what to do."""
        if complaint := weakness(field.data or "", self.own_words):
            raise StopValidation(complaint)


class ChangePasswordForm(NewPasswordForm):
    """A new password, from somebody who knows the present one."""

    current = Secret("Your password now", missing="Enter the password you use now")


class NameForm(AccountForm):
    """What others call the person."""

    who_can_see = "members of your places, beside what you write and decide."
    name = Line(
        "Your name", autocomplete="name", max_length=120, missing="Enter your name as others say it"
    )


class NewAddressForm(AccountForm):
    """The address the person wants to use from now on."""

    who_can_see = "only you, and the admins of your own organisations."
    email = Line(
        "New email address", kind="email", autocomplete="email", max_length=320, missing=MISSING
    )
    current = Secret("Your password", missing="Enter your password")

    def validate_email(self, field: Field) -> None:
        """Refuse what cannot be an address."""
        _is_address(field)


class RolesForm(AccountForm):
    """Which of their roles a person acts in from now on."""

    who_can_see = ONLY_YOU
    seat = Choice("Act as", missing="Choose the role you want to act in")


class ButtonForm(AccountForm):
    """An act that needs nothing typed, on a page that says itself who can see it."""


def _is_address(field: Field) -> None:
    if field.data and address_of(field.data) is None:
        raise StopValidation(MISSING)
