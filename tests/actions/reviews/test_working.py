"""It goes both ways: partners say how working with a commissioner goes, and it may answer."""

import pytest

from commissioning.foundation.actor import Kind, Role
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from commissioning.foundation.sharing import SharingMode
from commissioning.reviews.actions.working import Said, answer_view, say_how_working
from commissioning.reviews.models import WorkingView
from commissioning.reviews.permissions.reviewing import WORKING_VIEWS
from commissioning.reviews.queries.working import commissioners_met, views_of
from tests.actions.agreements.agreeing import SITE, add_partner
from tests.actions.reviews.reviewing import Reviewing, address_of, reviewing

HELPS = "One person to ring."


def said(r: Reviewing, helps: str = HELPS, hinders: str = "", about: str = "") -> WorkingView:
    """Let the kitchen say how working with the council goes."""
    words = Said(about=about or r.a.town.council.ref, helps=helps, hinders=hinders)
    return say_how_working(r.session, r.a.theirs, r.partnership.ref, words, SITE)


def test_a_partner_says_it_and_those_it_is_about_are_told(database: Database) -> None:
    with reviewing(database) as r:
        view = said(r)
        assert (view.helps, view.about_id) == (HELPS, r.a.town.council.id)
        told = r.addresses("A partner says how working with you goes")
        assert told == {address_of(r.clear), address_of(r.colleague)}
        assert r.verbs(view) == ["say"]


def test_partners_and_the_clear_commissioners_it_is_about_read_it(database: Database) -> None:
    with reviewing(database) as r:
        view = said(r)
        town = r.a.town
        trust = town.world.organisation("Health Trust", place=town.place, kind=Kind.COMMISSIONER)
        other = town.world.actor(trust, Role.COMMISSIONER)
        town.world.clear(other, town.opportunity)
        member = town.world.actor(town.world.organisation("Quayside", place=town.place))
        readers = (r.clear, r.colleague, r.a.ours, r.a.theirs, r.a.our_chair)
        for actor in readers:
            assert [each.ref for each in views_of(r.session, actor, r.partnership)] == [view.ref]
        for actor in (r.not_clear, other, member):
            assert views_of(r.session, actor, r.partnership) == []


@pytest.mark.parametrize("mode", [SharingMode.INTRODUCTIONS, SharingMode.SEALED])
def test_it_is_not_there_while_a_competition_is_to_be_protected(
    database: Database, mode: SharingMode
) -> None:
    with reviewing(database) as r:
        said(r)
        r.mode(mode)
        for actor in (r.clear, r.a.ours):
            assert views_of(r.session, actor, r.partnership) == []
        with pytest.raises(Hidden):
            said(r)


def test_saying_it_anew_keeps_what_was_said_before(database: Database) -> None:
    with reviewing(database) as r:
        first = said(r)
        second = said(r, "", "Three forms that ask the same.")
        assert first.replaced_at is not None
        found = views_of(r.session, r.clear, r.partnership)
        assert [each.ref for each in found] == [second.ref, first.ref]
        with pytest.raises(NotAllowed):
            answer_view(r.session, r.clear, first.ref, "Thank you.", SITE)


def test_something_is_said_of_a_commissioner_they_meet_here(database: Database) -> None:
    with reviewing(database) as r:
        with pytest.raises(Refused):
            said(r, "", "  ")
        with pytest.raises(Refused):
            said(r, about=r.a.town.harbour.ref)
        with pytest.raises(Refused):
            said(r, helps="x" * 4_001)


def test_a_review_that_is_a_draft_yet_names_nobody_to_speak_of(database: Database) -> None:
    with reviewing(database) as r:
        r.a.town.opportunity.buyer_organisation_id = None
        r.begun()
        assert commissioners_met(r.session, r.a.ours, r.partnership) == []


def test_a_commissioner_who_is_a_party_does_not_speak_of_itself(database: Database) -> None:
    with reviewing(database) as r:
        add_partner(r.a.town, r.partnership, r.a.town.council, 3, role="Lends the rooms")
        assert commissioners_met(r.session, r.colleague, r.partnership) == []
        names = [each.name for each in commissioners_met(r.session, r.a.ours, r.partnership)]
        assert names == ["Saltmere Council"]


def test_the_commissioner_answers_once_and_the_writer_is_told(database: Database) -> None:
    with reviewing(database) as r:
        view = said(r)
        answer_view(r.session, r.clear, view.ref, " We keep her. ", SITE)
        assert view.answer == "We keep her."
        assert r.addresses("A commissioner has answered what you said") == {address_of(r.a.theirs)}
        with pytest.raises(Refused, match="answered this already"):
            answer_view(r.session, r.colleague, view.ref, "And again.", SITE)
        assert r.verbs(view) == ["say", "answer"]


def test_nobody_else_answers(database: Database) -> None:
    with reviewing(database) as r:
        view = said(r)
        with pytest.raises(NotAllowed):
            answer_view(r.session, r.a.ours, view.ref, "We answer.", SITE)
        with pytest.raises(Hidden):
            answer_view(r.session, r.not_clear, view.ref, "We answer.", SITE)
        assert not WORKING_VIEWS.may(r.session, r.a.ours, "replace", view)
