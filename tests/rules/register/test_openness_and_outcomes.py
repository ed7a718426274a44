"""How open an owner agrees to be, what may be told of an outcome, and what waits."""

from datetime import UTC, date, datetime, timedelta

import pytest

from commissioning.foundation.sharing import SharingMode
from commissioning.register.rules.moves import consequences
from commissioning.register.rules.openness import Openness, answers, kept_as, openness_of, question
from commissioning.register.rules.outcomes import Contest, why_not_open_yet
from commissioning.register.rules.sharing import Standing, seen_with
from commissioning.register.rules.stages import Stage
from commissioning.register.rules.waits import Ours, what_waits

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
LATER, EARLIER = NOW + timedelta(days=1), NOW - timedelta(days=1)


@pytest.mark.parametrize("openness", Openness)
def test_an_answer_about_openness_is_read_back_as_it_was_given(openness: Openness) -> None:
    assert openness_of(*kept_as(openness)) is openness


def test_every_answer_about_openness_can_be_chosen() -> None:
    assert {value for value, _, _ in answers("Saltmere")} == set(Openness)


def test_outside_shared_mode_consent_is_asked_for_what_may_come() -> None:
    assert question(SharingMode.SHARED, "Saltmere") == "Who may see it?"
    assert "later" in question(SharingMode.SEALED, "Saltmere")


@pytest.mark.parametrize(
    "contest",
    [
        Contest(has_opportunity=True, deadline=LATER),
        Contest(has_opportunity=True),
        Contest(has_opportunity=False),
        Contest(has_opportunity=False, expected_on=date(2026, 12, 1)),
        Contest(has_opportunity=True, decision_recorded=True, cancelled=True),
    ],
)
def test_an_outcome_stays_private_while_it_could_tell_who_is_bidding(contest: Contest) -> None:
    assert why_not_open_yet(contest, NOW)


@pytest.mark.parametrize(
    "contest",
    [
        Contest(has_opportunity=True, deadline=EARLIER),
        Contest(has_opportunity=True, deadline=LATER, decision_recorded=True),
        Contest(has_opportunity=True, deadline=LATER, shared=True),
        Contest(has_opportunity=False, expected_on=date(2026, 11, 23)),
    ],
)
def test_an_outcome_may_be_told_once_no_competition_is_live(contest: Contest) -> None:
    assert not why_not_open_yet(contest, NOW)


@pytest.mark.parametrize(
    ("ours", "begins"),
    [
        (Ours(stage=Stage.DRAFT, now=NOW), "This is a draft"),
        (Ours(stage=Stage.PREPARING, now=NOW, cancelled=True), "The opportunity was cancelled"),
        (Ours(stage=Stage.PREPARING, now=NOW, heard_from=("Kitchen",)), "Kitchen said where"),
        (Ours(stage=Stage.PREPARING, now=NOW, deadline=EARLIER), "The closing date has passed"),
        (Ours(stage=Stage.SUBMITTED, now=NOW, decided=True), "The decision is recorded. Say"),
        (Ours(stage=Stage.PREPARING, now=NOW, stands=False), "It is kept private"),
        (Ours(stage=Stage.NOT_SUCCESSFUL, now=NOW), "What could happen anyway?"),
        (Ours(stage=Stage.SUCCESSFUL, now=NOW, decided=True), "The decision is recorded. Choose"),
    ],
)
def test_what_waits_is_said_in_one_sentence(ours: Ours, begins: str) -> None:
    assert what_waits(ours).startswith(begins)


@pytest.mark.parametrize(
    "ours",
    [
        Ours(stage=Stage.PREPARING, now=NOW, deadline=LATER),
        Ours(stage=Stage.SUBMITTED, now=NOW, deadline=EARLIER),
        Ours(stage=Stage.WITHDRAWN, now=NOW, decided=True),
        Ours(stage=Stage.NOT_SUCCESSFUL, now=NOW, written=True),
        Ours(stage=Stage.SUCCESSFUL, now=NOW, decided=True, told=True),
    ],
)
def test_nothing_waits_when_all_is_said(ours: Ours) -> None:
    assert what_waits(ours) == ""


def test_withdrawing_tells_nobody_outside_shared_mode() -> None:
    for mode in (SharingMode.INTRODUCTIONS, SharingMode.SEALED):
        first = consequences("withdraw", mode, place="Saltmere")[0]
        assert first.startswith("Nobody is told")
    shared = consequences("withdraw", SharingMode.SHARED, place="Saltmere")[0]
    assert shared.startswith("Members of Saltmere will see")


def test_a_reader_is_told_who_reads_along_without_a_name_of_those_let_in() -> None:
    facts = Standing(
        owner="Warm Harbour",
        place="Saltmere",
        mode=SharingMode.INTRODUCTIONS,
        stage=Stage.PREPARING,
        partners=("Eastside Kitchen",),
    )
    assert seen_with(facts) == "Warm Harbour, and those it agreed to show it to."
