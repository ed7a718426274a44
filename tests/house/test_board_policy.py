"""Who on a board sees and does what: PRODUCT.md sections 3 and 7, read once more.

A decision stands for every combination of how far it is, what the board member has declared, where
they stand on the list, and what else may matter; each person of the board has the same facts.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from commissioning.agreements.models import (
    Agreement,
    Decision,
    Signature,
    Version,
    VersionParty,
)
from commissioning.boards.models import BoardInterest, Resolution, Vote, Voter
from commissioning.boards.permissions import RESOLUTIONS
from commissioning.foundation.actor import ANYONE, Actor, Kind, Role
from commissioning.foundation.clock import now, today
from commissioning.foundation.sharing import SharingMode
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partner, Partnership, Side
from tests.builders import World
from tests.house.held_against import Held
from tests.house.town import opened

BOARD = ("chair", "trustee", "secretary")
STAFF = ("officer", "admin")
UNDER_WAY, CLOSED = ("open", "voting"), ("carried", "not_carried", "too_few")
STATUSES = (*UNDER_WAY, *CLOSED, "stopped")
SAID = ("", "none", "financial", "loyalty", "loyalty, released")
SINCE = ("no call-in", "in call-in", "call-in over", "signed by one")
PLACES = ("", "present", "apologies")  # on the frozen list; "" is not on it


@dataclass(frozen=True)
class Facts:
    """All that may matter of one board's decision."""

    status: str
    said: str  # what each of its board has declared
    place: str
    confirmed: bool  # the seven questions are
    elsewhere: bool  # the same people voted in another party's board on the agreement
    stands: bool  # its approval does; without `since`, not all parties have decided
    party: bool  # the organisation is a party to the version
    since: str = ""  # all parties have decided, and what of it matters

    @property
    def takes_part(self) -> bool:
        """Somebody on the board has declared, and nothing keeps them out."""
        return self.said in ("none", "loyalty, released")

    @property
    def kept_out(self) -> bool:
        """A declared conflict keeps somebody on the board out."""
        return self.said in ("financial", "loyalty")

    @property
    def going_on(self) -> bool:
        """It is not closed and not stopped."""
        return self.status in UNDER_WAY


def _all_facts() -> Iterator[Facts]:
    for since, said in product(SINCE, SAID[:3]):
        yield Facts("carried", said, "", False, False, True, True, since)
    for status, said, place in product(STATUSES, SAID, PLACES):
        for confirmed, elsewhere, stands, party in product((False, True), repeat=4):
            facts = Facts(status, said, place, confirmed, elsewhere, stands, party)
            if _counts(facts):
                yield facts


def _counts(facts: Facts) -> bool:
    """Leave out what could not be, and what is another's twin."""
    if facts.said == "loyalty, released" and not facts.place:
        return False
    if facts.place and facts.status == "open":
        return False
    if facts.stands and facts.status != "carried":
        return False
    alone = facts.party or not (facts.confirmed or facts.elsewhere or facts.stands)
    return alone and not (facts.elsewhere and facts.confirmed)


@dataclass
class Boards:
    """Everybody who looks, and every decision with its facts."""

    people: dict[str, Actor]
    resolutions: dict[str, Facts] = field(default_factory=dict)


@pytest.fixture(scope="module")
def boards(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Boards, Session]]:
    """Give the boards with their decisions, and a session to ask in."""
    yield from opened(sqlite_template, tmp_path_factory.mktemp("boards"), _build)


