"""A concluded review on paper: what it came to and why, each point, and what partners answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from commissioning.foundation.in_words import a_day
from commissioning.partnerships.rules.names import row_of
from commissioning.partnerships.rules.paper import Paper, Part, Section
from commissioning.reviews.rules.reviewing import ADVICE, Conclusion, PointKind

CLOSING = (
    "Printed from the shared register. It is for the partners and for the commissioner's own "
    "files; ask the partners before you give it to anybody else."
)


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer: whose, when, and what it says."""

    by: str
    on: date
    words: str


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a review, with what was answered to it."""

    kind: PointKind
    words: str
    answers: Sequence[Answered]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewFacts:
    """All that the paper of a concluded review says.

    Attributes:
        about_version: The version that was read, in words; "" where none was offered.
        interest: What the reviewer had declared, in the words that partners read.
        since: For whom somebody who wrote in it has acted since, in a sentence; "" for nobody.
        of_a_party: A sentence where the reviewer's organisation is itself a party, else "".
    """

    partnership: str
    partners: Sequence[str]
    opportunity: str
    by: str
    reviewer: str
    about_version: str
    interest: str
    since: str
    of_a_party: str
    shared_on: date
    concluded_on: date
    conclusion: Conclusion
    reasons: str
    points: Sequence[Point]
    printed_on: date


def write_review(facts: ReviewFacts) -> Paper:
    """Write the paper of a concluded review."""
    return Paper(
        title=f"Review by {facts.by}",
        facts=tuple((label, value) for label, value in _facts(facts) if value),
        iso_date=facts.printed_on.isoformat(),
        opening=" ".join(filter(None, (ADVICE, facts.of_a_party, facts.interest, facts.since))),
        sections=(_conclusion(facts), *_points(facts)),
        closing=CLOSING,
    )


def _facts(facts: ReviewFacts) -> list[tuple[str, str]]:
    return [
        ("Partnership", facts.partnership),
        ("Partners", row_of(facts.partners)),
        ("For", facts.opportunity),
        ("Reviewer", f"{facts.reviewer}, {facts.by}"),
        ("Read with", facts.about_version),
        ("Shared with the partners", a_day(facts.shared_on)),
        ("Concluded", a_day(facts.concluded_on)),
    ]


def _conclusion(facts: ReviewFacts) -> Section:
    paragraphs = (line.strip() for line in facts.reasons.splitlines())
    says = (f"{facts.conclusion.words}.", *(line for line in paragraphs if line))
    return Section(heading="What it came to, and why", says=says)


def _points(facts: ReviewFacts) -> list[Section]:
    return [
        Section(heading=kind.heading, parts=tuple(_part(each) for each in found))
        for kind in PointKind
        if (found := [point for point in facts.points if point.kind is kind])
    ]


def _part(point: Point) -> Part:
    answers = tuple(
        (f"{each.by} answered on {a_day(each.on)}", _in_a_row(each.words)) for each in point.answers
    )
    return Part(name=_in_a_row(point.words), facts=answers)


def _in_a_row(words: str) -> str:
    """Put what somebody wrote on several lines into one; its own stops part it."""
    return " ".join(words.split())
