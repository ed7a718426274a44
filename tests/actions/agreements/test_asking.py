"""The same words put to all partners: that an agreement ends early, or how a dispute ended."""

from datetime import date, timedelta
from typing import Any

import pytest

from commissioning.agreements.actions.answering import answer, take_answer_back
from commissioning.agreements.actions.asking import ask_to_end, ask_to_settle
from commissioning.agreements.actions.disputes import open_dispute
from commissioning.agreements.models import Agreement, Ask
from commissioning.agreements.queries.agreements import in_force
from commissioning.agreements.queries.asking import asks_waiting
from commissioning.foundation.actor import Role
from commissioning.foundation.clock import today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from tests.actions.agreements.agreeing import SITE, Agreeing, agreeing

WHY = "The rooms are sold"


def agreed(a: Agreeing) -> Agreement:
    """Let a version be in force."""
    return a.signed().agreement


def to_end(a: Agreeing, agreement: Agreement, **changed: Any) -> Ask:
    """Put an early end to all partners."""
    asked: dict[str, Any] = {"why": WHY, "last_day": soon(), **changed}
    return ask_to_end(a.session, a.ours, agreement.ref, asked["why"], asked["last_day"], SITE)


def soon(days: int = 30) -> date:
    """Give a day ahead."""
    return today() + timedelta(days=days)


def test_an_agreement_ends_when_all_partners_said_yes_to_the_same_day_and_reason(
    database: Database,
) -> None:
    with agreeing(database) as a:
        agreement = agreed(a)
        ask = to_end(a, agreement)
        assert in_force(a.session, agreement.id, soon(31)) is not None
        answer(a.session, a.theirs, ask.ref, "yes", "", SITE)
        assert (agreement.ended_on, agreement.ended_why) == (soon(), WHY)
        assert in_force(a.session, agreement.id, soon()) is not None
        assert in_force(a.session, agreement.id, soon(31)) is None


def test_saying_not_yet_names_what_to_change_and_ends_nothing(database: Database) -> None:
    with agreeing(database) as a:
        agreement = agreed(a)
        ask = to_end(a, agreement)
        with pytest.raises(Refused) as error:
            answer(a.session, a.theirs, ask.ref, "not_yet", " ", SITE)
        assert error.value.field == "words"
        answer(a.session, a.theirs, ask.ref, "not_yet", "A month later", SITE)
        assert (ask.status, agreement.ended_on) == ("open", None)


def test_other_words_take_the_place_of_those_and_all_are_asked_anew(database: Database) -> None:
    with agreeing(database) as a:
        agreement = agreed(a)
        first = to_end(a, agreement)
        second = ask_to_end(a.session, a.theirs, agreement.ref, WHY, soon(60), SITE)
        assert (first.status, second.status) == ("replaced", "open")
        with pytest.raises(Refused, match="Other words"):
            answer(a.session, a.theirs, first.ref, "yes", "", SITE)
        answer(a.session, a.ours, second.ref, "yes", "", SITE)
        assert agreement.ended_on == soon(60)


def test_a_word_is_taken_back_until_the_last_has_said_yes(database: Database) -> None:
    with agreeing(database) as a:
        agreement = agreed(a)
        ask = to_end(a, agreement)
        with pytest.raises(Refused):
            take_answer_back(a.session, a.theirs, ask.ref, SITE)
        answer(a.session, a.theirs, ask.ref, "not_yet", "Later", SITE)
        take_answer_back(a.session, a.theirs, ask.ref, SITE)
        assert ask.status == "open"
        take_answer_back(a.session, a.ours, ask.ref, SITE)
        assert ask.status == "taken_back"
        again = to_end(a, agreement)
        answer(a.session, a.theirs, again.ref, "yes", "", SITE)
        with pytest.raises(Refused, match="Other words"):
            take_answer_back(a.session, a.theirs, again.ref, SITE)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"last_day": today() - timedelta(days=1)}, "last_day"),
        ({"last_day": today() + timedelta(days=700)}, "last_day"),  # it ends then anyway
        ({"why": "  "}, "why"),
        ({"why": "x" * 501}, "why"),
    ],
)
def test_an_early_end_is_ahead_and_has_a_reason(
    database: Database, changed: dict[str, Any], field: str
) -> None:
    with agreeing(database) as a:
        agreement = agreed(a)
        with pytest.raises(Refused) as error:
            to_end(a, agreement, **changed)
        assert error.value.field == field


