"""Two commissioners of one buyer who write at the same moment: one record, and nothing lost."""

from sqlalchemy import select

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import NotAllowed, Refused
from commissioning.reviews.actions.equal_information import correct, say_to_all
from commissioning.reviews.actions.noticing import note_notice
from commissioning.reviews.actions.routing import answer, keep_entry
from commissioning.reviews.models import EqualInformation, RouteEntry, RouteNotice, RouteRecord
from tests.actions.agreements.at_once import Act, at_once
from tests.actions.reviews.routing import HEALTH, routing


def test_of_two_who_begin_at_once_one_begins_and_the_other_looks_again(database: Database) -> None:
    with routing(database) as r:
        ref, both = r.ref, (r.clear, r.colleague)

    def begin(actor: Actor) -> Act:
        return lambda session: answer(session, actor, ref, HEALTH, "")

    refused = at_once(database, [begin(actor) for actor in both])
    assert sorted(str(type(each).__name__) for each in refused) == ["NoneType", "Refused"]
    with database.reading() as session:
        assert len(session.scalars(select(RouteRecord)).all()) == 1


def test_of_two_wordings_at_once_both_are_kept_and_one_stands(database: Database) -> None:
    with routing(database) as r:
        r.chosen()
        ref, both = r.ref, (r.clear, r.colleague)

    def write(actor: Actor) -> Act:
        return lambda session: keep_entry(session, actor, ref, "decided_by", actor.name)

    assert at_once(database, [write(actor) for actor in both]) == [None, None]
    with database.reading() as session:
        found = session.scalars(select(RouteEntry)).all()
        assert sorted(entry.replaced_at is None for entry in found) == [False, True]


def test_of_two_days_at_once_one_stands(database: Database) -> None:
    with routing(database) as r:
        r.chosen()
        ref, both = r.ref, (r.clear, r.colleague)

    def note(actor: Actor) -> Act:
        return lambda session: note_notice(
            session, actor, ref, "psr_c_intention", today(), "2026/S 000-1"
        )

    assert at_once(database, [note(actor) for actor in both]) == [None, None]
    with database.reading() as session:
        found = session.scalars(select(RouteNotice)).all()
        assert sorted(notice.replaced_at is None for notice in found) == [False, True]


def test_of_two_corrections_at_once_one_is_published(database: Database) -> None:
    with routing(database) as r:
        said = say_to_all(r.session, r.clear, r.ref, today(), "Here", "In March.").ref
        both = (r.clear, r.colleague)

    def put_right(actor: Actor) -> Act:
        return lambda session: correct(session, actor, said, today(), "Here", "In April.")

    refused = at_once(database, [put_right(actor) for actor in both])
    assert len([each for each in refused if isinstance(each, NotAllowed | Refused)]) == 1
    with database.reading() as session:
        assert len(session.scalars(select(EqualInformation)).all()) == 2
