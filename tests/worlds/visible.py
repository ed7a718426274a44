"""What happens in both worlds: three places, who is there, what money may follow, who bids."""

import json
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Kind, Role
from commissioning.foundation.clock import today
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.actions.content import Content
from commissioning.opportunities.actions.deciding import record_decision
from commissioning.opportunities.actions.intentions import Meant, state_intention
from commissioning.opportunities.actions.interests import declare_interest, declare_year
from commissioning.opportunities.actions.lots import LotContent, add_lot
from commissioning.opportunities.actions.publishing import move_deadline, publish, write_draft
from commissioning.opportunities.actions.sharing import ModeChoice, choose_mode
from commissioning.opportunities.imports.files import import_files
from commissioning.opportunities.models import Opportunity
from commissioning.opportunities.rules.clear import InterestKind
from commissioning.opportunities.rules.decision import Chosen, Decision
from commissioning.organisations.actions.mandates import BoardsWord, record_mandate
from commissioning.organisations.actions.profiles import Profile, rename
from commissioning.organisations.actions.requests import ask_to_join
from commissioning.organisations.actions.vouching import ask_for_vouch
from commissioning.organisations.models import Seat
from commissioning.people.actions.accounts import as_person, open_account
from commissioning.people.models import Person
from commissioning.places.actions.beginning import NewPlace, begin_place
from commissioning.register.actions.cards import CardAsked, opt_in
from commissioning.register.actions.introductions import answer
from commissioning.register.actions.marks import mark_pair
from commissioning.register.actions.moving import move
from commissioning.register.actions.sharing import (
    consent_to_commissioners,
    give_to_guest,
)
from commissioning.register.actions.sharing import (
    tell as tell_others,
)
from commissioning.register.models import Introduction
from commissioning.register.rules.introductions import Answer
from commissioning.register.rules.openness import Openness
from commissioning.register.rules.stages import Stage
from tests.worlds.bound import VISIBLE_BOUND
from tests.worlds.tale import NOW, SITE, Step, Tale
from tests.worlds.together import VISIBLE_TOGETHER

CITY, OTHER_CITY = "E06000026", "E06000023"
AREAS, THEMES = (CITY,), ("SW300",)
NOTICES = {
    "version": "1.1",
    "publisher": {"name": "Notices"},
    "releases": [
        {
            "ocid": "ocds-b5fd17-house-1",
            "id": "1",
            "date": "2026-08-01T09:00:00Z",
            "tag": ["tender"],
            "buyer": {"name": "Riverside District Council"},
            "tender": {
                "title": "Domestic abuse outreach",
                "description": "Outreach for families.",
                "status": "active",
                "tenderPeriod": {"endDate": "2026-12-20T12:00:00Z"},
            },
        }
    ],
}

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
    ("north", "elsewhere", Role.OFFICER, "Eli Elsewhere"),
)
OFFERS: tuple[tuple[str, str, str, str, SharingMode, int | None, str], ...] = (
    ("winter", "Winter support", "Warm rooms, hot meals and company from November to March.",
     "health buyer", SharingMode.SHARED, 40, "both"),
    ("carers", "Help for unpaid carers", "Breaks and advice for people who care at home.",
     "buyer", SharingMode.INTRODUCTIONS, 30, "one"),
    ("buses", "Community transport", "Lifts to clinics, clubs and shops across the city.",
     "buyer", SharingMode.INTRODUCTIONS, 25, "one"),
    ("advice", "Debt and housing advice", "Advice by telephone and in libraries.",
     "buyer", SharingMode.INTRODUCTIONS, 20, "one"),
    ("home", "Care at home", "Help to stay at home after hospital.",
     "health buyer", SharingMode.SEALED, 35, "one"),
    ("talks", "What should a library be?", "An open conversation about libraries and rooms.",
     "buyer", SharingMode.SHARED, None, "both"),
    ("play", "Summer play", "Play in parks, decided last month.",
     "buyer", SharingMode.INTRODUCTIONS, -38, "one"),
    ("far-offer", "Farhaven together", "Grants for neighbours in Farhaven.",
     "far buyer", SharingMode.SHARED, 28, "one"),
)  # fmt: skip
KITCHEN = {"brings": "A kitchen with trained cooks", "lacks": "Two minibuses with drivers"}
WHEELS = {"brings": "Two minibuses with drivers", "lacks": "A kitchen with trained cooks"}
TELEPHONES = {
    "brings": "A telephone line staffed by carers",
    "lacks": "Rooms with wheelchair lifts",
}


