"""Verified, vouched for, renamed, merged, retired: the record stays and stays findable."""

import pytest

from commissioning.foundation.actor import INSTALLATION, Actor, Role
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from commissioning.foundation.trail import history
from commissioning.organisations.actions.profiles import (
    Profile,
    edit_profile,
    profile_of,
    rename,
)
from commissioning.organisations.actions.registering import add_identifier
from commissioning.organisations.actions.standing import (
    mark_verified,
    merge,
    retire,
    take_back_verification,
)
from commissioning.organisations.actions.vouching import (
    ask_for_vouch,
    decline_vouch,
    give_vouch,
    verified_by_name,
)
from commissioning.organisations.models import Organisation, Seat
from commissioning.organisations.permissions import ORGANISATIONS
from commissioning.organisations.queries.profiles import survivor_of
from commissioning.organisations.queries.vouches import vouches_that_count
from commissioning.organisations.rules.identifiers import OrgIdentifier
from tests.actions.organisations.conftest import SITE, Town

SEEN = "I looked it up in the charity register and rang its office."


def group(town: Town) -> tuple[Organisation, Actor]:
    made = town.known("Tuesday Singers", verified=False, informal=True)
    return made, town.actor(made, Role.ADMIN)


def vouched(town: Town, singers: Organisation, admin: Actor, name: str) -> Actor:
    by = town.known(name)
    officer = town.actor(by)
    ask_for_vouch(town.session, admin, singers, by, SITE)
    give_vouch(town.session, officer, singers, "They sing in our hall every week")
    return officer


def test_only_a_convenor_verifies_and_says_what_was_looked_at(town: Town) -> None:
    waiting = town.known("Quay Carers", verified=False)
    with pytest.raises(Refused) as refusal:
        mark_verified(town.session, town.keeper, waiting, "ok")
    assert refusal.value.field == "evidence"
    with pytest.raises(Hidden):
        mark_verified(town.session, town.admin, waiting, SEEN)
    mark_verified(town.session, town.keeper, waiting, SEEN)
    assert waiting.verified_at is not None


def test_a_verification_can_be_taken_back(town: Town) -> None:
    take_back_verification(town.session, town.keeper, town.trust, "It closed its bank account")
    assert town.trust.verified_at is None
    assert not town.again(town.officer).verified


def test_an_informal_group_needs_two_verified_organisations(town: Town) -> None:
    singers, admin = group(town)
    vouched(town, singers, admin, "Parish Hall")
    with pytest.raises(Refused, match="Two verified"):
        mark_verified(town.session, town.keeper, singers, SEEN)
    vouched(town, singers, admin, "Mission House")
    mark_verified(town.session, town.keeper, singers, SEEN)
    assert singers.verified_at is not None


def test_a_vouch_counts_only_while_its_giver_is_verified(town: Town) -> None:
    singers, admin = group(town)
    officer = vouched(town, singers, admin, "Parish Hall")
    assert vouches_that_count(town.session, singers) == 1
    hall = town.session.get_one(Organisation, officer.organisation_id)
    take_back_verification(town.session, town.keeper, hall, "It has closed since")
    assert vouches_that_count(town.session, singers) == 0


def test_the_administrator_of_the_installation_verifies_without_vouches(town: Town) -> None:
    singers, _ = group(town)
    mark_verified(town.session, INSTALLATION, singers, SEEN)
    assert singers.verified_at is not None


def test_asking_for_a_vouch_shows_the_group_to_those_asked_alone(town: Town) -> None:
    singers, admin = group(town)
    assert not ORGANISATIONS.may(town.session, town.officer, "see", singers)
    ask_for_vouch(town.session, admin, singers, town.trust, SITE)
    assert ORGANISATIONS.may(town.session, town.officer, "see", singers)
    assert not ORGANISATIONS.may(town.session, town.newcomer(), "see", singers)
    assert "vouching?as=" in town.letters()[0].text


