"""Asking to act for an organisation: its admins decide on joining, a convenor on the rest."""

import pytest

from commissioning.foundation.actor import Role
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from commissioning.organisations.actions.requests import (
    answer_claim,
    approve_request,
    ask_to_join,
    decline_request,
    take_back_request,
)
from commissioning.organisations.actions.seats import close_seat
from commissioning.organisations.models import Seat
from commissioning.organisations.queries.seats import (
    open_requests,
    standing_admins,
)
from tests.actions.organisations.conftest import SITE, Town

EVIDENCE = "I rang the number on the charity's own website and spoke to its chair."


def test_the_admins_are_told_of_somebody_who_asks_and_the_link_names_their_role(town: Town) -> None:
    ask_to_join(town.session, town.newcomer(), town.trust, message="I run the kitchen", site=SITE)
    (letter,) = town.letters()
    assert letter.subject == "Nadia New asks to join Harbour Trust"
    assert f"?as={town.admin.seat_ref}" in letter.text


def test_saying_yes_gives_the_role_the_admin_chose(town: Town) -> None:
    nadia = town.newcomer()
    asked = ask_to_join(town.session, nadia, town.trust)
    seat = approve_request(town.session, town.admin, asked, role=Role.TRUSTEE, site=SITE)
    assert (seat.person_id, seat.role) == (nadia.person_id, Role.TRUSTEE)
    assert asked.status == "approved"
    assert town.letters()[-1].subject == "You can now act for Harbour Trust"


def test_saying_no_needs_a_reason_which_is_passed_on(town: Town) -> None:
    asked = ask_to_join(town.session, town.newcomer(), town.trust)
    with pytest.raises(Refused):
        decline_request(town.session, town.admin, asked, " ")
    decline_request(town.session, town.admin, asked, "We do not know you", site=SITE)
    assert asked.status == "declined"
    assert "We do not know you" in town.letters()[-1].text


def test_an_officer_and_a_convenor_do_not_decide_who_joins(town: Town) -> None:
    asked = ask_to_join(town.session, town.newcomer(), town.trust)
    for actor in (town.officer, town.keeper):
        with pytest.raises(Hidden):
            approve_request(town.session, actor, asked, EVIDENCE)


def test_a_claim_is_decided_by_a_convenor_with_evidence_and_not_by_its_admin(town: Town) -> None:
    asked = ask_to_join(town.session, town.newcomer(), town.trust, kind="claim", message="Ours")
    with pytest.raises(NotAllowed):
        approve_request(town.session, town.admin, asked, EVIDENCE)
    with pytest.raises(Refused):
        approve_request(town.session, town.keeper, asked, "Seen")
    assert approve_request(town.session, town.keeper, asked, EVIDENCE).role == Role.ADMIN


def test_a_claim_that_holds_may_end_the_roles_of_earlier_admins(town: Town) -> None:
    nadia = town.newcomer()
    asked = ask_to_join(town.session, nadia, town.trust, kind="claim", message="Ours")
    approve_request(town.session, town.keeper, asked, EVIDENCE, end_others=True)
    admins = standing_admins(town.session, town.trust.id)
    assert [person.id for _, person in admins] == [nadia.person_id]


def test_its_people_can_answer_a_claim_before_it_is_decided(town: Town) -> None:
    asked = ask_to_join(town.session, town.newcomer(), town.trust, kind="claim", message="Ours")
    assert [letter.subject for letter in town.letters()] == [
        "Somebody says they should speak for Harbour Trust"
    ]
    answer_claim(town.session, town.admin, asked, "She left in May")
    assert (asked.answer, asked.answered_by) == ("She left in May", town.admin.seat_ref)


def test_nobody_can_join_where_no_admin_is_left_but_can_recover_it(town: Town) -> None:
    close_seat(town.session, town.admin, town.session.get_one(Seat, town.admin.seat_id))
    nadia = town.newcomer()
    with pytest.raises(Refused) as refusal:
        ask_to_join(town.session, nadia, town.trust)
    assert refusal.value.field == "kind"
    asked = ask_to_join(town.session, nadia, town.trust, kind="recovery", message="She retired")
    assert open_requests(town.session, town.keeper, town.trust.id) == [asked]


def test_one_asks_an_organisation_once_until_it_is_answered_or_taken_back(town: Town) -> None:
    nadia = town.newcomer()
    asked = ask_to_join(town.session, nadia, town.trust)
    with pytest.raises(NotAllowed):
        ask_to_join(town.session, nadia, town.trust)
    take_back_request(town.session, nadia, asked)
    assert ask_to_join(town.session, nadia, town.trust).status == "open"


def test_a_request_is_decided_once(town: Town) -> None:
    asked = ask_to_join(town.session, town.newcomer(), town.trust)
    approve_request(town.session, town.admin, asked)
    with pytest.raises(NotAllowed):
        decline_request(town.session, town.admin, asked, "Changed my mind")


def test_nobody_asks_to_join_what_they_cannot_see(town: Town) -> None:
    hidden = town.known("Quay Carers", verified=False)
    with pytest.raises(Hidden):
        ask_to_join(town.session, town.newcomer(), hidden)


def test_nobody_decides_on_their_own_request(town: Town) -> None:
    asked = ask_to_join(town.session, town.keeper, town.trust, kind="claim", message="Ours")
    with pytest.raises(NotAllowed):
        approve_request(town.session, town.keeper, asked, EVIDENCE)


def test_only_admins_convenors_and_who_asked_see_a_request(town: Town) -> None:
    nadia = town.newcomer()
    asked = ask_to_join(town.session, nadia, town.trust, kind="claim", message="Ours")
    for actor, seen in (
        (town.admin, [asked]),
        (town.keeper, [asked]),
        (nadia, [asked]),
        (town.officer, []),
        (town.newcomer("Omar Other"), []),
    ):
        assert list(open_requests(town.session, actor, town.trust.id)) == seen
