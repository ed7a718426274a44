"""A board's decision recorded by hand is held to the same: call-in, and who is in conflict."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from commissioning.agreements.actions.deciding import record_board_decision, take_back
from commissioning.agreements.actions.signing import sign
from commissioning.agreements.rules.deciding import Said
from commissioning.boards.actions.stopping import stop
from commissioning.boards.actions.taking_back import take_back_approval
from commissioning.boards.rules.board_rule import BoardKind
from commissioning.boards.rules.interests import Interest
from commissioning.foundation.clock import held_at
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Refused
from tests.actions.agreements.agreeing import SITE, decided_on, signature
from tests.actions.boards.deciding import Deciding, deciding

MONDAY = datetime(2026, 11, 2, 12, tzinfo=UTC)
BACK = "We want the numbers looked at again"
COUNCIL: dict[str, Any] = {
    "kind": BoardKind.CABINET,
    "scheme": "Constitution, part 3",
    "call_in_days": 5,
}


def conflicted(d: Deciding) -> None:
    """Let the chair declare a conflict in a decision that is then stopped."""
    d.rule()
    before = d.opened()
    d.declared(before, d.chair, kind=Interest.FINANCIAL)
    stop(d.session, d.secretary, before.ref, "We meet elsewhere", SITE)


def test_a_public_bodys_decision_recorded_by_hand_can_be_called_in_too(database: Database) -> None:
    with held_at(MONDAY), deciding(database) as d:
        d.rule(**COUNCIL)
        made = d.a.decide(d.secretary, d.version)
        assert made.takes_effect_on == date(2026, 11, 10)
        d.kitchen_carried()
        with held_at(MONDAY + timedelta(days=7)), pytest.raises(Refused) as error:
            sign(d.session, d.a.ours, d.version.ref, signature(), SITE)
        assert error.value.field == "signed_on"
        with held_at(MONDAY + timedelta(days=8)):
            sign(d.session, d.a.ours, d.version.ref, signature(), SITE)


def test_taking_back_what_was_decided_here_does_not_lead_round_the_call_in(
    database: Database,
) -> None:
    with held_at(MONDAY), deciding(database) as d:
        closed = d.carried(**COUNCIL)
        take_back_approval(d.session, d.secretary, closed.ref, BACK, SITE)
        made = d.a.decide(d.secretary, d.version)
        assert made.takes_effect_on == date(2026, 11, 10)


@pytest.mark.parametrize("days", [None, 0])
def test_a_board_without_call_in_has_nothing_to_wait_for(
    database: Database, days: int | None
) -> None:
    with deciding(database) as d:
        if days is not None:
            d.rule(call_in_days=days)
        assert d.a.decide(d.secretary, d.version).takes_effect_on is None


def test_a_no_recorded_by_hand_has_nothing_to_call_in(database: Database) -> None:
    with held_at(MONDAY), deciding(database) as d:
        d.rule(**COUNCIL)
        no = decided_on(d.version, Said.REFUSED)
        made = record_board_decision(d.session, d.secretary, d.version.ref, no, SITE)
        assert made.takes_effect_on is None


def test_a_chair_in_conflict_does_not_take_back_what_the_secretary_recorded_by_hand(
    database: Database,
) -> None:
    with deciding(database) as d:
        conflicted(d)
        made = d.a.decide(d.secretary, d.version)
        with pytest.raises(Refused, match="A conflict that you declared"):
            take_back(d.session, d.chair, d.version.ref, BACK, SITE)
        take_back(d.session, d.secretary, d.version.ref, BACK, SITE)
        assert made.ended_why == BACK
