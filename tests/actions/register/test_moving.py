"""Stages, outcomes, and what may be told of them."""

from datetime import timedelta

import pytest

from commissioning.foundation.actor import ANYONE
from commissioning.foundation.clock import now, today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import IllegalMove, Refused
from commissioning.foundation.events import emit
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.events import OpportunityChanged
from commissioning.register.actions.afterwards import carry_on, write_afterwards
from commissioning.register.actions.moving import move, set_right
from commissioning.register.actions.sharing import tell
from commissioning.register.models import Declaration, OptIn
from commissioning.register.permissions import DECLARATIONS
from commissioning.register.queries.lists import began_as, carried_on
from commissioning.register.rules.openness import Openness
from commissioning.register.rules.stages import Stage
from tests.actions.register.saltmere import Saltmere, saltmere

INTRODUCTIONS = SharingMode.INTRODUCTIONS
YESTERDAY, TOMORROW = timedelta(days=-1), timedelta(days=1)


def others_see(s: Saltmere, made: Declaration) -> bool:
    """Tell whether another member sees a declaration now."""
    return DECLARATIONS.may(s.session, s.other, "see", made)


def test_it_moves_by_the_table_and_no_other_way(database: Database) -> None:
    with saltmere(database) as s:
        made = s.declared(Stage.CONSIDERING)
        with pytest.raises(IllegalMove):
            move(s.session, s.officer, made.ref, "record_success")
        for verb in ("prepare", "submit", "record_success", "start_delivering", "complete"):
            move(s.session, s.officer, made.ref, verb)
        assert made.stage == "completed"


def test_setting_right_needs_a_reason(database: Database) -> None:
    with saltmere(database) as s:
        made = s.declared(Stage.SUBMITTED)
        with pytest.raises(Refused, match="why"):
            set_right(s.session, s.officer, made.ref, Stage.CONSIDERING, "  ")
        set_right(s.session, s.officer, made.ref, Stage.CONSIDERING, "The wrong button")
        assert made.stage == "considering"


def test_an_outcome_stays_private_while_others_may_still_bid(database: Database) -> None:
    with saltmere(database, INTRODUCTIONS, deadline_at=now() + TOMORROW) as s:
        made = s.declared(Stage.SUBMITTED)
        move(s.session, s.officer, made.ref, "record_success", "They rang us")
        assert (made.stage, made.outcome_at) == ("successful", None)
        with pytest.raises(Refused, match="still be bidding"):
            tell(s.session, s.officer, made.ref, Openness.MEMBERS)
        assert not others_see(s, made)


def test_after_the_deadline_members_see_it_when_the_owner_says_so(database: Database) -> None:
    with saltmere(database, INTRODUCTIONS, deadline_at=now() + YESTERDAY) as s:
        made = s.declared(Stage.SUBMITTED)
        move(s.session, s.officer, made.ref, "record_no_success")
        assert made.outcome_at is not None
        assert not others_see(s, made)
        tell(s.session, s.officer, made.ref, Openness.MEMBERS)
        assert others_see(s, made)
        tell(s.session, s.officer, made.ref, Openness.NOBODY)
        assert not others_see(s, made)


def test_a_deadline_moved_into_the_future_hides_what_was_told(database: Database) -> None:
    with saltmere(database, INTRODUCTIONS, deadline_at=now() + YESTERDAY) as s:
        made = s.declared(Stage.SUBMITTED)
        move(s.session, s.officer, made.ref, "record_success")
        tell(s.session, s.officer, made.ref, Openness.MEMBERS)
        s.opportunity.deadline_at = now() + TOMORROW
        emit(s.session, OpportunityChanged(s.opportunity.id))
        assert not others_see(s, made)
        assert (made.outcome_at, made.told_at) == (None, None)


def test_a_rerun_never_shows_more_than_the_owner_agreed_to_while_bidding(
    database: Database,
) -> None:
    with saltmere(database, decided_at=now()) as s:
        made = s.declared(Stage.SUBMITTED)
        move(s.session, s.officer, made.ref, "record_no_success")
        tell(s.session, s.officer, made.ref, Openness.PUBLIC)
        assert DECLARATIONS.may(s.session, ANYONE, "see", made)
        s.opportunity.decided_at = None
        emit(s.session, OpportunityChanged(s.opportunity.id))
        set_right(s.session, s.officer, made.ref, Stage.SUBMITTED, "It is run again")
        assert not DECLARATIONS.may(s.session, ANYONE, "see", made)
        assert others_see(s, made)


