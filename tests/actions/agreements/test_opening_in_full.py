"""Letting members read an agreement in full: it counts while every partner says so."""

import pytest
from sqlalchemy import select

from commissioning.agreements.actions.beginning import begin_next
from commissioning.agreements.actions.opening import agree_to_open, take_opening_back
from commissioning.agreements.models import OpenedFully, Version
from commissioning.agreements.permissions import VERSIONS
from commissioning.agreements.queries.opening import opened_versions, openings_of, who_opened
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, NotAllowed
from commissioning.foundation.sharing import SharingMode
from commissioning.people.models import Person
from tests.actions.agreements.agreeing import SITE, Agreeing, add_partner, agreeing, fill


def member(a: Agreeing) -> Actor:
    """Give an officer of a member that is no party."""
    w = a.town.world
    return w.actor(w.organisation("Somebody Else", place=a.town.place))


def both_agree(a: Agreeing, version: Version) -> None:
    """Let both partners say so."""
    for actor in (a.ours, a.theirs):
        agree_to_open(a.session, actor, version.agreement.ref, SITE)
    a.session.flush()


def reads(a: Agreeing, actor: Actor, version: Version) -> bool:
    """Tell whether somebody may read the text."""
    a.session.flush()
    return VERSIONS.may(a.session, actor, "read", version)


def test_members_read_the_text_once_every_partner_said_so(database: Database) -> None:
    with agreeing(database) as a:
        version, other = a.offered(), member(a)
        agree_to_open(a.session, a.ours, version.agreement.ref, SITE)
        assert not reads(a, other, version)
        agree_to_open(a.session, a.theirs, version.agreement.ref, SITE)
        assert reads(a, other, version)
        assert opened_versions(a.session, version.agreement) == {1}


def test_one_who_takes_it_back_closes_it(database: Database) -> None:
    with agreeing(database) as a:
        version, other = a.offered(), member(a)
        both_agree(a, version)
        take_opening_back(a.session, a.theirs, version.agreement.ref, SITE)
        assert not reads(a, other, version)
        names = {a.ours.organisation_name: True, a.theirs.organisation_name: False}
        assert dict(who_opened(a.session, version.agreement)) == names


def test_drafts_and_what_was_said_of_versions_stay_with_the_parties(database: Database) -> None:
    with agreeing(database) as a:
        version, other = a.signed(), member(a)
        both_agree(a, version)
        draft = a.amended("about", purpose="Warm rooms for all")
        assert not VERSIONS.may(a.session, other, "see", draft)
        assert not VERSIONS.may(a.session, other, "follow", version)


@pytest.mark.parametrize("mode", [SharingMode.INTRODUCTIONS, SharingMode.SEALED])
def test_while_a_competition_may_be_live_it_opens_nothing(
    database: Database, mode: SharingMode
) -> None:
    with agreeing(database) as a:
        version, other = a.offered(), member(a)
        both_agree(a, version)
        a.town.opportunity.mode = mode
        assert not reads(a, other, version)


def test_a_partner_that_joins_has_not_said_so_yet(database: Database) -> None:
    with agreeing(database) as a:
        version, other = a.offered(), member(a)
        both_agree(a, version)
        newcomer = a.town.world.organisation("Third Shed", place=a.town.place)
        add_partner(a.town, a.partnership, newcomer, 3)
        assert not reads(a, other, version)


def test_what_a_partner_that_left_was_a_party_to_opens_only_by_its_own_word(
    database: Database,
) -> None:
    with agreeing(database) as a:
        version, other = a.offered(), member(a)
        agree_to_open(a.session, a.ours, version.agreement.ref, SITE)
        a.leaves(a.town.kitchen)
        assert not reads(a, other, version)


def test_a_partner_s_word_stands_when_it_has_left(database: Database) -> None:
    with agreeing(database) as a:
        version, other = a.offered(), member(a)
        both_agree(a, version)
        a.leaves(a.town.kitchen)
        assert reads(a, other, version)


def test_a_partner_that_left_takes_its_word_back_and_the_text_closes(database: Database) -> None:
    with agreeing(database) as a:
        version, other = a.offered(), member(a)
        both_agree(a, version)
        a.leaves(a.town.kitchen)
        take_opening_back(a.session, a.theirs, version.agreement.ref, SITE)
        assert not reads(a, other, version)
        agree_to_open(a.session, a.theirs, version.agreement.ref, SITE)
        assert reads(a, other, version)


