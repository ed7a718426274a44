"""What the check of free text points at, and what it leaves alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissioning.foundation.words.money_talk import find_money_talk

POINTED_AT = [
    ("We could do it for £250,000.", "money", "£250,000"),
    ("We asked for £265,000, all told", "money", "£265,000"),
    ("About £1.2m over three years", "money", "£1.2m"),
    ("It would cost 300 pounds", "money", "300 pounds"),
    ("GBP 45,000 in all", "money", "GBP 45,000"),
    ("twenty thousand pounds a year", "money", "twenty thousand pounds"),
    ("Roughly 250k a year", "money", "250k a year"),
    ("a budget of 90k", "money", "budget of 90k"),
    ("20 grand would do", "money", "20 grand"),
    ("50p for a cup of tea", "money", "50p"),
    ("£350 a day for a worker", "rate", "£350 a day"),
    ("£12.50 per hour", "rate", "£12.50 per hour"),
    ("£22/hr", "rate", "£22/hr"),
    ("our day rate is fair", "rate", "day rate"),
    ("Our rates are lower", "rate", "Our rates"),
    ("the cost per head would be small", "rate", "cost per head"),
    ("send you our rate card", "rate", "rate card"),
    ("Our price is low", "price", "Our price"),
    ("priced at a fair level", "price", "priced at"),
    ("what we would charge", "price", "we would charge"),
    ("We don't want to undercut you", "price", "undercut"),
    ("cheaper than the last provider", "price", "cheaper than"),
    ("We'd bid at 300", "price", "We'd bid at 3"),
    ("10% off for the second lot", "discount", "10% off"),
    ("15 per cent below the budget", "discount", "15 per cent below the budget"),
    ("We offer a discount for three years", "discount", "discount"),
    ("a profit margin we can live with", "margin", "profit margin"),
    ("with a margin of 8", "margin", "margin of 8"),
    ("8% margin", "margin", "8% margin"),
    ("the mark-up is small", "margin", "mark-up"),
    ("overheads at 12%", "margin", "overheads at 12%"),
    ("We will not bid for lot 2.", "not bidding", "We will not bid for lot 2"),
    ("we won't be bidding", "not bidding", "we won't be bidding"),
    ("We’re not going to tender", "not bidding", "We’re not going to tender"),
    ("We agreed not to compete", "not bidding", "agreed not to compete"),
    ("we'll stand aside", "not bidding", "we'll stand aside"),
    ("We will step back from this one", "not bidding", "We will step back from this one"),
    ("we can sit this one out", "not bidding", "sit this one out"),
    ("We'll leave it to you.", "not bidding", "leave it to you"),
    ("leave lot 2 to them", "not bidding", "leave lot 2 to them"),
    ("You take this one, please", "not bidding", "You take this one"),
    ("you take Lot 1", "not bidding", "you take Lot 1"),
    ("It is your turn this time", "not bidding", "your turn this time"),
    ("Let's take turns to bid", "not bidding", "take turns to bid"),
    ("Could we split the lots?", "not bidding", "split the lots"),
    ("a cover bid would help", "not bidding", "cover bid"),
    ("only one of us should bid", "not bidding", "only one of us should bid"),
    ("we could pull out if you like", "not bidding", "pull out if you"),
    ("we stay off each other's patch", "not bidding", "stay off each other's patch"),
]

LEFT_ALONE = [
    "",
    "We are there 24/7, 365 days a year.",
    "From 2025 to 2027, and in 2026/27.",
    "Call 01752 555 0123 or +44 20 7946 0000.",
    "We work with 350 families and 1,200 young people.",
    "45% of the people we asked said yes.",
    "Young people are 25% less likely to feel lonely.",
    "A third of homes are 30% below the poverty line.",
    "For ages 11-18, in groups of 8.",
    "We hold a 5k run and a 10k walk each spring.",
    "Open 9am to 5pm; the 4pm group is full.",
    "We reach people on the margins of the city.",
    "Marginalised groups lead the work.",
    "We bid you welcome.",
    "We bid farewell to our founder.",
    "We take turns to cook.",
    "We have a waiting list of 40 a day.",
    "Charity number 1234567, company number 04142000.",
    "PL1 2AA",
    "We bring volunteers; we lack a building.",
    "We leave it to you to decide how to travel.",
    "Trustees with an interest stand aside.",
    "We are charged with great energy.",
    "Priceless friendship; appraisal; enterprise.",
    "A safe place to stay, step by step.",
    "We serve 300 meals a day.",
    "A tender moment in a care home.",
    "She lost her home and her benefits.",
    "Our heart rate group meets on Mondays.",
    "We are not a lead body.",
    "Success rate and rate of change.",
]


@pytest.mark.parametrize(("text", "talk", "piece"), POINTED_AT)
def test_money_talk_is_pointed_at_with_the_very_words(text: str, talk: str, piece: str) -> None:
    found = find_money_talk(text)
    assert (talk, piece) in [(finding.talk, finding.text) for finding in found]
    assert all(finding.strength == "plain" for finding in found)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_ordinary_words_and_numbers_are_left_alone(text: str) -> None:
    assert find_money_talk(text) == ()


@pytest.mark.parametrize(
    "text", ["A £20 voucher for families", "We raised £4,000 at the fair", "£5 tickets"]
)
def test_money_that_is_hardly_a_price_is_pointed_at_softly(text: str) -> None:
    assert [finding.strength for finding in find_money_talk(text)] == ["soft"]


def test_every_finding_says_why_in_a_sentence() -> None:
    for text, _, _ in POINTED_AT:
        assert all(finding.why.endswith(".") for finding in find_money_talk(text))


def test_a_rate_is_named_once_and_not_as_money_too() -> None:
    assert [finding.talk for finding in find_money_talk("£350 a day")] == ["rate"]


@given(st.text(alphabet="£$ 0123456789.,%kmwe wil not bid a day leave it to you\n"))
def test_findings_are_exact_in_order_and_never_overlap(text: str) -> None:
    end = 0
    for finding in find_money_talk(text):
        assert text[finding.start : finding.end] == finding.text != ""
        assert finding.start >= end
        end = finding.end
