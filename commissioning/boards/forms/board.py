"""What is asked about those on a board without an account, and about standing authorities."""

from collections.abc import Sequence
from typing import Any

from commissioning.boards.actions.members import LONGEST_NAME
from commissioning.boards.rules.delegated import LONGEST_COVERS, LONGEST_MINUTE
from commissioning.foundation.clock import today
from commissioning.foundation.fields import DateParts, Line, Money, Option, Pick, Sentence, Tick
from commissioning.foundation.forms import RegisterForm


class MemberForm(RegisterForm):
    """Somebody on the board who has no account here."""

    name = Line(
        "Their name", missing="Enter their name", max_length=LONGEST_NAME, autocomplete="off"
    )
    chair = Tick("They chair the board")
    since = DateParts("On the board since", when="they came onto the board")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.since.latest = today()


class EndMemberForm(RegisterForm):
    """That somebody without an account has left the board."""

    ended_on = DateParts("On which day did they leave?", when="they left")


class AuthorityForm(RegisterForm):
    """What the board lets one person decide alone, up to a limit."""

    seat = Pick("Who may decide?", missing="Choose who may decide")
    covers = Sentence(
        "What is it for?",
        hint="Such as: agreements with other charities about shared work.",
        missing="Say in a sentence what it is for",
        max_length=LONGEST_COVERS,
        rows=2,
    )
    limit_pence = Money(
        "Up to which loss?",
        hint="The most that your organisation could lose by what is so decided.",
        missing="Enter the limit",
    )
    given_on = DateParts("When did the board give it?", when="the board gave it")
    minute = Line(
        "Which minute says so?",
        hint="For a public body: the scheme of delegation and its paragraph.",
        missing="Enter the board's minute that gave it",
        max_length=LONGEST_MINUTE,
    )
    until = DateParts("Until when?", hint="Leave it empty if it has no end.", optional=True)

    def __init__(self, *args: Any, seats: Sequence[Option] = (), **more: Any) -> None:
        """Ask; `seats` are those who could be named."""
        super().__init__(*args, **more)
        self.seat.options = seats


class EndAuthorityForm(RegisterForm):
    """The wish to end a standing authority."""
