"""How Saltmere began: its place and charter, who came, who was verified, who acts for whom."""

from datetime import timedelta

from sqlalchemy.orm import Session

from commissioning.demo.story.accounts import ACCOUNTS, PASSWORD, email_of
from commissioning.demo.story.commissioners import COMMISSIONERS
from commissioning.demo.story.neighbours import ALSO_IN_SALTMERE, ESTUARY_COUNCIL, IN_OUTER_ESTUARY
from commissioning.demo.story.people import INVITED, NEW_NAME, WHY_A_NEW_NAME
from commissioning.demo.story.people import Invited as Promised
from commissioning.demo.story.places import CITY, ESTUARY, SECOND_CHARTER, WHY_A_SECOND, Locality
from commissioning.demo.story.services_of_care import CARE, HARBOUR_LIGHT
from commissioning.demo.story.services_of_community import (
    COMMUNITY,
    OTHER_CHARITIES,
    VOLUNTARY_ACTION,
)
from commissioning.demo.story.shapes import Body
from commissioning.demo.telling import Telling
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import today
from commissioning.organisations.actions.inviting import Invited, accept_invitation, invite
from commissioning.organisations.actions.mandates import BoardsWord, record_mandate
from commissioning.organisations.actions.profiles import Profile, edit_profile, rename
from commissioning.organisations.actions.registering import (
    NewOrganisation,
    add_identifier,
    register_organisation,
)
from commissioning.organisations.models import Organisation, Seat
from commissioning.organisations.rules.identifiers import parse_org_id
from commissioning.people.actions.accounts import as_person, open_account
from commissioning.people.hashing import hash_password
from commissioning.people.models import Person
from commissioning.people.queries import person_by_address
from commissioning.places.actions.beginning import NewPlace, begin_place
from commissioning.places.actions.charters import change_charter, promise_charter
from commissioning.places.actions.describing import describe_place
from commissioning.places.actions.joining import admit, ask_to_join
from commissioning.places.actions.verifying import verify
from commissioning.places.models import Place
from commissioning.places.queries.charters import newest_charter
from commissioning.places.queries.places import place_named

GUEST_FOR = timedelta(days=60)
SERVICES = (*CARE, *COMMUNITY)
MEMBERS = (*COMMISSIONERS, *SERVICES, *OTHER_CHARITIES, *ALSO_IN_SALTMERE)
BOARD_LIMIT = 25_000_000  # pence


def tell_the_beginning(telling: Telling) -> None:
    """Make both places with their members, from 400 days ago until a month ago."""
    with telling.on(400, "accounts") as session:
        for account, hashed in [(each, hash_password(PASSWORD)) for each in ACCOUNTS]:
            open_account(session, name=account.name, email=account.email, password_hash=hashed)
    _begin(telling, CITY, VOLUNTARY_ACTION, days_ago=399)
    for number, body in enumerate(MEMBERS):
        _come(telling, body, CITY, VOLUNTARY_ACTION, days_ago=380 - 2 * number)
    _begin(telling, ESTUARY, ESTUARY_COUNCIL, days_ago=300)
    for number, body in enumerate(IN_OUTER_ESTUARY[1:]):
        _come(telling, body, ESTUARY, ESTUARY_COUNCIL, days_ago=290 - number)
    for number, invited in enumerate(INVITED):
        _take_a_role(telling, invited, days_ago=min(270 - number, _guest_since(invited)))
    _change_the_charter(telling)
    _change_the_name(telling)
    _record_a_mandate(telling)


def join_as(telling: Telling, session: Session, body: Body) -> Actor:
    """Open an account for an organisation's admin, register it, and fill in its profile."""
    person = account_of(session, body.admin, body)
    said = NewOrganisation(
        name=body.name,
        kind=body.kind,
        identifiers=(parse_org_id(body.number),) if body.number else (),
        informal=not body.number,
        about=body.about,
        website=body.website,
    )
    seat = register_organisation(session, as_person(person), said, different=True)
    organisation = session.get_one(Organisation, seat.organisation_id)
    telling.keep(body.key, organisation.ref)
    actor = telling.acting(session, body)
    edit_profile(session, actor, organisation, profile_of(body))
    return actor


def account_of(session: Session, name: str, body: Body) -> Person:
    """Give somebody's account, opened now if it is not there; only the address book signs in."""
    email = email_of(name, body)
    found = person_by_address(session, email)
    return found or open_account(session, name=name, email=email, password_hash=None)


def profile_of(body: Body) -> Profile:
    """Give the profile of an organisation of the story."""
    return Profile(
        about=body.about,
        brings=body.brings,
        looks_for=body.looks_for,
        website=body.website,
        contact=f"{body.admin}, {email_of(body.admin, body)}",
        areas=body.areas,
        themes=body.themes,
    )


