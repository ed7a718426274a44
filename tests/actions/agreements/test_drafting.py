"""Writing a draft: where it starts from, and nobody's words lost."""

from datetime import date, timedelta

import pytest

from commissioning.agreements.actions.beginning import begin, begin_next
from commissioning.agreements.actions.drafting import (
    Clash,
    discard,
    edit,
    mark_spelling,
    update_parties,
)
from commissioning.agreements.actions.offering import withdraw
from commissioning.agreements.models import Version
from commissioning.agreements.permissions import AGREEMENTS, VERSIONS
from commissioning.agreements.queries.drafts import (
    content_of_version,
    edits,
    last_edit,
    was_seen,
)
from commissioning.agreements.queries.next_version import starting_points
from commissioning.agreements.rules.draft_parts import stamp, value_of
from commissioning.agreements.rules.starting_points import Start
from commissioning.foundation.actor import Actor, Kind, Role
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from commissioning.foundation.sharing import SharingMode
from tests.actions.agreements.agreeing import SITE, Agreeing, add_partner, agreeing


def written(a: Agreeing, actor: Actor, version: Version, purpose: str, seen: str) -> Version:
    about = value_of(content_of_version(version), "about")
    value = about | {"purpose": purpose}
    return edit(a.session, actor, version.ref, "about", value, seen)


def seen_of(version: Version, part: str = "about") -> str:
    return stamp(content_of_version(version), part)


def test_a_first_draft_names_the_partners_in_their_order(database: Database) -> None:
    with agreeing(database) as a:
        add_partner(a.town, a.partnership, a.town.council, 3)
        content = content_of_version(a.begun(Start.ALLIANCE))
        assert [(p.name, p.rank, p.is_commissioner) for p in content.parties] == [
            ("Warm Harbour", 1, False),
            ("Eastside Kitchen", 2, False),
            ("Saltmere Council", 3, True),
        ]
        assert content.title == "Warm rooms together"


def test_a_first_draft_begins_with_the_purpose_that_all_confirmed(database: Database) -> None:
    with agreeing(database) as a:
        assert a.partnership.purpose
        assert content_of_version(a.begun()).purpose == a.partnership.purpose


def test_an_agreement_needs_a_title(database: Database) -> None:
    with agreeing(database) as a:
        for title in (" ", "x" * 201):
            with pytest.raises(Refused):
                a.begun(title=title)


def test_an_edit_is_kept_with_who_wrote_it(database: Database) -> None:
    with agreeing(database) as a:
        version = a.begun()
        seen = seen_of(version)
        written(a, a.theirs, version, "Warm evenings", seen)
        assert content_of_version(version).purpose == "Warm evenings"
        shown = last_edit(a.session, version, "about")
        assert shown is not None
        assert (shown.organisation, shown.name) == ("Eastside Kitchen", a.theirs.name)
        before = (a.partnership.purpose, version.revision)
        assert (shown.edit.before["purpose"], shown.edit.revision) == before


def test_of_two_in_one_part_the_second_is_told_and_nothing_is_lost(database: Database) -> None:
    with agreeing(database) as a:
        version = a.begun()
        seen = seen_of(version)
        written(a, a.ours, version, "Warm evenings", seen)
        with pytest.raises(Clash) as clash:
            written(a, a.theirs, version, "Warm mornings", seen)
        assert clash.value.now["purpose"] == "Warm evenings"
        assert clash.value.seen == seen_of(version)
        assert content_of_version(version).purpose == "Warm evenings"
        assert was_seen(a.session, version, "about", seen)["purpose"] == a.partnership.purpose
        assert len(edits(a.session, version)) == 1
        written(a, a.theirs, version, "Warm days", clash.value.seen)
        assert content_of_version(version).purpose == "Warm days"


def test_two_who_write_different_parts_both_stay(database: Database) -> None:
    with agreeing(database) as a:
        version = a.begun()
        seen, clause = seen_of(version), "clauses/purpose"
        seen_clause = seen_of(version, clause)
        written(a, a.ours, version, "Warm evenings", seen)
        words = value_of(content_of_version(version), clause) | {"text": "We share."}
        edit(a.session, a.theirs, version.ref, clause, words, seen_clause)
        assert content_of_version(version).purpose == "Warm evenings"
        assert value_of(content_of_version(version), clause)["text"] == "We share."


