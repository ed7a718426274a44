"""How a decision stands and what is next for its reader, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask import url_for

from commissioning.boards.models import Resolution
from commissioning.boards.queries.moves import Move
from commissioning.boards.rules.interests import Interest
from commissioning.boards.rules.voting import Choice, Procedure
from commissioning.boards.views.opened import OpenedDecision
from commissioning.foundation.actor import Role
from commissioning.foundation.filters import day
from commissioning.foundation.web import actor

STATES = {
    "open": ("The papers are out", "waits"),
    "voting": ("Voting is open", "waits"),
    "carried": ("Our board approved it", "done"),
    "not_carried": ("Our board did not approve it", "quiet"),
    "too_few": ("Too few to decide", "quiet"),
    "stopped": ("Stopped", "quiet"),
}
TAKEN_BACK = ("Approved, then taken back", "quiet")
OVER = {
    "carried": "Our board approved it. Nothing waits for you here.",
    "not_carried": "Our board did not approve it. Our partners are told why.",
    "too_few": "Nothing is decided. Below is what your board may lawfully do.",
    "stopped": "This was stopped before it was decided. Nothing waits for you here.",
}


@dataclass(frozen=True, slots=True)
class Step:
    """What is next for the reader: words, and a button where something waits for them."""

    text: str
    button: str = ""
    href: str = ""


def state_of(resolution: Resolution) -> tuple[str, str]:
    """Give how a decision stands, and the tone of the tag that says so."""
    if resolution.decision is not None and resolution.decision.ended_at is not None:
        return TAKEN_BACK
    return STATES[resolution.status]


def how(resolution: Resolution) -> str:
    """Say how and when the board decides."""
    if resolution.procedure == Procedure.WRITTEN:
        hoped = f" Answers are hoped for by {day(resolution.reply_by)}."
        return f"In writing.{hoped if resolution.reply_by else ''}"
    if resolution.procedure == Procedure.MEETING:
        return f"In a meeting{_when_where(resolution.meeting_on, resolution.meeting_where)}."
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


def next_step(opened: OpenedDecision) -> Step:
    """Say what is next for the reader."""
    if not opened.going_on:
        return Step(OVER[opened.resolution.status])
    if not opened.on_board:
        return _for_staff(opened)
    if "hold" in opened.verbs and actor().role is Role.SECRETARY:
        words = "You run this decision: who is there, what each says, and closing it."
        return Step(words, "Run the decision", opened.hold)
    if opened.interest is None:
        words = "Say whether you have an interest in this. Then the papers open to you."
        return Step(words, "Declare your interests", "#interests")
    if opened.kept_out:
        return Step("You take no part in this decision. Nothing waits for you here.")
    return _for_board(opened)


def _for_staff(opened: OpenedDecision) -> Step:
    if "draft questions" in opened.verbs:
        words = "Draft answers to the questions that your board asks itself. It confirms them."
        address = url_for("boards.questions", ref=opened.resolution.ref)
        return Step(words, "Draft the answers", address)
    return Step("Your board decides. Nothing waits for you here.")


def _for_board(opened: OpenedDecision) -> Step:
    if opened.vote is not None:
        return Step(
            f"You voted: {voted(opened.vote.choice)}. You can change it until it is closed."
        )
    if "vote" in opened.verbs:
        words = "Read the papers, then vote. You can change your vote until it is closed."
        return Step(words, "Go to the vote", "#vote")
    return Step(_until_the_vote(opened.resolution))


def _until_the_vote(resolution: Resolution) -> str:
    if resolution.status == "voting":
        return (
            "The board is voting. You have no vote in this one: you were not there, came onto "
            "the board later, or vote on it in another board."
        )
    if resolution.procedure == Procedure.WRITTEN:
        return "Read the papers. The vote opens when your chair or secretary sends it round."
    return "Read the papers. The vote opens at the meeting."