def ask_and_admit(
    telling: Telling, session: Session, body: Body, place: Place, convenor: Actor
) -> None:
    """Let an organisation ask to join a place, promising its charter, and be admitted."""
    stay = ask_to_join(
        session,
        telling.acting(session, body),
        place,
        promised=newest_charter(session, place.id).number,
        message="We read the charter at our board meeting, and promise to keep it.",
        site=telling.site,
    )
    session.flush()
    admit(session, convenor, stay, "Welcome. We meet every Friday.", site=telling.site)


def the_place(session: Session, locality: Locality) -> Place:
    """Give the row of a place of the story."""
    found = place_named(session, locality.name)
    if found is None:
        raise LookupError(f"{locality.name} is not made yet")
    return found


def _begin(telling: Telling, locality: Locality, convening: Body, *, days_ago: int) -> None:
    new = NewPlace(
        name=locality.name,
        area_code=locality.area,
        organisation=convening.name,
        kind=convening.kind,
        convenor_name=convening.admin,
        convenor_email=email_of(convening.admin, convening),
    )
    with telling.on(days_ago, f"place {locality.name}") as session:
        begun = begin_place(session, new, "{}".format, site=telling.site)
        telling.keep(locality.name, begun.place.ref)
        telling.keep(convening.key, begun.organisation.ref)
        actor = telling.acting(session, convening)
        add_identifier(session, actor, begun.organisation, parse_org_id(convening.number))
        edit_profile(session, actor, begun.organisation, profile_of(convening))
        describe_place(session, actor, begun.place, locality.about)
        change_charter(
            session,
            actor,
            begun.place,
            text=locality.charter,
            why="Written together at the first meeting.",
            written_from=1,
        )


def _come(
    telling: Telling, body: Body, locality: Locality, convening: Body, *, days_ago: int
) -> None:
    with telling.on(days_ago, f"organisation {body.key}") as session:
        place, convenor = the_place(session, locality), telling.acting(session, convening)
        join_as(telling, session, body)
        ask_and_admit(telling, session, body, place, convenor)
        evidence = f"Looked up {body.number} and spoke to {body.admin} on the office number."
        verify(
            session,
            convenor,
            place,
            telling.organisation(session, body),
            evidence,
            site=telling.site,
        )


def _take_a_role(telling: Telling, promised: Promised, *, days_ago: int) -> None:
    body, name = promised.body, promised.name
    with telling.on(days_ago, f"role {body.key} {name} {promised.role}") as session:
        invited = Invited(
            email=email_of(name, body),
            role=promised.role,
            name=name,
            expires_on=today() + GUEST_FOR if promised.role is Role.GUEST else None,
        )
        organisation = telling.organisation(session, body)
        invitation = invite(session, telling.acting(session, body), organisation, invited)
        session.flush()
        accept_invitation(session, invitation, account_of(session, name, body))


def _guest_since(promised: Promised) -> int:
    return 20 if promised.role is Role.GUEST else 400


def _change_the_charter(telling: Telling) -> None:
    with telling.on(60, "second charter") as session:
        place = the_place(session, CITY)
        made = change_charter(
            session,
            telling.acting(session, VOLUNTARY_ACTION),
            place,
            text=SECOND_CHARTER,
            why=WHY_A_SECOND,
            written_from=newest_charter(session, place.id).number,
            site=telling.site,
        )
        for body in CARE[1:]:  # Harbour Light has yet to read it
            promise_charter(session, telling.acting(session, body), place, made.number)


def _change_the_name(telling: Telling) -> None:
    with telling.on(45, "new name") as session:
        organisation = telling.organisation(session, HARBOUR_LIGHT)
        actor = telling.acting(session, HARBOUR_LIGHT)
        rename(session, actor, organisation, NEW_NAME, WHY_A_NEW_NAME)


def _record_a_mandate(telling: Telling) -> None:
    with telling.on(40, "mandate") as session:
        secretary = telling.acting(session, HARBOUR_LIGHT, "Elin Marwood")
        officer = telling.acting(session, HARBOUR_LIGHT, "Maya Trescott")
        word = BoardsWord(
            given_on=telling.day(-47),
            until=telling.day(300),
            limit_pence=BOARD_LIMIT,
            minute="Board meeting, item 6: Maya may bind us for bids up to this limit",
        )
        organisation = telling.organisation(session, HARBOUR_LIGHT)
        record_mandate(
            session, secretary, organisation, session.get_one(Seat, officer.seat_id), word
        )