def test_two_who_write_the_same_do_not_clash(database: Database) -> None:
    with agreeing(database) as a:
        version = a.begun()
        seen = seen_of(version)
        for actor in (a.ours, a.theirs):
            written(a, actor, version, "Warm evenings", seen)
        assert len(edits(a.session, version)) == 1


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("nothing", {}),
        ("clauses/", {}),
        ("risks/" + "r" * 60, {"title": "Long"}),
        ("about", {"parties": []}),
        ("about", ["title"]),
        ("about", None),
        ("parties", None),
        ("clauses", ["not-there"]),
        ("clauses", 7),
        ("shares", {"kind": "unheard of"}),
        ("contributions/one", {"party": "a-stranger", "what": "Time"}),
        ("risks/one", "a word"),
    ],
)
def test_what_cannot_stand_in_a_part_is_refused(
    database: Database, part: str, value: object
) -> None:
    with agreeing(database) as a:
        version = a.begun()
        before = version.content
        with pytest.raises(Refused):
            edit(a.session, a.ours, version.ref, part, value, "0" * 16)
        assert version.content == before


def test_what_was_taken_out_can_be_put_back_from_the_edits(database: Database) -> None:
    with agreeing(database) as a:
        version, part = a.completed(), "risks/cold"
        edit(a.session, a.ours, version.ref, part, None, seen_of(version, part))
        assert content_of_version(version).risks == ()
        shown = last_edit(a.session, version, part)
        assert shown is not None
        edit(a.session, a.ours, version.ref, part, shown.edit.before, seen_of(version, part))
        assert [risk.ref for risk in content_of_version(version).risks] == ["cold"]


def test_who_leads_is_changed_in_the_partnership_alone(database: Database) -> None:
    with agreeing(database) as a:
        version = a.begun()
        parties = value_of(content_of_version(version), "parties")
        parties[1]["is_lead"] = True
        with pytest.raises(Refused):
            edit(a.session, a.ours, version.ref, "parties", parties, seen_of(version, "parties"))
        parties[1] |= {"is_lead": False, "role": "Cooks every day"}
        edit(a.session, a.ours, version.ref, "parties", parties, seen_of(version, "parties"))
        assert content_of_version(version).parties[1].role == "Cooks every day"


def test_a_draft_follows_its_partners_when_asked(database: Database) -> None:
    with agreeing(database) as a:
        version = a.completed()
        a.leaves(a.town.kitchen)
        add_partner(a.town, a.partnership, a.town.world.organisation("Third"), 3, role="Drives")
        update_parties(a.session, a.ours, version.ref)
        content = content_of_version(version)
        assert [(p.name, p.rank) for p in content.parties] == [("Warm Harbour", 1), ("Third", 3)]
        assert len(content.contributions) == 1


def test_there_is_one_draft_at_a_time(database: Database) -> None:
    with agreeing(database) as a:
        version = a.begun()
        assert begin_next(a.session, a.theirs, version.agreement.ref).ref == version.ref


def test_the_next_draft_starts_from_the_version_in_force(database: Database) -> None:
    with agreeing(database) as a:
        first = a.signed()
        second = a.offered(a.amended("about", purpose="Warm mornings too"))
        withdraw(a.session, a.ours, second.ref, "Too soon", SITE)
        third = begin_next(a.session, a.theirs, first.agreement.ref)
        assert (third.number, third.based_on_id) == (3, first.id)
        assert content_of_version(third).purpose == "Nobody is cold this winter."


def test_the_next_draft_can_start_from_a_version_that_was_withdrawn(database: Database) -> None:
    with agreeing(database) as a:
        first = a.signed()
        second = a.offered(a.amended("about", purpose="Warm mornings too"))
        withdraw(a.session, a.ours, second.ref, "Too soon", SITE)
        third = begin_next(a.session, a.theirs, first.agreement.ref, second.number)
        assert third.based_on_id == second.id
        assert content_of_version(third).purpose == "Warm mornings too"


