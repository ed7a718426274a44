"""Letting others see more: it counts when every partner has said so, and closes with one."""

import pytest

from commissioning.foundation.clock import now
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.events import OpportunityChanged
from commissioning.partnerships.actions.openings import (
    NOT_DECIDED,
    NOT_SHARED,
    agree_to_open,
    take_opening_back,
)
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.permissions import PARTNERSHIPS
from commissioning.partnerships.queries.openings import words_for
from commissioning.partnerships.reactions import opportunity_changed
from tests.actions.partnerships.together import Together, together


def members_see(t: Together, made: Partnership) -> bool:
    """Tell whether a member who is no party sees it."""
    t.session.flush()
    return PARTNERSHIPS.may(t.session, t.third, "see", made)


def formed_closed(t: Together) -> Partnership:
    """Form it in introductions mode, and share the opportunity afterwards."""
    t.all_talk(t.ours, t.theirs)
    made = t.formed()
    t.opportunity.mode = SharingMode.SHARED
    return made


def test_members_see_it_once_every_partner_has_said_so(database: Database) -> None:
    with together(database, SharingMode.INTRODUCTIONS) as t:
        made = formed_closed(t)
        assert not members_see(t, made)
        agree_to_open(t.session, t.ours, made.ref, "mode")
        assert not members_see(t, made)
        agree_to_open(t.session, t.theirs, made.ref, "mode")
        assert members_see(t, made)


def test_one_who_takes_it_back_closes_it(database: Database) -> None:
    with together(database) as t:
        made = t.formed()
        assert members_see(t, made)
        take_opening_back(t.session, t.ours, made.ref, "mode")
        assert not members_see(t, made)
        agree_to_open(t.session, t.theirs, made.ref, "mode")
        assert not members_see(t, made)
        agree_to_open(t.session, t.ours, made.ref, "mode")
        assert members_see(t, made)


def test_saying_it_twice_is_saying_it_once(database: Database) -> None:
    with together(database) as t:
        made = t.formed()
        for _ in range(2):
            agree_to_open(t.session, t.ours, made.ref, "mode")
        assert len(words_for(t.session, made.id, "mode")) == 1


def test_while_a_competition_may_be_live_nothing_is_opened(database: Database) -> None:
    with together(database, SharingMode.INTRODUCTIONS) as t:
        t.all_talk(t.ours, t.theirs)
        made = t.formed()
        with pytest.raises(Refused, match=NOT_SHARED[:40]):
            agree_to_open(t.session, t.ours, made.ref, "mode")


def test_a_newcomer_has_not_said_so_yet(database: Database) -> None:
    with together(database, SharingMode.INTRODUCTIONS) as t:
        made = formed_closed(t)
        for actor in (t.ours, t.theirs):
            agree_to_open(t.session, actor, made.ref, "mode")
        stranger = t.world.actor(t.world.organisation("Member", place=t.place))
        assert PARTNERSHIPS.may(t.session, stranger, "see", made)
        t.change(t.ours, made, t.asked(t.kitchen, t.garage))
        t.confirmed(t.theirs, made)
        t.confirmed(t.third, made)
        assert not PARTNERSHIPS.may(t.session, stranger, "see", made)
        agree_to_open(t.session, t.third, made.ref, "mode")
        assert PARTNERSHIPS.may(t.session, stranger, "see", made)


def test_after_the_decision_members_see_what_all_partners_tell(database: Database) -> None:
    with together(database, SharingMode.INTRODUCTIONS) as t:
        t.all_talk(t.ours, t.theirs)
        made = t.formed()
        with pytest.raises(Refused, match=NOT_DECIDED):
            agree_to_open(t.session, t.ours, made.ref, "told")
        t.opportunity.decided_at = now()
        agree_to_open(t.session, t.ours, made.ref, "told")
        assert not members_see(t, made)
        agree_to_open(t.session, t.theirs, made.ref, "told")
        assert members_see(t, made)


def test_a_decision_that_goes_takes_the_words_along(database: Database) -> None:
    with together(database, SharingMode.INTRODUCTIONS) as t:
        t.all_talk(t.ours, t.theirs)
        made = t.formed()
        t.opportunity.decided_at = now()
        for actor in (t.ours, t.theirs):
            agree_to_open(t.session, actor, made.ref, "told")
        opportunity_changed(t.session, OpportunityChanged(t.opportunity.id))
        assert len(words_for(t.session, made.id, "told")) == 2
        t.opportunity.decided_at = None
        opportunity_changed(t.session, OpportunityChanged(t.opportunity.id))
        t.opportunity.decided_at = now()
        assert not members_see(t, made)


def test_only_a_mandated_partner_opens_it(database: Database) -> None:
    with together(database) as t:
        made = t.formed()
        with pytest.raises(NotAllowed):
            agree_to_open(t.session, t.colleague(t.harbour), made.ref, "mode")
        with pytest.raises(NotAllowed):
            agree_to_open(t.session, t.third, made.ref, "mode")
        take_opening_back(t.session, t.ours, made.ref, "mode")
        with pytest.raises(Hidden):
            agree_to_open(t.session, t.third, made.ref, "mode")


def test_what_is_unknown_opens_nothing(database: Database) -> None:
    with together(database) as t:
        made = t.formed()
        for act in (agree_to_open, take_opening_back):
            with pytest.raises(Refused):
                act(t.session, t.ours, made.ref, "everything")
