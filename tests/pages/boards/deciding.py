"""A board of four in Saltmere that decides on an offered version, and who looks at it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select

from commissioning.agreements.models import Version, VersionFile
from commissioning.boards.actions.rules import keep_rule
from commissioning.boards.models import Resolution
from commissioning.boards.queries.board import in_office
from commissioning.boards.rules.board_rule import BoardKind, BoardRule
from commissioning.boards.rules.majority import SIMPLE
from commissioning.boards.rules.parts import Part
from commissioning.boards.rules.quorum import QuorumRule, Rounding
from commissioning.foundation.actor import Role
from commissioning.foundation.clock import now, today
from commissioning.organisations.models import Organisation, Seat
from tests.actions.agreements.agreeing import SITE
from tests.pages.agreements.sharing import Sharing, sharing_in
from tests.pages.conftest import Site, Visitor
from tests.pages.inspecting import Page

TEXT = "ab" * 32
VOTERS = ("chair", "trustee", "second trustee", "third trustee")
RULE = BoardRule(
    kind=BoardKind.TRUSTEES,
    clause="Constitution, clause 19",
    quorum=QuorumRule(number=2, part=Part(parts=1, of=3), rounding=Rounding.NEAREST),
    casting_vote=True,
    written=SIMPLE,
    remote=True,
    loyalty_clause="clause 8",
)


@dataclass
class Deciding:
    """The harbour's board, its people by their word, and the addresses of what they decide."""

    sharing: Sharing
    version: str
    harbour: str
    seats: dict[str, Seat] = field(default_factory=dict)

    @property
    def site(self) -> Site:
        """The register."""
        return self.sharing.site

    @property
    def board(self) -> str:
        """The address of the board's page."""
        return f"/boards/{self.harbour}"

    @property
    def page(self) -> str:
        """The address of the newest decision."""
        return f"/decisions/{self.newest().ref}"

    def as_(self, who: str) -> Visitor:
        """Sign in as somebody."""
        return self.site.sign_in_seat(self.seats[who])

    def newest(self) -> Resolution:
        """Read the newest decision."""
        with self.site.session() as session:
            newest = select(Resolution).order_by(Resolution.id.desc()).limit(1)
            return session.scalars(newest).one()

    def open_(self, procedure: str = "written", **typed: Any) -> Page:
        """Let the secretary open a decision from the version."""
        secretary = self.as_("secretary")
        page = secretary.follow(f"/decisions/of/{self.version}")
        return secretary.submit(page, "Open the decision", procedure=procedure, **typed)

    def declares(self, who: str, kind: str = "none", words: str = "") -> Page:
        """Let somebody declare their interests on the decision's page."""
        visitor = self.as_(who)
        page = visitor.get(self.page)
        return visitor.submit(page, "Declare", kind=kind, words=words)

    def all_declare(self) -> None:
        """Let the whole board declare that it has no interest."""
        for who in VOTERS:
            self.declares(who)

    def begins(self, **typed: Any) -> Page:
        """Let the secretary freeze the list; at a meeting all are there unless typed otherwise."""
        secretary = self.as_("secretary")
        page = secretary.get(f"{self.page}/hold")
        there: dict[str, Any] = {}
        if self.newest().procedure == "meeting":
            with self.site.session() as session:
                organisation = self.newest().organisation_id
                there = {one.key: "present" for one in in_office(session, organisation)}
        return secretary.submit(page, "Freeze the list, and open the vote", **(there | typed))

    def votes(self, who: str, choice: str = "approve", words: str = "") -> Page:
        """Let somebody vote on the decision's page."""
        visitor = self.as_(who)
        return visitor.submit(visitor.get(self.page), "Vote", choice=choice, words=words)

    def voting(self, procedure: str = "written") -> None:
        """Open, declare and begin."""
        self.open_(procedure)
        self.all_declare()
        self.begins()

    def closes(self, words: str = "We are glad to.") -> Page:
        """Let the secretary close it."""
        secretary = self.as_("secretary")
        page = secretary.get(f"{self.page}/close")
        return secretary.submit(page, "Close the decision", words=words)

    def carried(self) -> Page:
        """Let the board approve, in writing."""
        self.voting()
        for who in VOTERS:
            self.votes(who)
        return self.closes()


def deciding_in(site: Site, *, rule: BoardRule | None = RULE, **shares: Any) -> Deciding:
    """Build the three partners of tests/pages/agreements/sharing.py, and the harbour's board."""
    sharing = sharing_in(site, **shares)
    with site.world() as world:
        session = world.session
        version = session.scalars(select(Version)).one()
        harbour = session.scalars(
            select(Organisation).where(Organisation.name == "Warm Harbour")
        ).one()
        version.fingerprint, version.offered_at = TEXT, now()
        version.offered_by_id = harbour.id
        world.keep(
            VersionFile(version_id=version.id, kind="pdf", sha256="0" * 64, body=b"%PDF-1.7")
        )
        named = {
            "chair": world.seat(harbour, Role.CHAIR, world.person("Ada Quill")),
            "second trustee": world.seat(harbour, Role.TRUSTEE, world.person("Ben Oar")),
            "third trustee": world.seat(harbour, Role.TRUSTEE, world.person("Cleo Tide")),
            "secretary": world.seat(harbour, Role.SECRETARY, world.person("Dot Rope")),
        }
        if rule is not None:
            keep_rule(session, world.as_seat(named["secretary"]), rule, SITE)
        seats = {**sharing.seats, **named}
        return Deciding(sharing, version.ref, harbour.ref, seats)


def day(name: str, value: date | None = None) -> dict[str, str]:
    """Give a day (today) as its three boxes are typed."""
    value = value or today()
    parts = {"day": value.day, "month": value.month, "year": value.year}
    return {f"{name}__{part}": str(number) for part, number in parts.items()}
