"""Others you may want to talk to, within what each may see, and what is said of a pair."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import event

from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, IllegalMove, NotAllowed, Refused
from commissioning.foundation.sharing import SharingMode
from commissioning.register.actions.marks import mark_pair
from commissioning.register.index import reindex
from commissioning.register.models import (
    Declaration,
    DeclarationArea,
    DeclarationTheme,
    Disclosure,
)
from commissioning.register.queries.overlaps import neighbour, neighbours
from commissioning.register.rules.marks import Mark
from commissioning.register.rules.stages import Stage
from tests.actions.register.introducing import Introducing, another_bid, introducing

AREA = "E06000026"
SITE = "https://register.example"


@pytest.fixture
def shared(database: Database) -> Iterator[Introducing]:
    """Two bids for one opportunity about which everything is shared."""
    with introducing(database, SharingMode.SHARED) as i:
        yield i


def found(i: Introducing, actor: Actor, declaration: Declaration) -> list[str]:
    return [each.ref for each in neighbours(i.session, actor, declaration)]


def mark(i: Introducing, verb: str, why: str = "", *, theirs: bool = False) -> Mark:
    ours, other, actor = (
        (i.theirs, i.ours, i.town.other) if theirs else (i.ours, i.theirs, i.town.officer)
    )
    return mark_pair(i.session, actor, ours.ref, other.ref, verb, why, SITE)


def letters(i: Introducing) -> int:
    return len(i.letters())


def test_both_see_the_overlap_at_once_with_its_reasons(shared: Introducing) -> None:
    (other,) = neighbours(shared.session, shared.town.officer, shared.ours)
    assert other.ref == shared.theirs.ref
    assert other.organisation == "Eastside Kitchen"
    lines = [reason.words for reason in other.overlap.reasons]
    assert "You are both looking at the same opportunity." in lines
    assert other.overlap.score == sum(reason.points for reason in other.overlap.reasons)
    assert found(shared, shared.town.other, shared.theirs) == [shared.ours.ref]


@pytest.mark.parametrize("mode", [SharingMode.INTRODUCTIONS, SharingMode.SEALED])
def test_where_bids_are_hidden_there_are_no_overlaps(database: Database, mode: SharingMode) -> None:
    with introducing(database, mode) as i:
        assert found(i, i.town.officer, i.ours) == []
        assert neighbour(i.session, i.town.officer, i.ours, i.theirs.ref) is None


def test_what_its_owner_keeps_to_itself_is_no_overlap(shared: Introducing) -> None:
    shared.theirs.consented_mode = SharingMode.INTRODUCTIONS
    reindex(shared.session, [shared.theirs.id])
    assert found(shared, shared.town.officer, shared.ours) == []


def test_a_stale_index_shows_nothing_that_the_policy_hides(shared: Introducing) -> None:
    shared.theirs.consented_mode = SharingMode.INTRODUCTIONS
    shared.session.flush()
    assert found(shared, shared.town.officer, shared.ours) == []


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.WITHDRAWN, Stage.NOT_SUCCESSFUL])
def test_drafts_and_what_is_over_are_no_overlap(shared: Introducing, stage: Stage) -> None:
    shared.theirs.stage = stage
    reindex(shared.session, [shared.theirs.id])
    assert found(shared, shared.town.officer, shared.ours) == []


def test_a_partner_of_a_hidden_bid_is_shown_no_overlap_with_it(database: Database) -> None:
    with introducing(database) as i:
        i.session.add(
            Disclosure(declaration_id=i.theirs.id, ground="partner", viewer_id=i.town.harbour.id)
        )
        reindex(i.session, [i.theirs.id])
        assert found(i, i.town.officer, i.ours) == []
        assert found(i, i.town.officer, i.theirs) == []


def test_a_member_sees_the_overlap_of_two_others(shared: Introducing) -> None:
    world = shared.town.world
    member = world.actor(world.organisation("Member", place=shared.town.place))
    assert found(shared, member, shared.ours) == [shared.theirs.ref]


def test_readers_without_a_membership_are_shown_none(shared: Introducing) -> None:
    world = shared.town.world
    far = world.actor(world.organisation("Far", place=world.place("Far")))
    for actor in (far, world.actor(shared.town.council, Role.COMMISSIONER)):
        assert found(shared, actor, shared.ours) == []


def test_a_mark_is_seen_by_both_sides_and_by_nobody_else(shared: Introducing) -> None:
    mark(shared, "talk")
    (ours,) = neighbours(shared.session, shared.town.officer, shared.ours)
    (theirs,) = neighbours(shared.session, shared.town.other, shared.theirs)
    assert ours.stands == "You say: talking."
    assert theirs.stands == "They say: talking."
    world = shared.town.world
    member = world.actor(world.organisation("Member", place=shared.town.place))
    (other,) = neighbours(shared.session, member, shared.ours)
    assert other.stands == "Nobody has said anything yet. You could be first."


def test_the_other_side_gets_a_letter_once(shared: Introducing) -> None:
    mark(shared, "talk")
    assert letters(shared) == 1
    mark(shared, "partner")
    assert letters(shared) == 1


def test_setting_aside_is_told_to_nobody(shared: Introducing) -> None:
    mark(shared, "set_aside")
    assert letters(shared) == 0
    (theirs,) = neighbours(shared.session, shared.town.other, shared.theirs)
    assert theirs.stands == "Nobody has said anything yet. You could be first."
    (ours,) = neighbours(shared.session, shared.town.officer, shared.ours)
    assert ours.set_aside


def test_going_separately_needs_a_reason_which_the_other_reads(shared: Introducing) -> None:
    with pytest.raises(Refused, match="why") as refused:
        mark(shared, "go_separately", "  ")
    assert refused.value.field == "why"
    mark(shared, "go_separately", "Different ages")
    (theirs,) = neighbours(shared.session, shared.town.other, shared.theirs)
    assert theirs.theirs == (Mark.SEPARATE, "Different ages")


def test_a_pair_is_marked_only_as_its_mark_allows(shared: Introducing) -> None:
    with pytest.raises(IllegalMove):
        mark(shared, "bring_back")


def test_only_those_who_speak_for_a_side_mark_it(shared: Introducing) -> None:
    trustee = shared.town.world.actor(shared.town.harbour, Role.TRUSTEE)
    args = (shared.ours.ref, shared.theirs.ref, "talk", "", SITE)
    with pytest.raises(NotAllowed):
        mark_pair(shared.session, trustee, *args)
    with pytest.raises(NotAllowed):
        mark_pair(shared.session, shared.town.other, *args)


def test_a_pair_that_is_hidden_cannot_be_marked(database: Database) -> None:
    with introducing(database) as i, pytest.raises((Hidden, NotAllowed)):
        mark(i, "talk")


def test_a_bid_in_another_place_is_not_told_of_ours(shared: Introducing) -> None:
    town = shared.town
    far = town.world.place("Farness")
    town.world.admit(town.harbour, far)
    stranger = town.world.actor(town.world.organisation("Farness Lifts", place=far))
    there = town.world.opportunity(
        "Lifts", place=far, mode=SharingMode.SHARED, buyer=town.council, buyer_key="council"
    )
    town.opportunity.buyer_key = "council"
    theirs = another_bid(town, stranger, there)
    for bid in (shared.ours, theirs):
        bid.areas, bid.themes = [DeclarationArea(code=AREA)], [DeclarationTheme(code="SW300")]
        bid.starts_on = date(2027, 1, 1)
    reindex(shared.session, [shared.ours.id, theirs.id])
    officer = town.world.actor(town.harbour)  # knows of the new membership
    assert theirs.ref in found(shared, officer, shared.ours)
    assert shared.ours.ref not in found(shared, stranger, theirs)
    with pytest.raises(Refused, match="same place"):
        mark_pair(shared.session, officer, shared.ours.ref, theirs.ref, "talk", "", SITE)


def test_as_many_queries_for_many_as_for_one(shared: Introducing) -> None:
    found(shared, shared.town.officer, shared.ours)  # what was read before is read again now
    one = queries(shared)
    for number in range(4):
        organisation = shared.town.world.organisation(f"More {number}", place=shared.town.place)
        another_bid(shared.town, shared.town.world.actor(organisation), shared.town.opportunity)
    assert len(found(shared, shared.town.officer, shared.ours)) == 5
    assert queries(shared) == one


def queries(i: Introducing) -> int:
    """Count the statements that finding the overlaps of ours sends."""
    sent: list[str] = []

    def note(_c: object, _k: object, statement: str, *_more: object) -> None:
        sent.append(statement)

    engine = i.session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    neighbours(i.session, i.town.officer, i.ours)
    event.remove(engine, "before_cursor_execute", note)
    return len(sent)
