"""What waits because of a board: interests, votes, closing, the seven questions."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from commissioning.boards.queries.waiting import BoardAsks, waiting
from commissioning.desk.waiting.waits import MOST, Waits
from commissioning.foundation.actor import Actor

# For each: the sentence, the button, and the page where it is done.
ASKED = {
    BoardAsks.DECLARE: (
        "Your board decides on {}. Say first whether you have an interest in it",
        "Say whether you have one",
        "boards.decision",
    ),
    BoardAsks.VOTE: ("Your board's decision on {} waits for your vote", "Vote", "boards.decision"),
    BoardAsks.CLOSE: (
        "Your board's decision on {} can be closed",
        "See the outcome",
        "boards.decision",
    ),
    BoardAsks.BEGIN: (
        "Your board's decision on {} waits for you to say who takes part",
        "See who is asked",
        "boards.hold",
    ),
    BoardAsks.QUESTIONS: (
        "The questions your board asks about {} wait for a draft",
        "Draft the answers",
        "boards.questions",
    ),
}


def decisions(session: Session, actor: Actor) -> Iterator[Waits]:
    """Name the board's decisions that wait for what this seat can do about them."""
    for each in waiting(session, actor)[:MOST]:
        words, button, page = ASKED[each.asks]
        title = each.resolution.version.agreement.title
        yield Waits(f"{words.format(title)}.", button, page, each.resolution.ref)
