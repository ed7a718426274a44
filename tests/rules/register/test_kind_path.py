"""What is asked and offered after a bid that was not successful."""

from datetime import date

from commissioning.register.rules.kind_path import (
    OPENING,
    QUESTIONS,
    CarryOn,
    became_words,
    began_words,
    carried,
    is_offered,
)
from commissioning.register.rules.stages import Stage


def test_it_opens_after_a_bid_that_was_not_wholly_successful() -> None:
    assert {stage for stage in Stage if is_offered(stage)} == {
        Stage.NOT_SUCCESSFUL,
        Stage.PARTLY_SUCCESSFUL,
    }


def test_the_first_question_is_what_could_happen_anyway() -> None:
    assert QUESTIONS[0].label == "What could happen anyway?"
    assert len({question.name for question in QUESTIONS}) == len(QUESTIONS)
    assert "only you can see your answers" in OPENING


def test_what_belongs_to_the_bid_that_is_over_stays_behind() -> None:
    old = {
        "summary": "Safe rooms",
        "themes": ["SC102"],
        "opportunity": "refuge",
        "stage": "not_successful",
        "amount_pence": 100,
        "public": True,
        "consented_mode": "shared",
    }
    assert carried(old) == {"summary": "Safe rooms", "themes": ["SC102"]}


def test_the_trail_says_kindly_where_something_began() -> None:
    words = began_words(
        Stage.NOT_SUCCESSFUL, title="Refuge in Saltmere", on=date(2026, 3, 5), may_see_it=True
    )
    assert words == "This began as a bid that did not succeed: Refuge in Saltmere, 5 March 2026."


def test_the_trail_is_not_there_for_those_who_may_not_see_the_beginning() -> None:
    words = began_words(Stage.NOT_SUCCESSFUL, title="Refuge", on=date(2026, 3, 5), may_see_it=False)
    assert words == ""
    assert became_words(CarryOn.PARTNERSHIP, title="Refuge", may_see_it=False) == ""


def test_only_a_bid_that_did_not_wholly_succeed_leaves_this_trail() -> None:
    day = date(2026, 3, 5)
    assert began_words(Stage.WITHDRAWN, title="Refuge", on=day, may_see_it=True) == ""
    assert "in part" in began_words(
        Stage.PARTLY_SUCCESSFUL, title="Refuge", on=day, may_see_it=True
    )


def test_the_old_page_says_what_it_became() -> None:
    assert became_words(CarryOn.PARTNERSHIP, title="Home again", may_see_it=True) == (
        "This carried on as a partnership: Home again."
    )
    assert became_words(CarryOn.NOT_NOW, title="Home again", may_see_it=True) == ""
