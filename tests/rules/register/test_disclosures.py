"""Grants on a declaration: what each opens, and when it counts."""

from datetime import UTC, datetime, timedelta

import pytest

from commissioning.foundation.sharing import SharingMode
from commissioning.register.rules.disclosures import (
    GROUNDS,
    WORDS,
    Ground,
    Opens,
    Period,
    Situation,
    counts,
    may_begin,
    opens,
)
from tests.rules.register.visibility_oracle import (
    DeclarationFacts,
    Given,
    Kind,
    ViewerFacts,
    may_see,
)

SHARED, INTRODUCTIONS, SEALED = SharingMode
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
SINCE_MORNING = Period(NOON - 3 * HOUR)
LIVE = Situation(NOON, INTRODUCTIONS, decided=False)
DECIDED = Situation(NOON, INTRODUCTIONS, decided=True)
SEALED_AT_TEN = Situation(NOON, SEALED, decided=False, sealed_since=NOON - 2 * HOUR)
AFTER_SEALING = Period(NOON - HOUR)


def test_only_an_introduction_stops_at_the_card() -> None:
    assert {ground for ground in Ground if opens(ground) == Opens.CARD} == {Ground.INTRODUCED}
    assert set(GROUNDS) == set(WORDS) == set(Ground)


def test_a_period_holds_from_its_first_moment_and_not_at_its_last() -> None:
    morning = Period(NOON - HOUR, NOON)
    assert morning.holds(NOON - HOUR)
    assert not morning.holds(NOON)
    assert not morning.holds(NOON - 2 * HOUR)
    assert SINCE_MORNING.holds(NOON)


@pytest.mark.parametrize("ground", [Ground.PARTNER, Ground.INTRODUCED, Ground.CONSENTED])
def test_a_grant_counts_while_it_lasts_and_not_after(ground: Ground) -> None:
    assert counts(ground, SINCE_MORNING, LIVE)
    assert not counts(ground, Period(NOON - HOUR, NOON), LIVE)


@pytest.mark.parametrize("ground", [Ground.AWARDED, Ground.OWNER_SAID])
def test_an_award_and_the_owners_word_wait_for_the_decision(ground: Ground) -> None:
    assert not counts(ground, SINCE_MORNING, LIVE)
    assert counts(ground, SINCE_MORNING, DECIDED)


@pytest.mark.parametrize("ground", [Ground.INTRODUCED, Ground.CONSENTED])
def test_in_sealed_mode_only_what_was_given_before_counts(ground: Ground) -> None:
    assert counts(ground, SINCE_MORNING, SEALED_AT_TEN)
    assert not counts(ground, AFTER_SEALING, SEALED_AT_TEN)


def test_what_was_given_at_the_moment_of_sealing_came_too_late() -> None:
    assert not counts(Ground.CONSENTED, Period(NOON - 2 * HOUR), SEALED_AT_TEN)


def test_a_formed_partnership_stands_in_every_mode() -> None:
    assert counts(Ground.PARTNER, AFTER_SEALING, SEALED_AT_TEN)


def test_after_the_decision_a_new_consent_counts_and_a_new_introduction_does_not() -> None:
    decided = Situation(NOON, SEALED, decided=True, sealed_since=NOON - 2 * HOUR)
    assert counts(Ground.CONSENTED, AFTER_SEALING, decided)
    assert not counts(Ground.INTRODUCED, AFTER_SEALING, decided)


def test_a_seal_whose_beginning_is_not_known_lets_nothing_through() -> None:
    unknown = Situation(NOON, SEALED, decided=False)
    assert not counts(Ground.CONSENTED, SINCE_MORNING, unknown)


def test_nothing_new_begins_in_sealed_mode_until_the_decision() -> None:
    begun = {ground for ground in Ground if may_begin(ground, SEALED, decided=False)}
    assert begun == set()
    assert may_begin(Ground.CONSENTED, SEALED, decided=True)
    assert may_begin(Ground.CONSENTED, INTRODUCTIONS, decided=False)
    assert may_begin(Ground.PARTNER, SHARED, decided=False)
    assert not may_begin(Ground.OWNER_SAID, INTRODUCTIONS, decided=False)


@pytest.mark.parametrize("mode", SharingMode)
@pytest.mark.parametrize("decided", [False, True])
@pytest.mark.parametrize("given", ["before it was sealed", "since it was sealed"])
@pytest.mark.parametrize(
    ("ground", "kind"),
    [
        (Ground.PARTNER, "partner"),
        (Ground.INTRODUCED, "introduced"),
        (Ground.CONSENTED, "commissioner clear"),
    ],
)
def test_what_counts_agrees_with_the_second_reading_of_the_text(
    mode: SharingMode, decided: bool, given: Given, ground: Ground, kind: Kind
) -> None:
    period = SINCE_MORNING if given == "before it was sealed" else AFTER_SEALING
    now = Situation(NOON, mode, decided, sealed_since=NOON - 2 * HOUR)
    facts = DeclarationFacts(opportunity_mode=mode.value, decided=decided)
    # In the place only where the row needs it, so that nothing but the grant opens anything.
    viewer = ViewerFacts(
        kind=kind, verified=True, in_the_place=kind == "commissioner clear", granted=given
    )
    if mode == SHARED and not decided:
        assert may_see(viewer, facts) == "declaration"
    else:
        assert counts(ground, period, now) == (may_see(viewer, facts) == opens(ground).value)
