"""Finding organisations, within what each may see; the index and the policy never differ."""

import pytest

from commissioning.foundation.actor import ANYONE, Actor, Kind, Role
from commissioning.foundation.fulltext import ORGANISATIONS as INDEX
from commissioning.foundation.paging import PAGE
from commissioning.organisations.actions.profiles import Profile, edit_profile, rename
from commissioning.organisations.actions.registering import add_identifier
from commissioning.organisations.actions.standing import mark_verified, merge, retire
from commissioning.organisations.actions.vouching import ask_for_vouch
from commissioning.organisations.audiences import tokens_of
from commissioning.organisations.models import Organisation
from commissioning.organisations.permissions import ORGANISATIONS
from commissioning.organisations.queries.finding import Asked, find_organisations
from commissioning.organisations.rules.identifiers import OrgIdentifier
from tests.actions.organisations.conftest import SITE, Town

SEEN = "I looked it up in the charity register and rang its office."


def names(town: Town, actor: Actor = ANYONE, **asked: str) -> list[str]:
    town.session.flush()
    return [card.name for card in find_organisations(town.session, actor, Asked(**asked)).items]


@pytest.mark.parametrize(
    "words", ["harbour", "HARBOUR trust", "GB-COH-01234567", "01234567", "1234567", "dockside"]
)
def test_an_organisation_is_found_by_name_old_name_and_number(town: Town, words: str) -> None:
    rename(town.session, town.admin, town.trust, "Dockside Trust", "A new start")
    rename(town.session, town.admin, town.trust, "Harbour Trust", "The old one was better")
    add_identifier(town.session, town.admin, town.trust, OrgIdentifier("GB-COH", "01234567"))
    assert names(town, words=words) == ["Harbour Trust"]


def test_words_that_hold_nothing_to_find_find_nothing(town: Town) -> None:
    assert names(town, words="the") == []
    assert names(town, words="%%%") == []


def test_an_organisation_is_found_in_the_wider_area_and_theme_too(town: Town) -> None:
    edit_profile(
        town.session, town.admin, town.trust, Profile(areas=("E06000026",), themes=("ED101",))
    )
    town.known("Elsewhere Carers")
    assert names(town, area="E12000009") == ["Harbour Trust"]
    assert names(town, theme="ED101") == ["Harbour Trust"]
    assert names(town, area="E06000052") == []


def test_kinds_are_told_apart(town: Town) -> None:
    town.trust.kind = Kind.FUNDER
    rename(town.session, town.admin, town.trust, "Harbour Fund", "We give grants now")
    assert names(town, kind="funder") == ["Harbour Fund"]
    assert names(town, kind="vcse") == []


def test_what_only_members_see_is_never_found_by_its_words(town: Town) -> None:
    said = Profile(brings="zeppelins", looks_for="airfields", contact="Ada Lovelace")
    edit_profile(town.session, town.admin, town.trust, said)
    for words in ("zeppelins", "airfields", "Lovelace"):
        assert names(town, words=words) == []


def test_a_waiting_organisation_is_found_by_its_people_and_convenors_alone(town: Town) -> None:
    waiting = town.known("Quay Carers", verified=False)
    own = town.actor(waiting, Role.ADMIN)
    assert names(town, words="quay") == names(town, town.officer, words="quay") == []
    assert (
        names(town, own, words="quay") == names(town, town.keeper, words="quay") == ["Quay Carers"]
    )
    mark_verified(town.session, town.keeper, waiting, SEEN)
    assert names(town, words="quay") == ["Quay Carers"]


def test_a_merged_organisation_is_found_as_the_other(town: Town) -> None:
    twin = town.known("Wherry Kitchen")
    merge(town.session, town.keeper, twin, town.trust, "The same number and the same people")
    assert names(town, words="wherry") == ["Harbour Trust"]


def test_paging_goes_through_all_of_them_once_and_hidden_cursors_begin_again(town: Town) -> None:
    for number in range(PAGE + 3):
        town.known(f"Lane {number}")
    first = find_organisations(town.session, ANYONE, Asked(words="lane"))
    assert first.next_ref is not None
    second = find_organisations(town.session, ANYONE, Asked(words="lane", after=first.next_ref))
    found = [card.name for card in (*first.items, *second.items)]
    assert found == [f"Lane {number}" for number in reversed(range(PAGE + 3))]
    assert (first.count, second.next_ref) == ("28", None)
    hidden = town.known("Lane hidden", verified=False)
    for cursor in (hidden.ref, "nothing"):
        again = find_organisations(town.session, ANYONE, Asked(words="lane", after=cursor))
        assert again == first


def test_hidden_organisations_change_nothing_about_a_search(town: Town) -> None:
    before = find_organisations(town.session, ANYONE, Asked())
    for number in range(5):
        town.known(f"Hidden {number}", verified=False)
    assert find_organisations(town.session, ANYONE, Asked()) == before


def test_the_index_and_the_policy_say_the_same_for_everybody(town: Town) -> None:
    waiting = town.known("Quay Carers", verified=False)
    singers = town.known("Tuesday Singers", verified=False, informal=True)
    leader = town.actor(singers, Role.ADMIN)
    ask_for_vouch(town.session, leader, singers, town.trust, SITE)
    retire(town.session, town.actor(town.known("Old Mill"), Role.ADMIN), _mill(town), "It closed")
    actors = [
        ANYONE,
        town.newcomer(),
        town.admin,
        town.officer,
        town.actor(town.trust, Role.TRUSTEE),
        town.actor(town.trust, Role.GUEST),
        town.keeper,
        leader,
        town.actor(waiting, Role.GUEST),
    ]
    indexed = [town.trust, waiting, singers, _mill(town)]
    for actor in actors:
        seen = {one for one in indexed if ORGANISATIONS.may(town.session, actor, "see", one)}
        audience = set(tokens_of(actor))
        told = {one for one in indexed if INDEX.tokens_of(town.session, one.id) & audience}
        assert told == seen


def _mill(town: Town) -> Organisation:
    return town.session.query(Organisation).filter_by(name="Old Mill").one()
