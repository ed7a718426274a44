"""The words of emails to boards: what happened, what is asked, one link, no secrets.

A letter may be read by others than the one it is for, so it names no party and no agreement.
"""

from datetime import date

from commissioning.foundation.filters import day
from commissioning.foundation.outbox import Letter


def opened(link: str) -> Letter:
    """Ask somebody on a board for their interests, before anything else."""
    return Letter(
        "Your board is asked to decide, and begins with your interests",
        "Your board is asked to decide on a version of an agreement. First you are told who the "
        "parties are, and say whether you have an interest. Then you see the papers.\n\n"
        f"It takes about ten minutes, and begins here:\n{link}",
    )


def moved(on: date | None, link: str) -> Letter:
    """Tell somebody on a board that it meets on another day, or elsewhere.

    Where, and how to join, stay on the page: they let people in.
    """
    when = f"Your board is to meet on {day(on)}." if on else "No day is set for it yet."
    return Letter(
        "Your board's meeting has changed",
        "The meeting in which your board decides on a version of an agreement has changed. "
        f"{when}\n\nThe time, the place and how it was before are here:\n{link}",
    )


def to_vote(link: str) -> Letter:
    """Ask somebody on the frozen list for their vote."""
    return Letter(
        "Your board's decision waits for your vote",
        "The voting on your board's decision has begun. Nothing is approved by saying nothing, "
        "and you can change your vote until the decision is closed.\n\n"
        f"Say whether you have an interest, read the papers and vote here:\n{link}",
    )


def reminder(on: date | None, link: str, *, meets: bool, declared: bool) -> Letter:
    """Remind somebody on a board of what it still waits for from them, as the day comes near.

    `declared` says that their vote is what is missing, and not their interests.
    """
    subject, waits = TO_VOTE if declared else TO_DECLARE
    how = (
        f"Your board meets on {day(on)} to decide on a version of an agreement."
        if meets
        else "Your board decides in writing on a version of an agreement, and hopes for answers "
        f"by {day(on)}."
    )
    return Letter(
        subject,
        f"{how}\n\n{waits} No date decides anything, and saying nothing is never a yes.\n\n"
        f"It takes about ten minutes, and is here:\n{link}\n\n"
        "You get this once a day at most, until you have or the day is past.",
    )


TO_DECLARE = (
    "Your board decides soon: say first whether you have an interest",
    "You have not said yet whether you have an interest. Until you do, you cannot take part.",
)
TO_VOTE = (
    "Your board decides soon, and you have not voted yet",
    "You have not voted yet.",
)


def corrected(link: str) -> Letter:
    """Tell somebody that what they declared was entered anew, and by whom that can be."""
    return Letter(
        "Your board entered anew what you declared",
        "Your chair or board secretary entered that an interest which you declared in your "
        "board's decision is none, or a lesser one, and why. What you said before stays in the "
        f"minute.\n\nRead it here, and tell them if it is not so:\n{link}",
    )


def released(link: str) -> Letter:
    """Tell somebody that the others let them take part in spite of a conflict of loyalty."""
    return Letter(
        "The others on your board have decided that you can take part",
        "You declared a conflict of loyalty. The others on your board have decided, as your "
        f"governing document lets them, that you can take part.\n\nThe decision is here:\n{link}",
    )


def carried(link: str) -> Letter:
    """Tell the board and its staff that it approved."""
    return Letter(
        "Your board has approved",
        "Your board has approved the version of an agreement that it was asked to decide on. "
        f"The outcome with its reasons, and a draft of the minute, are here:\n{link}",
    )


def carried_by_all(link: str) -> Letter:
    """Tell the board and its staff that it approved, and that it was the last one to."""
    return Letter(
        "Your board has approved, and so have all the others",
        "Your board has approved the version of an agreement that it was asked to decide on. It "
        "was the last: every party's board has now approved the same text, and each party signs "
        "it next. The outcome with its reasons, a draft of the minute, and the way to the version "
        f"are here:\n{link}",
    )


def not_carried(link: str) -> Letter:
    """Tell the board and its staff that it did not approve."""
    return Letter(
        "Your board has not approved",
        "Your board has not approved the version of an agreement that it was asked to decide on. "
        "That ends this version for every party, and each is told why. "
        f"The outcome with its reasons, and what you could do next, are here:\n{link}",
    )


def too_few(link: str) -> Letter:
    """Tell the board and its staff that too few could take part."""
    return Letter(
        "Too few of your board could take part to decide",
        "Too few of your board could take part, so nothing has been decided. What you may "
        f"lawfully do now is here:\n{link}",
    )


def stopped(link: str) -> Letter:
    """Tell the board that there is nothing to decide any more."""
    return Letter(
        "Your board need not decide on this any more",
        "A decision that your board had begun was stopped, and nothing was decided by it. Why, "
        f"and what comes next, is on this page:\n{link}",
    )


def taken_back(link: str) -> Letter:
    """Tell the board and its staff that the approval no longer stands."""
    return Letter(
        "Your board's approval was taken back",
        "The approval that your board gave was taken back, and every party is told. "
        f"Why, and what you could do next, is here:\n{link}",
    )


def rule_kept(role: str, link: str) -> Letter:
    """Tell those on a board that it is written down anew how they decide; `role` is whose act."""
    return Letter(
        "How your board decides was written down anew",
        f"The {role} of your organisation has written down how your board decides. "
        "Decisions that are under way keep the rule they began with.\n\n"
        f"Read what it means now, and say so if it is not what your document says:\n{link}",
    )


def members_changed(role: str, link: str) -> Letter:
    """Tell those on a board that somebody without an account was written down, or has left it."""
    return Letter(
        "Who is on your board was changed",
        f"The {role} of your organisation has written down who is on your board "
        "without an account here, or that one of them has left.\n\n"
        f"See who is on it, and say so if it is not so:\n{link}",
    )


def authority_given(link: str) -> Letter:
    """Tell somebody what their board lets them decide alone."""
    return Letter(
        "Your board lets you decide some things alone",
        "It is on the record that your board gave you authority to decide alone: about what, up "
        f"to which sum, and until when is here:\n{link}",
    )
