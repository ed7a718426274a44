"""Joining a place and leaving it."""

import pytest

from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.errors import Hidden, IllegalMove, NotAllowed, Refused
from commissioning.organisations.actions.standing import retire
from commissioning.organisations.permissions import ORGANISATIONS
from commissioning.places.actions.charters import change_charter
from commissioning.places.actions.joining import (
    admit,
    ask_to_join,
    decline,
    leave,
    take_back_asking,
)
from commissioning.places.models import Membership
from commissioning.places.queries.concerning import written_wrongly
from commissioning.places.queries.places import past_stays, stay_of
from tests.actions.places.conftest import SITE, Saltmere


def ask(saltmere: Saltmere, actor: Actor) -> Membership:
    return ask_to_join(
        saltmere.session,
        actor,
        saltmere.place,
        promised=1,
        message="We run the lunch club.",
        site=SITE,
    )


def admitted(saltmere: Saltmere, name: str = "Quay Kitchen") -> Actor:
    actor = saltmere.admin(name)
    admit(saltmere.session, saltmere.convenor, ask(saltmere, actor))
    return actor


def status(saltmere: Saltmere, actor: Actor) -> str:
    stay = stay_of(saltmere.session, saltmere.place.id, actor.organisation_id)
    return stay.status if stay else "nowhere"


def test_an_admin_asks_promising_the_charter_and_the_convenor_is_told(saltmere: Saltmere) -> None:
    stay = ask(saltmere, saltmere.admin("Quay Kitchen"))
    assert (stay.status, stay.charter_number) == ("asked", 1)
    assert saltmere.letters() == ["Quay Kitchen asks to join Saltmere"]
    assert saltmere.trail(stay.ref) == ["asked to join"]


def test_an_organisation_may_ask_while_its_verification_waits(saltmere: Saltmere) -> None:
    assert ask(saltmere, saltmere.admin("New Group", verified=False)).status == "asked"


@pytest.mark.parametrize("role", [Role.OFFICER, Role.TRUSTEE, Role.GUEST])
def test_only_an_admin_asks_to_join(saltmere: Saltmere, role: Role) -> None:
    actor = saltmere.world.actor(saltmere.world.organisation("Quay Kitchen"), role)
    with pytest.raises(NotAllowed):
        ask(saltmere, actor)


def test_nobody_asks_twice(saltmere: Saltmere) -> None:
    actor = saltmere.admin("Quay Kitchen")
    ask(saltmere, actor)
    with pytest.raises(NotAllowed):
        ask(saltmere, actor)


def test_a_promise_of_an_older_charter_is_not_enough(saltmere: Saltmere) -> None:
    actor = saltmere.admin("Quay Kitchen")
    change_charter(
        saltmere.session,
        saltmere.convenor,
        saltmere.place,
        text="We listen first.",
        why="Shorter",
        written_from=1,
    )
    with pytest.raises(Refused, match="has changed"):
        ask(saltmere, actor)


def test_the_convenor_admits_and_the_admins_are_told(saltmere: Saltmere) -> None:
    actor = admitted(saltmere)
    assert status(saltmere, actor) == "admitted"
    assert saltmere.letters()[-1] == "Quay Kitchen has joined Saltmere"


def test_declining_needs_a_reason_and_keeps_it(saltmere: Saltmere) -> None:
    actor = saltmere.admin("Quay Kitchen")
    stay = ask(saltmere, actor)
    with pytest.raises(Refused, match="Say why"):
        decline(saltmere.session, saltmere.convenor, stay, " ")
    decline(saltmere.session, saltmere.convenor, stay, "You work in another county.")
    assert (stay.status, stay.answer) == ("declined", "You work in another county.")
    assert saltmere.trail(stay.ref) == ["decline", "asked to join"]


