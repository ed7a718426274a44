"""Three places, who is there, and who does what for whom."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Kind, Role
from commissioning.foundation.clock import today
from commissioning.organisations.actions.mandates import BoardsWord, record_mandate
from commissioning.organisations.actions.profiles import Profile, rename
from commissioning.organisations.actions.requests import ask_to_join
from commissioning.organisations.actions.vouching import ask_for_vouch
from commissioning.organisations.models import Seat
from commissioning.people.actions.accounts import as_person, open_account
from commissioning.people.models import Person
from commissioning.places.actions.beginning import NewPlace, begin_place
from tests.worlds.tale import SITE, Tale

CITY, OTHER_CITY = "E06000026", "E06000023"
AREAS, THEMES = (CITY,), ("SW300",)

PLACES = (
    ("saltmere", "Saltmere", CITY, "Saltmere Voluntary Action", "Jo Reed"),
    ("northport", "Northport", OTHER_CITY, "Northport Hub", "Bo Marsh"),
    ("farhaven", "Farhaven", OTHER_CITY, "Farhaven Hub", "Mo Field"),
)
ORGANISATIONS = (
    ("council", "Saltmere City Council", "GB-LAE-SLT", "saltmere", Kind.COMMISSIONER),
    ("health", "Saltmere Health Board", "GB-NHS-QZ1", "saltmere", Kind.COMMISSIONER),
    ("quay", "Quay Kitchen", "GB-CHC-1100001", "saltmere", Kind.VCSE),
    ("gulls", "Gull Row Carers", "GB-CHC-1100002", "saltmere", Kind.VCSE),
    ("mill", "Mill Lane Minibuses", "GB-CHC-1100003", "saltmere", Kind.VCSE),
    ("harbour", "Warm Harbour", "GB-CHC-1100004", "saltmere", Kind.VCSE),
    ("lantern", "Lantern House", "GB-CHC-1100005", "saltmere", Kind.VCSE),
    ("anchor", "Anchor Aid", "GB-CHC-1100006", "saltmere", Kind.VCSE),
    ("north", "Northport Families", "GB-CHC-1100007", "northport", Kind.VCSE),
    ("far", "Farhaven Friends", "GB-CHC-1100008", "farhaven", Kind.VCSE),
    ("far-council", "Farhaven Borough", "GB-LAE-FRH", "farhaven", Kind.COMMISSIONER),
)
ROLES = (
    ("council", "clear", Role.COMMISSIONER, "Cleo Clear"),
    ("council", "not clear", Role.COMMISSIONER, "Nora Notyet"),
    ("council", "buyer", Role.COMMISSIONER, "Bea Buyer"),
    ("health", "health buyer", Role.COMMISSIONER, "Hal Health"),
    ("far-council", "far buyer", Role.COMMISSIONER, "Fay Far"),
    ("quay", "officer", Role.OFFICER, "Olu Officer"),
    ("quay", "trustee", Role.TRUSTEE, "Tam Trustee"),
    ("quay", "secretary", Role.SECRETARY, "Sia Secretary"),
    ("quay", "chair", Role.CHAIR, "Cas Chair"),
    ("quay", "guest", Role.GUEST, "Gus Guest"),
    ("council", "council officer", Role.OFFICER, "Oz Officer"),
    ("council", "council trustee", Role.TRUSTEE, "Tia Trustee"),
    ("council", "council chair", Role.CHAIR, "Che Chair"),
    ("council", "council secretary", Role.SECRETARY, "Sol Secretary"),
    ("council", "council guest", Role.GUEST, "Gia Guest"),
    ("gulls", "opted in", Role.OFFICER, "Uma Opts"),
    ("mill", "two hats", Role.OFFICER, "Hana Hats"),
    ("mill", "mill chair", Role.CHAIR, "Mim Chair"),
    ("lantern", "lantern chair", Role.CHAIR, "Lou Chair"),
    ("anchor", "anchor chair", Role.CHAIR, "Abe Chair"),
    ("quay", "the other hat", Role.TRUSTEE, "Hana Hats"),
    ("anchor", "anchor secretary", Role.SECRETARY, "Sid Secretary"),
    ("north", "elsewhere", Role.OFFICER, "Eli Elsewhere"),
)


def begin(tale: Tale, session: Session) -> None:
    """Begin three places, each with the organisation that convenes it."""
    for key, name, code, organisation, convenor in PLACES:
        new = NewPlace(
            name=name,
            area_code=code,
            organisation=organisation,
            kind=Kind.VCSE,
            convenor_name=convenor,
            convenor_email=f"convenor@{key}.example",
        )
        begun = begin_place(session, new, "{}".format, site=SITE)
        tale.keep(key, begun.place)
        tale.keep(f"{key} hub", begun.organisation)
        tale.seats[f"{key} convenor"] = begun.seat.ref


def organisations(tale: Tale, session: Session) -> None:
    """Let everybody register, join their place and be verified."""
    for key, name, number, place, kind in ORGANISATIONS:
        profile = Profile(
            about=f"{name} is run by people of the place.",
            brings="Rooms\nVolunteers",
            looks_for="Drivers",
            areas=AREAS,
            themes=THEMES,
            website=f"https://{key}.example",
            contact=f"hello@{key}.example",
        )
        tale.comes(session, key, name, number, place=place, kind=kind, profile=profile)


def roles(tale: Tale, session: Session) -> None:
    """Give everybody their roles, and one person an account without any."""
    for organisation, who, role, name in ROLES:
        tale.takes(session, organisation, who, role, name)
    nobody = open_account(
        session, name="Pat Noseat", email="pat@noseat.example", password_hash=None
    )
    tale.refs["no seat"] = nobody.ref


def waiting_group(tale: Tale, session: Session) -> None:
    """Let one come that is not verified yet."""
    tale.registers(session, "newtide", "New Tide Group", "GB-CHC-1100009")
    tale.asks(session, "newtide", "saltmere")
    tale.takes(session, "newtide", "unverified", Role.OFFICER, "Una Verified")


def people_of_quay(tale: Tale, session: Session) -> None:
    """A mandate, a name gone by, and somebody who asks to join."""
    quay = tale.organisation(session, "quay")
    officer = session.scalars(select(Seat).where(Seat.ref == tale.seats["officer"])).one()
    word = BoardsWord(given_on=today() - timedelta(days=3), minute="Minute 7 of the board")
    record_mandate(session, tale.actor(session, "secretary"), quay, officer, word)
    rename(session, tale.actor(session, "quay admin"), quay, "Quay Street Kitchen", "We moved.")
    person = session.scalars(select(Person).where(Person.ref == tale.refs["no seat"])).one()
    ask_to_join(session, as_person(person), quay, message="I cook on Fridays.", site=SITE)


def newcomers(tale: Tale, session: Session) -> None:
    """A group without a number asks for a vouch, one is here twice, and somebody claims another."""
    tale.registers(session, "singers", "Dock Singers", "")
    tale.asks(session, "singers", "saltmere")
    singers, quay = tale.organisation(session, "singers"), tale.organisation(session, "quay")
    ask_for_vouch(session, tale.actor(session, "singers admin"), singers, quay, site=SITE)
    tale.registers(session, "twice", "Lantern House Saltmere", "GB-CHC-1100010")
    tale.asks(session, "twice", "saltmere")
    person = session.scalars(select(Person).where(Person.ref == tale.refs["no seat"])).one()
    lantern = tale.organisation(session, "lantern")
    made = ask_to_join(
        session, as_person(person), lantern, kind="claim", role=Role.ADMIN,
        message="I founded it.", site=SITE,
    )  # fmt: skip
    session.flush()
    tale.keep("claim", made)
