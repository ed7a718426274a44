"""Taking a proposal back, letting it go, and ending what was formed."""

from datetime import timedelta

import pytest

from commissioning.foundation.clock import today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from commissioning.partnerships.actions.answering import decline
from commissioning.partnerships.actions.ending import (
    NOT_FORMED_YET,
    STILL_OPEN,
    let_go,
    propose_end,
    withdraw,
)
from commissioning.partnerships.models import Partnership, Proposal
from commissioning.partnerships.queries.proposals import open_proposal, rounds
from tests.actions.partnerships.together import SITE, Together, together

SOON = timedelta(days=7)


def end(t: Together, made: Partnership, why: str = "The work is done") -> Proposal:
    """Let the harbour propose to end it."""
    return propose_end(t.session, t.ours, made.ref, why, today() + SOON, SITE)


def test_it_ends_when_all_its_partners_have_confirmed_it(database: Database) -> None:
    with together(database) as t:
        made = t.formed(t.kitchen, t.garage)
        end(t, made)
        t.confirmed(t.theirs, made)
        assert made.status == "formed"
        t.confirmed(t.third, made)
        assert (made.status, made.ended_why) == ("ended", "The work is done")
        assert made.ended_at is not None
        assert {each.status for each in made.partners} == {"partner"}


def test_one_no_keeps_it_going(database: Database) -> None:
    with together(database) as t:
        made = t.formed()
        end(t, made)
        decline(t.session, t.theirs, t.open(made).ref, "Not before the spring", SITE)
        assert (made.status, open_proposal(t.session, made.id)) == ("formed", None)


def test_an_end_needs_a_reason_and_a_day(database: Database) -> None:
    with together(database) as t:
        made = t.formed()
        with pytest.raises(Refused, match="Enter why"):
            end(t, made, " ")
        with pytest.raises(Refused, match="still to come"):
            propose_end(t.session, t.ours, made.ref, "Done", today(), SITE)


def test_what_is_not_formed_cannot_be_ended(database: Database) -> None:
    with together(database) as t, pytest.raises(Refused, match=NOT_FORMED_YET):
        end(t, t.proposed())


def test_whoever_began_it_takes_it_back_and_it_is_not_formed(database: Database) -> None:
    with together(database) as t:
        made = t.proposed()
        withdraw(t.session, t.ours, t.open(made).ref, "The money went", SITE)
        assert (made.status, made.ended_why) == ("not_formed", "The money went")
        assert t.subjects()[-1] == "A proposal was taken back"


def test_a_round_of_another_leaves_it_to_be_proposed_again(database: Database) -> None:
    with together(database) as t:
        made = t.proposed()
        t.change(t.theirs, made, t.asked(title="Warmer rooms"))
        withdraw(t.session, t.theirs, t.open(made).ref, "We thought again", SITE)
        assert made.status == "proposed"
        t.change(t.ours, made, t.asked())
        t.confirmed(t.theirs, made)
        assert made.status == "formed"


def test_only_who_proposed_it_takes_it_back(database: Database) -> None:
    with together(database) as t:
        made = t.proposed()
        with pytest.raises(NotAllowed):
            withdraw(t.session, t.theirs, t.open(made).ref, "No", SITE)
        with pytest.raises(Hidden):
            withdraw(t.session, t.third, t.open(made).ref, "No", SITE)


def test_a_change_taken_back_leaves_newcomers_out(database: Database) -> None:
    with together(database) as t:
        made = t.formed()
        t.change(t.ours, made, t.asked(t.kitchen, t.garage))
        withdraw(t.session, t.ours, t.open(made).ref, "Not now", SITE)
        assert (made.status, t.part(made, t.garage).status) == ("formed", "left_out")


def test_what_was_declined_is_let_go_by_whoever_began_it(database: Database) -> None:
    with together(database) as t:
        made = t.proposed(t.kitchen, t.garage)
        with pytest.raises(Refused, match=STILL_OPEN):
            let_go(t.session, t.ours, made.ref, "No drivers", SITE)
        decline(t.session, t.third, t.open(made).ref, "We have no drivers", SITE)
        with pytest.raises(NotAllowed):
            let_go(t.session, t.theirs, made.ref, "No drivers", SITE)
        let_go(t.session, t.ours, made.ref, "No drivers", SITE)
        assert made.status == "not_formed"
        assert t.subjects()[-1] == "A partnership will not be formed"


def test_a_newcomer_is_left_out_when_the_end_is_proposed(database: Database) -> None:
    with together(database) as t:
        made = t.formed()
        t.change(t.ours, made, t.asked(t.kitchen, t.garage))
        end(t, made)
        assert t.part(made, t.garage).status == "left_out"
        assert [each.kind for each in rounds(t.session, t.ours, made)] == ["end", "change", "form"]
