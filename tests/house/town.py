"""A town with a partnership for every combination of facts, and everybody who looks at them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import copyfile
from typing import TypeVar

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.agreements.models import (
    Agreement,
    OpenedFully,
    Reserves,
    Version,
    VersionParty,
)
from commissioning.foundation.actor import ANYONE, Actor, Kind, Role
from commissioning.foundation.clock import now
from commissioning.foundation.db import Database
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.models import Award, Opportunity
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import (
    JointDeclaration,
    Opening,
    Partner,
    Partnership,
    Side,
    Thread,
    ThreadReader,
)
from commissioning.places.models import Place
from commissioning.register.models import Declaration
from tests.builders import World
from tests.house.facts import Facts, all_facts

PARTIES = {"ours": "partner", "theirs": "partner", "asked": "invited", "gone": "left"}

Built = TypeVar("Built")
Also = Callable[[World, "Town", Partnership, Facts], None]


@dataclass
class Town:
    """Everybody who looks, and every partnership with its facts."""

    place: Place
    bodies: dict[str, Organisation]
    people: dict[str, Actor]
    partnerships: dict[str, Facts]
    agreements: dict[str, Facts]
    offered: dict[str, Facts]
    drafts: dict[str, Facts]
    for_all: dict[str, Facts]
    for_some: dict[str, Facts]


@pytest.fixture(scope="session")
def town_and_session(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Town, Session]]:
    """Give the town, built once, and a session to ask in."""
    yield from opened(sqlite_template, tmp_path_factory.mktemp("town"), build)


def opened(
    template: Path, folder: Path, make: Callable[[World], Built]
) -> Iterator[tuple[Built, Session]]:
    """Make something in a database of its own, and give it with a session that only reads."""
    copyfile(template, folder / "register.sqlite3")
    database = Database(f"sqlite:///{folder / 'register.sqlite3'}")
    with database.transaction() as session:
        made = make(World(session))
    with database.reading() as session:
        yield made, session
    database.dispose()


def build(world: World, also: Also = lambda *_: None) -> Town:
    """Build the town; `also` adds to each partnership."""
    place, far = world.place(), world.place("Farhaven")
    bodies = {key: world.organisation(key, place=place) for key in (*PARTIES, "neighbour")}
    council = world.organisation("Council", place=place, kind=Kind.COMMISSIONER)
    bodies["council"] = council
    stranger = world.organisation("Stranger", place=far)
    people = {
        "anyone": ANYONE,
        "our officer": world.actor(bodies["ours"]),
        "our mandated officer": world.actor(bodies["ours"], mandated=True),
        "our trustee": world.actor(bodies["ours"], Role.TRUSTEE),
        "our secretary": world.actor(bodies["ours"], Role.SECRETARY),
        "our guest": world.actor(bodies["ours"], Role.GUEST),
        "their officer": world.actor(bodies["theirs"]),
        "asked officer": world.actor(bodies["asked"]),
        "gone officer": world.actor(bodies["gone"]),
        "member": world.actor(bodies["neighbour"]),
        "member trustee": world.actor(bodies["neighbour"], Role.TRUSTEE),
        "member guest": world.actor(bodies["neighbour"], Role.GUEST),
        "clear": world.actor(council, Role.COMMISSIONER),
        "not clear": world.actor(council, Role.COMMISSIONER),
        "elsewhere": world.actor(stranger),
    }
    town = Town(place, bodies, people, {}, {}, {}, {}, {}, {})
    for facts in all_facts():
        made = _partnership(world, town, far, facts)
        also(world, town, made, facts)
    _someone_on_another_side(world, town, bodies)
    kept = Reserves(
        organisation_id=bodies["ours"].id, pence=100, as_of=date(2026, 3, 31), by_seat="x"
    )
    world.keep(kept)
    return town


def _someone_on_another_side(world: World, town: Town, bodies: dict[str, Organisation]) -> None:
    """One more officer of ours, who has acted for theirs in each of them."""
    person = world.person("Ines Both")
    town.people["two sides"] = world.actor(bodies["ours"], person=person)
    ids = world.session.scalars(select(Partnership.id)).all()
    theirs = bodies["theirs"].id
    world.keep(
        *(Side(person_id=person.id, partnership_id=each, organisation_id=theirs) for each in ids)
    )


def _partnership(
    world: World,
    town: Town,
    far: Place,
    facts: Facts,
) -> Partnership:
    place, bodies = town.place, town.bodies
    opportunity = _opportunity(world, town, place if facts.here else far, facts)
    made = Partnership(
        place_id=place.id,
        opportunity_id=opportunity.id if opportunity else None,
        status=facts.status,
        consented_mode=facts.agreed,
        title="Warm rooms",
        purpose="We keep rooms warm.",
        legal_form="alliance",
        formed_at=now() if facts.was_formed else None,
    )
    world.keep(made)
    for rank, (key, status) in enumerate(PARTIES.items(), start=1):
        world.keep(
            Partner(
                partnership_id=made.id, organisation_id=bodies[key].id, rank=rank, status=status
            )
        )
    if facts.less:
        _brings_less(world, made, bodies["ours"])
    agreement = _agreement(world, town, made, bodies, facts)
    for key in ("ours", "theirs", "gone"):
        ids = {"organisation_id": bodies[key].id, "by_seat": "x"}
        if facts.told and key != "gone":
            world.keep(Opening(partnership_id=made.id, what="told", **ids))
        if facts.left_opened if key == "gone" else facts.opened:
            world.keep(OpenedFully(agreement_id=agreement.id, **ids))
    _threads(world, town, made, bodies, facts)
    town.partnerships[made.ref] = facts
    return made


def _opportunity(
    world: World,
    town: Town,
    place: Place,
    facts: Facts,
) -> Opportunity | None:
    if not facts.mode:
        return None
    made = world.opportunity(
        place=place, buyer=town.bodies["council"], mode=SharingMode(facts.mode)
    )
    made.decided_at = now() if facts.decided else None
    made.cancelled_at = now() if facts.cancelled else None
    world.session.flush()
    if facts.awarded:
        ours = town.bodies["ours"]
        world.keep(Award(opportunity_id=made.id, organisation_id=ours.id, name=ours.name))
    world.clear(town.people["clear"], made)
    return made


def _brings_less(world: World, made: Partnership, owner: Organisation) -> None:
    bid = Declaration(
        organisation_id=owner.id,
        opportunity_id=made.opportunity_id,
        place_id=made.place_id,
        created_by="x",
        summary="We would keep a room warm.",
        stage="preparing",
        consented_mode="introductions",
    )
    world.keep(bid)
    world.keep(JointDeclaration(partnership_id=made.id, declaration_id=bid.id, by_seat="x"))


def _agreement(
    world: World,
    town: Town,
    made: Partnership,
    bodies: dict[str, Organisation],
    facts: Facts,
) -> Agreement:
    agreement = Agreement(partnership_id=made.id, title="Warm rooms together", by_seat="x")
    world.keep(agreement)
    offered = Version(agreement_id=agreement.id, number=1, status="offered", content={})
    draft = Version(agreement_id=agreement.id, number=2, status="draft", content={})
    world.keep(offered, draft)
    for rank, key in enumerate(("ours", "theirs", "gone"), start=1):
        body = bodies[key]
        world.keep(
            VersionParty(version_id=offered.id, organisation_id=body.id, rank=rank, name=body.name)
        )
    town.agreements[agreement.ref] = facts
    town.offered[offered.ref] = facts
    town.drafts[draft.ref] = facts
    return agreement


def _threads(
    world: World, town: Town, made: Partnership, bodies: dict[str, Organisation], facts: Facts
) -> None:
    ids = {"partnership_id": made.id, "by_organisation_id": bodies["theirs"].id, "title": "Rooms"}
    for_all, for_some = Thread(**ids, audience="all"), Thread(**ids, audience="some")
    world.keep(for_all, for_some)
    world.keep(ThreadReader(thread_id=for_some.id, organisation_id=bodies["theirs"].id))
    town.for_all[for_all.ref] = facts
    town.for_some[for_some.ref] = facts
