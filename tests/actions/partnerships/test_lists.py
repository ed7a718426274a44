"""Lists of partnerships: each holds exactly what its reader may see."""

from collections.abc import Iterable

import pytest
from sqlalchemy import select

from commissioning.foundation.actor import ANYONE, Actor, Role
from commissioning.foundation.clock import now
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden
from commissioning.foundation.paging import PAGE
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.models import Award
from commissioning.partnerships.actions.answering import decline
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.permissions import PARTNERSHIPS
from commissioning.partnerships.queries.inviting import invitable
from commissioning.partnerships.queries.partnerships import (
    of_opportunity,
    of_organisation,
    of_place,
    partnerships_of,
    waiting,
)
from commissioning.partnerships.queries.proposals import rounds
from commissioning.partnerships.queries.standing import notes_on
from commissioning.partnerships.rules.standing import NO_MANDATE, OUT_OF_PLACE, RETIRED
from commissioning.places.models import Membership
from tests.actions.partnerships.together import SITE, Together, together


def refs(rows: Iterable[Partnership]) -> set[str]:
    """Name partnerships by their references."""
    return {row.ref for row in rows}


def everybody(t: Together) -> list[Actor]:
    """Give one of each kind of reader."""
    waits = t.world.organisation("Just Begun", place=t.place, verified=False)
    far = t.world.organisation("Far Away", place=t.world.place("Elsewhere"))
    member = t.world.organisation("Member", place=t.place)
    return [
        ANYONE,
        t.ours,
        t.theirs,
        t.third,
        t.colleague(t.harbour, Role.TRUSTEE),
        t.colleague(t.kitchen, Role.GUEST),
        t.world.actor(waits),
        t.world.actor(far),
        t.world.convenor(member, t.place),
        t.commissioner(),
        t.commissioner(clear=False),
    ]


@pytest.mark.parametrize("mode", list(SharingMode))
def test_what_a_list_holds_may_be_seen_and_what_may_be_seen_is_in_it(
    database: Database, mode: SharingMode
) -> None:
    with together(database) as t:
        made = {
            each.ref: each
            for each in (t.formed(), t.proposed(t.garage), t.formed(t.garage), t.proposed())
        }
        t.opportunity.mode = mode
        for actor in everybody(t):
            listed = refs(of_opportunity(t.session, actor, t.opportunity.id).items)
            may = {
                ref for ref, one in made.items() if PARTNERSHIPS.may(t.session, actor, "see", one)
            }
            assert listed == may, (actor.role_label, mode)
            here = refs(of_place(t.session, actor, t.place.id).items)
            assert here == {ref for ref in may if made[ref].formed_at}, (actor.role_label, mode)


def test_in_shared_mode_a_member_sees_the_formed_one_and_no_other(database: Database) -> None:
    with together(database) as t:
        formed = t.formed()
        t.proposed()
        assert refs(of_opportunity(t.session, t.third, t.opportunity.id).items) == {formed.ref}
        assert refs(of_organisation(t.session, t.third, t.kitchen.id).items) == {formed.ref}


@pytest.mark.parametrize("mode", [SharingMode.INTRODUCTIONS, SharingMode.SEALED])
def test_elsewhere_nobody_but_its_parties_sees_it(database: Database, mode: SharingMode) -> None:
    with together(database) as t:
        made = t.formed()
        t.opportunity.mode = mode
        t.session.flush()
        sees = {
            actor.role_label
            for actor in everybody(t)
            if PARTNERSHIPS.may(t.session, actor, "see", made)
        }
        assert sees == {"officer at Warm Harbour", "trustee at Warm Harbour"} | {
            "officer at Eastside Kitchen"
        }


def test_once_decided_a_clear_commissioner_sees_those_awarded(database: Database) -> None:
    with together(database, SharingMode.INTRODUCTIONS) as t:
        t.all_talk()
        awarded, other = t.formed(t.kitchen), t.formed(t.garage)
        t.opportunity.decided_at = now()
        t.world.keep(
            Award(opportunity_id=t.opportunity.id, organisation_id=t.kitchen.id, name="Kitchen")
        )
        clear, unclear = t.commissioner(), t.commissioner(clear=False)
        listed = refs(of_opportunity(t.session, clear, t.opportunity.id).items)
        assert (awarded.ref in listed, other.ref in listed) == (True, False)
        assert not of_opportunity(t.session, unclear, t.opportunity.id).items


def test_ours_holds_ours_in_every_state(database: Database) -> None:
    with together(database, SharingMode.INTRODUCTIONS) as t:
        t.all_talk()
        made = {t.formed().ref, t.proposed(t.garage).ref}
        assert refs(partnerships_of(t.session, t.ours).items) == made
        assert len(partnerships_of(t.session, t.third).items) == 1
        assert not partnerships_of(t.session, t.commissioner()).items


