"""What happens to organisations is followed in their places."""

from sqlalchemy import select

from commissioning.foundation.events import emit
from commissioning.foundation.outbox import OutboxMessage
from commissioning.organisations.actions.standing import retire
from commissioning.organisations.events import OrganisationRenamed
from commissioning.places.events import MembershipChanged
from commissioning.places.models import Membership
from tests.actions.places.conftest import Saltmere


def heard(saltmere: Saltmere) -> list[MembershipChanged]:
    """Listen for changes of membership from now on."""
    events: list[MembershipChanged] = []
    reactions = saltmere.session.info["reactions"]
    reactions[MembershipChanged] = (lambda _session, event: events.append(event),)
    return events


def test_convenors_are_told_when_a_member_takes_another_name(saltmere: Saltmere) -> None:
    organisation = saltmere.organisation_of(saltmere.admin("Quay Kitchen", member=True))
    emit(saltmere.session, OrganisationRenamed(organisation.id, before="Harbour Soup"))
    [letter] = saltmere.session.scalars(select(OutboxMessage))
    assert letter.subject == "Harbour Soup is now called Quay Kitchen"
    page = f"/places/{saltmere.place.ref}/convening/organisations/{organisation.ref}"
    assert f"http://localhost{page}?as={saltmere.convenor.seat_ref}" in letter.text


def test_a_member_that_closes_leaves_and_upper_floors_are_told(saltmere: Saltmere) -> None:
    events = heard(saltmere)
    admin = saltmere.admin("Quay Kitchen", member=True)
    retire(saltmere.session, admin, saltmere.organisation_of(admin), "Our work is done.")
    assert events == [MembershipChanged(saltmere.place.id, admin.organisation_id or 0)]
    [stay] = saltmere.session.scalars(
        select(Membership).where(Membership.organisation_id == admin.organisation_id)
    )
    assert (stay.status, stay.left_at is not None) == ("left", True)
    assert saltmere.trail(stay.ref) == ["left"]


def test_a_request_of_an_organisation_that_closes_waits_no_longer(saltmere: Saltmere) -> None:
    admin = saltmere.admin("Quay Kitchen")
    asked = Membership(place_id=saltmere.place.id, organisation_id=admin.organisation_id)
    saltmere.world.keep(asked)
    retire(saltmere.session, admin, saltmere.organisation_of(admin), "Our work is done.")
    assert asked.status == "taken back"
