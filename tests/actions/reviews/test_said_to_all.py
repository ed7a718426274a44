"""What a buyer said to anyone is public, and is corrected in sight, never taken back."""

from datetime import timedelta

import pytest

from commissioning.foundation.actor import ANYONE
from commissioning.foundation.clock import today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from commissioning.foundation.sharing import SharingMode
from commissioning.foundation.trail import history
from commissioning.reviews.actions.equal_information import correct, say_to_all
from commissioning.reviews.models import EqualInformation
from commissioning.reviews.queries.equal_information import anything_said, said_about, words_said
from tests.actions.reviews.routing import Routing, routing

WHERE = "An open morning for providers"
WORDS = "We expect to choose in March."


def said(r: Routing, words: str = WORDS) -> EqualInformation:
    """Let the clear commissioner publish something said today."""
    return say_to_all(r.session, r.clear, r.ref, today(), WHERE, words)


@pytest.mark.parametrize("mode", list(SharingMode))
def test_anyone_reads_what_was_said_in_every_mode(database: Database, mode: SharingMode) -> None:
    with routing(database, mode) as r:
        said(r)
        for who in (ANYONE, r.town.officer, r.elsewhere, r.conflicted):
            [found] = said_about(r.session, who, r.opportunity)
            assert (found.entry.words, found.may_correct) == (WORDS, False)


def test_nothing_is_there_until_something_was_said(database: Database) -> None:
    with routing(database) as r:
        assert not anything_said(r.session, ANYONE, r.opportunity.id)
        said(r)
        assert anything_said(r.session, ANYONE, r.opportunity.id)


@pytest.mark.parametrize(("who", "refused"), [("conflicted", NotAllowed), ("elsewhere", Hidden)])
def test_only_the_buyers_own_commissioners_say_something(
    database: Database, who: str, refused: type[Exception]
) -> None:
    with routing(database) as r, pytest.raises(refused):
        say_to_all(r.session, getattr(r, who), r.ref, today(), WHERE, WORDS)


def test_a_provider_says_nothing_here(database: Database) -> None:
    with routing(database) as r, pytest.raises(Hidden):
        say_to_all(r.session, r.town.officer, r.ref, today(), WHERE, WORDS)


def test_a_correction_stands_beside_what_it_corrects(database: Database) -> None:
    with routing(database) as r:
        first = said(r)
        correct(r.session, r.colleague, first.ref, today(), WHERE, "In April.")
        newest, former = said_about(r.session, r.clear, r.opportunity)
        assert (newest.number, newest.corrects, newest.corrected_by) == (2, 1, 0)
        assert (former.number, former.corrects, former.corrected_by) == (1, 0, 2)
        assert former.entry.words == WORDS
        assert (newest.may_correct, former.may_correct) == (True, False)


def test_a_very_long_log_still_shows_the_newest_under_its_own_number(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("commissioning.reviews.queries.equal_information.MOST_SHOWN", 2)
    with routing(database) as r:
        first = said(r)
        said(r, "Bring your questions.")
        correct(r.session, r.clear, first.ref, today(), WHERE, "In April.")
        shown = said_about(r.session, ANYONE, r.opportunity)
        found = [(each.number, each.entry.words) for each in shown]
        assert found == [(3, "In April."), (2, "Bring your questions.")]


def test_what_was_corrected_is_corrected_no_second_time(database: Database) -> None:
    with routing(database) as r:
        first = said(r)
        correct(r.session, r.clear, first.ref, today(), WHERE, "In April.")
        with pytest.raises(NotAllowed):
            correct(r.session, r.clear, first.ref, today(), WHERE, "In May.")


def test_another_buyer_corrects_nothing(database: Database) -> None:
    with routing(database) as r:
        first = said(r)
        with pytest.raises(NotAllowed):
            correct(r.session, r.elsewhere, first.ref, today(), WHERE, "In May.")


def test_something_is_said_somewhere_on_a_day_that_has_come(database: Database) -> None:
    with routing(database) as r:
        for day, where, words, field in (
            (today() + timedelta(1), WHERE, WORDS, "said_on"),
            (today(), " ", WORDS, "setting"),
            (today(), "x" * 201, WORDS, "setting"),
            (today(), WHERE, "", "words"),
            (today(), WHERE, "x" * 4_001, "words"),
        ):
            with pytest.raises(Refused) as refused:
                say_to_all(r.session, r.clear, r.ref, day, where, words)
            assert refused.value.field == field


def test_it_is_on_the_trail(database: Database) -> None:
    with routing(database) as r:
        first = said(r)
        made = correct(r.session, r.clear, first.ref, today(), WHERE, "In April.")
        [(entry, facts)] = history(r.session, made.ref)
        assert (entry.verb, facts["before"]["words"]) == ("correct", WORDS)


def test_the_record_tells_what_still_stands(database: Database) -> None:
    with routing(database) as r:
        first = said(r)
        correct(r.session, r.clear, first.ref, today(), WHERE, "In April.")
        words = words_said(said_about(r.session, r.clear, r.opportunity))
        assert "In April." in words
        assert WORDS not in words
