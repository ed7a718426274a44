"""Somebody on the boards of two parties: they vote in one at most, and block neither."""

import pytest

from commissioning.boards.actions.other_sides import ELSEWHERE
from commissioning.boards.models import Resolution
from commissioning.boards.queries.counting import interest_of, outcome_of
from commissioning.boards.queries.resolutions import whole_now
from commissioning.boards.rules.interests import Interest
from commissioning.boards.rules.majority import EVERYONE_ENTITLED
from commissioning.boards.rules.voting import Procedure
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden
from commissioning.partnerships.actions.sides import take_side
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.rules.forms import LegalForm
from commissioning.people.models import Person
from tests.actions.boards.deciding import Deciding, deciding


def theirs_voting(d: Deciding, twice: Actor) -> Resolution:
    """Let the kitchen's board, with somebody of the harbour's on it, begin to vote."""
    d.rule(d.a.their_chair)
    resolution = d.opened(actor=d.a.their_chair)
    d.declared(resolution, twice)
    return d.frozen(resolution, actor=d.a.their_chair)


def conflict_of(d: Deciding, resolution: Resolution, actor: Actor) -> tuple[str, str]:
    found = whole_now(d.session, resolution.id)
    [voter] = [each for each in found.voters if each.person_id == actor.person_id]
    noted = interest_of(found, voter)
    return (noted.kind, noted.words) if noted else ("", "")


def test_who_votes_in_one_board_is_out_of_the_other(database: Database) -> None:
    with deciding(database) as d:
        twice = d.both(d.ada)
        theirs = theirs_voting(d, twice)
        ours = d.voting()
        assert conflict_of(d, theirs, twice) == (Interest.NONE, "My sister works there")
        d.vote(d.ada, ours)
        assert conflict_of(d, theirs, twice) == (Interest.LOYALTY, ELSEWHERE)
        assert conflict_of(d, ours, d.ada) == (Interest.NONE, "My sister works there")
        with pytest.raises(Hidden):
            d.vote(twice, theirs)


def test_who_opens_a_decision_of_one_board_is_out_of_the_other(database: Database) -> None:
    with deciding(database) as d:
        twice = d.both(d.chair)
        theirs = theirs_voting(d, twice)
        d.rule()
        d.opened(actor=d.chair)
        assert conflict_of(d, theirs, twice) == (Interest.LOYALTY, ELSEWHERE)


def test_who_holds_a_decision_of_one_board_is_out_of_the_other(database: Database) -> None:
    with deciding(database) as d:
        ours = d.ready()
        twice = d.both(d.chair)
        theirs = theirs_voting(d, twice)
        assert conflict_of(d, theirs, twice) == (Interest.NONE, "My sister works there")
        d.frozen(ours, actor=d.chair)
        assert conflict_of(d, theirs, twice) == (Interest.LOYALTY, ELSEWHERE)


def test_who_declares_an_interest_takes_no_side_yet(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        ours = d.opened()
        twice = d.both(d.ada)
        theirs = theirs_voting(d, twice)
        d.declared(ours, d.ada)
        assert conflict_of(d, theirs, twice) == (Interest.NONE, "My sister works there")


def test_who_works_for_the_other_party_is_listed_with_a_conflict(database: Database) -> None:
    with deciding(database) as d:
        d.rule(written=EVERYONE_ENTITLED)
        person = d.session.get_one(Person, d.ada.person_id)
        at_work = d.a.town.world.actor(d.kitchen, Role.OFFICER, person)
        take_side(d.session, at_work, d.a.partnership)
        resolution = d.opened(Procedure.WRITTEN)
        d.declared(resolution, d.chair, d.ben)
        resolution = d.frozen(resolution)
        assert conflict_of(d, resolution, d.ada) == (Interest.LOYALTY, ELSEWHERE)
        for each in (d.chair, d.ben):
            d.vote(each, resolution)
        outcome = outcome_of(whole_now(d.session, resolution.id))
        assert (outcome.result, outcome.tally.entitled) == ("carried", 2)


def test_a_conflict_that_somebody_declared_stands_as_they_said_it(database: Database) -> None:
    with deciding(database) as d:
        person = d.session.get_one(Person, d.ada.person_id)
        d.rule()
        resolution = d.opened()
        d.declared(resolution, d.ada, kind=Interest.FINANCIAL)
        take_side(d.session, d.a.town.world.actor(d.kitchen, Role.OFFICER, person), d.a.partnership)
        resolution = d.frozen(resolution)
        assert conflict_of(d, resolution, d.ada)[0] == Interest.FINANCIAL


def test_a_side_in_another_partnership_is_told_to_nobody(database: Database) -> None:
    with deciding(database) as d:
        w, town = d.a.town.world, d.a.town
        other = Partnership(
            place_id=town.place.id,
            opportunity_id=town.opportunity.id,
            status="formed",
            title="Another bid",
            purpose="The same",
            consented_mode="shared",
            legal_form=LegalForm.CONSORTIUM,
        )
        w.keep(other)
        person = d.session.get_one(Person, d.ada.person_id)
        quay = w.organisation("Quayside Transport", place=town.place)
        take_side(d.session, w.actor(quay, Role.OFFICER, person), other)
        d.rule()
        resolution = d.frozen(d.opened())
        assert conflict_of(d, resolution, d.ada) == ("", "")
        with pytest.raises(Hidden):
            d.vote(d.ada, resolution)