def test_an_organisation_that_was_declined_may_ask_again(saltmere: Saltmere) -> None:
    actor = saltmere.admin("Quay Kitchen")
    decline(saltmere.session, saltmere.convenor, ask(saltmere, actor), "Not yet open here.")
    assert ask(saltmere, actor).status == "asked"
    earlier = past_stays(saltmere.session, saltmere.place.id, actor.organisation_id or 0)
    assert [stay.status for stay in earlier] == ["declined"]


def test_the_convenor_of_another_place_cannot_even_see_the_request(saltmere: Saltmere) -> None:
    other = saltmere.world.place("Elsewhere")
    home = saltmere.world.organisation("Far Trust", place=other, verified=False)
    convenor = saltmere.world.convenor(home, other)
    stay = ask(saltmere, saltmere.admin("Quay Kitchen"))
    with pytest.raises(Hidden):
        admit(saltmere.session, convenor, stay)


def test_what_was_answered_cannot_be_answered_again(saltmere: Saltmere) -> None:
    stay = ask(saltmere, saltmere.admin("Quay Kitchen"))
    admit(saltmere.session, saltmere.convenor, stay)
    with pytest.raises((NotAllowed, IllegalMove)):
        decline(saltmere.session, saltmere.convenor, stay, "On reflection, no.")


def test_a_request_can_be_taken_back_until_it_is_answered(saltmere: Saltmere) -> None:
    actor = saltmere.admin("Quay Kitchen")
    ask(saltmere, actor)
    take_back_asking(saltmere.session, actor, saltmere.place)
    assert status(saltmere, actor) == "nowhere"
    with pytest.raises(NotAllowed):
        take_back_asking(saltmere.session, actor, saltmere.place)


def test_leaving_is_dated_and_keeps_the_record(saltmere: Saltmere) -> None:
    actor = admitted(saltmere)
    leave(saltmere.session, actor, saltmere.place, "We move to Exmouth.", site=SITE)
    assert status(saltmere, actor) == "nowhere"
    [stay] = past_stays(saltmere.session, saltmere.place.id, actor.organisation_id or 0)
    assert stay.left_at is not None
    assert stay.admitted_at is not None
    assert stay.left_why == "We move to Exmouth."
    assert saltmere.letters()[-1] == "Quay Kitchen has left Saltmere"
    assert saltmere.trail(stay.ref)[0] == "leave"


def test_the_organisation_of_the_only_convenor_cannot_leave(saltmere: Saltmere) -> None:
    with pytest.raises(Refused, match="no other convenor"):
        leave(saltmere.session, saltmere.convenor, saltmere.place)


def test_the_duty_ends_when_the_organisation_leaves_and_another_convenes(
    saltmere: Saltmere,
) -> None:
    saltmere.second_convenor()
    leave(saltmere.session, saltmere.convenor, saltmere.place)
    assert not saltmere.again(saltmere.convenor).convenes


def test_an_organisation_that_retires_leaves_its_places(saltmere: Saltmere) -> None:
    actor = admitted(saltmere)
    retire(saltmere.session, actor, saltmere.organisation_of(actor), "We have closed.")
    assert status(saltmere, actor) == "nowhere"


def test_what_is_noted_of_concerns_follows_each_step(saltmere: Saltmere) -> None:
    actor = saltmere.admin("Quay Kitchen")
    organisation = saltmere.organisation_of(actor)

    def concerns_saltmere() -> bool:
        assert list(written_wrongly(saltmere.session)) == []
        return ORGANISATIONS.may(saltmere.session, saltmere.convenor, "see history", organisation)

    assert not concerns_saltmere()
    for expected, step in (
        (True, lambda: ask(saltmere, actor)),
        (False, lambda: take_back_asking(saltmere.session, actor, saltmere.place)),
        (True, lambda: admit(saltmere.session, saltmere.convenor, ask(saltmere, actor))),
        (True, lambda: leave(saltmere.session, actor, saltmere.place)),
    ):
        step()
        saltmere.session.flush()
        assert concerns_saltmere() is expected
