"""Where a partnership stands and what is next, in the words of its page."""

from datetime import date

import pytest

from commissioning.partnerships.rules.answers import (
    VERSIONS_WITHDRAWN,
    after_confirming,
    after_declining,
)
from commissioning.partnerships.rules.forms import LegalForm
from commissioning.partnerships.rules.legal_forms import facts_of
from commissioning.partnerships.rules.rounds import KINDS
from commissioning.partnerships.rules.where_it_stands import (
    Leavers,
    View,
    party_words,
    what_is_next,
    why_calm,
)
from commissioning.partnerships.rules.written_down import DONE, LATER, TO_DO, tasks

SOON = date(2027, 3, 26)


def open_round(**more: object) -> View:
    told: dict[str, object] = {
        "status": "proposed",
        "kind": "form",
        "waiting": 1,
        "reply_by": SOON,
        "speaks": True,
    }
    return View(**{**told, **more})  # type: ignore[arg-type]


def page_of(view: View) -> str:
    step = what_is_next(view)
    return step.page if step else ""


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_those_asked_are_led_to_their_answer(kind: str) -> None:
    assert page_of(open_round(kind=kind)) == "answer"


def test_who_does_not_speak_for_it_is_asked_for_nothing() -> None:
    view = open_round(speaks=False)
    assert what_is_next(view) is None
    assert why_calm(view).startswith("Nothing waits for you here.")


def test_a_proposer_without_a_mandate_is_told_who_says_yes() -> None:
    step = what_is_next(open_round(by_us=True))
    assert step is not None
    assert step.text.endswith("Somebody with a mandate gives it.")
    assert step.button == "Read it"


def test_after_the_day_the_proposer_gives_more_time() -> None:
    late = {"by_us": True, "ours_said": "confirmed", "late": True}
    assert page_of(open_round(**late)) == "suggest_change"
    assert page_of(open_round(**late, kind="end")) == "take_back"
    assert page_of(open_round(**(late | {"by_us": False}))) == ""


def test_a_round_that_is_over_is_proposed_again() -> None:
    assert page_of(View(status="proposed", speaks=True)) == "suggest_change"


def test_a_formed_one_first_asks_why_each_needs_the_others() -> None:
    assert page_of(View(status="formed", speaks=True, owes_reason=True)) == "reasons"
    assert page_of(View(status="formed", speaks=True)) == ""


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (open_round(ours_said="confirmed"), "One other has still to answer"),
        (open_round(ours_said="confirmed", waiting=3), "3 others have still to answer"),
        (View(status="formed"), "All of you have confirmed it."),
        (View(status="ended"), "It is over."),
        (View(status="not_formed"), "It was not formed."),
    ],
)
def test_it_is_said_why_nothing_waits(view: View, words: str) -> None:
    assert words in why_calm(view)


@pytest.mark.parametrize(
    ("status", "asked", "said", "ours", "words"),
    [
        ("invited", True, "", True, "Waits for your answer"),
        ("invited", True, "", False, "Has not answered"),
        ("partner", True, "confirmed", False, "Confirmed"),
        ("partner", False, "", False, "Partner"),
        ("declined", False, "", False, "Said no"),
        ("left", False, "", True, "Left"),
    ],
)
def test_each_party_stands_somewhere(
    status: str, asked: bool, said: str, ours: bool, words: str
) -> None:
    assert party_words(status, asked=asked, said=said, ours=ours)[0] == words


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_only_the_last_yes_brings_it_about_at_once(kind: str) -> None:
    assert "at once" in after_confirming(kind, last=True)[0]
    assert "at once" not in after_confirming(kind, last=False)[0]
    assert after_declining(kind)[-1] == "Your answer cannot be changed."


def test_who_ends_it_is_told_what_becomes_of_versions_that_wait() -> None:
    assert VERSIONS_WITHDRAWN in after_confirming("end", last=False)
    assert VERSIONS_WITHDRAWN not in after_confirming("change", last=False)


@pytest.mark.parametrize("form", list(LegalForm))
def test_every_thing_that_a_form_asks_for_has_a_status(form: LegalForm) -> None:
    told = tasks(facts_of(form), {"roles": True, "why_joint": False, "authority": False})
    by_key = {task.key: task.status for task in told}
    assert by_key.pop("roles") == DONE
    assert by_key.pop("why_joint", TO_DO) == TO_DO
    assert by_key.pop("authority", TO_DO) == TO_DO
    assert set(by_key.values()) == {LATER}


def test_who_said_that_it_leaves_is_led_to_what_is_settled() -> None:
    going = Leavers(ours="abc", on=SOON)
    step = what_is_next(View(status="formed", speaks=True, owes_reason=True, leavers=going))
    assert step is not None
    assert (step.page, step.leaving) == ("leaving", "abc")
    assert step.text == "You said that you leave on 26 March 2027."


def test_an_answer_comes_before_ones_own_leaving() -> None:
    assert page_of(open_round(kind="end", leavers=Leavers(ours="abc", on=SOON))) == "answer"


def test_a_partnership_is_not_calm_while_a_partner_leaves() -> None:
    staying = Leavers(others=(("Kettle Kitchen", SOON),))
    said = why_calm(View(status="formed", speaks=True, leavers=staying))
    assert said.startswith("Kettle Kitchen will leave on 26 March 2027.")
