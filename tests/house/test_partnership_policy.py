"""Who sees a partnership, its agreement and its versions: PRODUCT.md section 3, read once more.

Every combination of facts that counts is stored; for each kind of person the policy's answer is
held against rules written here anew, which share no line with the product.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from shutil import copyfile
from typing import Any

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
from commissioning.agreements.permissions import AGREEMENTS, RESERVES, VERSIONS
from commissioning.foundation.actor import ANYONE, Actor, Kind, Role
from commissioning.foundation.clock import now
from commissioning.foundation.db import Database
from commissioning.foundation.permissions import Policy
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
from commissioning.partnerships.permissions import PARTNERSHIPS, THREADS
from commissioning.places.models import Place
from commissioning.register.models import Declaration
from tests.builders import World

PARTIES = {"ours": "partner", "theirs": "partner", "asked": "invited", "gone": "left"}
OUTSIDE_MODES = ("shared", "introductions", "sealed")


@dataclass(frozen=True)
class Facts:
    """All that may matter of one partnership."""

    mode: str  # "" where there is no opportunity
    here: bool  # the opportunity is in the partnership's own place
    agreed: str  # the most open mode that all its parties agreed to
    status: str
    decided: bool
    cancelled: bool
    awarded: bool
    told: bool
    less: bool  # a declaration in it whose owner agreed to introductions only
    opened: bool  # all its parties let members read the agreement

    @property
    def was_formed(self) -> bool:
        return self.status in ("formed", "ended")

    @property
    def is_decided(self) -> bool:
        return self.decided and not self.cancelled

    @property
    def is_shared(self) -> bool:
        return self.mode == self.agreed == "shared" and self.here and not self.less

    @property
    def members(self) -> bool:
        """Members of the place know of it."""
        return self.was_formed and (self.told if self.is_decided else self.is_shared)

    @property
    def clear_commissioners(self) -> bool:
        return self.was_formed and (self.awarded if self.is_decided else self.is_shared)


def _all_facts() -> Iterator[Facts]:
    yes_or_no = (False, True)
    for mode, status in product(
        ("", *OUTSIDE_MODES), ("proposed", "formed", "ended", "not_formed")
    ):
        for here, agreed, decided, cancelled in product(
            yes_or_no, ("shared", "introductions"), yes_or_no, yes_or_no
        ):
            for awarded, told, less, opened in product(yes_or_no, repeat=4):
                facts = Facts(
                    mode, here, agreed, status, decided, cancelled, awarded, told, less, opened
                )
                if _counts(facts):
                    yield facts


def _counts(facts: Facts) -> bool:
    """Leave out what could not be, and what is another's twin."""
    if not facts.mode and (facts.here or facts.decided or facts.cancelled or facts.awarded):
        return False
    if (facts.awarded or facts.cancelled) and not facts.decided:
        return False
    if facts.less and facts.mode != "shared":
        return False
    return facts.was_formed or not (facts.told or facts.less or facts.awarded or facts.opened)


@dataclass
class Town:
    """Everybody who looks, and every partnership with its facts."""

    people: dict[str, Actor]
    partnerships: dict[str, Facts]
    agreements: dict[str, Facts]
    offered: dict[str, Facts]
    drafts: dict[str, Facts]
    for_all: dict[str, Facts]
    for_some: dict[str, Facts]
    reserves: str


@pytest.fixture(scope="module")
def town_and_session(
    sqlite_template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Town, Session]]:
    path = tmp_path_factory.mktemp("partnerships") / "register.sqlite3"
    copyfile(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    with database.transaction() as session:
        town = _build(World(session))
    with database.reading() as session:
        yield town, session
    database.dispose()


def _build(world: World) -> Town:
    place, far = world.place(), world.place("Farhaven")
    bodies = {key: world.organisation(key, place=place) for key in (*PARTIES, "neighbour")}
    council = world.organisation("Council", place=place, kind=Kind.COMMISSIONER)
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
    town = Town(people, {}, {}, {}, {}, {}, {}, "")
    for facts in _all_facts():
        _partnership(world, town, place, far, bodies, council, facts)
    _someone_on_another_side(world, town, bodies)
    kept = Reserves(
        organisation_id=bodies["ours"].id, pence=100, as_of=date(2026, 3, 31), by_seat="x"
    )
    world.keep(kept)
    town.reserves = kept.ref
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
    place: Place,
    far: Place,
    bodies: dict[str, Organisation],
    council: Organisation,
    facts: Facts,
) -> None:
    opportunity = _opportunity(world, town, place if facts.here else far, council, bodies, facts)
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
    for key in ("ours", "theirs"):
        ids = {"organisation_id": bodies[key].id, "by_seat": "x"}
        if facts.told:
            world.keep(Opening(partnership_id=made.id, what="told", **ids))
        if facts.opened:
            world.keep(OpenedFully(agreement_id=agreement.id, **ids))
    _threads(world, town, made, bodies, facts)
    town.partnerships[made.ref] = facts


