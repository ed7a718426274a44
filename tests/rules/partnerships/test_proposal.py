"""What a proposal must hold, how it is written down, and how two rounds differ."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from commissioning.partnerships.rules.forms import LegalForm
from commissioning.partnerships.rules.proposal import (
    LEAD_MISSING,
    LEAD_NOT_HERE,
    LONGEST,
    LONGEST_REPLY,
    MOST_PARTIES,
    PURPOSE_MISSING,
    REPLY_FAR,
    REPLY_PAST,
    ROLE_LONG,
    ROLE_MISSING,
    TITLE_MISSING,
    TOO_FEW,
    TOO_MANY,
    TWICE,
    WITHOUT_US,
    Asked,
    PartyAsked,
    as_content,
    differences,
    from_content,
    why_not,
)

TODAY = date(2026, 11, 23)
NAMES = {"harbour": "Warm Harbour", "kitchen": "Eastside Kitchen", "garage": "Old Garage"}
ASKED = Asked(
    title="Warm rooms together",
    purpose="A warm room and a hot meal",
    legal_form=LegalForm.ALLIANCE,
    parties=(PartyAsked("harbour", "Rooms"), PartyAsked("kitchen", "Meals")),
    reply_by=TODAY + timedelta(days=14),
    why_joint="Nobody here has both",
    message="Shall we?",
)
LED = replace(
    ASKED,
    legal_form=LegalForm.LEAD_BODY,
    parties=(PartyAsked("harbour", "Rooms", is_lead=True), PartyAsked("kitchen", "Meals")),
)
WITH_A_LEAD = (LegalForm.LEAD_BODY, LegalForm.JOINT_BID, LegalForm.CONSORTIUM)
WITHOUT = (LegalForm.INFORMAL_NETWORK, LegalForm.ALLIANCE)


def wrong(asked: Asked = ASKED, /, **other: Any) -> list[tuple[str, str]]:
    """Say what stands against a proposal by the harbour that differs in this."""
    return why_not(replace(asked, **other), ours="harbour", today=TODAY)


def parties(number: int) -> tuple[PartyAsked, ...]:
    """Give the harbour and so many others that there are `number`."""
    return (ASKED.parties[0], *(PartyAsked(f"party {n}", "A part") for n in range(1, number)))


def test_a_sound_proposal_has_nothing_against_it() -> None:
    assert wrong() == []
    assert wrong(LED) == []


def test_two_take_part_at_least() -> None:
    assert wrong(parties=parties(1)) == [(TOO_FEW, "parties")]
    assert wrong(parties=parties(2)) == []


def test_fifty_take_part_at_most() -> None:
    assert wrong(parties=parties(MOST_PARTIES)) == []
    assert wrong(parties=parties(MOST_PARTIES + 1)) == [(TOO_MANY, "parties")]


def test_nobody_takes_part_twice() -> None:
    assert wrong(parties=(*ASKED.parties, PartyAsked("kitchen", "More"))) == [(TWICE, "parties")]


def test_whoever_proposes_takes_part() -> None:
    others = (PartyAsked("garage", "Lifts"), ASKED.parties[1])
    assert wrong(parties=others) == [(WITHOUT_US, "parties")]


def test_everybody_has_a_part_to_do() -> None:
    assert wrong(parties=(ASKED.parties[0], PartyAsked("kitchen", "  "))) == [
        (ROLE_MISSING, "parties")
    ]
    assert wrong(parties=(ASKED.parties[0], PartyAsked("kitchen", "x" * 201))) == [
        (ROLE_LONG, "parties")
    ]


@pytest.mark.parametrize("form", WITH_A_LEAD)
def test_these_forms_have_exactly_one_lead(form: LegalForm) -> None:
    assert wrong(LED, legal_form=form) == []
    assert wrong(legal_form=form) == [(LEAD_MISSING, "lead")]
    two = tuple(replace(each, is_lead=True) for each in ASKED.parties)
    assert wrong(legal_form=form, parties=two) == [(LEAD_MISSING, "lead")]


@pytest.mark.parametrize("form", WITHOUT)
def test_where_all_have_an_equal_say_nobody_leads(form: LegalForm) -> None:
    assert wrong(LED, legal_form=form) == [(LEAD_NOT_HERE, "lead")]


def test_the_day_to_reply_by_is_to_come_and_not_far_off() -> None:
    assert wrong(reply_by=TODAY) == [(REPLY_PAST, "reply_by")]
    assert wrong(reply_by=TODAY + timedelta(days=1)) == []
    assert wrong(reply_by=TODAY + timedelta(days=LONGEST_REPLY)) == []
    assert wrong(reply_by=TODAY + timedelta(days=LONGEST_REPLY + 1)) == [(REPLY_FAR, "reply_by")]


def test_a_name_and_a_purpose_are_needed() -> None:
    assert wrong(title=" ", purpose="") == [(TITLE_MISSING, "title"), (PURPOSE_MISSING, "purpose")]


@pytest.mark.parametrize("field", sorted(LONGEST))
def test_no_text_is_longer_than_it_can_be_kept(field: str) -> None:
    assert wrong(**{field: "x" * LONGEST[field]}) == []
    assert [name for _, name in wrong(**{field: "x" * (LONGEST[field] + 1)})] == [field]


def test_a_proposal_is_read_back_as_it_was_written() -> None:
    content = as_content(LED, NAMES)
    assert from_content(content, LED.reply_by, LED.message) == LED
    assert [party["name"] for party in content["parties"]] == ["Warm Harbour", "Eastside Kitchen"]


def test_what_was_typed_around_the_words_is_left_out() -> None:
    assert as_content(replace(ASKED, title=" Warm rooms \n"), NAMES)["title"] == "Warm rooms"


def test_two_rounds_that_say_the_same_do_not_differ() -> None:
    assert differences(as_content(ASKED, NAMES), as_content(ASKED, NAMES)) == ()


def test_what_changed_is_listed_in_the_order_of_the_page() -> None:
    after = replace(
        LED,
        title="Warmer rooms together",
        parties=(
            PartyAsked("harbour", "Rooms and tea"),
            PartyAsked("garage", "Lifts", is_lead=True),
        ),
    )
    found = differences(as_content(LED, NAMES), as_content(after, NAMES))
    assert [change.label for change in found] == [
        "Name",
        "Who would lead",
        "What Warm Harbour would do",
        "What Old Garage would do",
        "What Eastside Kitchen would do",
    ]
    assert found[3].pieces == (("added", "Lifts"),)
    assert found[4].pieces == (("struck", "Meals"),)


def test_a_form_that_changed_is_named_in_plain_words() -> None:
    (form, lead) = differences(as_content(ASKED, NAMES), as_content(LED, NAMES))
    assert (form.label, lead.label) == ("Form", "Who would lead")
    assert "Alliance" in "".join(text for kind, text in form.pieces if kind == "struck")
