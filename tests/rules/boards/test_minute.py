"""The minute: what it has to hold, from what is on the record."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from commissioning.boards.rules.interests import NOT_DECLARED
from commissioning.boards.rules.minute import (
    as_text,
    minute_as_dict,
    minute_from,
    minute_of,
)
from commissioning.boards.rules.minute_facts import Attended, Declared, MinuteFacts, Papers

PEOPLE = (
    Attended(name="Ada Quill", part="present", chair=True, vote="approve", vote_words="Good work"),
    Attended(name="Bo Reed", part="remote", vote="abstain"),
    Attended(name="Cy Lane", part="apologies"),
    Attended(
        name="Di Moss",
        part="none",
        why_no_part="declared a financial interest",
        words="my firm would cook",
        in_advance=True,
    ),
    Attended(name="Ed Hart", part="present", released=True, words="trustee of both"),
)
FACTS = MinuteFacts(
    board="Harbour Trust",
    agreement="Warm rooms together",
    version=2,
    fingerprint="ab" * 32,
    procedure="meeting",
    decided_on=date(2026, 11, 23),
    where="The hall",
    clause="constitution, clause 19",
    loyalty_clause="clause 8",
    people=PEOPLE,
    answers={"powers": "Yes: clause 3.", "range": " "},
    confirmed=True,
    result="carried",
    reasons=("2 for, 1 against, 2 abstained.",),
    closed_by="Fay Wood, board secretary",
)


def test_it_says_who_was_there_who_sent_apologies_and_who_took_no_part() -> None:
    said = as_text(minute_of(FACTS))
    assert "Present: Ada Quill (chair) and Ed Hart." in said
    assert "Present by phone or video: Bo Reed." in said
    assert "Apologies: Cy Lane." in said
    assert "Took no part: Di Moss." in said


def test_it_says_each_interest_when_it_was_declared_and_what_was_done() -> None:
    said = as_text(minute_of(FACTS))
    assert (
        "Di Moss declared a financial interest (my firm would cook), before the voting began."
    ) in said
    assert "Di Moss withdrew" in said
    assert "The others let Ed Hart take part, under clause 8." in said


def test_who_was_there_and_had_declared_nothing_was_not_counted() -> None:
    forgot = Attended(name="Fay Wood", part="none", why_no_part=NOT_DECLARED)
    said = as_text(minute_of(replace(FACTS, people=(forgot,))))
    assert "Fay Wood had not declared their interests, so was not counted." in said
    assert "withdrew" not in said


def kept_out(**more: Any) -> Attended:
    """Give somebody whom a financial interest kept out in the end."""
    why = "declared a financial interest"
    return Attended(name="Di Moss", part="none", why_no_part=why, words="my firm", **more)


LATE = {
    "had nothing": (kept_out(), "Di Moss withdrew, was given no papers here, did not vote and"),
    "had the papers": (
        kept_out(papers=Papers.BEFORE),
        "The papers had been open to Di Moss until then. Di Moss did not vote and was not counted.",
    ),
    "had perhaps been let in": (
        kept_out(papers=Papers.UNSAID),
        "Di Moss did not vote and was not counted.",
    ),
    "had voted": (
        kept_out(papers=Papers.BEFORE, voted_before=True),
        "Di Moss had had the papers, and had voted, before declaring this. The vote",
    ),
}


@pytest.mark.parametrize("case", LATE)
def test_of_who_takes_no_part_it_says_what_was_so_and_no_more(case: str) -> None:
    person, wanted = LATE[case]
    [section] = [
        each
        for each in minute_of(replace(FACTS, people=(person,))).sections
        if each.title == "Interests"
    ]
    declared, dealt_with = section.paragraphs
    assert declared == "Di Moss declared a financial interest (my firm), once the voting had begun."
    assert dealt_with.startswith(wanted)
    assert ("withdrew" in dealt_with) is (case == "had nothing")


def test_an_interest_that_is_none_after_all_stays_in_the_minute() -> None:
    before = Declared(what="a financial interest", words="my firm cooks", on=date(2026, 11, 20))
    changed = replace(
        PEOPLE[0], earlier=[before], words="the firm was sold", declared_on=date(2026, 11, 22)
    )
    said = as_text(minute_of(replace(FACTS, people=(changed,))))
    assert (
        "Ada Quill first declared a financial interest (my firm cooks), on 20 November 2026.\n"
        "On 22 November 2026 the chair or secretary entered that Ada Quill has no interest after "
        "all (the firm was sold)."
    ) in said
    assert "Nobody who took part" not in said


def test_it_names_the_text_the_rule_the_votes_and_the_reasons() -> None:
    said = as_text(minute_of(FACTS))
    for words in (
        "ab" * 32,
        "Warm rooms together, version 2",
        "constitution, clause 19",
        "Ada Quill: approve: Good work",
        "2 for, 1 against, 2 abstained.",
        "The board decided to approve this version.",
        "\n\nAre we allowed to do this?\nYes: clause 3.\n\n",
        "23 November 2026",
    ):
        assert words in said
    assert "sensible board" not in said


def test_answers_the_board_did_not_confirm_are_called_a_draft() -> None:
    assert "not confirmed" in as_text(minute_of(replace(FACTS, confirmed=False)))
    assert "not confirmed" not in as_text(minute_of(FACTS))


def test_each_answer_stands_on_a_line_below_its_question() -> None:
    answers = {"powers": "Yes: clause 3.", "good_faith": "For people who are cold."}
    minute = minute_of(replace(FACTS, answers=answers))
    [section] = [each for each in minute.sections if each.title == "What was considered"]
    assert section.answers == (
        ("Are we allowed to do this?", "Yes: clause 3."),
        ("Do we do it for the people we are here for?", "For people who are cold."),
    )
    assert section.paragraphs == ()


def test_a_minute_that_was_kept_with_its_answers_in_one_line_is_still_read() -> None:
    kept = {"title": "What was considered", "paragraphs": ["Are we allowed? Yes."]}
    minute = minute_from({"heading": "Decision", "rows": [], "sections": [kept]})
    assert "\n\nWhat was considered\n\nAre we allowed? Yes.\n" in as_text(minute)
    assert "answers" not in minute_as_dict(minute)["sections"][0]


def test_a_decision_outside_a_meeting_is_minuted_as_one() -> None:
    said = as_text(minute_of(replace(FACTS, procedure="written", where="")))
    assert "outside a meeting. It goes with the minutes." in said
    assert "Where:" not in said


def test_a_delegated_decision_names_its_authority_and_call_in() -> None:
    facts = replace(
        FACTS,
        procedure="delegated",
        people=(),
        authority="Minute 7, up to £10,000",
        call_in_ends=date(2026, 11, 30),
    )
    said = as_text(minute_of(facts))
    assert "Under the authority of: Minute 7, up to £10,000" in said
    assert "called in until the end of 30 November 2026" in said
    assert "Votes" not in said
    assert "Decision for Harbour Trust under delegated authority" in said
    assert "It was decided for Harbour Trust to approve this version." in said
    assert "draft" not in as_text(minute_of(replace(facts, confirmed=False)))


def test_a_delegated_decision_names_who_decided_and_their_interest() -> None:
    by = "Ines Okoro, commissioner"
    said = as_text(minute_of(replace(FACTS, procedure="delegated", people=(), closed_by=by)))
    assert "Decided by: Ines Okoro, commissioner" in said
    assert "Recorded by" not in said
    assert "Interests\n\nInes Okoro declared no interest before deciding." in said


def test_nobody_with_an_interest_is_said_too() -> None:
    assert "Nobody who took part declared an interest." in as_text(
        minute_of(replace(FACTS, people=PEOPLE[:3]))
    )


def test_a_minute_comes_back_from_json_as_it_was() -> None:
    minute = minute_of(FACTS)
    assert minute_from(json.loads(json.dumps(minute_as_dict(minute)))) == minute
