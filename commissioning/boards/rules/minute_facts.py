"""What the minute of a decision is drafted from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

DELEGATED = "delegated"


class Papers(StrEnum):
    """Whether the papers were open here to somebody whom a conflict then kept out."""

    NEVER = "never"
    BEFORE = "before"  # until they declared it
    UNSAID = ""  # the record does not tell


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What somebody declared before, which another declaration replaced."""

    what: str
    words: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Attended:
    """How one person on the frozen list took part.

    Attributes:
        part: "present", "remote", "apologies", "answered" (in writing), "silent" or "none".
        why_no_part: For "none": what they declared.
        words: What they said of their interest; why it is none after all.
        declared_on: The day on which they declared what stands.
        in_advance: They declared it before the voting began.
        earlier: Interests they had declared before, the first one first.
        papers: Of who takes no part: whether the papers had been open to them.
        voted_before: They had voted before a conflict kept them out, so that vote is not counted.
        entered_by: Who entered the vote, of somebody without an account.
        vote, vote_words: For boards that minute votes by name; "" otherwise.
    """

    name: str
    part: str
    chair: bool = False
    why_no_part: str = ""
    words: str = ""
    declared_on: date | None = None
    in_advance: bool = False
    earlier: Sequence[Declared] = ()
    papers: Papers = Papers.NEVER
    voted_before: bool = False
    released: bool = False
    vote: str = ""
    vote_words: str = ""
    entered_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MinuteFacts:
    """All that a minute is drafted from; `closed_by` is who decided, where one person did."""

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
