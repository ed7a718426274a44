"""Writing and publishing: a draft is its buyer's own, and every later change is told."""

from datetime import date

import pytest
from sqlalchemy import select

from commissioning.foundation.actor import ANYONE, Kind, Role
from commissioning.foundation.clock import now
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from commissioning.foundation.fulltext import OPPORTUNITIES as INDEX
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.actions.content import content_of, fingerprint_of
from commissioning.opportunities.actions.lots import (
    LotContent,
    add_lot,
    change_lot,
    take_out_lot,
)
from commissioning.opportunities.actions.publishing import (
    discard,
    edit,
    move_deadline,
    publish,
    write_draft,
)
from commissioning.opportunities.events import OpportunityChanged
from commissioning.opportunities.models import Lot, Opportunity
from commissioning.opportunities.permissions import OPPORTUNITIES
from tests.actions.opportunities.saltmere import in_days, saltmere, written


def test_a_draft_is_there_for_its_buyers_people_alone(database: Database) -> None:
    with saltmere(database) as place:
        draft = place.drafted()
        officer = place.world.actor(place.council, Role.ADMIN)
        stranger = place.world.actor(place.world.organisation("Warm Harbour", place=place.place))
        assert OPPORTUNITIES.find(place.session, officer, draft.ref) is draft
        for other in (stranger, ANYONE):
            with pytest.raises(Hidden):
                OPPORTUNITIES.find(place.session, other, draft.ref)
        assert place.history_of(draft) == []


def test_publishing_lets_anyone_see_it_and_find_it(database: Database) -> None:
    with saltmere(database) as place:
        draft = place.drafted(title="Moonlight rooms")
        question = [["v_p"], ["moonlight"]]
        assert INDEX.newest(place.session, question, limit=5) == []
        publish(place.session, place.buyer, draft.ref)
        assert INDEX.newest(place.session, question, limit=5) == [draft.id]
        assert OPPORTUNITIES.find(place.session, ANYONE, draft.ref) is draft
        assert place.told[-1] == OpportunityChanged(draft.id)


def test_an_opportunity_begins_with_introductions_only(database: Database) -> None:
    with saltmere(database) as place:
        assert place.published().mode == SharingMode.INTRODUCTIONS


def test_only_a_verified_commissioner_in_a_place_publishes(database: Database) -> None:
    with saltmere(database) as place:
        world = place.world
        waiting = world.organisation(
            "New Fund", place=place.place, kind=Kind.FUNDER, verified=False
        )
        homeless = world.organisation("Far Council", kind=Kind.COMMISSIONER)
        charity = world.organisation("Warm Harbour", place=place.place)
        for one in (
            world.actor(waiting, Role.COMMISSIONER),
            world.actor(homeless, Role.COMMISSIONER),
            world.actor(charity, Role.ADMIN),
            world.actor(place.council, Role.ADMIN),
        ):
            with pytest.raises(NotAllowed):
                write_draft(place.session, one, written(), "")


def test_it_is_published_for_a_place_of_theirs_alone(database: Database) -> None:
    with saltmere(database) as place:
        elsewhere = place.world.place("Elsewhere")
        with pytest.raises(Refused):
            write_draft(place.session, place.buyer, written(), elsewhere.ref)


def test_a_moved_deadline_is_told_as_moved(database: Database) -> None:
    with saltmere(database) as place:
        made = place.published()
        move_deadline(place.session, place.buyer, made.ref, in_days(60), "More time to talk")
        assert place.history_of(made)[0] == []
        assert place.history_of(made)[1][0].startswith("The deadline moved from")
        assert place.trail(made.ref)[0] == "moved the deadline"


def test_a_deadline_cannot_move_into_the_past(database: Database) -> None:
    with saltmere(database) as place:
        made = place.published()
        with pytest.raises(Refused) as refused:
            move_deadline(place.session, place.buyer, made.ref, in_days(-2), "")
        assert refused.value.field == "deadline_at"


def test_a_draft_whose_closing_date_went_by_is_not_published(database: Database) -> None:
    with saltmere(database) as place:
        draft = place.drafted()
        draft.deadline_at = in_days(-1)
        with pytest.raises(Refused):
            publish(place.session, place.buyer, draft.ref)


