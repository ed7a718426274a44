"""Closing a decision: the rules compute the outcome, and the agreement is told."""

import pytest
from sqlalchemy import select

from commissioning.agreements.models import Decision
from commissioning.agreements.rules.deciding import LONGEST_WORDS, Said
from commissioning.boards.actions.closing import close
from commissioning.boards.queries.counting import sealed_facts
from commissioning.boards.queries.resolutions import whole_now
from commissioning.boards.rules.interests import Interest
from commissioning.boards.rules.outcome import Result
from commissioning.boards.rules.seals import seal_of
from commissioning.boards.rules.voting import Procedure
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import NotAllowed, Refused
from commissioning.foundation.filters import short_day
from commissioning.foundation.trail import history
from commissioning.people.models import Person
from tests.actions.agreements.agreeing import SITE
from tests.actions.boards.deciding import NO, WHY, YES, Deciding, deciding

LAST = "Your board has approved, and so have all the others"


def test_a_board_approves_exactly_the_text_that_was_offered(database: Database) -> None:
    with deciding(database) as d:
        closed = d.carried()
        [decision] = d.session.scalars(select(Decision))
        assert closed.status == "carried"
        assert closed.decision_id == decision.id
        assert decision.said == Said.APPROVED
        assert decision.fingerprint == closed.fingerprint == d.version.fingerprint
        assert decision.decided_on == today()
        assert {"carry", "seal"} <= {entry.verb for entry, _ in history(d.session, closed.ref)}


def test_partners_read_when_it_was_minuted_and_who_keeps_the_minute(database: Database) -> None:
    with deciding(database) as d:
        closed = d.carried()
        [decision] = d.session.scalars(select(Decision))
        assert decision.minute == f"{short_day(today())}, kept by {d.harbour.name}"
        assert closed.ref not in decision.minute


def test_all_boards_that_approve_here_approve_the_version(database: Database) -> None:
    with deciding(database) as d:
        d.carried()
        assert d.version.status == "offered"
        d.kitchen_carried()
        assert d.version.status == "approved"


def test_a_board_that_says_no_tells_the_others_why_and_not_who(database: Database) -> None:
    with deciding(database) as d:
        resolution = d.voting()
        d.all_vote(resolution, NO)
        d.close(resolution)
        [decision] = d.session.scalars(select(Decision))
        assert (decision.said, decision.words) == (Said.REFUSED, WHY)
        assert d.version.status == "refused"


def test_a_no_asks_for_words_to_the_other_parties(database: Database) -> None:
    with deciding(database) as d:
        resolution = d.voting()
        d.all_vote(resolution, NO)
        with pytest.raises(Refused) as error:
            close(d.session, d.secretary, resolution.ref, Result.NOT_CARRIED, " ", SITE)
        assert error.value.field == "words"


def test_all_that_is_written_to_the_other_parties_is_kept(database: Database) -> None:
    with deciding(database) as d:
        resolution = d.voting()
        d.all_vote(resolution, NO)
        why = "é" * LONGEST_WORDS
        closed = close(d.session, d.secretary, resolution.ref, Result.NOT_CARRIED, why, SITE)
        d.session.expire_all()
        assert closed.closed_why == why
        assert d.session.scalars(select(Decision)).one().words == why


def test_silence_approves_nothing(database: Database) -> None:
    with deciding(database) as d:
        resolution = d.voting(Procedure.WRITTEN)
        d.vote(d.ada, resolution)
        assert d.close(resolution).status == "too_few"
        assert d.session.scalars(select(Decision)).all() == []


