"""What is next for the reader of a decision, in words, with a way to it where it waits for them."""

from dataclasses import dataclass

from flask import url_for

from commissioning.agreements.models import Version
from commissioning.agreements.permissions import VERSIONS
from commissioning.boards.models import Resolution
from commissioning.boards.queries.begun import waits_for
from commissioning.boards.queries.board import authorities_held
from commissioning.boards.rules.voting import Procedure
from commissioning.boards.views.opened import OpenedDecision
from commissioning.boards.views.words import taken_back, voted, who_decided
from commissioning.foundation.actor import Role
from commissioning.foundation.web import actor, reading

NOTHING_WAITS = "Nothing waits for you here."
OVER = {
    "carried": f"{{who}} approved it. {NOTHING_WAITS}",
    "not_carried": "{who} did not approve it. Our partners are told why.",
    "too_few": "Nothing is decided. Below is what your board may lawfully do.",
    "stopped": f"This was stopped before it was decided. {NOTHING_WAITS}",
}
TAKEN_BACK = f"It was approved, and that was taken back: nothing of it stands. {NOTHING_WAITS}"
AGAIN = "This decision is over, and the version still waits for your board."
ALONE = f"{AGAIN} You may decide some things alone, up to a limit."


@dataclass(frozen=True, slots=True)
class Step:
    """What is next for the reader: words, and a button where something waits for them."""

    text: str
    button: str = ""
    href: str = ""


def next_step(opened: OpenedDecision) -> Step:
    """Say what is next for the reader."""
    if not opened.going_on:
        return _over(opened)
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


def _over(opened: OpenedDecision) -> Step:
    """Say how it came out; or how to a new decision, where the version waits for one."""
    found = opened.resolution
    words = TAKEN_BACK if taken_back(found) else OVER[found.status]
    return _anew(found.version) or Step(words.format(who=who_decided(found)))


def _anew(version: Version) -> Step | None:
    """Lead to another decision on the version: the board's, or one of the reader's own."""
    if not waits_for(reading(), actor(), version):
        return None
    if VERSIONS.may(reading(), actor(), "record decision", version):
        address = url_for("boards.open_", version=version.ref)
        return Step(AGAIN, "Open a new decision", address)
    held = next(iter(authorities_held(reading(), actor())), None)
    if held is None:
        return None
    address = url_for("boards.alone", version=version.ref, authority=held.ref)
    return Step(ALONE, "Decide under your standing authority", address)