def _opportunity(
    world: World,
    town: Town,
    place: Place,
    council: Organisation,
    bodies: dict[str, Organisation],
    facts: Facts,
) -> Opportunity | None:
    if not facts.mode:
        return None
    made = world.opportunity(place=place, buyer=council, mode=SharingMode(facts.mode))
    made.decided_at = now() if facts.decided else None
    made.cancelled_at = now() if facts.cancelled else None
    world.session.flush()
    if facts.awarded:
        ours = bodies["ours"]
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


# --- The rules, read a second time -------------------------------------------------------------

STAFF = ("our officer", "our mandated officer", "their officer")
BOARD = ("our trustee", "our secretary")
MEMBERS = ("member", "member trustee")
OF_THE_PARTIES = (*STAFF, *BOARD, "asked officer", "gone officer")
# A party's own people and people of the place's other members: both are members of the place.
ALL_MEMBERS = (*OF_THE_PARTIES, *MEMBERS, "two sides")


def _from_outside(who: str, facts: Facts) -> bool:
    if who in ALL_MEMBERS:
        return facts.members
    return who == "clear" and facts.clear_commissioners


def _sees_partnership(who: str, facts: Facts) -> bool:
    return who in OF_THE_PARTIES or _from_outside(who, facts)


def _reads_partnership(who: str, facts: Facts) -> bool:
    if who == "asked officer":
        return not facts.was_formed
    return who in (*STAFF, *BOARD)


def _hears(who: str, facts: Facts) -> bool:
    return _reads_partnership(who, facts) and who not in BOARD


def _talks(who: str, facts: Facts) -> bool:
    return _hears(who, facts) and facts.status != "not_formed"


def _works(who: str, facts: Facts) -> bool:
    return who in STAFF and facts.status == "formed"


def _sees_agreement(who: str, facts: Facts) -> bool:
    was_party = who == "gone officer"
    return was_party or _reads_partnership(who, facts) or _from_outside(who, facts)


def _reads_offered(who: str, facts: Facts) -> bool:
    if who in STAFF or who == "gone officer" or (who == "asked officer" and _hears(who, facts)):
        return True
    return _from_outside(who, facts) and (who == "clear" or facts.opened)


def _sees_draft(who: str, facts: Facts) -> bool:
    return _works(who, facts)


Case = tuple[Policy[Any], str, str, Callable[[str, Facts], bool]]
CASES: dict[str, Case] = {
    "a partnership": (PARTNERSHIPS, "see", "partnerships", _sees_partnership),
    "a partnership inside": (PARTNERSHIPS, "read", "partnerships", _reads_partnership),
    "its conversations": (PARTNERSHIPS, "read conversations", "partnerships", _hears),
    "its talk": (PARTNERSHIPS, "talk", "partnerships", _talks),
    "its work": (PARTNERSHIPS, "work", "partnerships", _works),
    "a thread for all": (THREADS, "see", "for_all", _hears),
    "saying something to all": (THREADS, "say", "for_all", _talks),
    "a thread for them": (
        THREADS, "see", "for_some", lambda who, facts: who == "their officer",
    ),
    "an agreement": (AGREEMENTS, "see", "agreements", _sees_agreement),
    "an offered version": (VERSIONS, "see", "offered", _sees_agreement),
    "its text": (VERSIONS, "read", "offered", _reads_offered),
    "a draft": (VERSIONS, "see", "drafts", _sees_draft),
    "the text of a draft": (VERSIONS, "read", "drafts", _sees_draft),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_the_policy_says_what_the_specification_says(
    town_and_session: tuple[Town, Session], case: str
) -> None:
    town, session = town_and_session
    policy, verb, kind, expected = CASES[case]
    things: dict[str, Facts] = getattr(town, kind)
    for who, actor in town.people.items():
        shown = _shown(session, policy, actor, verb) & things.keys()
        meant = {ref for ref, facts in things.items() if expected(who, facts)}
        assert not (extra := shown - meant), f"{who} may {verb} {case}: {things[min(extra)]}"
        assert not (lost := meant - shown), f"{who} may not {verb} {case}: {things[min(lost)]}"


def _shown(session: Session, policy: Policy[Any], actor: Actor, verb: str) -> set[str]:
    kind = policy.kind
    return set(session.scalars(select(kind.ref).where(policy.rows(actor, verb))))


def test_reserves_are_for_the_partys_own_staff_and_board(
    town_and_session: tuple[Town, Session],
) -> None:
    town, session = town_and_session
    see = {who for who, actor in town.people.items() if _shown(session, RESERVES, actor, "see")}
    assert see == {"our officer", "our mandated officer", *BOARD, "two sides"}


def test_what_is_shown_and_what_is_not_both_occur(town_and_session: tuple[Town, Session]) -> None:
    town, _ = town_and_session
    for _, _, kind, expected in CASES.values():
        facts = getattr(town, kind).values()
        answers = {expected(who, each) for who in town.people for each in facts}
        assert answers == {False, True}