def _begin(tale: Tale, session: Session) -> None:
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


def _organisations(tale: Tale, session: Session) -> None:
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


def _roles(tale: Tale, session: Session) -> None:
    for organisation, who, role, name in ROLES:
        tale.takes(session, organisation, who, role, name)
    nobody = open_account(
        session, name="Pat Noseat", email="pat@noseat.example", password_hash=None
    )
    tale.refs["no seat"] = nobody.ref


def _waiting_group(tale: Tale, session: Session) -> None:
    tale.registers(session, "newtide", "New Tide Group", "GB-CHC-1100009")
    tale.asks(session, "newtide", "saltmere")
    tale.takes(session, "newtide", "unverified", Role.OFFICER, "Una Verified")


def _people_of_quay(tale: Tale, session: Session) -> None:
    """A mandate, a name gone by, and somebody who asks to join."""
    quay = tale.organisation(session, "quay")
    officer = session.scalars(select(Seat).where(Seat.ref == tale.seats["officer"])).one()
    word = BoardsWord(given_on=today() - timedelta(days=3), minute="Minute 7 of the board")
    record_mandate(session, tale.actor(session, "secretary"), quay, officer, word)
    rename(session, tale.actor(session, "quay admin"), quay, "Quay Street Kitchen", "We moved.")
    person = session.scalars(select(Person).where(Person.ref == tale.refs["no seat"])).one()
    ask_to_join(session, as_person(person), quay, message="I cook on Fridays.", site=SITE)


def _newcomers(tale: Tale, session: Session) -> None:
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


def _offers(tale: Tale, session: Session) -> None:
    for key, title, words, who, mode, days, lots in OFFERS:
        actor = tale.actor(session, who)
        deadline = NOW + timedelta(days=days) if days is not None else None
        content = Content(
            title=title,
            description=words,
            value_pence=25_000_000,
            deadline_at=deadline,
            starts_on=date(2027, 1, 1),
            ends_on=date(2028, 12, 31),
            areas=AREAS,
            themes=THEMES,
        )
        made = write_draft(session, actor, content, "")
        tale.keep(key, made)
        if lots == "both":
            for name in ("East of the river", "West of the river"):
                lot = LotContent(title=name, description=words, value_pence=12_500_000)
                add_lot(session, actor, made.ref, lot)
        publish(session, actor, made.ref)
        if mode is not SharingMode.INTRODUCTIONS:
            choice = ModeChoice(
                mode=mode, reason="Agreed at the meeting.", agreed_name="Pru Cure",
                agreed_post="Head of procurement",
            )  # fmt: skip
            choose_mode(session, actor, made.ref, choice)


