"""Roles: invited by link, ended and not deleted, never the last admin; mandates of the board."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import today
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from commissioning.organisations.actions.inviting import (
    INVITATION,
    Invited,
    accept_invitation,
    invite,
    send_invitation,
    withdraw_invitation,
)
from commissioning.organisations.actions.mandates import BoardsWord, end_mandate, record_mandate
from commissioning.organisations.actions.seats import end_seat
from commissioning.organisations.models import Invitation, Seat
from commissioning.organisations.queries.seats import holders, mandate_of, seat_of
from commissioning.people.links import read_link
from commissioning.people.models import Person
from tests.actions.organisations.conftest import SITE, Town

ADDRESS = "olu@example.org"


def invited(town: Town, role: Role = Role.OFFICER, **more: object) -> Invitation:
    wanted = Invited(email=ADDRESS, role=role, **more)  # type: ignore[arg-type]
    return invite(town.session, town.admin, town.trust, wanted)


def olu(town: Town) -> Person:
    person = Person(name="Olu", email=ADDRESS)
    town.keep(person)
    return person


def kept_in(sent: list[str]) -> Callable[[str], str]:
    """Give what makes the address of a link, and notes its secret."""

    def link_to(token: str) -> str:
        sent.append(token)
        return f"{SITE}/{token}"

    return link_to


def seat(town: Town, actor: Actor) -> Seat:
    return town.session.get_one(Seat, actor.seat_id)


def test_an_invitation_goes_out_as_a_letter_with_one_link(town: Town) -> None:
    sent: list[str] = []
    send_invitation(
        town.session,
        town.admin,
        invited(town),
        kept_in(sent),
    )
    (letter,) = town.letters()
    assert letter.address == ADDRESS
    assert letter.text.count("https://") == 1
    assert read_link(town.session, sent[0], INVITATION) is not None


def test_accepting_gives_the_role_that_was_offered(town: Town) -> None:
    given = accept_invitation(town.session, invited(town, Role.TRUSTEE), olu(town))
    assert (given.role, given.given_by) == (Role.TRUSTEE, town.admin.seat_ref)


def test_an_invitation_is_accepted_once(town: Town) -> None:
    invitation, person = invited(town), olu(town)
    accept_invitation(town.session, invitation, person)
    with pytest.raises(Refused, match="accepted already"):
        accept_invitation(town.session, invitation, person)


def test_a_withdrawn_invitation_cannot_be_accepted_and_its_link_ends(town: Town) -> None:
    invitation, sent = invited(town), list[str]()
    send_invitation(town.session, town.admin, invitation, kept_in(sent))
    withdraw_invitation(town.session, town.admin, town.trust, invitation)
    assert read_link(town.session, sent[0], INVITATION) is None
    with pytest.raises(Refused, match="withdrawn"):
        accept_invitation(town.session, invitation, olu(town))


def test_an_invitation_is_for_the_address_it_was_sent_to(town: Town) -> None:
    with pytest.raises(Refused, match="another address"):
        accept_invitation(town.session, invited(town), town.person("Somebody Else"))


def test_a_guest_needs_a_last_day_within_a_year(town: Town) -> None:
    for day in (None, today() - timedelta(days=1), today() + timedelta(days=400)):
        with pytest.raises(Refused) as refusal:
            invited(town, Role.GUEST, expires_on=day)
        assert refusal.value.field == "expires_on"
    assert invited(town, Role.GUEST, expires_on=today() + timedelta(days=30)).role == Role.GUEST


def test_a_charity_has_no_commissioners(town: Town) -> None:
    with pytest.raises(Refused, match="Only commissioners and funders"):
        invited(town, Role.COMMISSIONER)
    wanted = Invited(email=ADDRESS, role=Role.COMMISSIONER)
    assert invite(town.session, town.keeper, town.council, wanted).role == Role.COMMISSIONER


def test_the_same_address_is_not_invited_twice_to_one_role(town: Town) -> None:
    invited(town)
    with pytest.raises(Refused, match="already"):
        invited(town)


def test_only_an_admin_invites(town: Town) -> None:
    with pytest.raises(NotAllowed):
        invite(town.session, town.officer, town.trust, Invited(email=ADDRESS, role=Role.OFFICER))


def test_an_admin_of_another_organisation_invites_nobody_here(town: Town) -> None:
    with pytest.raises(NotAllowed):
        invite(town.session, town.keeper, town.trust, Invited(email=ADDRESS, role=Role.OFFICER))


def test_an_ended_role_stays_on_record_and_the_person_is_told(town: Town) -> None:
    held = seat(town, town.officer)
    end_seat(town.session, town.admin, town.trust, held, SITE)
    assert held.ended_at is not None
    assert [letter.subject for letter in town.letters()] == ["Your role at Harbour Trust has ended"]
    assert held.id not in {each.seat.id for each in holders(town.session, town.trust.id)}


def test_the_last_admin_hands_over_before_leaving(town: Town) -> None:
    with pytest.raises(Refused, match="only admin"):
        end_seat(town.session, town.admin, town.trust, seat(town, town.admin), SITE)
    town.seat(town.trust, Role.ADMIN)
    end_seat(town.session, town.admin, town.trust, seat(town, town.admin), SITE)
    assert seat(town, town.admin).ended_at is not None


def test_anyone_may_give_up_a_role_of_their_own_and_nobody_elses(town: Town) -> None:
    with pytest.raises(NotAllowed):
        end_seat(town.session, town.officer, town.trust, seat(town, town.admin), SITE)
    end_seat(town.session, town.officer, town.trust, seat(town, town.officer), SITE)
    assert seat(town, town.officer).ended_at is not None


def test_a_seat_of_another_organisation_is_not_found_here(town: Town) -> None:
    with pytest.raises(Hidden):
        seat_of(town.session, town.trust, town.keeper.seat_ref)


def test_a_mandate_is_recorded_shown_and_ended(town: Town) -> None:
    held = seat(town, town.officer)
    word = BoardsWord(given_on=today(), minute="Minutes of March, item 4", limit_pence=5_000_000)
    record_mandate(town.session, town.admin, town.trust, held, word)
    shown = {each.seat.id: each for each in holders(town.session, town.trust.id)}[held.id]
    assert shown.mandate is not None
    assert (shown.mandate.limit_pence, shown.recorded_by) == (5_000_000, town.admin.name)
    assert town.again(town.officer).mandated
    end_mandate(town.session, town.admin, town.trust, held)
    assert not town.again(town.officer).mandated


def test_a_new_mandate_takes_the_place_of_the_one_before(town: Town) -> None:
    held = seat(town, town.officer)
    for minute in ("Minute 1", "Minute 2"):
        word = BoardsWord(given_on=today(), minute=minute)
        record_mandate(town.session, town.admin, town.trust, held, word)
    standing = mandate_of(town.session, held.id)
    assert standing is not None
    assert standing.minute == "Minute 2"


def test_a_mandate_cannot_be_given_in_the_future_or_end_before_it_began(town: Town) -> None:
    held, day = seat(town, town.officer), timedelta(days=1)
    for word, field in (
        (BoardsWord(given_on=today() + day, minute="4"), "given_on"),
        (BoardsWord(given_on=today(), until=today() - day, minute="4"), "until"),
    ):
        with pytest.raises(Refused) as refusal:
            record_mandate(town.session, town.admin, town.trust, held, word)
        assert refusal.value.field == field


def test_a_chair_and_a_secretary_record_mandates_and_a_trustee_does_not(town: Town) -> None:
    held, word = seat(town, town.officer), BoardsWord(given_on=today(), minute="4")
    for role in (Role.CHAIR, Role.SECRETARY):
        record_mandate(town.session, town.actor(town.trust, role), town.trust, held, word)
    with pytest.raises(NotAllowed):
        record_mandate(town.session, town.actor(town.trust, Role.TRUSTEE), town.trust, held, word)


def test_a_mandate_ends_with_the_role_that_held_it(town: Town) -> None:
    held = seat(town, town.officer)
    record_mandate(
        town.session, town.admin, town.trust, held, BoardsWord(given_on=today(), minute="4")
    )
    end_seat(town.session, town.admin, town.trust, held, SITE)
    assert mandate_of(town.session, held.id) is None
