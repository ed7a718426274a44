"""How one board decides, as its governing document says; kept as plain JSON (PRODUCT.md section 7).

Nothing is hard-coded: documents differ. What is checked here is only that a rule makes sense.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from msgspec import Struct, ValidationError, convert, to_builtins

from commissioning.boards.rules.majority import SIMPLE, MajorityRule, Over
from commissioning.boards.rules.quorum import QuorumRule
from commissioning.foundation.errors import Refused

MOST_IN_OFFICE = 500
LONGEST_CLAUSE = 300
MOST_CALL_IN_DAYS = 30


class BoardKind(StrEnum):
    """What sort of board decides."""

    TRUSTEES = "trustees"
    DIRECTORS = "directors"
    MEMBERS = "members"
    CABINET = "cabinet"
    COMMITTEE = "committee"
    OFFICER = "officer"

    @property
    def words(self) -> str:
        """Name it as pages do."""
        return _KINDS[self]

    @property
    def body(self) -> str:
        """Name it to its own people: "our board", "our cabinet", "our officer"."""
        return _BODIES.get(self, "board")

    @property
    def people(self) -> str:
        """Name those who sit on it, to their own people."""
        return _PEOPLE.get(self, f"the members of your {self.body}")


_KINDS = {
    BoardKind.TRUSTEES: "the trustees of a charity",
    BoardKind.DIRECTORS: "the directors of a company",
    BoardKind.MEMBERS: "a members' committee",
    BoardKind.CABINET: "a council's cabinet",
    BoardKind.COMMITTEE: "a committee of a public body",
    BoardKind.OFFICER: "an officer with delegated powers",
}
_BODIES = {
    BoardKind.MEMBERS: "committee",
    BoardKind.CABINET: "cabinet",
    BoardKind.COMMITTEE: "committee",
    BoardKind.OFFICER: "officer",
}
_PEOPLE = {BoardKind.TRUSTEES: "your trustees", BoardKind.DIRECTORS: "your directors"}
PUBLIC = frozenset({BoardKind.CABINET, BoardKind.COMMITTEE, BoardKind.OFFICER})


class Nation(StrEnum):
    """Whose bank holidays count; the values are the divisions of foundation/bank_holidays.py."""

    ENGLAND_AND_WALES = "england-and-wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"


class BoardRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The rule of one board.

    Attributes:
        clause: Where it is written: the governing document and its clause.
        written: The majority for decisions in writing; None where they are not allowed.
        loyalty_clause: What lets the others release a conflict of loyalty; "" if nothing does.
        scheme: For an officer: the scheme of delegation and its paragraph.
        call_in_days: Working days in which a public body's own members may call a decision in.
    """

    kind: BoardKind
    clause: str
    quorum: QuorumRule = QuorumRule(number=2)
    majority: MajorityRule = SIMPLE
    casting_vote: bool = False
    written: MajorityRule | None = None
    remote: bool = False
    loyalty_clause: str = ""
    scheme: str = ""
    call_in_days: int = 0
    nation: Nation = Nation.ENGLAND_AND_WALES


def as_dict(rule: BoardRule) -> dict[str, Any]:
    """Give a rule as plain dictionaries, texts and whole numbers, for keeping."""
    data: dict[str, Any] = to_builtins(rule)
    return data


def rule_from(data: object) -> BoardRule:
    """Read what `as_dict` gave, strictly.

    Raises:
        Refused: It is no rule.
    """
    try:
        return convert(data, BoardRule)
    except ValidationError as error:
        raise Refused(f"This is not a board's rule: {error}") from error


def why_not(rule: BoardRule) -> list[tuple[str, str]]:
    """List what is to be put right before a rule can be kept: (what to do, field)."""
    return [*_in_clauses(rule), *([] if rule.kind is BoardKind.OFFICER else _in_numbers(rule))]


def _in_clauses(rule: BoardRule) -> Iterator[tuple[str, str]]:
    if not rule.clause.strip():
        yield "Enter the document and the clause that says how your board decides", "clause"
    for field in ("clause", "loyalty_clause", "scheme"):
        if len(getattr(rule, field)) > LONGEST_CLAUSE:
            yield f"Use {LONGEST_CLAUSE} letters or fewer", field
    if rule.kind is BoardKind.OFFICER and not rule.scheme.strip():
        yield "Enter the scheme of delegation and its paragraph", "scheme"
    if not 0 <= rule.call_in_days <= MOST_CALL_IN_DAYS:
        yield f"Enter a number of days from 0 to {MOST_CALL_IN_DAYS}", "call_in_days"
    if rule.call_in_days and rule.kind not in PUBLIC:
        yield "Only a public body's decisions can be called in. Leave this empty", "call_in_days"


def _in_numbers(rule: BoardRule) -> Iterator[tuple[str, str]]:
    quorum = rule.quorum
    if quorum.number is None and quorum.part is None:
        yield "Enter a number, a part of those in office, or both", "quorum"
    if quorum.number is not None and not 1 <= quorum.number <= MOST_IN_OFFICE:
        yield f"Enter a number from 1 to {MOST_IN_OFFICE}", "quorum"
    if quorum.part is not None and not quorum.part.sound:
        yield "Enter a part that is above nothing and no more than all", "quorum"
    yield from _in_majority(rule.majority, "majority")
    if rule.written is not None:
        yield from _in_majority(rule.written, "written")


def _in_majority(rule: MajorityRule, field: str) -> Iterator[tuple[str, str]]:
    if rule.over is Over.NO_ONE_AGAINST:
        return
    if not rule.part.sound:
        yield "Enter a part that is above nothing and no more than all", field
    elif rule.part.parts * 2 < rule.part.of:
        yield "Enter half or more: less than half is no majority", field
    elif rule.over is Over.MORE_THAN and rule.part.parts == rule.part.of:
        yield "There is no more than all. Choose “at least”", field
