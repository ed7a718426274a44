"""Where a partnership and each of its parties stand, and what is next, in words."""

from dataclasses import dataclass
from datetime import date

from commissioning.foundation.in_words import a_day
from commissioning.partnerships.rules.rounds import CONFIRMED

DONE, WAITS, CALM, QUIET = "done", "waits", "calm", "quiet"
Words = tuple[str, str]  # what is said, and its tone

STATES: dict[str, Words] = {
    "proposed": ("Proposed", CALM),
    "formed": ("Formed", DONE),
    "ended": ("Ended", QUIET),
    "not_formed": ("Not formed", QUIET),
}
_AT_REST: dict[str, Words] = {
    "partner": ("Partner", CALM),
    "invited": ("Asked", CALM),
    "declined": ("Said no", QUIET),
    "left": ("Left", QUIET),
}


@dataclass(frozen=True, slots=True)
class Leavers:
    """Who said that it leaves: our own leaving with its day, and each other with its day."""

    ours: str = ""
    on: date | None = None
    others: tuple[tuple[str, date], ...] = ()


NOBODY_LEAVES = Leavers()


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """What decides what is next for the organisation that reads.

    Attributes:
        kind: Of the open round ("form", "change", "end"); "" when none is open.
        by_us, ours_said: Who proposed it, and what we answered so far.
        waiting: How many have still to confirm.
        speaks, mandated: What the reader's own role lets them do.
        owes_reason: Its organisation has not said yet why it needs the others.
        leavers: Who said that it leaves, and is still a partner.
    """

    status: str
    kind: str = ""
    by_us: bool = False
    ours_said: str = ""
    waiting: int = 0
    reply_by: date | None = None
    late: bool = False
    speaks: bool = False
    mandated: bool = False
    owes_reason: bool = False
    leavers: Leavers = NOBODY_LEAVES


@dataclass(frozen=True, slots=True)
class Next:
    """One thing to do: a sentence, a button, the page's name, and whether it waits for us.

    `leaving` names the leaving that the page is about, where it is about one.
    """

    text: str
    button: str
    page: str
    waits: bool = True
    leaving: str = ""


def party_words(status: str, *, asked: bool, said: str, ours: bool) -> Words:
    """Say where one party stands; `asked`: an open round waits for it or has its answer."""
    if not asked:
        return _AT_REST.get(status, _AT_REST["invited"])
    if said == CONFIRMED:
        return "Confirmed", DONE
    return ("Waits for your answer", WAITS) if ours else ("Has not answered", QUIET)


def what_is_next(view: View) -> Next | None:
    """Say the one thing to do next, or nothing when nothing waits for the reader."""
    if not view.speaks:
        return None
    if view.kind and view.ours_said != CONFIRMED:
        return _to_answer(view)
    if view.kind and view.by_us and view.late:
        return Next(
            "Not all have answered, and the day you gave them has passed. Give them a later day, "
            "or take it back.",
            "Give them more time",
            "suggest_change" if view.kind != "end" else "take_back",
        )
    if not view.kind and view.status == "proposed":
        return Next(
            "This round is over: somebody said no, or it was taken back. Ask again, with a change "
            "or without those who said no.",
            "Propose it again",
            "suggest_change",
        )
    if (day := view.leavers.on) is not None:
        words = f"You said that you leave on {a_day(day)}."
        return Next(words, "See what is settled", "leaving", leaving=view.leavers.ours)
    if view.status == "formed" and view.owes_reason:
        return Next(
            "Say whether you could answer this alone, and what you need the others for. The buyer "
            "may ask.",
            "Say why you need the others",
            "reasons",
        )
    return None


def _to_answer(view: View) -> Next:
    if view.by_us:
        words = "It waits for a yes in your organisation's own name. "
        words += "You can give it." if view.mandated else "Somebody with a mandate gives it."
        return Next(words, "Read and confirm" if view.mandated else "Read it", "answer")
    ask = {
        "form": "You are asked to take part.",
        "change": "A change is suggested, and you are asked to confirm it.",
        "end": "One of you proposes to end it, and you are asked to confirm that.",
    }[view.kind]
    return Next(ask, "Read and answer", "answer")


def why_calm(view: View) -> str:
    """Say why nothing waits for the reader."""
    if view.kind and view.ours_said == CONFIRMED:
        rest = "One other has" if view.waiting == 1 else f"{view.waiting} others have"
        return f"You have confirmed it. {rest} still to answer; we write to you when they do."
    if view.leavers.others:
        who, day = view.leavers.others[0]
        words = f"{who} will leave on {a_day(day)}. Read below what is settled, and talk about it, "
        return words + "so that nobody is left alone with it."
    if view.status == "formed":
        return "All of you have confirmed it. Nothing waits for you here."
    if view.status == "not_formed":
        return "It was not formed. What was proposed and said stays here for those asked to read."
    if view.status == "ended":
        return "It is over. What was written stays on the record, for those who took part."
    return "Nothing waits for you here. Your officers and admins answer what is proposed."
