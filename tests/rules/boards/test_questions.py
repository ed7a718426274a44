"""The seven questions, and the risk of not doing it beside the risk of doing it."""

from commissioning.boards.rules.questions import (
    KEYS,
    QUESTIONS,
    SEVEN,
    tidied,
    why_too_long,
    why_unanswered,
)

ALL = {key: f"About {key}." for key in KEYS}


def test_there_are_seven_questions_and_two_risks() -> None:
    assert len(SEVEN) == 7
    assert KEYS[7:] == ("risk_doing", "risk_not_doing")
    assert all(question.hint for question in QUESTIONS)


def test_every_one_is_answered_before_a_board_confirms() -> None:
    assert why_unanswered(ALL) == []
    assert [key for _, key in why_unanswered(ALL | {"range": " "})] == ["range"]
    assert [key for _, key in why_unanswered({})] == list(KEYS)


def test_a_draft_may_be_incomplete_but_not_endless() -> None:
    assert why_too_long({}) == []
    assert [key for _, key in why_too_long({"powers": "x" * 4_001})] == ["powers"]


def test_only_answers_to_our_questions_are_kept() -> None:
    assert tidied({"powers": " yes ", "other": "x"}) == dict.fromkeys(KEYS, "") | {"powers": "yes"}
