"""A charter's versions, and who promised which."""

import pytest

from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.errors import NotAllowed, Refused
from commissioning.places.actions.charters import change_charter, promise_charter
from commissioning.places.models import Charter
from commissioning.places.permissions import PLACES
from commissioning.places.queries.charters import charter_version, newest_charter, versions_of
from commissioning.places.queries.places import stay_of
from tests.actions.places.conftest import SITE, Saltmere


def change(saltmere: Saltmere, text: str = "We listen first.", written_from: int = 1) -> Charter:
    return change_charter(
        saltmere.session,
        saltmere.convenor,
        saltmere.place,
        text=text,
        why="We put listening first.",
        written_from=written_from,
        site=SITE,
    )


def promised(saltmere: Saltmere, actor: Actor) -> int | None:
    stay = stay_of(saltmere.session, saltmere.place.id, actor.organisation_id)
    return stay.charter_number if stay else None


def test_a_new_version_keeps_the_one_before_it(saltmere: Saltmere) -> None:
    change(saltmere)
    assert newest_charter(saltmere.session, saltmere.place.id).text == "We listen first."
    before = charter_version(saltmere.session, saltmere.place.id, 1)
    assert before.text == "We share what we learn."
    assert [v.number for v in versions_of(saltmere.session, saltmere.place.id)] == [2, 1]
    assert saltmere.trail(saltmere.place.ref) == ["changed the charter"]


def test_every_members_admins_are_told_of_a_new_version(saltmere: Saltmere) -> None:
    saltmere.admin("Quay Kitchen", member=True)
    saltmere.admin("Far Away")
    change(saltmere)
    assert saltmere.letters() == ["The charter of Saltmere has changed"] * 2  # and the convenor's


def test_an_earlier_promise_stays_what_it_was_until_it_is_made_anew(saltmere: Saltmere) -> None:
    member = saltmere.admin("Quay Kitchen", member=True)
    change(saltmere)
    assert promised(saltmere, member) == 1
    promise_charter(saltmere.session, member, saltmere.place, 2)
    assert promised(saltmere, member) == 2


def test_only_the_newest_version_can_be_promised(saltmere: Saltmere) -> None:
    member = saltmere.admin("Quay Kitchen", member=True)
    change(saltmere)
    change(saltmere, "We listen, and then we speak.", 2)
    with pytest.raises(Refused, match="newer version"):
        promise_charter(saltmere.session, member, saltmere.place, 2)


def test_whoever_has_promised_the_newest_version_is_asked_nothing(saltmere: Saltmere) -> None:
    member = saltmere.admin("Quay Kitchen", member=True)
    with pytest.raises(NotAllowed):
        promise_charter(saltmere.session, member, saltmere.place, 1)


def test_the_same_words_are_no_new_version(saltmere: Saltmere) -> None:
    with pytest.raises(Refused) as refusal:
        change(saltmere, "We share\n\nwhat we  learn.")
    assert refusal.value.field == "text"


def test_a_version_published_meanwhile_is_not_overwritten(saltmere: Saltmere) -> None:
    change(saltmere)
    with pytest.raises(Refused, match="another version"):
        change(saltmere, "We share everything.", 1)


@pytest.mark.parametrize("role", list(Role))
def test_members_do_not_change_the_charter(saltmere: Saltmere, role: Role) -> None:
    organisation = saltmere.world.organisation("Quay Kitchen", place=saltmere.place)
    actor = saltmere.world.actor(organisation, role)
    with pytest.raises(NotAllowed):
        change_charter(
            saltmere.session, actor, saltmere.place, text="Ours.", why="Mine", written_from=1
        )


def test_which_version_each_promised_is_for_verified_members_and_convenors(
    saltmere: Saltmere,
) -> None:
    seen = {
        "convenor": saltmere.convenor,
        "member": saltmere.admin("Quay Kitchen", member=True),
        "waiting": saltmere.admin("New Group", member=True, verified=False),
        "outside": saltmere.admin("Far Away"),
        "guest": saltmere.world.actor(saltmere.home, Role.GUEST),
    }
    told = [
        name
        for name, actor in seen.items()
        if PLACES.may(saltmere.session, actor, "see promises", saltmere.place)
    ]
    assert told == ["convenor", "member"]