def _build(world: World) -> Boards:
    place = world.place()
    ours, theirs, other = (
        world.organisation(name, place=place) for name in ("Ours", "Theirs", "Neighbour")
    )
    council = world.organisation("Council", place=place, kind=Kind.COMMISSIONER)
    both = world.person("Ines Both")
    roles = {"chair": Role.CHAIR, "trustee": Role.TRUSTEE, "secretary": Role.SECRETARY}
    people = {
        "anyone": ANYONE,
        "officer": world.actor(ours),
        "admin": world.actor(ours, Role.ADMIN),
        "guest": world.actor(ours, Role.GUEST),
        **{who: world.actor(ours, role) for who, role in roles.items()},
        "trustee of two": world.actor(ours, Role.TRUSTEE, both),
        "their officer": world.actor(theirs),
        "their chair": world.actor(theirs, Role.CHAIR),
        "their secretary": world.actor(theirs, Role.SECRETARY),
        "neighbour's trustee": world.actor(other, Role.TRUSTEE),
        "convenor": world.convenor(other, place),
        "clear": world.actor(council, Role.COMMISSIONER),
        "not clear": world.actor(council, Role.COMMISSIONER),
    }
    opportunity = world.opportunity(place=place, buyer=council, mode=SharingMode.SHARED)
    world.clear(people["clear"], opportunity)
    partnership = Partnership(
        place_id=place.id, opportunity_id=opportunity.id, status="formed", formed_at=now(),
        consented_mode=SharingMode.SHARED, title="Warm rooms", purpose="We keep rooms warm.",
        legal_form="alliance",
    )  # fmt: skip
    world.keep(partnership)
    for rank, body in enumerate((ours, theirs), start=1):
        ids = {"partnership_id": partnership.id, "organisation_id": body.id}
        world.keep(Partner(**ids, rank=rank, status="partner"))
    ids = {"partnership_id": partnership.id, "organisation_id": theirs.id}
    world.keep(Side(**ids, person_id=both.id))
    made = Boards(people)
    for facts in _all_facts():
        made.resolutions[_decision(world, made, partnership, (ours, theirs), facts)] = facts
    return made


def _decision(
    world: World,
    made: Boards,
    partnership: Partnership,
    bodies: tuple[Organisation, Organisation],
    facts: Facts,
) -> str:
    """Keep one decision of our board on a version of its own; gives its reference."""
    ours, theirs = bodies
    agreement = Agreement(partnership_id=partnership.id, title="Warm rooms", by_seat="x")
    world.keep(agreement)
    status = "approved" if facts.since else "offered"
    version = Version(agreement_id=agreement.id, number=1, status=status, content={})
    world.keep(version)
    parties = bodies if facts.party else (theirs,)
    for rank, body in enumerate(parties, start=1):
        ids = {"version_id": version.id, "organisation_id": body.id}
        world.keep(VersionParty(**ids, rank=rank, name=body.name))
    if facts.since == "signed by one":
        signed = {"signed_by": "X", "signed_on": today(), "kept_where": "X", "by_seat": "x"}
        world.keep(Signature(version_id=version.id, organisation_id=theirs.id, **signed))
    resolution = _resolution(version, ours, facts)
    world.keep(resolution)
    if facts.status == "carried":
        resolution.decision_id = _approval(world, version, ours, facts)
    for who in BOARD:
        _stands_so(world, resolution, made.people[who], facts)
    if facts.elsewhere:
        _votes_elsewhere(world, version, theirs, [made.people[who] for who in BOARD])
    return resolution.ref


def _resolution(version: Version, body: Organisation, facts: Facts) -> Resolution:
    return Resolution(
        version_id=version.id, organisation_id=body.id, fingerprint="x", rule={},
        procedure="meeting", status=facts.status, opened_seat="x",
        confirmed_at=now() if facts.confirmed else None, call_in_ends=_call_in_ends(facts),
    )  # fmt: skip


def _call_in_ends(facts: Facts) -> date | None:
    last = {"in call-in": today(), "signed by one": today()}
    return {**last, "call-in over": today() - timedelta(days=1)}.get(facts.since)


def _approval(world: World, version: Version, body: Organisation, facts: Facts) -> int:
    """Keep the board's word; where it does not stand, it was taken back."""
    word = Decision(
        version_id=version.id, organisation_id=body.id, fingerprint="x", said="approved",
        decided_on=today(), by_seat="x", ended_at=None if facts.stands else now(),
    )  # fmt: skip
    world.keep(word)
    return word.id


def _stands_so(world: World, resolution: Resolution, actor: Actor, facts: Facts) -> None:
    """Keep what somebody of the board declared, and where they are on the list."""
    ids = {"resolution_id": resolution.id, "person_id": actor.person_id}
    if facts.said:
        kind, _, released = facts.said.partition(", ")
        before = BoardInterest(**ids, kind="financial", by_seat="x", replaced_at=now())
        world.keep(before, BoardInterest(**ids, kind=kind, by_seat="x"))
    if facts.place:
        released_too = facts.said == "loyalty, released"
        world.keep(Voter(**ids, name="X", attendance=facts.place, released=released_too))


