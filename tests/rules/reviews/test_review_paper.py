"""A review on paper says what it came to, why, each point, and what partners answered."""

from dataclasses import replace
from datetime import date

from commissioning.partnerships.rules.paper import as_text
from commissioning.reviews.rules.review_paper import Answered, Point, ReviewFacts, write_review
from commissioning.reviews.rules.reviewing import (
    ADVICE_OF_A_PARTY,
    Conclusion,
    PointKind,
    acted_since,
)

FACTS = ReviewFacts(
    partnership="Warm rooms",
    partners=("Warm Harbour", "Eastside Kitchen"),
    opportunity="Winter support",
    by="Saltmere Council",
    reviewer="Samuel Adeyemi",
    about_version="Version 2 of Warm rooms together",
    interest="The reviewer has declared no interest in this opportunity.",
    since="",
    of_a_party="",
    shared_on=date(2026, 11, 2),
    concluded_on=date(2026, 11, 20),
    conclusion=Conclusion.SUGGESTIONS,
    reasons="It is warm.\n\nOpen on Sundays, too.",
    points=(
        Point(PointKind.CONCERN, "The lift is slow.", ()),
        Point(PointKind.STRENGTH, "Forty neighbours.", ()),
        Point(
            PointKind.QUESTION,
            "Who has the key?",
            (Answered("Eastside Kitchen", date(2026, 11, 5), "Ida.\nAnd Tom."),),
        ),
    ),
    printed_on=date(2026, 11, 23),
)


def test_it_says_everything_with_strengths_first() -> None:
    text = as_text(write_review(FACTS))
    order = ["Supportive, with suggestions.", "It is warm.", "Open on Sundays, too.",
             "Forty neighbours.", "Who has the key?",
             "Eastside Kitchen answered on 5 November 2026: Ida. And Tom.",
             "The lift is slow."]  # fmt: skip
    found = [text.index(words) for words in order]
    assert found == sorted(found)
    assert "Partners: Warm Harbour and Eastside Kitchen" in text
    assert "decides nothing" in " ".join(text.split())


def test_a_kind_without_points_and_an_unread_version_are_left_out() -> None:
    some = replace(FACTS, points=FACTS.points[:1], about_version="")
    headings = [section.heading for section in write_review(some).sections]
    assert headings == ["What it came to, and why", "Concerns"]
    assert "Read with" not in dict(write_review(some).facts)


def test_it_says_plainly_that_the_reviewers_organisation_is_a_party() -> None:
    said = ADVICE_OF_A_PARTY.format(name="Saltmere Council")
    assert said in write_review(replace(FACTS, of_a_party=said)).opening


def test_it_says_for_whom_its_reviewer_has_acted_since() -> None:
    said = acted_since("Warm Harbour", date(2026, 11, 22), is_reviewer=True)
    assert "has acted for Warm Harbour since 22 November 2026" in said
    assert said in write_review(replace(FACTS, since=said)).opening
