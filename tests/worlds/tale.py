"""How the world of the house tests is made: steps, each at its own moment and with its own chance.

A step draws its references from a stream named after itself, at a moment that follows from its
place in the whole order. So what a visible step makes is the same whether the hidden ones between
happen or not.
"""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor, Kind, Role
from commissioning.foundation.chance import seeded
from commissioning.foundation.clock import LONDON, held_at, today
from commissioning.foundation.db import Database, Thing
from commissioning.organisations.actions.inviting import Invited, accept_invitation, invite
from commissioning.organisations.actions.profiles import Profile, edit_profile
from commissioning.organisations.actions.registering import NewOrganisation, register_organisation
from commissioning.organisations.models import Organisation, Seat
from commissioning.organisations.rules.identifiers import parse_org_id
from commissioning.people.actions.accounts import as_person, open_account
from commissioning.people.models import Person
from commissioning.people.queries import person_by_address
from commissioning.places.actions.joining import admit, ask_to_join
from commissioning.places.actions.verifying import verify
from commissioning.places.actors import build_actor
from commissioning.places.models import Place
from commissioning.places.queries.charters import newest_charter
from commissioning.register.actions.declaring import Asked, confirm_plain_page, draft, say
from commissioning.register.models import Declaration
from commissioning.register.rules.openness import Openness
from commissioning.register.rules.stages import Stage

SITE = "http://localhost"
NOW = datetime(2026, 11, 18, 10, 30, tzinfo=LONDON)  # when the pages are looked at
BEGAN = NOW - timedelta(days=60)
APART = timedelta(minutes=41)  # from one step to the next
EVIDENCE = "Looked up the number in its register, and spoke to the office by telephone."


