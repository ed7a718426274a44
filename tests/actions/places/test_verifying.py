"""Verification, and whoever has a hand in both sides stands aside."""

import pytest
from sqlalchemy import select

from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from commissioning.organisations.actions.requests import ask_to_join
from commissioning.organisations.models import Concern, JoinRequest, Organisation, Vouch
from commissioning.organisations.permissions import ORGANISATIONS, REQUESTS
from commissioning.people.models import Person
from commissioning.places.actions.verifying import decide_request, join_as_one, take_back, verify
from commissioning.places.models import Place, Verification
from commissioning.places.permissions import FINDINGS
from commissioning.places.queries.places import stay_of
from commissioning.places.queries.waiting import what_waits
from tests.actions.places.conftest import SITE, Saltmere

SEEN = "I rang the number in the charity register and spoke to the chair."


def waiting(saltmere: Saltmere, name: str = "Quay Kitchen") -> Organisation:
    """Make an organisation that has joined and waits for verification."""
    return saltmere.organisation_of(saltmere.admin(name, member=True, verified=False))


def check(
    saltmere: Saltmere,
    organisation: Organisation,
    evidence: str = SEEN,
    *,
    convenor: Actor | None = None,
    place: Place | None = None,
) -> Verification:
    return verify(
        saltmere.session,
        convenor or saltmere.convenor,
        place or saltmere.place,
        organisation,
        evidence,
        site=SITE,
    )


def test_verifying_notes_the_evidence_and_tells_the_admins(saltmere: Saltmere) -> None:
    organisation = waiting(saltmere)
    finding = check(saltmere, organisation)
    assert organisation.verified_at is not None
    assert (finding.outcome, finding.evidence, finding.own) == ("verified", SEEN, False)
    assert saltmere.letters() == ["Quay Kitchen is verified"]
    assert saltmere.trail(organisation.ref) == ["verified"]


@pytest.mark.parametrize("evidence", ["", "  ", "Seen."])
def test_nothing_is_verified_without_evidence_in_words(saltmere: Saltmere, evidence: str) -> None:
    organisation = waiting(saltmere)
    with pytest.raises(Refused) as refusal:
        check(saltmere, organisation, evidence)
    assert refusal.value.field == "evidence"
    assert organisation.verified_at is None


def test_taking_a_verification_back_says_why_and_keeps_both_findings(saltmere: Saltmere) -> None:
    organisation = waiting(saltmere)
    check(saltmere, organisation)
    take_back(
        saltmere.session,
        saltmere.convenor,
        saltmere.place,
        organisation,
        "The charity was removed from its register.",
        site=SITE,
    )
    assert organisation.verified_at is None
    kept = saltmere.session.scalars(select(Verification.outcome).order_by(Verification.id))
    assert list(kept) == ["verified", "taken back"]
    assert saltmere.letters()[-1] == "Quay Kitchen is no longer verified"


def test_a_convenor_of_another_place_does_not_decide(saltmere: Saltmere) -> None:
    other = saltmere.world.place("Elsewhere")
    convenor = saltmere.world.convenor(saltmere.world.organisation("Far", place=other), other)
    organisation = waiting(saltmere)
    with pytest.raises(Hidden):
        check(saltmere, organisation, convenor=convenor, place=other)
    with pytest.raises(Hidden):
        check(saltmere, organisation, convenor=convenor)


def test_what_has_asked_no_place_is_there_for_no_convenor(saltmere: Saltmere) -> None:
    organisation = saltmere.world.organisation("New Group", verified=False)
    with pytest.raises(Hidden):
        check(saltmere, organisation)
    for policy in (FINDINGS, ORGANISATIONS):
        assert not policy.may(saltmere.session, saltmere.convenor, "see", organisation)


def test_a_convenor_of_another_place_sees_nothing_of_what_waits_here(saltmere: Saltmere) -> None:
    organisation = waiting(saltmere)
    elsewhere = saltmere.world.place("Outer Estuary")
    other = saltmere.world.convenor(
        saltmere.world.organisation("Far Away", place=elsewhere), elsewhere
    )
    for verb in ("see", "see details", "see history", "verify"):
        assert ORGANISATIONS.may(saltmere.session, saltmere.convenor, verb, organisation)
        assert not ORGANISATIONS.may(saltmere.session, other, verb, organisation)


def test_who_claims_an_organisation_is_read_by_the_convenors_of_its_place_alone(
    saltmere: Saltmere,
) -> None:
    theirs = saltmere.organisation_of(saltmere.admin("Quay Kitchen", member=True))
    asker = saltmere.world.actor(saltmere.home, person=saltmere.world.person("Ann Asker"))
    asked = ask_to_join(saltmere.session, asker, theirs, kind="claim", message="Ours")
    saltmere.session.flush()
    elsewhere = saltmere.world.place("Outer Estuary")
    other = saltmere.world.convenor(
        saltmere.world.organisation("Far Away", place=elsewhere), elsewhere
    )
    assert REQUESTS.may(saltmere.session, saltmere.convenor, "decide", asked)
    assert not REQUESTS.may(saltmere.session, other, "see", asked)


def test_a_member_does_not_verify(saltmere: Saltmere) -> None:
    organisation = waiting(saltmere)
    with pytest.raises(Hidden):
        check(saltmere, organisation, convenor=saltmere.admin("Other", member=True))


