"""Finding partners before any tender: which two profiles fit, and why, line by line.

The points come from the two profiles alone, so that nobody hidden can move them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from commissioning.foundation.codes.areas import area
from commissioning.foundation.codes.themes import theme, wider
from commissioning.foundation.in_words import listed
from commissioning.register.rules.complement import met

# What one lacks and the other has is what makes a partner; likeness only helps them meet.
THEY_BRING = 40
WE_BRING = 30
SAME_THEME = 15
SAME_AREA = 15
MOST_NAMED = 3  # themes or areas named in one line


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What an organisation says of itself; `brings` and `looks_for` are phrases.

    `within` holds every area that the named ones lie in (codes/areas.py).
    """

    ref: str
    brings: tuple[str, ...] = ()
    looks_for: tuple[str, ...] = ()
    areas: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Reason:
    """One line of why two profiles fit, with its points."""

    words: str
    points: int


@dataclass(frozen=True)
class Fit:
    """How well another profile fits ours: the reasons, strongest first."""

    ref: str
    reasons: tuple[Reason, ...] = ()

    @property
    def score(self) -> int:
        """The sum of the points, from 0 to 100."""
        return sum(reason.points for reason in self.reasons)


def fit(ours: Profile, theirs: Profile) -> Fit:
    """Say how another profile fits ours."""
    lines = (
        _line("They bring what you look for", met(ours.looks_for, theirs.brings), THEY_BRING),
        _line("You bring what they look for", met(theirs.looks_for, ours.brings), WE_BRING),
        _line("You both work on", _themes(ours, theirs), SAME_THEME),
        _line("You both work in", _areas(ours, theirs), SAME_AREA),
    )
    return Fit(theirs.ref, tuple(line for line in lines if line))


def closest(fits: Iterable[Fit]) -> tuple[Fit, ...]:
    """Put fits in the order of the page: most points first, ties by reference."""
    return tuple(sorted(fits, key=lambda found: (-found.score, found.ref)))


def _line(words: str, things: tuple[str, ...], points: int) -> Reason | None:
    if not things:
        return None
    named = [*things[:MOST_NAMED], "more"] if len(things) > MOST_NAMED else things
    return Reason(f"{words}: {listed(named)}.", points)


def _themes(ours: Profile, theirs: Profile) -> tuple[str, ...]:
    """Name the themes of one that are the other's too, or lie within one of the other's."""
    shared = _narrower(ours.themes, theirs.themes) | _narrower(theirs.themes, ours.themes)
    return tuple(sorted(held.name for code in shared if (held := theme(code))))


def _narrower(some: frozenset[str], others: frozenset[str]) -> set[str]:
    return {code for code in some if code in others or set(wider(code)) & others}


def _areas(ours: Profile, theirs: Profile) -> tuple[str, ...]:
    shared = ours.areas & (theirs.areas | theirs.within) | theirs.areas & ours.within
    return tuple(sorted(held.name for code in shared if (held := area(code))))