@dataclass
class Tale:
    """A world while it is made: its database, and what its steps remember by short keys.

    Attributes:
        refs: References of all things, by key.
        seats: References of seats, by the key of who holds them.
    """

    database: Database
    refs: dict[str, str] = field(default_factory=dict)
    seats: dict[str, str] = field(default_factory=dict)

    def keep(self, key: str, thing: Thing) -> None:
        """Remember a thing by a key."""
        assert key not in self.refs, f"{key} is used twice"
        self.refs[key] = thing.ref

    def actor(self, session: Session, who: str) -> Actor:
        """Give the actor for somebody who holds a seat."""
        seat = session.scalars(select(Seat).where(Seat.ref == self.seats[who])).one()
        return build_actor(session, session.get_one(Person, seat.person_id), seat.ref)

    def organisation(self, session: Session, key: str) -> Organisation:
        """Give an organisation by its key."""
        return session.scalars(select(Organisation).where(Organisation.ref == self.refs[key])).one()

    def place(self, session: Session, key: str) -> Place:
        """Give a place by its key."""
        return session.scalars(select(Place).where(Place.ref == self.refs[key])).one()

    def declaration(self, session: Session, key: str) -> Declaration:
        """Give a declaration by its key."""
        return session.scalars(select(Declaration).where(Declaration.ref == self.refs[key])).one()

    def registers(
        self,
        session: Session,
        key: str,
        name: str,
        number: str,
        *,
        kind: Kind = Kind.VCSE,
        profile: Profile | None = None,
    ) -> Organisation:
        """Let a new person register an organisation, as its admin: `<key> admin`.

        Without a number it is an informal group.
        """
        person = open_account(
            session,
            name=f"Ada {name.split()[0]}",
            email=f"admin@{key}.example",
            password_hash=None,
        )
        numbers = (parse_org_id(number),) if number else ()
        said = NewOrganisation(name=name, kind=kind, identifiers=numbers, informal=not number)
        seat = register_organisation(session, as_person(person), said, different=True)
        session.flush()
        made = session.get_one(Organisation, seat.organisation_id)
        self.keep(key, made)
        self.seats[f"{key} admin"] = seat.ref
        if profile is not None:
            edit_profile(session, self.actor(session, f"{key} admin"), made, profile)
        return made

    def asks(self, session: Session, key: str, place: str) -> None:
        """Let an organisation ask to join a place, and the place's convenor admit it."""
        found = self.place(session, place)
        stay = ask_to_join(
            session,
            self.actor(session, f"{key} admin"),
            found,
            promised=newest_charter(session, found.id).number,
            message="We have read the charter and promise to keep it.",
            site=SITE,
        )
        session.flush()
        admit(session, self.actor(session, f"{place} convenor"), stay, site=SITE)

    def comes(
        self,
        session: Session,
        key: str,
        name: str,
        number: str,
        *,
        place: str = "saltmere",
        kind: Kind = Kind.VCSE,
        profile: Profile | None = None,
    ) -> None:
        """Let an organisation register, join a place and be verified."""
        made = self.registers(session, key, name, number, kind=kind, profile=profile)
        self.asks(session, key, place)
        convenor = self.actor(session, f"{place} convenor")
        verify(session, convenor, self.place(session, place), made, EVIDENCE, site=SITE)

    def takes(self, session: Session, organisation: str, who: str, role: Role, name: str) -> None:
        """Let somebody accept a role in an organisation; guests for 60 days."""
        email = f"{name.replace(' ', '.').lower()}@people.example"
        ends = today() + timedelta(days=60) if role is Role.GUEST else None
        invited = Invited(email=email, role=role, name=name, expires_on=ends)
        found = self.organisation(session, organisation)
        admin = self.actor(session, f"{organisation} admin")
        invitation = invite(session, admin, found, invited)
        session.flush()
        person = person_by_address(session, email) or open_account(
            session, name=name, email=email, password_hash=None
        )
        seat = accept_invitation(session, invitation, person)
        session.flush()
        self.seats[who] = seat.ref

    def writes(
        self,
        session: Session,
        key: str,
        who: str,
        summary: str,
        *,
        on: str = "",
        openness: Openness = Openness.MEMBERS,
        stage: Stage = Stage.PREPARING,
        title: str = "",
        place: str = "",
    ) -> None:
        """Let somebody say what their organisation is bidding for, up to a stage."""
        actor = self.actor(session, who)
        asked = Asked(
            summary=summary,
            opportunity=self.refs[on] if on else None,
            place=self.refs[place] if place else "",
            title=title,
            openness=openness,
        )
        with seeded(f"world/{key}"):  # whether the page was read before must not shift the rest
            confirm_plain_page(session, actor)
        with seeded(f"world/{key} itself"):
            made = draft(session, actor, asked)
            if stage is not Stage.DRAFT:
                say(session, actor, made.ref, stage)
        self.keep(key, made)


Act = Callable[[Tale, Session], None]


@dataclass(frozen=True)
class Step:
    """One thing that happens, `day` days after the world began.

    Attributes:
        after: The visible step that a hidden one follows; "" is before all.
        seen_by: The viewers from whom a hidden thing is not hidden.
        alone: The step opens its own transactions; its session only reads.
    """

    name: str
    act: Act
    day: int = 0
    after: str | None = None
    seen_by: frozenset[str] = frozenset()
    alone: bool = False

    @property
    def is_hidden(self) -> bool:
        """Tell whether it happens in the second world only."""
        return self.after is not None


def in_order(visible: Sequence[Step], hidden: Sequence[Step]) -> list[Step]:
    """Put each hidden step behind the visible one it follows, on the same day."""
    told = [step for step in hidden if step.after == ""]
    for step in visible:
        followers = [replace(one, day=step.day) for one in hidden if one.after == step.name]
        told += [step, *followers]
    lost = {step.name for step in hidden} - {step.name for step in told}
    assert not lost, f"these follow no step: {lost}"
    return told


def tell(tale: Tale, steps: Sequence[Step], left_out: Set[str]) -> None:
    """Let the steps happen in their order, but for those left out, which take their time too."""
    for position, step in enumerate(steps):
        if step.name in left_out:
            continue
        moment = BEGAN + timedelta(days=step.day) + APART * position
        with held_at(moment), seeded(f"world/{step.name}"):
            if step.alone:
                with tale.database.reading() as session:
                    step.act(tale, session)
            else:
                with tale.database.transaction() as session:
                    step.act(tale, session)
