"""What is asked about roles: invitations, mandates, joining."""

from typing import Any

from wtforms import Field
from wtforms.validators import StopValidation

from commissioning.foundation.actor import BUYING, Kind, Role
from commissioning.foundation.fields import (
    Choice,
    DateParts,
    Line,
    Money,
    Option,
    Paragraphs,
    Secret,
)
from commissioning.foundation.forms import RegisterForm
from commissioning.people.rules.addresses import MISSING, address_of
from commissioning.people.rules.passwords import weakness

DOES = {
    Role.ADMIN: "Manages people and roles, and does all that an officer does.",
    Role.OFFICER: "Says what you are bidding for, drafts and answers.",
    Role.TRUSTEE: "Takes part in the board's decisions.",
    Role.CHAIR: "Opens and closes the board's decisions, and votes.",
    Role.SECRETARY: "Opens and closes the board's decisions, and records them.",
    Role.COMMISSIONER: "Publishes opportunities, reviews, and chooses routes.",
    Role.GUEST: "Drafts, and reads what it is given, until a day you set. For a consultant, say.",
}


def roles_of(kind: str) -> tuple[Option, ...]:
    """Give the roles that people of this kind of organisation can have."""
    fitting = (role for role in Role if role is not Role.COMMISSIONER or Kind(kind) in BUYING)
    return tuple(Option(role, role.words.capitalize(), DOES[role]) for role in fitting)


class InviteForm(RegisterForm):
    """Who is invited to which role."""

    who_can_see = "the person you invite, and your own people."
    email = Line(
        "Their email address", kind="email", autocomplete="off", missing=MISSING, max_length=320
    )
    name = Line("Their name", hint="So that your colleagues know who it is.", max_length=120)
    role = Choice("Which role?", missing="Choose a role")
    expires_on = DateParts(
        "The guest's last day", when="the role ends", optional=True, hint="Only for a guest."
    )

    def validate_email(self, field: Field) -> None:
        """Refuse what cannot be an address; keep it as addresses are compared."""
        found = address_of(field.data or "")
        if found is None:
            raise StopValidation(MISSING)
        field.data = found


class AcceptForm(RegisterForm):
    """Taking up an invitation as somebody who has an account."""

    who_can_see = "the people of the organisation see your name, and your role in it."


class OpenAccountForm(RegisterForm):
    """Taking up an invitation as somebody new: a name and a password."""

    who_can_see = "the people of the organisation see your name. Nobody sees your password."
    own_words: tuple[str, ...] = ()
    name = Line("Your name", autocomplete="name", missing="Enter your name", max_length=120)
    password = Secret(
        "A password for your account",
        autocomplete="new-password",
        missing="Enter a password",
        hint="At least 12 characters. Three words without anything in common are good.",
    )

    def validate_password(self, field: Field) -> None:
        """Refuse what is easy to guess, saying what to do."""
        if complaint := weakness(field.data or "", (self.name.data or "", *self.own_words)):
            raise StopValidation(complaint)


class EndSeatForm(RegisterForm):
    """Ending a role."""

    who_can_see = "your own people. The person is told by email."


class MandateForm(RegisterForm):
    """What a board decided about who may bind the organisation."""

    who_can_see = (
        "your own people. Others see only that a partnership was confirmed with your board's word."
    )
    given_on = DateParts("When did the board decide?", when="the board decided")
    minute = Line(
        "Where is it written down?",
        hint="Such as: minutes of 3 March 2027, item 4.",
        missing="Enter where the board's decision is written down",
        max_length=300,
    )
    limit = Money("Up to how much?", hint="Leave empty if the board set no limit.")
    until = DateParts(
        "Until when?", when="it ends", optional=True, hint="Leave empty if it has no end."
    )


class JoinForm(RegisterForm):
    """Asking to act for an organisation."""

    who_can_see = (
        "the organisation's admins. If you ask to take it over, or its people have gone, the "
        "convenors of its places too."
    )
    kind = Choice(
        "What do you ask for?",
        options=(
            Option("join", "To join the people who act for it", "Its admins decide."),
            Option(
                "recovery",
                "To take over, because its people here have gone",
                "A convenor decides, and looks at what shows that you belong to it.",
            ),
            Option(
                "claim",
                "To take over, because the people here should not act for it",
                "A convenor decides, and hears both sides.",
            ),
        ),
        missing="Choose what you ask for",
    )
    role = Choice(
        "Which role would you have?",
        hint="Whoever takes over becomes admin, whatever you choose here.",
        missing="Choose a role",
    )
    message = Paragraphs(
        "What should they know?",
        hint="Who you are there, and how they can check it. Do not send papers about anyone else.",
        missing="Say who you are there",
        max_length=1_000,
        rows=4,
    )


class DecideForm(RegisterForm):
    """Yes or no to somebody who asks to join."""

    who_can_see = (
        "your own people. The person who asked sees your answer, and your reason for a no."
    )
    answer = Choice(
        "Do they join you?",
        options=(Option("yes", "Yes"), Option("no", "No")),
        missing="Choose yes or no",
    )
    role = Choice("In which role?", missing="Choose a role")
    evidence = Paragraphs(
        "A reason, if it is no", hint="They will read this.", max_length=1_000, rows=3
    )


class AnswerClaimForm(RegisterForm):
    """What the organisation's own people say to a claim."""

    who_can_see = "your own admins and the convenors, not the person who asked."
    words = Paragraphs(
        "What should the convenor know?",
        missing="Enter what the convenor should know",
        max_length=2_000,
        rows=5,
    )


class AskVouchForm(RegisterForm):
    """Which organisation is asked to vouch."""

    who_can_see = (
        "the officers and admins of that organisation. They can then see your group's page."
    )
    name = Line(
        "Which organisation knows you?",
        hint="Its name or its number. It must be verified here.",
        missing="Enter the name of an organisation",
    )


class VouchForm(RegisterForm):
    """An organisation's word for a group."""

    who_can_see = "the group's people, your own, and the convenors."
    words = Line(
        "How do you know them?",
        hint="Such as: they have used our hall every week since 2019.",
        missing="Say in a sentence how you know them",
        max_length=300,
    )


def fill_roles(form: Any, kind: str, *, guests: bool = True) -> None:
    """Offer the roles that fit this kind of organisation."""
    form.role.options = [o for o in roles_of(kind) if guests or o.value != Role.GUEST]