def _votes_elsewhere(
    world: World, version: Version, body: Organisation, people: list[Actor]
) -> None:
    other = Resolution(
        version_id=version.id, organisation_id=body.id, fingerprint="x", rule={},
        procedure="meeting", status="voting", opened_seat="x",
    )  # fmt: skip
    world.keep(other)
    for actor in people:
        voter = Voter(resolution_id=other.id, person_id=actor.person_id, name="X")
        world.keep(voter)
        ids = {"resolution_id": other.id, "voter_id": voter.id}
        world.keep(Vote(**ids, choice="approve", by_seat="x", digest="x"))


# --- The rules, read a second time -------------------------------------------------------------


def _sees(who: str, facts: Facts) -> bool:
    """Its own board and the staff who speak for it; nobody of another party, no commissioner."""
    return facts.party and who in (*BOARD, *STAFF)


def _declares(who: str, facts: Facts) -> bool:
    return who in BOARD and _sees(who, facts) and facts.going_on


def _takes_part(who: str, facts: Facts) -> bool:
    """Told the parties, then interests, then the papers; who has a conflict takes no part."""
    return who in BOARD and _sees(who, facts) and facts.takes_part


def _holds_it(who: str, facts: Facts) -> bool:
    """The secretary, or a chair who has declared no conflict that keeps them out."""
    return _sees(who, facts) and (who == "secretary" or (who == "chair" and not facts.kept_out))


def _holds(who: str, facts: Facts) -> bool:
    return _holds_it(who, facts) and facts.going_on


def _confirms(who: str, facts: Facts) -> bool:
    declared = who == "secretary" or facts.takes_part
    return _holds(who, facts) and declared and not facts.confirmed


def _drafts(who: str, facts: Facts) -> bool:
    staff = who in STAFF and _sees(who, facts) and facts.going_on and not facts.confirmed
    return staff or _confirms(who, facts)


def _reads_questions(who: str, facts: Facts) -> bool:
    drafts_them = who in (*STAFF, "secretary")
    on_record = facts.status in CLOSED
    return _sees(who, facts) and (drafts_them or facts.takes_part or on_record)


def _votes(who: str, facts: Facts) -> bool:
    there = facts.status == "voting" and facts.place == "present"
    may = there and facts.takes_part and not facts.elsewhere
    return facts.party and who in ("chair", "trustee") and may


def _sees_votes(who: str, facts: Facts) -> bool:
    return _takes_part(who, facts) or (who == "secretary" and facts.party)


def _sees_outcome(who: str, facts: Facts) -> bool:
    return _sees(who, facts) and facts.status in CLOSED


def _takes_back(who: str, facts: Facts) -> bool:
    """Until the last has decided; a public body's until its call-in is over, if none signed."""
    still = facts.since in ("", "in call-in")
    return _holds_it(who, facts) and facts.stands and still


CASES = {
    "that it is": Held(RESOLUTIONS, "see", _sees),
    "declaring": Held(RESOLUTIONS, "declare", _declares),
    "its papers": Held(RESOLUTIONS, "read papers", _takes_part),
    "the seven questions": Held(RESOLUTIONS, "see questions", _reads_questions),
    "drafting them": Held(RESOLUTIONS, "draft questions", _drafts),
    "confirming them": Held(RESOLUTIONS, "confirm questions", _confirms),
    "holding it": Held(RESOLUTIONS, "hold", _holds),
    "voting": Held(RESOLUTIONS, "vote", _votes),
    "who voted what": Held(RESOLUTIONS, "see votes", _sees_votes),
    "its outcome": Held(RESOLUTIONS, "see outcome", _sees_outcome),
    "taking it back": Held(RESOLUTIONS, "take back", _takes_back),
}


@pytest.mark.parametrize("case", CASES)
def test_the_policy_says_what_the_specification_says(
    boards: tuple[Boards, Session], case: str
) -> None:
    made, session = boards
    assert not CASES[case].parted(session, made.people, made.resolutions)


def test_what_is_shown_and_what_is_not_both_occur(boards: tuple[Boards, Session]) -> None:
    made, _ = boards
    for held in CASES.values():
        assert held.answers(made.people, made.resolutions) == {False, True}