def _notices(tale: Tale, session: Session) -> None:
    """Import what others have published."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "notices.json"
        path.write_text(json.dumps(NOTICES))
        said: list[str] = []
        import_files(tale.database, [path], said.append)
    assert not said, said
    wanted = select(Opportunity).where(Opportunity.title == "Domestic abuse outreach")
    tale.keep("outreach", session.scalars(wanted).one())


def _intentions(tale: Tale, session: Session) -> None:
    meant = Meant(title="Warm rooms next winter", text="We mean to fund warm rooms again.")
    tale.keep("intention", state_intention(session, tale.actor(session, "buyer"), "", meant))


def _interests(tale: Tale, session: Session) -> None:
    """Let one commissioner be clear for most things, another for nothing."""
    clear = tale.actor(session, "clear")
    declare_year(session, clear, "I have none.")
    for key in ("winter", "carers", "talks", "play"):
        made = declare_interest(session, clear, tale.refs[key], InterestKind.NONE, "", site=SITE)
        tale.keep(f"interest in {key}", made)


def _bids(tale: Tale, session: Session) -> None:
    """What everybody says while bids are being made."""
    write = tale.writes
    write(session, "quay winter", "officer", "Soup and stories on Fridays", on="winter")
    write(
        session,
        "harbour winter",
        "harbour admin",
        "Warm rooms by the docks",
        on="winter",
        openness=Openness.PUBLIC,
    )
    write(
        session,
        "lantern winter",
        "lantern admin",
        "Lanterns and hot drinks",
        on="winter",
        stage=Stage.CONSIDERING,
    )
    write(session, "quay carers", "officer", "Meals for carers at home", on="carers")
    write(session, "gulls carers", "opted in", "Breaks for carers by the sea", on="carers")
    write(session, "lantern carers", "lantern admin", "Carers meet at the house", on="carers")
    write(session, "quay buses", "officer", "Lifts to lunch", on="buses")
    write(session, "mill buses", "mill admin", "Minibuses on Mondays", on="buses")
    write(session, "quay draft", "officer", "Tea in the library", on="talks", stage=Stage.DRAFT)
    write(session, "quay own", "officer", "A garden", title="A community garden")
    write(session, "newtide winter", "unverified", "Singing by the tide", on="winter")
    write(session, "north far", "elsewhere", "Families together", title="Family days")
    write(
        session,
        "lantern play",
        "lantern admin",
        "Play in the dark",
        on="play",
        stage=Stage.SUBMITTED,
    )
    write(session, "quay play", "officer", "Picnics in parks", on="play", stage=Stage.SUBMITTED)


def _shares(tale: Tale, session: Session) -> None:
    lantern = tale.actor(session, "lantern admin")
    consent_to_commissioners(session, lantern, tale.refs["lantern carers"])
    officer = tale.actor(session, "officer")
    give_to_guest(session, officer, tale.refs["quay draft"], tale.seats["guest"])
    pair = (tale.refs["quay winter"], tale.refs["harbour winter"])
    mark_pair(session, officer, *pair, "talk", "", SITE)


def _decides(tale: Tale, session: Session) -> None:
    chosen = (Chosen(name="Lantern House", organisation_ref=tale.refs["lantern"]),)
    decision = Decision(chosen=chosen, standstill_ended_on=today() - timedelta(days=2))
    record_decision(session, tale.actor(session, "buyer"), tale.refs["play"], decision)


def _tells(tale: Tale, session: Session) -> None:
    """One says what came of its bid, to members; another keeps it to itself."""
    lantern = tale.actor(session, "lantern admin")
    move(session, lantern, tale.refs["lantern play"], "record_success", "We begin in May.")
    tell_others(session, lantern, tale.refs["lantern play"], Openness.MEMBERS)
    officer = tale.actor(session, "officer")
    move(session, officer, tale.refs["quay play"], "record_no_success", "Too far away.")


def _moves_a_deadline(tale: Tale, session: Session) -> None:
    later = NOW + timedelta(days=33)
    buyer = tale.actor(session, "buyer")
    move_deadline(session, buyer, tale.refs["carers"], later, "More time was asked for.")


def _opts_in(tale: Tale, session: Session) -> None:
    """One card that finds nobody, and two that meet."""
    alone = CardAsked(**TELEPHONES, alone=True)
    gulls = tale.actor(session, "opted in")
    tale.keep("gulls card", opt_in(session, gulls, tale.refs["gulls carers"], alone, SITE))
    quay, mill = tale.actor(session, "officer"), tale.actor(session, "mill admin")
    opt_in(session, quay, tale.refs["quay buses"], CardAsked(**KITCHEN, alone=False), SITE)
    card = CardAsked(**WHEELS, alone=False)
    made = opt_in(session, mill, tale.refs["mill buses"], card, SITE)
    wanted = select(Introduction).where(Introduction.second == made)
    tale.keep("talks of quay", session.scalars(wanted).one())


def _talks(tale: Tale, session: Session) -> None:
    for who in ("officer", "mill admin"):
        actor = tale.actor(session, who)
        answer(session, actor, tale.refs["talks of quay"], Answer.YES, SITE)


VISIBLE = (
    Step("places", _begin),
    Step("organisations", _organisations),
    Step("roles", _roles),
    Step("the group that waits", _waiting_group),
    Step("people of quay", _people_of_quay),
    Step("newcomers", _newcomers),
    Step("offers", _offers),
    Step("notices", _notices, alone=True),
    Step("intentions", _intentions),
    Step("interests", _interests),
    Step("bids", _bids, day=10),
    Step("shares", _shares, day=11),
    Step("decision", _decides, day=40),
    Step("told", _tells, day=41),
    Step("deadline", _moves_a_deadline, day=42),
    Step("cards", _opts_in, day=50),
    Step("talks", _talks, day=51),
    *VISIBLE_TOGETHER,
    *VISIBLE_BOUND,
)
