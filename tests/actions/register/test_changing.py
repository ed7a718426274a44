"""Changing a declaration: versions that can be read, and nobody's words lost."""

import pytest

from commissioning.foundation.actor import Role
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, IllegalMove, NotAllowed, Refused
from commissioning.foundation.trail import history
from commissioning.opportunities.models import Lot
from commissioning.people.models import Person
from commissioning.register.actions.declaring import say
from commissioning.register.actions.editing import Overtaken, change
from commissioning.register.models import DeclarationVersion
from commissioning.register.queries.contents import versions_of
from commissioning.register.rules.openness import Openness
from commissioning.register.rules.stages import Stage
from commissioning.register.rules.versions import differences
from tests.actions.register.saltmere import saltmere


def _said(was: DeclarationVersion, becomes: DeclarationVersion) -> list[tuple[str, str, str]]:
    changes = differences(was.content, becomes.content)
    return [(each.label, each.before, each.after) for each in changes]


def test_every_change_is_a_version_with_a_readable_difference(database: Database) -> None:
    with saltmere(database) as s:
        made = s.drafted()
        change(s.session, s.officer, made.ref, {"who_for": "Anyone who is cold"}, made.version)
        change(s.session, s.officer, made.ref, {"amount_pence": 1_250_000}, made.version)
        newest, middle, first = versions_of(s.session, made.id)
        said = [
            (one.label, one.before, one.after) for one in differences(first.content, middle.content)
        ]
        assert said == [("Who it is for", "nothing", "Anyone who is cold")]
        said = [
            (one.label, one.before, one.after)
            for one in differences(middle.content, newest.content)
        ]
        assert said == [("Amount sought", "nothing", "£12,500")]


def test_saving_what_was_there_already_makes_no_version(database: Database) -> None:
    with saltmere(database) as s:
        made = s.drafted()
        change(s.session, s.officer, made.ref, {"summary": made.summary}, made.version)
        assert len(versions_of(s.session, made.id)) == 1


def test_two_people_who_change_the_same_part_do_not_overwrite_unseen(database: Database) -> None:
    with saltmere(database) as s:
        made = s.drafted()
        change(s.session, s.officer, made.ref, {"summary": "Theirs"}, 1)
        with pytest.raises(Overtaken) as caught:
            change(s.session, s.officer, made.ref, {"summary": "Ours"}, 1)
        assert [each.after for each in caught.value.changes] == ["Theirs"]
        assert made.summary == "Theirs"
        change(s.session, s.officer, made.ref, {"summary": "Ours"}, caught.value.version)
        assert made.summary == "Ours"


def test_two_people_who_change_different_parts_are_both_kept(database: Database) -> None:
    with saltmere(database) as s:
        made = s.drafted()
        change(s.session, s.officer, made.ref, {"who_for": "Families"}, 1)
        change(s.session, s.officer, made.ref, {"contact": "Mary, 01234"}, 1)
        assert (made.who_for, made.contact) == ("Families", "Mary, 01234")


def test_areas_themes_and_lots_are_changed_as_lists(database: Database) -> None:
    with saltmere(database, lots=[Lot(number="1"), Lot(number="2")]) as s:
        made = s.drafted()
        lots = [lot.ref for lot in s.opportunity.lots]
        values = {"areas": ["E06000026"], "themes": ["SW104"], "lots": lots}
        change(s.session, s.officer, made.ref, values, made.version)
        change(s.session, s.officer, made.ref, {**values, "lots": lots[1:]}, made.version)
        content = versions_of(s.session, made.id)[0].content
        assert (content["areas"], content["lots"]) == (["Plymouth"], ["Lot 2"])


def test_a_lot_of_another_opportunity_is_refused(database: Database) -> None:
    with saltmere(database) as s:
        strange = s.world.opportunity(lots=[Lot(number="9")]).lots[0].ref
        with pytest.raises(Refused, match="lots shown"):
            s.drafted(lots=(strange,))


def test_an_end_before_the_start_is_refused(database: Database) -> None:
    with saltmere(database) as s:
        made = s.drafted()
        opens, ends = made.created_at.date(), made.created_at.date().replace(year=2001)
        values = {"starts_on": opens, "ends_on": ends}
        with pytest.raises(Refused, match="after the start"):
            change(s.session, s.officer, made.ref, values, made.version)


def test_nobody_says_it_before_reading_the_plain_page(database: Database) -> None:
    with saltmere(database) as s:
        made = s.drafted()
        s.session.get_one(Person, s.officer.person_id).plain_page_at = None
        with pytest.raises(Refused, match="what may be said"):
            say(s.session, s.officer, made.ref, Stage.CONSIDERING)


def test_what_was_said_cannot_be_said_again(database: Database) -> None:
    with saltmere(database) as s, pytest.raises(IllegalMove):
        say(s.session, s.officer, s.declared().ref, Stage.PREPARING)


def test_another_organisation_can_neither_change_nor_find_a_draft(database: Database) -> None:
    with saltmere(database) as s:
        made = s.drafted()
        with pytest.raises(Hidden):
            change(s.session, s.other, made.ref, {"summary": "x"}, 1)


def test_another_member_sees_what_is_shared_and_cannot_change_it(database: Database) -> None:
    with saltmere(database) as s:
        made = s.declared()
        with pytest.raises(NotAllowed):
            change(s.session, s.other, made.ref, {"summary": "x"}, 1)


def test_a_trustee_reads_and_does_not_change(database: Database) -> None:
    with saltmere(database) as s:
        trustee = s.world.actor(s.harbour, Role.TRUSTEE)
        made = s.drafted()
        with pytest.raises(NotAllowed):
            change(s.session, trustee, made.ref, {"summary": "x"}, 1)


def test_a_commissioner_does_not_declare(database: Database) -> None:
    with saltmere(database) as s:
        commissioner = s.world.actor(s.council, Role.ADMIN)
        with pytest.raises(NotAllowed):
            s.drafted(commissioner)


def test_the_trail_says_who_did_what(database: Database) -> None:
    with saltmere(database) as s:
        made = s.declared(Stage.PREPARING, openness=Openness.NOBODY)
        verbs = [entry.verb for entry, _ in history(s.session, made.ref)]
        assert {"draft", "declare", "prepare"} <= set(verbs)
