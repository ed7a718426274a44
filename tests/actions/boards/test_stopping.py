"""What stops a decision before it is closed, and what is taken back after it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from commissioning.agreements.actions.answering import answer
from commissioning.agreements.actions.asking import ask_to_end
from commissioning.agreements.actions.deciding import take_back
from commissioning.agreements.actions.offering import withdraw
from commissioning.agreements.actions.signing import sign
from commissioning.agreements.models import Decision
from commissioning.app import reactions
from commissioning.boards.actions.stopping import stop
from commissioning.boards.actions.taking_back import take_back_approval
from commissioning.boards.permissions import RESOLUTIONS
from commissioning.boards.rules.interests import Interest
from commissioning.boards.rules.outcome import Result
from commissioning.foundation.clock import today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import NotAllowed, Refused
from commissioning.foundation.events import emit
from commissioning.foundation.trail import history
from commissioning.partnerships.actions.forming import end_partnership
from commissioning.partnerships.events import PartnershipChanged
from tests.actions.agreements.agreeing import SITE, signature
from tests.actions.boards.deciding import NO, deciding

STOPPED = "Your board need not decide on this any more"
BACK = "We want the numbers looked at again"


def test_who_holds_a_decision_stops_it_with_a_reason(database: Database) -> None:
    with deciding(database) as d:
        resolution = d.voting()
        d.vote(d.ada, resolution)
        with pytest.raises(Refused) as error:
            stop(d.session, d.secretary, resolution.ref, " ", SITE)
        assert error.value.field == "why"
        stop(d.session, d.secretary, resolution.ref, "We meet again in May", SITE)
        assert (resolution.status, resolution.closed_why) == ("stopped", "We meet again in May")
        assert d.session.scalars(select(Decision)).all() == []
        assert d.opened().status == "open"


def test_a_trustee_and_staff_stop_nothing(database: Database) -> None:
    with deciding(database) as d:
        resolution = d.voting()
        for actor in (d.ada, d.a.ours):
            with pytest.raises(NotAllowed):
                stop(d.session, actor, resolution.ref, "No", SITE)


def test_a_version_that_is_withdrawn_stops_every_vote_on_it(database: Database) -> None:
    with deciding(database) as d:
        resolution = d.voting()
        d.rule(d.a.their_chair)
        theirs = d.opened(actor=d.a.their_chair)
        withdraw(d.session, d.a.ours, d.version.ref, "A number was wrong", SITE)
        assert {resolution.status, theirs.status} == {"stopped"}
        assert "withdrawn" in resolution.closed_why
        assert history(d.session, resolution.ref)[0][0].person == "register"
        for actor in (*d.board, d.secretary, d.a.their_chair):
            assert STOPPED in d.subjects(actor)


def test_a_newer_version_stops_the_vote_on_the_older_one(database: Database) -> None:
    with deciding(database) as d:
        resolution = d.voting()
        d.vote(d.ada, resolution)
        d.a.offered(d.a.amended("about", purpose="Nobody is cold or alone this winter."))
        assert resolution.status == "stopped"
        with pytest.raises(NotAllowed):
            d.vote(d.ben, resolution)


def test_another_boards_no_stops_the_vote(database: Database) -> None:
    with deciding(database) as d:
        resolution = d.voting()
        trustees = d.as_kitchen()
        theirs = d.opened(actor=d.a.their_chair)
        d.declared(theirs, *trustees)
        d.frozen(theirs, actor=d.a.their_chair)
        for each in trustees:
            d.vote(each, theirs, NO)
        assert d.close(theirs, d.a.their_chair).status == "not_carried"
        assert resolution.status == "stopped"
        assert "said no" in resolution.closed_why


def test_a_partner_that_leaves_stops_the_vote_on_a_version_that_names_it(
    database: Database,
) -> None:
    with deciding(database) as d:
        resolution = d.voting()
        emit(d.session, PartnershipChanged(d.a.partnership.id))
        assert resolution.status == "voting"
        d.a.leaves(d.kitchen)
        emit(d.session, PartnershipChanged(d.a.partnership.id))
        assert resolution.status == "stopped"
        assert "no longer those" in resolution.closed_why
        assert STOPPED in d.subjects(d.ada)


def test_a_partnership_that_ends_stops_what_its_boards_decide(database: Database) -> None:
    with deciding(database) as d:
        resolution = d.voting()
        d.session.info["reactions"] = reactions(SITE)
        end_partnership(d.session, d.a.ours, d.a.partnership, "We are done", SITE)
        assert (resolution.status, d.version.status) == ("stopped", "withdrawn")
        assert "not standing" in resolution.closed_why


def test_an_agreement_that_all_partners_ended_stops_what_boards_decide_on_its_next_version(
    database: Database,
) -> None:
    with deciding(database) as d:
        d.a.decide(d.a.our_chair, d.version)
        d.a.decide(d.a.their_chair, d.version)
        for party in (d.a.ours, d.a.theirs):
            sign(d.session, party, d.version.ref, signature(), SITE)
        d.version = d.a.offered(d.a.amended("about", purpose="Nobody is alone this winter."))
        resolution = d.voting()
        day = today() + timedelta(days=30)
        ask = ask_to_end(d.session, d.a.ours, d.version.agreement.ref, "Rooms sold", day, SITE)
        assert resolution.status == "voting"
        answer(d.session, d.a.theirs, ask.ref, "yes", "", SITE)
        assert resolution.status == "stopped"
        assert "ended this agreement" in resolution.closed_why
        assert STOPPED in d.subjects(d.ada)
        with pytest.raises(Refused, match="ended this agreement"):
            d.opened()


# --- taking an approval back -----------------------------------------------------------------


def test_a_board_takes_its_approval_back_before_the_last_has_decided(database: Database) -> None:
    with deciding(database) as d:
        closed = d.carried()
        take_back_approval(d.session, d.secretary, closed.ref, BACK, SITE)
        [decision] = d.session.scalars(select(Decision))
        assert (decision.ended_why, closed.status) == (BACK, "carried")
        assert "Your board's approval was taken back" in d.subjects(d.ada)
        d.kitchen_carried()
        assert d.version.status == "offered"
        assert d.opened().status == "open"


def test_once_the_last_has_decided_nothing_is_taken_back(database: Database) -> None:
    with deciding(database) as d:
        closed = d.carried()
        d.kitchen_carried()
        with pytest.raises(NotAllowed):
            take_back_approval(d.session, d.secretary, closed.ref, BACK, SITE)
        assert d.version.status == "approved"


def test_an_approval_is_taken_back_once(database: Database) -> None:
    with deciding(database) as d:
        closed = d.carried()
        take_back(d.session, d.chair, d.version.ref, BACK, SITE)
        with pytest.raises(NotAllowed):
            take_back_approval(d.session, d.secretary, closed.ref, BACK, SITE)


def test_taking_back_needs_a_reason_and_the_chair_or_secretary(database: Database) -> None:
    with deciding(database) as d:
        closed = d.carried()
        with pytest.raises(Refused) as error:
            take_back_approval(d.session, d.secretary, closed.ref, " ", SITE)
        assert error.value.field == "why"
        for actor in (d.ada, d.a.ours):
            with pytest.raises(NotAllowed):
                take_back_approval(d.session, actor, closed.ref, BACK, SITE)


def test_a_chair_in_conflict_takes_nothing_back(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened()
        d.declared(resolution, d.chair, kind=Interest.LOYALTY)
        d.declared(resolution, d.ada, d.ben)
        d.frozen(resolution)
        for each in (d.ada, d.ben):
            d.vote(each, resolution)
        closed = d.close(resolution)
        assert closed.outcome["result"] == Result.CARRIED
        assert not RESOLUTIONS.may(d.session, d.chair, "take back", closed)
        assert RESOLUTIONS.may(d.session, d.secretary, "take back", closed)
