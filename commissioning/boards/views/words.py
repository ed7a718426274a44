"""How a decision stands, in words."""

from collections.abc import Iterable
from datetime import date

from commissioning.boards.models import Resolution
from commissioning.boards.queries.moves import Move
from commissioning.boards.rules.board_rule import BoardKind, rule_from
from commissioning.boards.rules.interests import Interest
from commissioning.boards.rules.minute_facts import DELEGATED
from commissioning.boards.rules.voting import Choice, Procedure
from commissioning.foundation.filters import day

STATES = {
    "open": ("The papers are out", "waits"),
    "voting": ("Voting is open", "waits"),
    "carried": ("{who} approved it", "done"),
    "not_carried": ("{who} did not approve it", "quiet"),
    "too_few": ("Too few to decide", "quiet"),
    "stopped": ("Stopped", "quiet"),
}
TAKEN_BACK = ("Approved, then taken back", "quiet")


def state_of(resolution: Resolution) -> tuple[str, str]:
    """Give how a decision stands, and the tone of the tag that says so."""
    if taken_back(resolution):
        return TAKEN_BACK
    words, tone = STATES[resolution.status]
    return words.format(who=who_decided(resolution)), tone


def taken_back(resolution: Resolution) -> bool:
    """Tell whether the board approved it and took that back."""
    return resolution.decision is not None and resolution.decision.ended_at is not None


def who_decided(resolution: Resolution) -> str:
    """Name who decides, to their own people: "Our board", "Our officer", "One person"."""
    kind = rule_from(resolution.rule).kind
    if resolution.procedure == DELEGATED and kind is not BoardKind.OFFICER:
        return "One person"
    return f"Our {kind.body}"


def how(resolution: Resolution) -> str:
    """Say how and when the board decides."""
    if resolution.procedure == Procedure.WRITTEN:
        hoped = f" Answers are hoped for by {day(resolution.reply_by)}."
        return f"In writing.{hoped if resolution.reply_by else ''}"
    if resolution.procedure == Procedure.MEETING:
        return f"In a meeting{_when_where(resolution.meeting_on, resolution.meeting_where)}."
    if rule_from(resolution.rule).kind is BoardKind.OFFICER:
        return "By one officer, under the powers that were delegated."
    return "By one person, under a standing authority of the board."


def moved(moves: Iterable[Move]) -> list[str]:
    """Say of each change of a meeting who made it, and how it stood until then."""
    return [
        f"{each.by} changed this on {day(each.at)}. Before, it was to be in a meeting"
        f"{_when_where(each.on, each.where) or ', with no day or place set'}."
        for each in moves
    ]


def _when_where(on: date | None, where: str) -> str:
    return (f" on {day(on)}" if on else "") + (f", {where}" if where else "")


def voted(choice: str) -> str:
    """Say a vote as the one who gave it reads it."""
    return Choice(choice).words


def declared(kind: str) -> str:
    """Say an interest: "no interest", "a conflict of loyalty"."""
    return Interest(kind).words
