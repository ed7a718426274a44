"""What one person on a board is asked: their interests, then their vote."""

from commissioning.boards.rules.interests import LONGEST_WORDS, Interest
from commissioning.boards.rules.voting import LONGEST_SAID
from commissioning.boards.rules.voting import Choice as Said
from commissioning.foundation.fields import Choice, Option, Paragraphs
from commissioning.foundation.forms import RegisterForm

BOARD_ALONE = "your own board. Once it is closed, your staff too, in the minute."
INTERESTS = (
    Option(
        Interest.NONE,
        "None",
        "Nothing here is mine, my family's, or another body's that I owe something to.",
    ),
    Option(
        Interest.FINANCIAL,
        "A financial interest",
        "I, or someone close to me, could gain or lose money by it. Such as: my sister's firm "
        "lets out the building.",
    ),
    Option(
        Interest.LOYALTY,
        "A conflict of loyalty",
        "I owe something to another side of it too. Such as: I sit on a partner's board, or I "
        "work for the council that pays.",
    ),
)
VOTES = (
    Option(Said.APPROVE, "Approve", "We agree to exactly this text."),
    Option(Said.NOT_APPROVE, "Do not approve", "We do not agree to it as it stands. Say why."),
    Option(Said.ABSTAIN, "Abstain", "You took part, and say neither yes nor no."),
)


class InterestForm(RegisterForm):
    """What somebody declares before they see the papers."""

    who_can_see = BOARD_ALONE
    kind = Choice(
        "Do you have an interest in this?",
        options=INTERESTS,
        missing="Choose whether you have an interest in this",
    )
    words = Paragraphs(
        "What is the interest?",
        hint="A sentence. It goes into the minute. Leave it empty if there is none.",
        max_length=LONGEST_WORDS,
        rows=3,
    )


class VoteForm(RegisterForm):
    """One vote, which can be changed until the decision is closed."""

    who_can_see = BOARD_ALONE
    choice = Choice("How do you vote?", options=VOTES, missing="Choose how you vote")
    words = Paragraphs(
        "Is there anything to say with it?",
        hint="Your board reads it.",
        max_length=LONGEST_SAID,
        rows=3,
    )


class CastingForm(RegisterForm):
    """The chair's casting vote, when as many are for as against."""

    who_can_see = BOARD_ALONE
    choice = Choice(
        "How do you give your casting vote?",
        options=VOTES[:2],
        missing="Choose how you give your casting vote",
    )
    words = Paragraphs("Is there anything to say with it?", max_length=LONGEST_SAID, rows=3)