def test_the_word_of_one_that_left_counts_for_what_it_was_a_party_to_alone(
    database: Database,
) -> None:
    with agreeing(database) as a:
        version, other = a.signed(), member(a)
        agree_to_open(a.session, a.ours, version.agreement.ref, SITE)
        a.leaves(a.town.kitchen)
        newcomer = a.town.world.organisation("Third Shed", place=a.town.place)
        add_partner(a.town, a.partnership, newcomer, 3, role="Drives")
        third = a.town.world.actor(newcomer, mandated=True)
        agree_to_open(a.session, third, version.agreement.ref, SITE)
        draft = begin_next(a.session, a.ours, version.agreement.ref)
        fill(draft)
        later = a.offered(draft)
        assert reads(a, other, later)
        assert not reads(a, other, version)
        kitchen = a.town.kitchen.name
        said = [
            (each.version.number, each.waits_for)
            for each in openings_of(a.session, version.agreement)
        ]
        assert said == [(2, ()), (1, (kitchen,))]


def test_one_that_left_is_told_when_what_it_was_a_party_to_opens_or_closes(
    database: Database,
) -> None:
    with agreeing(database) as a:
        version = a.offered()
        both_agree(a, version)
        a.leaves(a.town.kitchen)
        before = {letter.id for letter in a.letters()}
        take_opening_back(a.session, a.ours, version.agreement.ref, SITE)
        told = [letter.text for letter in a.letters() if letter.id not in before]
        assert any(f"?as={a.theirs.seat_ref}" in text for text in told)


def test_who_acts_for_another_side_has_no_word_in_it(database: Database) -> None:
    with agreeing(database) as a:
        version = a.offered()
        both_agree(a, version)
        a.leaves(a.town.kitchen)
        person = a.session.get_one(Person, a.ours.person_id)
        turned = a.town.world.actor(a.town.kitchen, person=person, mandated=True)
        with pytest.raises(NotAllowed):
            take_opening_back(a.session, turned, version.agreement.ref, SITE)


def test_all_partners_are_told_when_it_opens_and_when_it_closes(database: Database) -> None:
    with agreeing(database) as a:
        version = a.offered()
        before = {letter.id for letter in a.letters()}
        take_opening_back(a.session, a.ours, version.agreement.ref, SITE)
        agree_to_open(a.session, a.ours, version.agreement.ref, SITE)
        take_opening_back(a.session, a.ours, version.agreement.ref, SITE)
        assert {letter.id for letter in a.letters()} == before
        both_agree(a, version)
        take_opening_back(a.session, a.theirs, version.agreement.ref, SITE)
        told = [letter for letter in a.letters() if letter.id not in before]
        seats = (a.ours, a.theirs, a.our_chair, a.their_chair)
        page = f"{SITE}/agreements/{version.agreement.ref}?as="
        for subject in (
            "All parties have agreed to open an agreement to members",
            "An agreement is no longer open to members",
        ):
            texts = [letter.text for letter in told if letter.subject == subject]
            assert all(any(page + seat.seat_ref in text for text in texts) for seat in seats)


def test_said_twice_it_is_said_once(database: Database) -> None:
    with agreeing(database) as a:
        version = a.offered()
        for _ in range(2):
            agree_to_open(a.session, a.ours, version.agreement.ref, SITE)
            a.session.flush()
        assert len(a.session.scalars(select(OpenedFully)).all()) == 1


def test_only_a_mandated_seat_of_a_partner_says_so(database: Database) -> None:
    with agreeing(database) as a:
        version, w = a.offered(), a.town.world
        for actor in (w.actor(a.town.harbour), w.actor(a.town.harbour, Role.CHAIR)):
            with pytest.raises(NotAllowed):
                agree_to_open(a.session, actor, version.agreement.ref, SITE)
        with pytest.raises((Hidden, NotAllowed)):
            agree_to_open(a.session, member(a), version.agreement.ref, SITE)


def test_a_version_waits_for_nobody_exactly_when_the_policy_opens_it(database: Database) -> None:
    with agreeing(database) as a:
        version = a.offered()
        ref = version.agreement.ref
        for act, actor in ((agree_to_open, a.ours), (agree_to_open, a.theirs)):
            act(a.session, actor, ref, SITE)
            [found] = openings_of(a.session, version.agreement)
            assert found.opened is (not found.waits_for)