def test_the_next_draft_starts_from_none_but_the_newest_and_what_is_in_force(
    database: Database,
) -> None:
    with agreeing(database) as a:
        first = a.signed()
        for purpose in ("Warm mornings too", "Warm evenings too"):
            a.offered(a.amended("about", purpose=purpose))
        assert [one.number for one in starting_points(a.session, first.agreement)] == [1, 3]
        with pytest.raises(Refused, match="changed meanwhile"):
            begin_next(a.session, a.theirs, first.agreement.ref, 2)


def test_with_none_in_force_the_next_draft_starts_from_the_newest_offered(
    database: Database,
) -> None:
    with agreeing(database) as a:
        first = a.offered()
        second = begin_next(a.session, a.theirs, first.agreement.ref)
        assert (second.number, second.based_on_id) == (2, first.id)


def test_a_discarded_draft_is_put_aside_whole(database: Database) -> None:
    with agreeing(database) as a:
        version = a.completed()
        discard(a.session, a.theirs, version.ref)
        again = begin_next(a.session, a.ours, version.agreement.ref)
        assert (version.status, again.number) == ("discarded", 2)
        assert content_of_version(again).purpose == "Nobody is cold this winter."


def test_an_offered_version_cannot_be_edited(database: Database) -> None:
    with agreeing(database) as a:
        version = a.offered()
        with pytest.raises(NotAllowed):
            written(a, a.ours, version, "Warm evenings", seen_of(version))
        with pytest.raises(NotAllowed):
            mark_spelling(a.session, a.ours, version.ref, "about", on=True)


@pytest.mark.parametrize("mode", list(SharingMode))
def test_a_draft_is_there_for_the_partners_staff_alone(
    database: Database, mode: SharingMode
) -> None:
    with agreeing(database, mode) as a:
        version = a.begun()
        w, town = a.town.world, a.town
        commissioner = w.actor(town.council, Role.COMMISSIONER)
        w.clear(commissioner, town.opportunity)
        strangers = [
            w.actor(w.organisation("Third", place=town.place)),
            w.actor(w.organisation("Other provider", place=town.place, kind=Kind.OTHER)),
            commissioner,
            w.convenor(w.organisation("Convening", place=town.place), town.place),
            w.actor(town.harbour, Role.GUEST),
            w.actor(town.harbour, Role.TRUSTEE),
        ]
        for stranger in strangers:
            with pytest.raises(Hidden):
                VERSIONS.find(a.session, stranger, version.ref)
            with pytest.raises(Hidden):
                written(a, stranger, version, "Ours", seen_of(version))


def test_a_partner_that_left_has_no_draft_any_more(database: Database) -> None:
    with agreeing(database) as a:
        version = a.begun()
        a.leaves(a.town.kitchen)
        with pytest.raises(Hidden):
            written(a, a.theirs, version, "Ours", seen_of(version))
        with pytest.raises(Hidden):
            AGREEMENTS.find(a.session, a.theirs, version.agreement.ref)


def test_nobody_outside_begins_an_agreement(database: Database) -> None:
    with agreeing(database, SharingMode.INTRODUCTIONS) as a:
        outsider = a.town.world.actor(a.town.world.organisation("Third", place=a.town.place))
        with pytest.raises(Hidden):
            begin(a.session, outsider, a.partnership.ref, Start.BLANK, "Ours")


def test_nobody_writes_for_two_sides(database: Database) -> None:
    with agreeing(database) as a:
        version = a.begun()
        person = a.town.world.person("Two Hats")
        first = a.town.world.actor(a.town.harbour, Role.OFFICER, person)
        second = a.town.world.actor(a.town.kitchen, Role.OFFICER, person)
        written(a, first, version, "Warm evenings", seen_of(version))
        with pytest.raises(Hidden):
            written(a, second, version, "Warm mornings", seen_of(version))


def test_a_draft_knows_its_dates(database: Database) -> None:
    with agreeing(database) as a:
        version = a.begun()
        begins = date(2027, 4, 1)
        about = value_of(content_of_version(version), "about")
        value = about | {"starts_on": "2027-04-01", "ends_on": "2028-03-31"}
        edit(a.session, a.ours, version.ref, "about", value, seen_of(version))
        assert (version.starts_on, version.ends_on) == (begins, begins + timedelta(days=365))