def test_a_last_day_that_has_passed_meanwhile_is_put_anew(database: Database) -> None:
    with agreeing(database) as a:
        agreement = agreed(a)
        ask = to_end(a, agreement)
        ask.on_day = today() - timedelta(days=1)
        a.session.flush()
        with pytest.raises(Refused, match="has passed"):
            answer(a.session, a.theirs, ask.ref, "yes", "", SITE)


def test_what_never_bound_cannot_be_ended(database: Database) -> None:
    with agreeing(database) as a, pytest.raises(Refused, match="nothing to end"):
        to_end(a, a.approved().agreement)


def test_what_has_ended_is_not_ended_again(database: Database) -> None:
    with agreeing(database) as a:
        agreement = agreed(a)
        answer(a.session, a.theirs, to_end(a, agreement).ref, "yes", "", SITE)
        with pytest.raises(Refused, match="already"):
            to_end(a, agreement)


def test_only_a_mandated_seat_of_a_partner_ends_it(database: Database) -> None:
    with agreeing(database) as a:
        agreement = agreed(a)
        ask = to_end(a, agreement)
        w = a.town.world
        plain = w.actor(a.town.kitchen)
        with pytest.raises(NotAllowed):
            answer(a.session, plain, ask.ref, "yes", "", SITE)
        for role in (Role.CHAIR, Role.TRUSTEE):
            with pytest.raises(NotAllowed):
                answer(a.session, w.actor(a.town.kitchen, role), ask.ref, "yes", "", SITE)
        stranger = w.actor(w.organisation("Somebody Else", place=a.town.place), mandated=True)
        with pytest.raises((Hidden, NotAllowed)):
            answer(a.session, stranger, ask.ref, "yes", "", SITE)
        with pytest.raises(Hidden):
            answer(a.session, a.theirs, "nothing", "yes", "", SITE)
        assert agreement.ended_on is None


def test_once_a_partner_has_left_the_yes_of_the_others_is_enough_when_said_again(
    database: Database,
) -> None:
    with agreeing(database) as a:
        agreement = agreed(a)
        ask = to_end(a, agreement)
        a.leaves(a.town.kitchen)
        assert agreement.ended_on is None
        answer(a.session, a.ours, ask.ref, "yes", "", SITE)
        assert agreement.ended_on == soon()


def test_what_is_asked_waits_for_those_who_have_not_answered(database: Database) -> None:
    with agreeing(database) as a:
        agreement = agreed(a)
        ask = to_end(a, agreement)
        dispute = open_dispute(a.session, a.ours, agreement.ref, "Heating", SITE)
        settle = ask_to_settle(a.session, a.ours, dispute, "Half each", today(), SITE)
        assert list(asks_waiting(a.session, a.ours)) == []
        assert list(asks_waiting(a.session, a.theirs)) == [settle, ask]
        plain = a.town.world.actor(a.town.kitchen)
        assert list(asks_waiting(a.session, plain)) == [settle]
        assert list(asks_waiting(a.session, a.their_chair)) == []
        answer(a.session, a.theirs, ask.ref, "yes", "", SITE)
        assert list(asks_waiting(a.session, a.theirs)) == [settle]


def test_every_partner_is_told_what_is_asked_and_what_came_of_it(database: Database) -> None:
    with agreeing(database) as a:
        agreement = agreed(a)
        before = len(a.letters())
        ask = to_end(a, agreement)
        answer(a.session, a.theirs, ask.ref, "yes", "", SITE)
        told = a.letters()[before:]
        assert {letter.subject for letter in told} == {
            "Words wait for the yes of all partners",
            "All partners have said yes to the same words",
        }
        assert all(WHY not in letter.text for letter in told)
