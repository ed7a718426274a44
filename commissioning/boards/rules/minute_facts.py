"""What the minute of a decision is drafted from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

DELEGATED = "delegated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attended:
    """How one person on the frozen list took part.

    Attributes:
        part: "present", "remote", "apologies", "answered" (in writing), "silent" or "none".
        why_no_part: For "none": what they declared.
        words: What they said of their interest.
        in_advance: They declared it before the voting began.
        vote, vote_words: For boards that minute votes by name; "" otherwise.
    """

    name: str
    part: str
    chair: bool = False
    why_no_part: str = ""
    words: str = ""
    in_advance: bool = False
    released: bool = False
    vote: str = ""
    vote_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MinuteFacts:
    """All that a minute is drafted from."""

    board: str
    agreement: str
    version: int
    fingerprint: str
    procedure: str
    decided_on: date
    where: str = ""
    clause: str
    loyalty_clause: str = ""
    authority: str = ""
    people: Sequence[Attended] = ()
    answers: dict[str, str]
    confirmed: bool
    result: str
    reasons: Sequence[str]
    closed_by: str
    call_in_ends: date | None = None

    @property
    def is_delegated(self) -> bool:
        """Tell whether one person decided, and no board."""
        return self.procedure == DELEGATED