def test_where_conflicts_leave_too_few_nothing_is_decided(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened()
        d.declared(resolution, d.chair)
        d.declared(resolution, d.ada, d.ben, kind=Interest.FINANCIAL)
        d.frozen(resolution)
        d.vote(d.chair, resolution)
        closed = d.close(resolution)
        assert closed.status == "too_few"
        assert closed.outcome["conflicts"] is True
        assert d.version.status == "offered"
        assert d.session.scalars(select(Decision)).all() == []


def test_after_too_few_a_new_decision_can_be_opened(database: Database) -> None:
    with deciding(database) as d:
        resolution = d.voting(Procedure.WRITTEN)
        d.close(resolution)
        again = d.opened()
        assert again.id != resolution.id


def test_an_outcome_that_is_another_than_was_shown_closes_nothing(database: Database) -> None:
    with deciding(database) as d:
        resolution = d.voting()
        d.votes(resolution, {"chair": YES, "ada": YES, "ben": NO})
        with pytest.raises(Refused, match="another one"):
            close(d.session, d.secretary, resolution.ref, Result.NOT_CARRIED, WHY, SITE)
        assert resolution.status == "voting"


def test_a_closed_decision_is_sealed_with_all_it_was_computed_from(database: Database) -> None:
    with deciding(database) as d:
        closed = d.carried()
        assert closed.seal == seal_of(sealed_facts(closed))
        closed.votes[0].digest = "0" * 64
        assert closed.seal != seal_of(sealed_facts(closed))


def test_the_minute_names_who_took_part_and_who_did_not(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened()
        d.declared(resolution, d.chair, d.ada)
        d.declared(resolution, d.ben, kind=Interest.LOYALTY)
        d.frozen(resolution)
        d.votes(resolution, {"chair": YES, "ada": YES})
        said = str(d.close(resolution).minute)
        assert f"Took no part: {d.ben.name}" in said
        assert "My sister works there" in said
        assert f"{d.chair.name} (chair)" in said


def test_only_who_holds_a_decision_closes_it(database: Database) -> None:
    with deciding(database) as d:
        resolution = d.voting()
        d.all_vote(resolution)
        for actor in (d.ada, d.a.ours):
            with pytest.raises(NotAllowed):
                d.close(resolution, actor)


def test_a_chair_in_conflict_closes_nothing(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened()
        d.declared(resolution, d.ada, d.ben)
        d.frozen(resolution)
        d.declared(resolution, d.chair, kind=Interest.FINANCIAL)
        d.votes(resolution, {"ada": YES, "ben": YES})
        with pytest.raises(NotAllowed):
            d.close(resolution, d.chair)
        assert d.close(resolution).status == "carried"


def test_a_chair_declares_before_closing(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened()
        d.declared(resolution, d.ada, d.ben)
        resolution = d.frozen(resolution, actor=d.chair)
        d.votes(resolution, {"ada": YES, "ben": YES})
        with pytest.raises(NotAllowed):
            d.close(resolution, d.chair)
        d.declared(resolution, d.chair)
        assert d.close(resolution, d.chair).status == "carried"


def test_before_the_list_is_frozen_there_is_nothing_to_close(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened()
        with pytest.raises(Refused, match="not been frozen"):
            close(d.session, d.secretary, resolution.ref, Result.TOO_FEW, "", SITE)


def test_a_closed_decision_takes_no_more_votes(database: Database) -> None:
    with deciding(database) as d:
        closed = d.carried()
        with pytest.raises(NotAllowed):
            d.vote(d.ada, closed, NO)
        assert whole_now(d.session, closed.id).status == "carried"


def test_the_board_and_its_staff_are_told_with_a_link_to_the_decision(database: Database) -> None:
    with deciding(database) as d:
        closed = d.carried()
        for actor in (*d.board, d.secretary, d.a.ours):
            assert "Your board has approved" in d.subjects(actor)
        [last] = [each for each in d.a.letters() if each.subject == "Your board has approved"][-1:]
        assert f"{SITE}/decisions/{closed.ref}?as=" in last.text
        assert "Your board has approved" not in d.subjects(d.a.theirs)


def test_who_decides_last_is_told_in_one_letter_what_it_and_all_decided(
    database: Database,
) -> None:
    with deciding(database) as d:
        d.carried()
        before = len(d.a.letters())
        d.kitchen_carried()
        new = [each for each in d.a.letters()[before:] if "approved" in each.subject]
        ours = {each.subject for each in new if each.address in addresses(d, d.chair, d.a.ours)}
        assert ours == {"All boards have approved a version of your agreement"}
        last = [each for each in new if each.address in addresses(d, d.a.their_chair, d.a.theirs)]
        assert {each.subject for each in last} == {LAST}
        assert len({each.address for each in last}) == len(last) == 2


def test_whose_board_says_no_is_told_so_once(database: Database) -> None:
    with deciding(database) as d:
        resolution = d.voting()
        d.all_vote(resolution, NO)
        before = len(d.a.letters())
        d.close(resolution)
        new = d.a.letters()[before:]
        own = [each for each in new if each.address in addresses(d, d.chair, d.a.ours)]
        assert [each.subject for each in own] == ["Your board has not approved"] * 2
        theirs = [each for each in new if each.address in addresses(d, d.a.theirs)]
        assert [each.subject for each in theirs] == [
            "A board has said no to a version of an agreement"
        ]


def addresses(d: Deciding, *actors: Actor) -> set[str]:
    """Give the email addresses of these."""
    return {d.session.get_one(Person, each.person_id).email for each in actors}
