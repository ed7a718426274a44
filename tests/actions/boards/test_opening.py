"""Opening a decision: one at a time, by the rule as it stands, on exactly what is offered."""

from datetime import timedelta
from typing import Any

import pytest

from commissioning.agreements.actions.deciding import Decided, record_board_decision
from commissioning.agreements.rules.deciding import Said
from commissioning.boards.actions.opening import Opening, open_resolution
from commissioning.boards.actions.rules import keep_rule
from commissioning.boards.actions.stopping import stop
from commissioning.boards.queries.board import rule_now, rules_kept
from commissioning.boards.rules.board_rule import BoardKind, rule_from
from commissioning.boards.rules.interests import Interest
from commissioning.boards.rules.quorum import QuorumRule
from commissioning.boards.rules.voting import Procedure
from commissioning.foundation.actor import Role
from commissioning.foundation.clock import today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from commissioning.foundation.trail import history
from tests.actions.agreements.agreeing import SITE
from tests.actions.boards.deciding import a_rule, deciding


def test_a_decision_names_the_hash_and_keeps_the_rule_as_it_stood(database: Database) -> None:
    with deciding(database) as d:
        d.rule(clause="Constitution, clause 14")
        resolution = d.opened()
        d.rule(clause="Constitution, clause 15")
        assert resolution.fingerprint == d.version.fingerprint
        assert rule_from(resolution.rule).clause == "Constitution, clause 14"
        assert history(d.session, resolution.ref)[0][0].verb == "open"


def test_the_whole_board_is_asked_for_its_interests_first(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        d.opened()
        for actor in (*d.board, d.secretary):
            assert "begins with your interests" in d.subjects(actor)[-1]
        assert not any("interests" in subject for subject in d.subjects(d.a.their_chair))


def test_a_board_without_a_rule_says_first_how_it_decides(database: Database) -> None:
    with deciding(database) as d, pytest.raises(Refused, match="how your board decides"):
        d.opened()


def test_a_board_that_forbids_written_decisions_cannot_be_asked_in_writing(
    database: Database,
) -> None:
    with deciding(database) as d:
        d.rule(written=None)
        with pytest.raises(Refused) as error:
            d.opened(Procedure.WRITTEN)
        assert error.value.field == "procedure"
        assert d.opened(Procedure.MEETING).status == "open"


def test_where_an_officer_decides_no_vote_is_opened(database: Database) -> None:
    with deciding(database) as d:
        d.rule(kind=BoardKind.OFFICER, scheme="Scheme of delegation, 4.2")
        with pytest.raises(Refused, match="officer"):
            d.opened()


def test_one_decision_of_a_board_is_open_at_a_time(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        d.opened()
        with pytest.raises(Refused, match="open already"):
            d.opened()


def test_two_boards_may_decide_at_once(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        d.rule(d.a.their_chair)
        ours, theirs = d.opened(), d.opened(actor=d.a.their_chair)
        assert ours.organisation_id != theirs.organisation_id


def test_another_text_than_was_read_is_not_decided_on(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        opening = Opening(Procedure.MEETING, "0" * 64)
        with pytest.raises(Refused, match="not the text"):
            open_resolution(d.session, d.secretary, d.version.ref, opening, SITE)


def test_a_board_that_has_decided_is_not_asked_again(database: Database) -> None:
    with deciding(database) as d:
        d.carried()
        with pytest.raises(Refused, match="has had its say"):
            d.opened()


def test_a_small_change_needs_no_board(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        d.version.material = False
        d.session.flush()
        with pytest.raises(Refused, match="small change"):
            d.opened()


@pytest.mark.parametrize(
    ("procedure", "days", "field"),
    [
        (Procedure.WRITTEN, {"reply_by": -1}, "reply_by"),
        (Procedure.MEETING, {"meeting_on": -1}, "meeting_on"),
    ],
)
def test_days_that_cannot_be_are_refused(
    database: Database, procedure: Procedure, days: dict[str, int], field: str
) -> None:
    with deciding(database) as d:
        d.rule()
        said: dict[str, Any] = {name: today() + timedelta(days=n) for name, n in days.items()}
        with pytest.raises(Refused) as error:
            d.opened(procedure, **said)
        assert error.value.field == field


def test_only_chair_and_secretary_of_a_party_open_a_decision(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        w = d.a.town.world
        for actor in (d.ada, d.a.ours, w.actor(d.harbour, Role.ADMIN)):
            with pytest.raises(NotAllowed):
                d.opened(actor=actor)
        stranger = w.organisation("Quayside Transport")
        with pytest.raises(Hidden):
            d.opened(actor=w.actor(stranger, Role.CHAIR))


def test_a_decision_recorded_by_hand_and_an_open_one_never_meet(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        d.opened()
        by_hand = Decided(Said.APPROVED, today(), "Minute 12", "", d.version.fingerprint or "")
        with pytest.raises(Refused, match="open here"):
            record_board_decision(d.session, d.chair, d.version.ref, by_hand, SITE)
        theirs = record_board_decision(d.session, d.a.their_chair, d.version.ref, by_hand, SITE)
        assert theirs.organisation_id == d.kitchen.id


# --- the rule --------------------------------------------------------------------------------


def test_a_rule_that_is_replaced_ends_and_stays_to_be_read(database: Database) -> None:
    with deciding(database) as d:
        first = d.rule()
        second = d.rule(quorum=QuorumRule(number=3))
        assert first.ended_at is not None
        assert rule_now(d.session, d.harbour.id) is second
        assert rules_kept(d.session, d.ada) == [second, first]
        assert rules_kept(d.session, d.a.their_chair) == []


def test_a_rule_that_makes_no_sense_is_refused_beside_its_field(database: Database) -> None:
    with deciding(database) as d, pytest.raises(Refused) as error:
        d.rule(clause=" ")
    assert error.value.field == "clause"


def test_keeping_the_same_rule_again_changes_nothing(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        with pytest.raises(Refused, match="Nothing is different"):
            d.rule()


def test_admin_chair_and_secretary_keep_the_rule(database: Database) -> None:
    with deciding(database) as d:
        admin = d.a.town.world.actor(d.harbour, Role.ADMIN)
        for number, actor in enumerate((admin, d.chair, d.secretary), start=2):
            d.rule(actor, quorum=QuorumRule(number=number))
        for actor in (d.ada, d.a.ours):
            with pytest.raises(NotAllowed):
                keep_rule(d.session, actor, a_rule(), SITE)


def test_a_chair_in_conflict_records_nothing_by_hand_and_the_secretary_may(
    database: Database,
) -> None:
    with deciding(database) as d:
        resolution = d.ready()
        d.declared(resolution, d.chair, kind=Interest.LOYALTY)
        stop(d.session, d.secretary, resolution.ref, "We decide at the yearly meeting", SITE)
        by_hand = Decided(Said.APPROVED, today(), "Minute 12", "", d.version.fingerprint or "")
        with pytest.raises(Refused, match="keeps you out"):
            record_board_decision(d.session, d.chair, d.version.ref, by_hand, SITE)
        made = record_board_decision(d.session, d.secretary, d.version.ref, by_hand, SITE)
        assert made.said == Said.APPROVED
