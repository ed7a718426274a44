"""Registering: its first admin, what is much like it, the numbers it has."""

import pytest

from commissioning.foundation.actor import ANYONE, Kind, Role
from commissioning.foundation.errors import NotAllowed, Refused
from commissioning.organisations.actions.profiles import rename
from commissioning.organisations.actions.registering import (
    MOST_UNVERIFIED,
    NewOrganisation,
    add_identifier,
    register_organisation,
    take_out_identifier,
)
from commissioning.organisations.models import RegisterRow
from commissioning.organisations.queries.likely_same import (
    likely_duplicates,
    likely_duplicates_of,
)
from commissioning.organisations.queries.seats import standing_admins
from commissioning.organisations.rules.identifiers import OrgIdentifier
from tests.actions.organisations.conftest import Town

CHARITY = OrgIdentifier("GB-CHC", "1234567")


def test_whoever_registers_an_organisation_is_its_admin(town: Town) -> None:
    nadia = town.newcomer()
    seat = register_organisation(town.session, nadia, NewOrganisation(name="Quay Carers"))
    admins = standing_admins(town.session, seat.organisation_id)
    assert [person.id for _, person in admins] == [nadia.person_id]


def test_a_new_organisation_waits_for_verification(town: Town) -> None:
    seat = register_organisation(town.session, town.newcomer(), NewOrganisation(name="Quay Carers"))
    assert seat.organisation.verified_at is None


def test_nobody_registers_an_organisation_without_signing_in(town: Town) -> None:
    with pytest.raises(NotAllowed):
        register_organisation(town.session, ANYONE, NewOrganisation(name="Quay Carers"))


def test_a_name_much_like_another_is_refused_until_they_say_it_is_different(town: Town) -> None:
    nadia, new = town.newcomer(), NewOrganisation(name="The Harbour Trust Ltd")
    with pytest.raises(Refused, match="much like"):
        register_organisation(town.session, nadia, new)
    assert register_organisation(town.session, nadia, new, different=True).role == Role.ADMIN


def test_the_same_number_is_warned_of_whatever_the_name(town: Town) -> None:
    add_identifier(town.session, town.admin, town.trust, CHARITY)
    (found,) = likely_duplicates(town.session, town.newcomer(), "Something Else", [CHARITY])
    assert found.organisation is town.trust
    assert found.same_number
    assert "GB-CHC-1234567" in found.why


def test_an_earlier_name_is_warned_of_too(town: Town) -> None:
    rename(town.session, town.admin, town.trust, "Tidewater", "a new start")
    rename(town.session, town.admin, town.trust, "Mizzen House", "another")
    (found,) = likely_duplicates(town.session, town.newcomer(), "The Tidewater")
    assert found.why == "It was once called Tidewater."


def test_an_unverified_namesake_is_not_told_of_but_the_convenor_sees_it(town: Town) -> None:
    hidden = town.known("Quay Carers", verified=False)
    assert likely_duplicates(town.session, town.newcomer(), "Quay Carers") == []
    other = town.known("Quay Carers", verified=False)
    assert [
        each.organisation for each in likely_duplicates_of(town.session, town.keeper, other)
    ] == [hidden]
    assert likely_duplicates_of(town.session, town.admin, other) == []


def test_two_may_claim_one_number_until_it_is_decided(town: Town) -> None:
    add_identifier(town.session, town.admin, town.trust, CHARITY)
    new = NewOrganisation(name="Quay Carers", identifiers=(CHARITY,))
    seat = register_organisation(town.session, town.newcomer(), new, different=True)
    for organisation in (town.trust, seat.organisation):
        assert [(each.scheme, each.number) for each in organisation.identifiers] == [
            (CHARITY.scheme, CHARITY.number)
        ]


def test_a_number_in_the_register_file_is_marked_as_found(town: Town) -> None:
    town.keep(RegisterRow(scheme="GB-CHC", number="1234567", name="HARBOUR TRUST"))
    add_identifier(town.session, town.admin, town.trust, CHARITY)
    assert town.trust.identifiers[0].matched_at is not None


def test_a_number_of_an_unknown_register_is_kept_and_flagged(town: Town) -> None:
    add_identifier(town.session, town.admin, town.trust, OrgIdentifier("XX-ABC", "77"))
    assert "We do not know the register" in town.trust.identifiers[0].flag


def test_the_same_number_twice_is_refused_beside_its_field(town: Town) -> None:
    add_identifier(town.session, town.admin, town.trust, CHARITY)
    with pytest.raises(Refused) as refusal:
        add_identifier(town.session, town.admin, town.trust, CHARITY)
    assert refusal.value.field == "number"


def test_the_only_number_stays_unless_it_is_an_informal_group(town: Town) -> None:
    add_identifier(town.session, town.admin, town.trust, CHARITY)
    with pytest.raises(Refused, match="only number"):
        take_out_identifier(town.session, town.admin, town.trust, "GB-CHC-1234567")
    add_identifier(town.session, town.admin, town.trust, OrgIdentifier("GB-COH", "01234567"))
    take_out_identifier(town.session, town.admin, town.trust, "GB-CHC-1234567")
    assert [i.scheme for i in town.trust.identifiers] == ["GB-COH"]


def test_an_officer_cannot_change_the_numbers(town: Town) -> None:
    with pytest.raises(NotAllowed):
        add_identifier(town.session, town.officer, town.trust, CHARITY)


def test_nobody_keeps_more_than_five_organisations_waiting(town: Town) -> None:
    nadia = town.newcomer()
    for number in range(MOST_UNVERIFIED):
        new = NewOrganisation(name=f"Group {'abcdefgh'[number] * 5}", kind=Kind.VCSE)
        register_organisation(town.session, nadia, new, different=True)
    with pytest.raises(Refused, match="wait for verification"):
        register_organisation(town.session, nadia, NewOrganisation(name="Zephyr"), different=True)
