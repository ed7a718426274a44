"""Whether a route fits: yes, no or perhaps, always with the reason in words."""

from dataclasses import dataclass
from enum import StrEnum


class Fit(StrEnum):
    """How well a route fits what was answered."""

    YES = "yes"
    PERHAPS = "perhaps"
    NO = "no"

    @property
    def words(self) -> str:
        """Say it as pages do."""
        return _WORDS[self]


_WORDS = {Fit.YES: "Fits", Fit.PERHAPS: "May fit", Fit.NO: "Does not fit"}


@dataclass(frozen=True, slots=True)
class Judged:
    """Whether it fits, and why."""

    fit: Fit
    why: str


def fits(why: str) -> Judged:
    """Say that it fits."""
    return Judged(Fit.YES, why)


def may_fit(why: str) -> Judged:
    """Say that it may fit, and on what that hangs."""
    return Judged(Fit.PERHAPS, why)


def does_not(why: str) -> Judged:
    """Say that it does not fit."""
    return Judged(Fit.NO, why)


def only_if(judged: Judged, unless: str) -> Judged:
    """Make what fits hang on something that is not sure yet."""
    if judged.fit is Fit.NO or not unless:
        return judged
    return may_fit(f"{unless} {judged.why}")
