"""Nobody acts for two sides: neither in one partnership, nor in two on one opportunity."""

import pytest
from sqlalchemy import select

from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, Refused
from commissioning.organisations.models import Organisation
from commissioning.partnerships.actions.ending import withdraw
from commissioning.partnerships.actions.sides import TWO_SIDES, take_side
from commissioning.partnerships.models import Side
from commissioning.partnerships.permissions import PARTNERSHIPS
from commissioning.partnerships.queries.beginning import Began
from commissioning.partnerships.queries.partnerships import partnerships_of, waiting
from commissioning.partnerships.queries.sides import kept_out
from commissioning.people.models import Person
from tests.actions.partnerships.together import SITE, Together, together


def in_both(t: Together, one: Organisation, other: Organisation) -> tuple[Actor, Actor]:
    """Give one person's actors in two organisations, mandated in both."""
    person: Person = t.world.person("Two Hats")
    return (
        t.world.actor(one, Role.OFFICER, person, mandated=True),
        t.world.actor(other, Role.ADMIN, person, mandated=True),
    )


def test_whoever_proposed_for_one_does_not_confirm_for_another(database: Database) -> None:
    with together(database) as t:
        here, there = in_both(t, t.harbour, t.kitchen)
        made = t.proposed(actor=here)
        with pytest.raises(Hidden):
            t.confirmed(there, made)
        t.confirmed(t.theirs, made)
        assert made.status == "formed"


def test_a_role_in_another_party_alone_keeps_nobody_out(database: Database) -> None:
    with together(database) as t:
        _, there = in_both(t, t.harbour, t.kitchen)
        made = t.proposed()
        t.confirmed(there, made)
        assert made.status == "formed"


def test_whoever_acts_in_one_bid_proposes_no_other_on_the_same_opportunity(
    database: Database,
) -> None:
    with together(database) as t:
        here, there = in_both(t, t.harbour, t.kitchen)
        t.proposed(t.garage, actor=here)
        asked = t.asked(t.kitchen, t.garage)
        with pytest.raises(Refused, match=TWO_SIDES):
            t.proposed(t.harbour, t.kitchen, actor=there, parties=asked.parties)


def test_another_opportunity_is_another_matter(database: Database) -> None:
    with together(database) as t:
        here, there = in_both(t, t.harbour, t.kitchen)
        t.proposed(t.garage, actor=here)
        other = t.world.opportunity("Summer support", place=t.place, buyer=t.council)
        other.mode = t.opportunity.mode
        parties = t.asked(t.kitchen, t.garage).parties[1:]
        began = Began("declaration", other.ref)
        made = t.proposed(t.kitchen, actor=there, parties=parties, began=began)
        assert made.status == "proposed"


def test_a_bid_that_was_let_go_holds_nobody_on_another(database: Database) -> None:
    with together(database) as t:
        here, there = in_both(t, t.harbour, t.kitchen)
        made = t.proposed(t.garage, actor=here)
        withdraw(t.session, here, t.open(made).ref, "The money went", SITE)
        parties = t.asked(t.kitchen, t.garage).parties[1:]
        assert t.proposed(t.kitchen, actor=there, parties=parties).status == "proposed"


def test_one_organisation_may_be_in_two_bids(database: Database) -> None:
    with together(database) as t:
        assert {t.proposed(t.kitchen).status, t.proposed(t.garage).status} == {"proposed"}


def test_every_act_writes_down_for_whom_it_was(database: Database) -> None:
    with together(database) as t:
        made = t.formed()
        t.change(t.ours, made, t.asked())
        found = t.session.execute(select(Side.person_id, Side.organisation_id)).all()
        assert {tuple(row) for row in found} == {
            (t.ours.person_id, t.harbour.id),
            (t.theirs.person_id, t.kitchen.id),
        }


def test_taking_a_side_twice_is_taking_it_once(database: Database) -> None:
    with together(database) as t:
        made = t.proposed()
        take_side(t.session, t.ours, made)
        take_side(t.session, t.ours, made)
        assert len(t.session.scalars(select(Side)).all()) == 1


def test_what_is_kept_out_is_said_in_words_and_nothing_else(database: Database) -> None:
    with together(database) as t:
        here, there = in_both(t, t.harbour, t.kitchen)
        made = t.proposed(actor=here)
        assert "One partnership of this organisation is not shown" in kept_out(t.session, there)
        assert not partnerships_of(t.session, there).items
        assert not waiting(t.session, there)
        assert not PARTNERSHIPS.may(t.session, there, "see", made)
        for nobody_kept_out in (here, t.theirs, t.third):
            assert kept_out(t.session, nobody_kept_out) == ""


def test_no_letter_goes_to_whoever_acts_for_another_side(database: Database) -> None:
    with together(database) as t:
        here, there = in_both(t, t.harbour, t.kitchen)
        made = t.proposed(actor=here)
        assert all(f"as={there.seat_ref}" not in letter.text for letter in t.letters())
        assert any(f"{made.ref}?as={t.theirs.seat_ref}" in letter.text for letter in t.letters())


def test_a_guest_is_told_of_nothing_kept_out(database: Database) -> None:
    with together(database) as t:
        person = t.world.person("Two Hats")
        here = t.world.actor(t.harbour, Role.OFFICER, person)
        guest = t.world.actor(t.kitchen, Role.GUEST, person)
        t.proposed(actor=here)
        assert kept_out(t.session, guest) == ""
