"""Each party's word: nothing comes into force without every board's yes to the same text."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from commissioning.agreements.actions.deciding import (
    Decided,
    Word,
    acknowledge,
    record_board_decision,
    take_back,
    write_decision,
)
from commissioning.agreements.actions.signing import sign
from commissioning.agreements.models import Decision, Version
from commissioning.agreements.queries.agreements import in_force
from commissioning.agreements.rules.deciding import Said
from commissioning.foundation.actor import Role
from commissioning.foundation.clock import held_at, now, today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from commissioning.foundation.sharing import SharingMode
from commissioning.foundation.trail import history
from tests.actions.agreements.agreeing import (
    SITE,
    Agreeing,
    agreeing,
    signature,
)

COPIED = (
    *("version_id", "organisation_id", "fingerprint", "said", "decided_on"),
    *("minute", "words", "by_seat", "ended_why"),
)


def small(a: Agreeing) -> Version:
    """Offer a change of spelling to a signed agreement, without asking how it is found."""
    a.signed()
    version = a.offered(a.amended("about", purpose="Nobody is cold."))
    version.material = False
    a.session.flush()
    return version


def test_all_boards_approve_the_same_text(database: Database) -> None:
    with agreeing(database) as a:
        version = a.offered()
        first = a.decide(a.our_chair, version)
        assert version.status == "offered"
        second = a.decide(a.their_chair, version)
        assert version.status == "approved"
        assert first.fingerprint == second.fingerprint == version.fingerprint
        assert history(a.session, first.ref)[0][0].verb == "decide"
        assert "All boards have approved" in a.letters()[-1].subject


def test_one_no_refuses_a_version_with_its_reasons(database: Database) -> None:
    with agreeing(database) as a:
        version = a.offered()
        a.decide(a.our_chair, version)
        a.decide(a.their_chair, version, Said.REFUSED)
        assert version.status == "refused"
        assert "said no" in a.letters()[-1].subject
        with pytest.raises(NotAllowed):
            a.decide(a.our_chair, version)


def test_saying_nothing_agrees_to_nothing(database: Database) -> None:
    with agreeing(database) as a:
        version = a.offered()
        a.decide(a.our_chair, version)
        with held_at(now() + timedelta(days=3_000)):
            assert version.status == "offered"
            assert in_force(a.session, version.agreement_id, today()) is None


def test_a_board_that_read_another_text_has_decided_nothing(database: Database) -> None:
    with agreeing(database) as a:
        version = a.offered()
        for other in ("", "0" * 64):
            decided = Decided(Said.APPROVED, today(), "Minute 12", "", other)
            with pytest.raises(Refused, match="not the text"):
                record_board_decision(a.session, a.our_chair, version.ref, decided, SITE)
        assert a.session.scalars(select(Decision)).all() == []


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"minute": " "}, "minute"),
        ({"minute": "x" * 301}, "minute"),
        ({"said": Said.REFUSED, "words": " "}, "words"),
        ({"words": "x" * 4_001}, "words"),
        ({"days": 1}, "decided_on"),
        ({"days": -1}, "decided_on"),
        ({"said": Said.ACKNOWLEDGED}, "said"),
        ({"said": "perhaps"}, "said"),
    ],
)
def test_what_is_recorded_of_a_board_is_whole(
    database: Database, changed: dict[str, Any], field: str
) -> None:
    with agreeing(database) as a:
        version = a.offered()
        said: dict[str, Any] = {
            "said": Said.APPROVED,
            "minute": "Minute 12",
            "words": "Yes",
            "days": 0,
        } | changed
        day = today() + timedelta(days=said.pop("days"))
        decided = Decided(decided_on=day, fingerprint=version.fingerprint or "", **said)
        with pytest.raises(Refused) as error:
            record_board_decision(a.session, a.our_chair, version.ref, decided, SITE)
        assert error.value.field == field


def test_a_board_has_one_word_until_it_takes_it_back(database: Database) -> None:
    with agreeing(database) as a:
        version = a.offered()
        first = a.decide(a.our_chair, version)
        with pytest.raises(Refused):
            a.decide(a.our_chair, version)
        with pytest.raises(Refused):
            take_back(a.session, a.our_chair, version.ref, " ", SITE)
        take_back(a.session, a.our_chair, version.ref, "We were too few", SITE)
        assert first.ended_why == "We were too few"
        a.decide(a.their_chair, version)
        assert version.status == "offered"
        a.decide(a.our_chair, version)
        assert version.status == "approved"


def test_nobody_takes_back_what_all_have_decided(database: Database) -> None:
    with agreeing(database) as a:
        version = a.approved()
        with pytest.raises(Refused, match="last party"):
            take_back(a.session, a.our_chair, version.ref, "We were too few", SITE)


def test_nobody_takes_back_the_word_of_another_party_or_role(database: Database) -> None:
    with agreeing(database) as a:
        version = a.offered()
        a.decide(a.our_chair, version)
        with pytest.raises(Refused):
            take_back(a.session, a.their_chair, version.ref, "Not ours", SITE)
        with pytest.raises(NotAllowed):
            take_back(a.session, a.ours, version.ref, "Not the board's", SITE)


def test_officers_of_all_parties_acknowledge_a_small_change(database: Database) -> None:
    with agreeing(database) as a:
        version = small(a)
        with pytest.raises(Refused):
            a.decide(a.our_chair, version)
        acknowledge(a.session, a.ours, version.ref, "", SITE)
        assert version.status == "offered"
        take_back(a.session, a.ours, version.ref, "Read it again", SITE)
        for actor in (a.theirs, a.ours):
            acknowledge(a.session, actor, version.ref, "", SITE)
        assert version.status == "acknowledged"
        assert in_force(a.session, version.agreement_id, today()) == version


def test_a_word_is_given_and_taken_back_on_the_very_text_that_was_read(
    database: Database,
) -> None:
    with agreeing(database) as a:
        version = small(a)
        with pytest.raises(Refused, match="not the text"):
            acknowledge(a.session, a.ours, version.ref, "", SITE, read="0" * 64)
        acknowledge(a.session, a.ours, version.ref, "", SITE, read=version.fingerprint)
        with pytest.raises(Refused, match="not the text"):
            take_back(a.session, a.ours, version.ref, "Again", SITE, read="0" * 64)
        take_back(a.session, a.ours, version.ref, "Again", SITE, read=version.fingerprint)


def test_a_board_may_say_no_to_a_small_change(database: Database) -> None:
    with agreeing(database) as a:
        version = small(a)
        a.decide(a.our_chair, version, Said.REFUSED)
        assert version.status == "refused"


def test_officers_never_acknowledge_what_boards_decide(database: Database) -> None:
    with agreeing(database) as a:
        version = a.offered()
        with pytest.raises(Refused, match="each board"):
            acknowledge(a.session, a.ours, version.ref, "", SITE)


def test_once_a_partner_has_left_nobody_agrees_to_the_version_any_more(
    database: Database,
) -> None:
    with agreeing(database) as a:
        version = a.offered()
        a.decide(a.their_chair, version)
        a.leaves(a.town.kitchen)
        with pytest.raises(Refused, match="partners"):
            a.decide(a.our_chair, version)
        assert version.status == "offered"


def test_in_a_partnership_that_has_ended_nothing_is_decided(database: Database) -> None:
    with agreeing(database) as a:
        version = a.offered()
        a.partnership.status = "ended"
        a.session.flush()
        with pytest.raises(Refused):
            a.decide(a.our_chair, version)


@pytest.mark.parametrize("mode", [SharingMode.INTRODUCTIONS, SharingMode.SEALED])
def test_a_stranger_finds_nothing_to_decide_on(database: Database, mode: SharingMode) -> None:
    with agreeing(database, mode) as a:
        version = a.offered()
        w = a.town.world
        third = w.organisation("Third", place=a.town.place)
        strangers = [
            w.actor(third, Role.CHAIR),
            w.actor(a.town.council, Role.COMMISSIONER),
            w.actor(a.town.harbour, Role.GUEST),
        ]
        for stranger in strangers:
            with pytest.raises(Hidden):
                a.decide(stranger, version)
            with pytest.raises(Hidden):
                acknowledge(a.session, stranger, version.ref, "", SITE)
            with pytest.raises(Hidden):
                take_back(a.session, stranger, version.ref, "Mine", SITE)
            with pytest.raises(Hidden):
                sign(a.session, stranger, version.ref, signature(), SITE)
        word = Word(organisation_id=third.id, said=Said.APPROVED, decided_on=today(), minute="1")
        with pytest.raises(Hidden):
            write_decision(a.session, a.our_chair, version, word, SITE)


def test_officers_and_trustees_record_no_board_decision(database: Database) -> None:
    with agreeing(database) as a:
        version = a.offered()
        for actor in (a.ours, a.town.world.actor(a.town.harbour, Role.TRUSTEE)):
            with pytest.raises(NotAllowed):
                a.decide(actor, version)


def test_the_database_itself_keeps_one_standing_word_for_each_party(database: Database) -> None:
    with agreeing(database) as a:
        first = a.decide(a.our_chair, a.offered())
        columns = {key: getattr(first, key) for key in COPIED}
        with pytest.raises(IntegrityError), a.session.begin_nested():
            a.session.execute(insert(Decision).values(ref="another", created_at=now(), **columns))