def test_nobody_vouches_for_a_group_they_act_for(town: Town) -> None:
    singers, admin = group(town)
    ask_for_vouch(town.session, admin, singers, town.trust, SITE)
    person = town.session.get_one(Seat, admin.seat_id).person
    both = town.actor(town.trust, Role.OFFICER, person)
    with pytest.raises(Refused, match="act for this group"):
        give_vouch(town.session, both, singers, "We know ourselves")


def test_an_organisation_can_say_that_it_cannot_vouch_and_is_not_asked_again(town: Town) -> None:
    singers, admin = group(town)
    ask_for_vouch(town.session, admin, singers, town.trust, SITE)
    decline_vouch(town.session, town.officer, singers)
    assert vouches_that_count(town.session, singers) == 0
    with pytest.raises(Refused, match="already"):
        ask_for_vouch(town.session, admin, singers, town.trust, SITE)
    with pytest.raises(NotAllowed):
        give_vouch(town.session, town.officer, singers, "After all, yes")


def test_whom_to_ask_is_found_by_name_or_the_choice_is_said(town: Town) -> None:
    _, admin = group(town)
    town.known("Harbour Trust Friends")
    assert verified_by_name(town.session, admin, "The Harbour Trust") is town.trust
    with pytest.raises(Refused, match="Harbour Trust; Harbour Trust Friends"):
        verified_by_name(town.session, admin, "harbour")
    with pytest.raises(Refused, match="no organisation"):
        verified_by_name(town.session, admin, "Lighthouse")


def test_a_rename_keeps_the_old_name_with_its_reason(town: Town) -> None:
    rename(town.session, town.admin, town.trust, "Harbour Together", "We joined with Quay Carers")
    entry, facts = history(town.session, town.trust.ref)[0]
    assert entry.verb == "renamed"
    assert facts["before"] == {"name": "Harbour Trust"}
    assert facts["after"]["why"] == "We joined with Quay Carers"


def test_a_profile_keeps_what_stood_there_before_and_nothing_that_did_not_change(
    town: Town,
) -> None:
    first = Profile(about="We run a hall", areas=("E06000026",), themes=("ED101",))
    edit_profile(town.session, town.officer, town.trust, first)
    second = Profile(about="We run two halls", areas=("E06000026", "E06000052"), themes=("ED101",))
    edit_profile(town.session, town.officer, town.trust, second)
    _, facts = history(town.session, town.trust.ref)[0]
    assert set(facts["before"]) == {"about", "areas"}
    assert profile_of(town.trust) == second
    count = len(history(town.session, town.trust.ref))
    edit_profile(town.session, town.officer, town.trust, second)
    assert len(history(town.session, town.trust.ref)) == count


def test_a_trustee_and_another_organisation_cannot_change_a_profile(town: Town) -> None:
    for actor in (town.actor(town.trust, Role.TRUSTEE), town.keeper):
        with pytest.raises(NotAllowed):
            edit_profile(town.session, actor, town.trust, Profile(about="Ours"))


def test_a_merged_organisation_leads_to_the_other_and_gives_it_its_names_and_numbers(
    town: Town,
) -> None:
    twin = town.known("Harbour Charity")
    add_identifier(
        town.session, town.actor(twin, Role.ADMIN), twin, OrgIdentifier("GB-CHC", "1234567")
    )
    merge(town.session, town.keeper, twin, town.trust, "The same number and the same people")
    assert survivor_of(town.session, twin) is town.trust
    assert [i.number for i in town.trust.identifiers] == ["1234567"]
    with pytest.raises(Refused):
        merge(town.session, town.keeper, town.trust, twin, "The same number and people again")


def test_only_a_convenor_merges(town: Town) -> None:
    with pytest.raises(NotAllowed):
        merge(town.session, town.admin, town.council, town.trust, "We would like to be them")


def test_a_retired_organisation_stays_to_be_seen_and_no_longer_acts(town: Town) -> None:
    retire(town.session, town.admin, town.trust, "We have joined with Quay Carers")
    assert ORGANISATIONS.may(town.session, town.newcomer(), "see", town.trust)
    assert not ORGANISATIONS.may(town.session, town.admin, "edit", town.trust)
    assert not town.again(town.admin).verified
