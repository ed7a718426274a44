"""The words of emails to commissioners: what happened, what is asked, one link."""

from commissioning.foundation.outbox import Letter


def mitigation_wanted(name: str, opportunity: str, link: str) -> Letter:
    """Ask a colleague to record how an interest is dealt with; does not say what it is."""
    return Letter(
        f"{name} asks you to look at a declaration of interests",
        f"{name} has declared an interest in “{opportunity}”. Before they can read what "
        "organisations say, another officer records how it is dealt with.\n\n"
        f"Read it, and record what you agree, here:\n{link}",
    )


def mitigation_recorded(by: str, opportunity: str, link: str) -> Letter:
    """Tell somebody that how their interest is dealt with was recorded."""
    return Letter(
        "Your declaration of interests was looked at",
        f"{by} has recorded how your interest in “{opportunity}” is dealt with.\n\n"
        f"Read what it says, and what you can do now, here:\n{link}",
    )


def mode_chosen(by: str, opportunity: str, mode: str, link: str) -> Letter:
    """Tell the buyer's commissioners that another one of the place chose the sharing mode."""
    return Letter(
        f"{by} chose what may be shared about “{opportunity}”",
        f"A commissioner of {by} chose what may be shared about who is bidding for "
        f"“{opportunity}”, which is yours: {mode}.\n\n"
        f"Read why, and choose otherwise if it is not right, here:\n{link}",
    )