def sits_in(saltmere: Saltmere, convenor: Actor, organisation: Organisation) -> None:
    person = saltmere.session.get_one(Person, convenor.person_id)
    saltmere.world.seat(organisation, Role.TRUSTEE, person)


def test_a_convenor_with_a_role_in_it_stands_aside_for_another(saltmere: Saltmere) -> None:
    organisation = waiting(saltmere)
    sits_in(saltmere, saltmere.convenor, organisation)
    second = saltmere.second_convenor()
    with pytest.raises(NotAllowed):
        check(saltmere, organisation)
    assert not check(saltmere, organisation, convenor=second).own


def test_the_only_convenor_may_decide_and_it_is_noted_that_they_have_a_role(
    saltmere: Saltmere,
) -> None:
    organisation = waiting(saltmere)
    sits_in(saltmere, saltmere.convenor, organisation)
    assert check(saltmere, organisation).own


def test_a_second_convenor_with_a_role_in_it_too_is_no_other_to_decide(
    saltmere: Saltmere,
) -> None:
    organisation = waiting(saltmere)
    for convenor in (saltmere.convenor, saltmere.second_convenor()):
        sits_in(saltmere, convenor, organisation)
    assert check(saltmere, organisation).own


def test_nobody_takes_back_the_verification_of_their_own_while_another_convenes(
    saltmere: Saltmere,
) -> None:
    saltmere.second_convenor()
    verbs = FINDINGS.verbs(saltmere.session, saltmere.convenor, saltmere.home)
    assert verbs == {"see"}


def test_an_informal_group_is_verified_when_two_vouch_for_it(saltmere: Saltmere) -> None:
    group = waiting(saltmere)
    group.informal = True
    saltmere.session.flush()
    with pytest.raises(Refused, match="Two verified organisations"):
        check(saltmere, group)
    for name in ("One", "Two"):
        voucher = saltmere.world.organisation(name)
        saltmere.world.keep(
            Vouch(
                organisation_id=group.id,
                by_organisation_id=voucher.id,
                given_at=group.created_at,
                words="We share a kitchen.",
            )
        )
    assert what_waits(saltmere.session, saltmere.convenor, saltmere.place).vouches == {group.id: 2}
    assert check(saltmere, group).outcome == "verified"


def claim(saltmere: Saltmere, organisation: Organisation, kind: str = "claim") -> JoinRequest:
    person = saltmere.world.person("Ann Reed")
    actor = Actor(person_id=person.id, person_ref=person.ref, name=person.name)
    return ask_to_join(
        saltmere.session, actor, organisation, kind=kind, message="I am its new chief.", site=SITE
    )


@pytest.mark.parametrize("kind", ["claim", "recovery"])
def test_the_convenor_is_told_of_a_claim_and_decides_it(saltmere: Saltmere, kind: str) -> None:
    admin = saltmere.admin("Quay Kitchen", member=True)
    organisation = saltmere.organisation_of(admin)
    request = claim(saltmere, organisation, kind)
    assert "Somebody asks to speak for Quay Kitchen" in saltmere.letters()
    waits = what_waits(saltmere.session, saltmere.convenor, saltmere.place)
    assert [request.id for request in waits.requests] == [request.id]
    decide_request(
        saltmere.session,
        saltmere.convenor,
        saltmere.place,
        request,
        SEEN,
        agreed=True,
        end_others=True,
        site=SITE,
    )
    assert request.status == "approved"
    assert "You can now act for Quay Kitchen" in saltmere.letters()
    assert saltmere.again(admin).organisation_id != organisation.id


def test_a_claim_is_declined_with_what_was_looked_at(saltmere: Saltmere) -> None:
    organisation = saltmere.organisation_of(saltmere.admin("Quay Kitchen", member=True))
    request = claim(saltmere, organisation)
    with pytest.raises(Refused):
        decide_request(
            saltmere.session, saltmere.convenor, saltmere.place, request, "", agreed=False
        )
    decide_request(saltmere.session, saltmere.convenor, saltmere.place, request, SEEN, agreed=False)
    assert request.status == "declined"


def test_a_convenor_in_the_organisation_does_not_decide_a_claim_on_it(saltmere: Saltmere) -> None:
    saltmere.second_convenor()
    request = claim(saltmere, saltmere.home)
    with pytest.raises(NotAllowed):
        decide_request(
            saltmere.session, saltmere.convenor, saltmere.place, request, SEEN, agreed=True
        )


def test_what_is_the_same_is_joined_and_its_stay_goes_along(saltmere: Saltmere) -> None:
    double = saltmere.organisation_of(saltmere.admin("Quay Kitchen Ltd", member=True))
    goes_on = saltmere.world.organisation("Quay Kitchen")
    saltmere.world.keep(Concern(organisation_id=goes_on.id, place_id=saltmere.place.id))
    join_as_one(saltmere.session, saltmere.convenor, saltmere.place, double, goes_on, SEEN)
    assert double.merged_into_id == goes_on.id
    assert stay_of(saltmere.session, saltmere.place.id, double.id) is None
    heir = stay_of(saltmere.session, saltmere.place.id, goes_on.id)
    assert heir is not None
    assert heir.status == "admitted"


def test_the_organisation_of_the_only_convenor_is_not_joined_to_another(
    saltmere: Saltmere,
) -> None:
    other = saltmere.world.organisation("Harbour Trust Ltd", place=saltmere.place)
    with pytest.raises(Refused, match="no other convenor"):
        join_as_one(saltmere.session, saltmere.convenor, saltmere.place, saltmere.home, other, SEEN)
