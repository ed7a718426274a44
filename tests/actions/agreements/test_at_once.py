"""Two who act on one agreement at the same moment: nothing lost, nothing bound by half."""

from sqlalchemy import select

from commissioning.agreements.actions.beginning import begin_next
from commissioning.agreements.actions.deciding import record_board_decision, take_back
from commissioning.agreements.actions.drafting import Clash, edit
from commissioning.agreements.actions.offering import offer, prepare_offer
from commissioning.agreements.actions.signing import sign
from commissioning.agreements.models import Decision, Edit, Version
from commissioning.agreements.queries.drafts import content_of_version
from commissioning.agreements.rules.draft_parts import stamp, value_of
from commissioning.foundation.actor import Actor
from commissioning.foundation.db import Database
from tests.actions.agreements.agreeing import MADE, SITE, agreeing, decided_on, signature
from tests.actions.agreements.at_once import Act, at_once


def statuses(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.scalars(select(Version.status).order_by(Version.number)))


def test_two_last_decisions_at_once_approve_the_version(database: Database) -> None:
    with agreeing(database) as a:
        version = a.offered()
        ref, decided = version.ref, decided_on(version)
        chairs = (a.our_chair, a.their_chair)

    def approve(actor: Actor) -> Act:
        return lambda session: record_board_decision(session, actor, ref, decided, SITE)

    assert at_once(database, [approve(actor) for actor in chairs]) == [None, None]
    assert statuses(database) == ["approved"]


def test_a_last_yes_and_a_taking_back_at_once_bind_or_do_not_bind(database: Database) -> None:
    with agreeing(database) as a:
        version = a.offered()
        ref, decided, ours, theirs = version.ref, decided_on(version), a.our_chair, a.their_chair
        a.decide(ours, version)

    at_once(
        database,
        [
            lambda session: record_board_decision(session, theirs, ref, decided, SITE),
            lambda session: take_back(session, ours, ref, "We were too few", SITE),
        ],
    )
    with database.reading() as session:
        standing = session.scalars(select(Decision).where(Decision.ended_at.is_(None))).all()
        status = session.scalars(select(Version.status)).one()
        assert (status == "approved") is (len(standing) == 2)


def test_of_two_edits_of_one_part_at_once_one_is_told(database: Database) -> None:
    with agreeing(database) as a:
        version = a.begun()
        ref, about = version.ref, value_of(content_of_version(version), "about")
        seen, writers = stamp(content_of_version(version), "about"), (a.ours, a.theirs)

    def write(actor: Actor) -> Act:
        value = about | {"purpose": f"For {actor.organisation_name}"}
        return lambda session: edit(session, actor, ref, "about", value, seen)

    refused = at_once(database, [write(actor) for actor in writers])
    assert [type(each) for each in refused if each] == [Clash]
    with database.reading() as session:
        [kept] = session.scalars(select(Edit))
        assert session.scalars(select(Version)).one().content["purpose"] == kept.after["purpose"]


def test_edits_of_two_parts_at_once_both_stay(database: Database) -> None:
    with agreeing(database) as a:
        version = a.completed()
        content, ref = content_of_version(version), version.ref
        writers = {"clauses/purpose": a.ours, "clauses/deciding": a.theirs}

    def write(part: str) -> Act:
        value, seen = value_of(content, part) | {"text": f"We wrote {part}."}, stamp(content, part)
        return lambda session: edit(session, writers[part], ref, part, value, seen)

    assert at_once(database, [write(part) for part in writers]) == [None, None]
    with database.reading() as session:
        now = content_of_version(session.scalars(select(Version)).one())
        assert [value_of(now, part)["text"] for part in writers] == [
            f"We wrote {part}." for part in writers
        ]


def test_two_who_begin_the_next_version_at_once_write_the_same_one(database: Database) -> None:
    with agreeing(database) as a:
        ref, writers = a.signed().agreement.ref, (a.ours, a.theirs)

    def begin(actor: Actor) -> Act:
        return lambda session: begin_next(session, actor, ref)

    assert at_once(database, [begin(actor) for actor in writers]) == [None, None]
    assert statuses(database) == ["signed", "draft"]


def test_a_draft_offered_twice_at_once_is_offered_once(database: Database) -> None:
    with agreeing(database) as a:
        ref, writers = a.completed().ref, (a.ours, a.theirs)
        prepared = [prepare_offer(a.session, actor, ref) for actor in writers]

    def offers(actor: Actor, at: int) -> Act:
        return lambda session: offer(session, actor, prepared[at], MADE, SITE)

    refused = at_once(database, [offers(actor, at) for at, actor in enumerate(writers)])
    assert len([each for each in refused if each is None]) == 1
    assert statuses(database) == ["offered"]


def test_the_last_two_signatures_at_once_bring_it_into_force(database: Database) -> None:
    with agreeing(database) as a:
        ref, writers = a.approved().ref, (a.ours, a.theirs)

    def signs(actor: Actor) -> Act:
        return lambda session: sign(session, actor, ref, signature(), SITE)

    assert at_once(database, [signs(actor) for actor in writers]) == [None, None]
    assert statuses(database) == ["signed"]
