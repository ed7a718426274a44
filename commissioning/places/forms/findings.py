"""What a convenor is asked about organisations: always with what was looked at, in words."""

from commissioning.foundation.fields import Choice, Option, Paragraphs, Pick, Tick
from commissioning.foundation.forms import RegisterForm

SEEN_BY = "convenors, and the people of this organisation, who are told by email."


class VerifyForm(RegisterForm):
    """A convenor verifies an organisation."""

    who_can_see = SEEN_BY
    evidence = Paragraphs(
        "What did you look at?",
        hint="Such as: I rang the number in the charity register, and the chair confirmed that "
        "Jo Reed speaks for them. Do not paste papers about people.",
        missing="Say in a sentence what you looked at",
        max_length=2_000,
        rows=4,
    )


class TakeBackForm(RegisterForm):
    """A convenor takes a verification back."""

    who_can_see = SEEN_BY
    evidence = Paragraphs(
        "What did you find?",
        hint="They will read this, and it stays on the record.",
        missing="Say in a sentence what you found",
        max_length=2_000,
        rows=4,
    )


class DecideForm(RegisterForm):
    """A convenor decides a claim or a recovery."""

    who_can_see = "convenors. The person who asked is told your answer and what you looked at."
    answer = Choice(
        "What do you decide?",
        options=(
            Option("yes", "Yes, they speak for it", "They become an admin."),
            Option("no", "No, things stay as they are"),
        ),
        missing="Choose what you decide",
    )
    end_others = Tick(
        "End the roles of the admins who are there now",
        hint="Only with a yes, and only when they should not go on. Officers and others stay.",
    )
    evidence = Paragraphs(
        "What did you look at?",
        hint="Say who you spoke to and what showed it. It stays on the record.",
        missing="Say in a sentence what you looked at",
        max_length=2_000,
        rows=4,
    )


class SameForm(RegisterForm):
    """A convenor joins an organisation to another that is the same."""

    who_can_see = (
        "anyone sees that the one leads to the other. Convenors and its own people see why."
    )
    into = Pick("Which one goes on?", missing="Choose which one goes on")
    evidence = Paragraphs(
        "How do you know that they are the same?",
        missing="Say in a sentence how you know",
        max_length=2_000,
        rows=3,
    )