def test_telling_nobody_leaves_what_was_agreed_to_while_bidding(database: Database) -> None:
    with saltmere(database, decided_at=now()) as s:
        made = s.declared(Stage.SUBMITTED, openness=Openness.PUBLIC)
        tell(s.session, s.officer, made.ref, Openness.NOBODY)
        assert not DECLARATIONS.may(s.session, ANYONE, "see", made)
        assert made.public


def test_an_outcome_set_right_to_an_open_stage_is_told_no_more(database: Database) -> None:
    with saltmere(database, INTRODUCTIONS, deadline_at=now() + YESTERDAY) as s:
        made = s.declared(Stage.SUBMITTED)
        move(s.session, s.officer, made.ref, "record_success")
        tell(s.session, s.officer, made.ref, Openness.MEMBERS)
        set_right(s.session, s.officer, made.ref, Stage.SUBMITTED, "It was another one")
        assert not others_see(s, made)


def test_without_an_opportunity_an_outcome_waits_for_the_day_it_was_expected(
    database: Database,
) -> None:
    with saltmere(database) as s:
        made = s.declared(Stage.SUBMITTED, opportunity=None, title="Warm rooms")
        move(s.session, s.officer, made.ref, "record_no_success")
        assert made.outcome_at is None
        with pytest.raises(Refused, match="Enter when you expect"):
            tell(s.session, s.officer, made.ref, Openness.PUBLIC)
        assert not others_see(s, made)
        made.decision_on = today() - timedelta(days=1)
        tell(s.session, s.officer, made.ref, Openness.MEMBERS)
        assert others_see(s, made)


def test_withdrawing_outside_shared_mode_leaves_nothing_for_others(database: Database) -> None:
    with saltmere(database, INTRODUCTIONS) as s:
        made = s.declared()
        move(s.session, s.officer, made.ref, "withdraw")
        assert not others_see(s, made)


def test_withdrawing_takes_the_card_back(database: Database) -> None:
    with saltmere(database, INTRODUCTIONS) as s:
        made = s.declared()
        card = OptIn(
            declaration_id=made.id,
            organisation_id=s.harbour.id,
            place_id=s.place.id,
            by_seat=s.officer.seat_ref,
            brings="A hall",
            lacks="A minibus",
            alone=False,
        )
        s.world.keep(card)
        move(s.session, s.officer, made.ref, "withdraw")
        assert card.ended_at is not None


def test_the_kind_path_opens_only_after_an_outcome(database: Database) -> None:
    with saltmere(database) as s:
        made = s.declared()
        with pytest.raises(Refused):
            carry_on(s.session, s.officer, made.ref)


def test_what_was_learnt_is_kept_for_the_owner(database: Database) -> None:
    with saltmere(database) as s:
        made = s.declared(Stage.SUBMITTED)
        move(s.session, s.officer, made.ref, "record_no_success")
        answers = {"learnt": "Ask earlier", "thanks": "", "other": "x"}
        write_afterwards(s.session, s.officer, made.ref, answers)
        assert made.afterwards == {"learnt": "Ask earlier"}


def test_a_bid_that_is_carried_on_takes_along_only_what_one_would_do_again(
    database: Database,
) -> None:
    with saltmere(database) as s:
        made = s.declared(Stage.SUBMITTED)
        made.amount_pence, made.who_for = 100, "Families"
        move(s.session, s.officer, made.ref, "record_no_success")
        new = carry_on(s.session, s.officer, made.ref)
        assert (new.stage, new.summary, new.who_for) == ("draft", made.summary, "Families")
        assert (new.amount_pence, new.opportunity_id, new.title) == (None, None, "Winter support")
        assert [row.ref for row in carried_on(s.session, s.officer, made)] == [new.ref]
        assert began_as(s.session, s.officer, new) is made


def test_where_it_began_is_there_only_for_those_who_may_see_it(database: Database) -> None:
    with saltmere(database) as s:
        made = s.declared(Stage.SUBMITTED)
        move(s.session, s.officer, made.ref, "record_no_success")
        new = carry_on(s.session, s.officer, made.ref)
        assert began_as(s.session, s.other, new) is None
        assert carried_on(s.session, s.other, made) == []