def test_ours_is_given_page_by_page(database: Database) -> None:
    with together(database) as t:
        for _ in range(PAGE + 2):
            t.proposed()
        first = partnerships_of(t.session, t.ours)
        assert first.next_ref is not None
        rest = partnerships_of(t.session, t.ours, first.next_ref)
        assert (len(first.items), len(rest.items), rest.next_ref) == (PAGE, 2, None)
        assert not refs(first.items) & refs(rest.items)


def test_a_cursor_that_is_hidden_leads_to_the_first_page(database: Database) -> None:
    with together(database, SharingMode.INTRODUCTIONS) as t:
        t.all_talk()
        ours, hidden = t.proposed(), t.proposed(t.garage)
        for cursor in (hidden.ref, "no such thing"):
            assert refs(partnerships_of(t.session, t.theirs, cursor).items) == {ours.ref}


def test_what_waits_is_what_we_have_not_confirmed_the_soonest_first(database: Database) -> None:
    with together(database) as t:
        later, sooner = t.proposed(), t.proposed(title="Sooner")
        t.open(sooner).reply_by = t.open(later).reply_by.replace(year=2020)
        assert [each.ref for each in waiting(t.session, t.theirs)] == [sooner.ref, later.ref]
        assert not waiting(t.session, t.ours)
        t.confirmed(t.theirs, sooner)
        decline(t.session, t.theirs, t.open(later).ref, "No room", SITE)
        assert not waiting(t.session, t.theirs)


def test_a_newcomer_is_shown_what_waits_for_it(database: Database) -> None:
    with together(database) as t:
        made = t.formed()
        t.change(t.ours, made, t.asked(t.kitchen, t.garage))
        (asked,) = waiting(t.session, t.third)
        assert (asked.ref, asked.kind, asked.by) == (made.ref, "change", "Warm Harbour")


def test_after_leaving_an_officer_finds_no_rounds_and_cannot_act(database: Database) -> None:
    with together(database) as t:
        made = t.formed(t.kitchen, t.garage)
        t.part(made, t.kitchen).status = "left"
        t.session.flush()
        verbs = PARTNERSHIPS.verbs(t.session, t.theirs, made)
        assert "see" in verbs
        assert not verbs & {"read", "answer", "confirm", "propose change", "talk", "work", "bind"}
        assert rounds(t.session, t.theirs, made) == []


def test_whom_we_may_ask_is_searched_by_name(database: Database) -> None:
    with together(database) as t:
        names = {each.name for each in invitable(t.session, t.ours, t.opportunity)}
        assert names == {"Eastside Kitchen", "Old Garage", "Saltmere Council"}
        (found,) = invitable(t.session, t.ours, t.opportunity, "KITCH")
        assert found.name == "Eastside Kitchen"
        assert not invitable(t.session, t.ours, t.opportunity, "100%")


def test_in_introductions_mode_only_those_in_talks_are_offered(database: Database) -> None:
    with together(database, SharingMode.INTRODUCTIONS) as t:
        t.bid(t.third)
        t.all_talk(t.ours, t.theirs)
        assert [each.name for each in invitable(t.session, t.ours, t.opportunity)] == [
            "Eastside Kitchen"
        ]
        assert not invitable(t.session, t.third, t.opportunity)
        made = t.formed()
        assert made.status == "formed"
        assert [each.name for each in invitable(t.session, t.theirs, t.opportunity)] == [
            "Warm Harbour"
        ]


def test_beside_each_party_stands_what_is_in_its_way(database: Database) -> None:
    with together(database) as t:
        made = t.proposed(t.kitchen, t.garage, t.council)
        assert notes_on(t.session, made) == {t.council.ref: NO_MANDATE}
        t.kitchen.retired_at = now()
        theirs = Membership.organisation_id == t.garage.id
        t.session.scalars(select(Membership).where(theirs)).one().status = "left"
        t.session.flush()
        assert notes_on(t.session, made) == {
            t.council.ref: NO_MANDATE,
            t.kitchen.ref: RETIRED,
            t.garage.ref: OUT_OF_PLACE,
        }


def test_hidden_and_missing_are_the_same(database: Database) -> None:
    with together(database, SharingMode.INTRODUCTIONS) as t:
        t.all_talk(t.ours, t.theirs)
        made = t.formed()
        for ref in (made.ref, "no such thing"):
            with pytest.raises(Hidden):
                PARTNERSHIPS.find(t.session, t.third, ref)
