"""Whether a purchase is above the threshold of the Procurement Act on a day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from commissioning.foundation.in_words import a_day, pounds
from commissioning.reviews.rules.answers import CENTRAL, NHS, YES, Answers, nation_of
from commissioning.reviews.rules.nations import Nation
from commissioning.reviews.rules.thresholds import What, amount_in_words, not_known, threshold

NHS_AS_CENTRAL = (
    "An NHS body is taken here for central government. That is sure for trusts and foundation "
    "trusts: check the current text for others."
)
HSC_AS_CENTRAL = (
    "A Health and Social Care body is taken here for central government, whose threshold is the "
    "lower one. That is not sure: check the current text, and ask your procurement officer."
)


class Size(StrEnum):
    """Above means at the threshold or over it."""

    ABOVE = "above"
    BELOW = "below"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Sized:
    """How a purchase compares, said in words."""

    size: Size
    words: str


def threshold_for(answers: Answers) -> What:
    """Give the threshold that counts; NHS bodies are taken for central government."""
    if answers.get("object") == "works":
        return What.WORKS
    if answers.get("light_touch") == YES:
        return What.LIGHT_TOUCH
    return What.CENTRAL if answers.get("authority") in (CENTRAL, NHS) else What.SUB_CENTRAL


def notices_from(answers: Answers, on_day: date) -> str:
    """Say from which value notices are due below the threshold; "" where that is not known."""
    central = answers.get("authority") in (CENTRAL, NHS)
    known = threshold(What.NOTICE_CENTRAL if central else What.NOTICE_OTHERS, on_day)
    return f"From {amount_in_words(known)}, notices are due all the same." if known else ""


def sized(answers: Answers, on_day: date) -> Sized:
    """Compare what a purchase is worth with the threshold of a day."""
    value, what = answers.get("value"), threshold_for(answers)
    known = threshold(what, on_day)
    if known is None:
        return Sized(Size.UNKNOWN, f"{not_known(what, on_day)}.")
    limit = f"the threshold of {amount_in_words(known)} ({a_day(on_day)})"
    if not isinstance(value, int):
        return Sized(Size.UNKNOWN, f"That hangs on {limit}: say what it is worth.")
    size = Size.BELOW if value < known.pence else Size.ABOVE
    verb = "is below" if size is Size.BELOW else "reaches"
    return Sized(size, f"{pounds(value)} {verb} {limit}.{_nhs(answers)}")


def _nhs(answers: Answers) -> str:
    """Say what was taken for granted: our source names trusts and foundation trusts only.

    Neither is in Northern Ireland, so there nothing is sure.
    """
    if answers.get("authority") != NHS:
        return ""
    northern = nation_of(answers) is Nation.NORTHERN_IRELAND
    return f" {HSC_AS_CENTRAL if northern else NHS_AS_CENTRAL}"