def test_each_later_change_is_told_in_sentences(database: Database) -> None:
    with saltmere(database) as place:
        made = place.published()
        after = written(
            title="Winter and spring support",
            deadline_at=made.deadline_at,
            kind="grant",
            areas=("E06000026",),
            themes=("CA101",),
            reference="SC/12",
            url="https://example.org/papers",
            starts_on=date(2030, 4, 1),
        )
        edit(place.session, place.buyer, made.ref, after, based_on=fingerprint_of(made))
        told = place.history_of(made)[-1]
        assert "The title changed from “Winter support” to “Winter and spring support”" in told
        assert "It is now: Grant" in told
        assert "The areas were changed" in told
        assert "What it is about was changed" in told
        assert "The reference is now “SC/12”" in told
        assert "The link was changed" in told
        assert content_of(made) == after


def test_a_change_of_nothing_tells_nothing(database: Database) -> None:
    with saltmere(database) as place:
        made = place.published(areas=("E06000026",))
        edit(place.session, place.buyer, made.ref, content_of(made), based_on=fingerprint_of(made))
        assert len(place.history_of(made)) == 1


def test_of_two_who_change_it_at_once_the_second_is_told(database: Database) -> None:
    with saltmere(database) as place:
        made = place.published()
        seen = fingerprint_of(made)
        first = written(title="First", deadline_at=made.deadline_at)
        second = written(title="Second", deadline_at=made.deadline_at)
        edit(place.session, place.buyer, made.ref, first, based_on=seen)
        with pytest.raises(Refused, match="Somebody else changed this"):
            edit(place.session, place.colleague, made.ref, second, based_on=seen)
        assert made.title == "First"


def test_an_imported_notice_is_not_rewritten_even_by_its_buyer(database: Database) -> None:
    with saltmere(database) as place:
        made = place.imported(place=place.place, buyer=place.council)
        with pytest.raises(NotAllowed):
            edit(place.session, place.buyer, made.ref, written(), based_on="")


def test_lots_are_added_changed_and_taken_out(database: Database) -> None:
    with saltmere(database) as place:
        made, buyer = place.published(), place.buyer
        add_lot(place.session, buyer, made.ref, LotContent(title="North"))
        add_lot(place.session, buyer, made.ref, LotContent(title="South", value_pence=5_000_00))
        north, south = made.lots
        change_lot(place.session, buyer, made.ref, north.ref, LotContent(title="North side"))
        take_out_lot(place.session, buyer, made.ref, south.ref)
        assert [(lot.number, lot.title) for lot in made.lots] == [
            ("1", "North side"),
            ("2", "South"),
        ]
        assert south.removed_at is not None
        told = [lines[0] for lines in place.history_of(made)[1:]]
        assert told == ["1 lot added", "1 lot added", "1 lot changed", "1 lot taken out"]
        with pytest.raises(Hidden):
            take_out_lot(place.session, buyer, made.ref, south.ref)


def test_a_lot_taken_out_of_a_draft_is_gone(database: Database) -> None:
    with saltmere(database) as place:
        draft = place.drafted()
        add_lot(place.session, place.buyer, draft.ref, LotContent(title="North"))
        take_out_lot(place.session, place.buyer, draft.ref, draft.lots[0].ref)
        place.session.flush()
        assert place.session.scalars(select(Lot)).all() == []


def test_a_draft_can_be_deleted_and_a_published_one_cannot(database: Database) -> None:
    with saltmere(database) as place:
        draft, made = place.drafted(), place.published()
        place.world.clear(place.buyer, draft)
        discard(place.session, place.buyer, draft.ref)
        assert place.session.scalars(select(Opportunity)).all() == [made]
        assert place.trail(draft.ref)[0] == "discarded"
        with pytest.raises(NotAllowed):
            discard(place.session, place.buyer, made.ref)


@pytest.mark.parametrize("published", [True, False])
def test_who_may_do_something_to_it_may_also_see_it(database: Database, *, published: bool) -> None:
    with saltmere(database) as place:
        made = place.published() if published else place.drafted()
        world = place.world
        fund = world.organisation("Fund", place=place.place, kind=Kind.FUNDER)
        charity = world.organisation("Warm Harbour", place=place.place)
        others = [
            world.actor(body, role) for body in (place.council, fund, charity) for role in Role
        ]
        for actor in (ANYONE, *others):
            verbs = OPPORTUNITIES.verbs(place.session, actor, made)
            assert not verbs or "see" in verbs


def test_published_at_is_the_moment_it_was_published(database: Database) -> None:
    before = now()
    with saltmere(database) as place:
        made = place.published()
        assert made.published_at is not None
        assert before <= made.published_at <= now()
