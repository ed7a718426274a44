"""The introduction: the one deliberate exception to "nothing" while a competition may be live.

PRODUCT.md section 3. Two organisations that both opted in are shown each other's card, step by
step. Nothing here tells either that the other is there before both have opted in, and a no is
never told apart from no answer yet.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from commissioning.foundation.sharing import SharingMode
from commissioning.register.rules.stages import Stage

# Every opt-in can show that somebody else is there. Twice for one opportunity leaves room to
# take a card back and write it better; more would be looking around, not looking for a partner.
OPT_INS_PER_OPPORTUNITY = 2
# An organisation of six writes two or three bids a month; ten is more than it can mean.
OPT_INS_PER_30_DAYS = 10
# Each waiting offer shows one more card; three are enough to choose from.
OFFERS_WAITING_AT_ONCE = 3
# Long enough for a trustee or a manager to be asked, short enough to leave time for a bid.
OFFER_DAYS = 14

OPEN_STAGES = frozenset({Stage.PREPARING, Stage.SUBMITTED})


@dataclass(frozen=True, kw_only=True)
class OptIn:
    """The facts that say whether a declaration may opt in now.

    `mode` is the one that counts for the declaration; `closed` says that the closing date has
    passed. `could_answer_alone` is what the organisation said privately, or None. Opt-ins that
    were taken back count in the numbers.
    """

    verified: bool
    stage: Stage
    mode: SharingMode
    could_answer_alone: bool | None
    decided: bool = False
    cancelled: bool = False
    closed: bool = False
    opted_in_for_this: int = 0
    opted_in_lately: int = 0


def why_not_yet(facts: OptIn) -> tuple[str, ...]:
    """Say all that stands between a declaration and opting in; nothing means that it may."""
    checks = (
        (facts.decided, "The decision has been recorded, so there is nobody left to introduce."),
        (facts.cancelled, "The opportunity was cancelled, so there is nothing to answer together."),
        (facts.closed and not facts.decided, CLOSED_WORDS),
        (facts.mode == SharingMode.SEALED, SEALED_WORDS),
        (facts.mode == SharingMode.SHARED, SHARED_WORDS),
        (not facts.verified, "Your organisation must be verified before it can be introduced."),
        (facts.stage not in OPEN_STAGES, _stage_words(facts.stage)),
        (facts.could_answer_alone is None, "Tell us whether you could answer this alone."),
        (
            facts.opted_in_for_this >= OPT_INS_PER_OPPORTUNITY,
            f"You have asked {OPT_INS_PER_OPPORTUNITY} times here, which is all that we allow.",
        ),
        (
            facts.opted_in_lately >= OPT_INS_PER_30_DAYS,
            f"You have asked {OPT_INS_PER_30_DAYS} times in the last 30 days. Try again later.",
        ),
    )
    return tuple(words for stands_in_the_way, words in checks if stands_in_the_way)


CLOSED_WORDS = "The closing date has passed, so nothing new can begin here."
SEALED_WORDS = "This opportunity is sealed until the decision, so nothing new can begin."
SHARED_WORDS = "You can see others who are bidding here, so you need no introduction."


def _stage_words(stage: Stage) -> str:
    if stage in (Stage.DRAFT, Stage.CONSIDERING):
        return "Introductions are for organisations that are preparing a bid."
    return "This bid is closed, so there is nobody to introduce you to."


def may_be_offered(a_alone: bool, b_alone: bool) -> bool:
    """Tell whether two organisations may be introduced: not when both could answer alone.

    Two that could each compete would give up a competition by talking; where one could not
    answer without help, a joint answer adds one (FACTS.md 1.6).
    """
    return not (a_alone and b_alone)


def alone_words(could_answer_alone: bool) -> str:
    """Say what an answer means for introductions, to the one who gave it.

    The words follow from the reader's own answer alone: "both of you could" would tell that
    there is another.
    """
    if could_answer_alone:
        return (
            "You said that you could answer alone. We will only offer you an introduction to an "
            "organisation that could not. Two that could each answer alone are not introduced, "
            "because together they would take a choice away from the buyer."
        )
    return (
        "You said that you could not answer alone. That is a good reason to answer together, "
        "and it goes into the note to the buyer if you do."
    )


class Status(StrEnum):
    """Where an introduction stands in the record; `seen_as` says what each side is shown."""

    OFFERED = "offered"
    TALKING = "talking"
    LAPSED = "lapsed"
    ENDED = "ended"
    PARTNERSHIP = "partnership"


class Who(StrEnum):
    """Who makes a move."""

    UNANSWERED = "a side that has not answered"
    EITHER = "either side"
    THE_REGISTER = "the register"


Row = tuple[Status, str, Status, frozenset[Who]]

_UNANSWERED = frozenset({Who.UNANSWERED})
_EITHER = frozenset({Who.EITHER})
_REGISTER = frozenset({Who.THE_REGISTER})

# Answers are kept beside the status and do not move it, so a no and no answer yet lie in the
# same status and lapse on the same day. Ending an offer at a no would tell the two apart.
MOVES: tuple[Row, ...] = (
    (Status.OFFERED, "say_yes", Status.OFFERED, _UNANSWERED),
    (Status.OFFERED, "say_no", Status.OFFERED, _UNANSWERED),
    (Status.OFFERED, "begin", Status.TALKING, _REGISTER),
    (Status.OFFERED, "lapse", Status.LAPSED, _REGISTER),
    (Status.TALKING, "end", Status.ENDED, _EITHER),
    (Status.TALKING, "form", Status.PARTNERSHIP, _REGISTER),
)


class Answer(StrEnum):
    """What one side has said to "talk?"."""

    NONE = ""
    YES = "yes"
    NO = "no"


def begins(first: Answer, second: Answer) -> bool:
    """Tell whether the talks begin: only when both sides have said yes."""
    return first == Answer.YES and second == Answer.YES


def verbs_for(
    status: Status, mine: Answer, mode: SharingMode, over: bool = False
) -> tuple[str, ...]:
    """List what one side can do now. Where introductions are closed, talks go on and none begin.

    `mode` is the one that counts for our own declaration; `over` says that it was decided,
    cancelled, or that its closing date has passed.
    """
    allowed = {Who.EITHER, Who.UNANSWERED} if mine == Answer.NONE else {Who.EITHER}
    verbs = tuple(verb for was, verb, _, who in MOVES if was == status and who & allowed)
    closed_to_new = over or mode != SharingMode.INTRODUCTIONS
    return tuple(verb for verb in verbs if not (closed_to_new and verb == "say_yes"))


def card_is_open(status: Status) -> bool:
    """Tell whether each side sees the other's card, with its name: only while talks last."""
    return status == Status.TALKING


def seen_as(status: Status, mine: Answer) -> str:
    """Say where an introduction stands as one side sees it, from its own answer alone."""
    return _WAITING[mine] if status == Status.OFFERED else _SEEN[status]


_SEEN = {
    Status.LAPSED: "This offer has ended.",
    Status.TALKING: "You both said yes. You can see each other's card.",
    Status.ENDED: "The talks have ended, and the cards are closed.",
    Status.PARTNERSHIP: "The talks led to a partnership.",
}
_WAITING = {
    Answer.NONE: "Would you like to talk? They have not answered yet.",
    Answer.YES: "You said yes. They have not answered yet.",
    Answer.NO: "You said not this time. They are not told.",
}


def offer_ends(offered: date, deadline: date | None) -> date:
    """Give the last day on which an offer can be answered, never after the bid's deadline.

    A deadline that had passed when the offer was made is an imported notice's, and says nothing.
    """
    last = offered + timedelta(days=OFFER_DAYS)
    return last if deadline is None or deadline < offered else min(last, deadline)


def lapses(status: Status, last_day: date, today: date) -> bool:
    """Tell whether a waiting offer is over; talks have no such day."""
    return status == Status.OFFERED and today > last_day
