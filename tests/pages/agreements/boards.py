"""A draft in which all is said, with those who offer it, decide on it and sign it."""

from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace
from sqlalchemy import delete, select

from commissioning.agreements.models import Version
from commissioning.agreements.queries.drafts import content_of_version
from commissioning.foundation.actor import Role
from commissioning.foundation.clock import now, today
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.models import Award, Opportunity
from commissioning.organisations.models import Organisation, Seat
from commissioning.partnerships.models import Partner, Partnership
from tests.actions.agreements.agreeing import fill
from tests.pages.agreements.drafting import Drafting, drafting_in
from tests.pages.conftest import Site, Visitor
from tests.pages.inspecting import Page

SOURCE = "The second minute of today, in the office"


@dataclass
class Boards:
    """A draft in which all is said; its partners have officers with a mandate, and chairs."""

    drafting: Drafting
    seats: dict[str, Seat] = field(default_factory=dict)

    @property
    def page(self) -> str:
        """The address of the agreement."""
        return f"/agreements/{self.drafting.agreement}"

    @property
    def version(self) -> str:
        """The address of its first version."""
        return f"{self.page}/versions/1"

    def as_(self, who: str) -> Visitor:
        """Sign in as one of the people."""
        return self.drafting.site.sign_in_seat(self.seats[who])

    def offered(self) -> Page:
        """Let the harbour offer the draft."""
        officer = self.as_("officer")
        return officer.submit(officer.get(f"{self.version}/offer"), "Offer it to every party")

    def decides(self, who: str, said: str = "approved", **typed: Any) -> Page:
        """Let a chair record what a board decided today."""
        chair = self.as_(who)
        answers = {"said": said, **on(today(), "decided_on"), "minute": SOURCE, **typed}
        return chair.submit(chair.get(f"{self.version}/decide"), "Record the decision", **answers)

    def signs(self, who: str) -> Page:
        """Let an officer say who signed."""
        officer = self.as_(who)
        answers = {"signed_by": "Ada Quay", **on(today(), "signed_on"), "kept_where": "The safe"}
        return officer.submit(
            officer.get(f"{self.version}/sign"), "Keep this on the record", **answers
        )

    def status(self) -> str:
        """Give how the first version stands."""
        with self.drafting.site.session() as session:
            return session.scalars(select(Version).where(Version.number == 1)).one().status

    def shared(self) -> None:
        """Let the buyer say that there is no competition to protect."""
        with self.drafting.site.world() as world:
            world.session.scalars(select(Opportunity)).one().mode = SharingMode.SHARED
            world.session.scalars(select(Partnership)).one().consented_mode = SharingMode.SHARED

    def leaves(self, who: str) -> None:
        """Let somebody's organisation have left the partnership."""
        with self.drafting.site.world() as world:
            its = Partner.organisation_id == self.seats[who].organisation_id
            partner = world.session.scalars(select(Partner).where(its)).one()
            partner.status, partner.left_on = "left", today()

    def awarded(self, to_them: bool = True) -> None:
        """Let the buyer have decided, and have awarded the work to the partners or to nobody."""
        with self.drafting.site.world() as world:
            found = world.session.scalars(select(Opportunity)).one()
            found.decided_at = now()
            world.session.execute(delete(Award))
            if to_them:
                partner = world.session.scalars(select(Partner)).first()
                assert partner is not None
                award = Award(
                    opportunity_id=found.id, organisation_id=partner.organisation_id, name="They"
                )
                world.keep(award)


def on(day: Any, name: str) -> dict[str, str]:
    """Give a day as its three boxes are typed."""
    parts = {"day": day.day, "month": day.month, "year": day.year}
    return {f"{name}__{part}": str(value) for part, value in parts.items()}


def boards_in(site: Site) -> Boards:
    """Build the draft, say all that is needed, and seat the chairs."""
    drafting = drafting_in(site)
    made = Boards(drafting)
    with site.world() as world:
        draft = world.session.scalars(select(Version)).one()
        parties = content_of_version(draft).parties
        fill(draft, parties=tuple(replace(p, role="Rooms", is_lead=False) for p in parties))
        named = {one.ref: one for one in world.session.scalars(select(Organisation))}
        harbour, kitchen = named[drafting.harbour_ref], named[drafting.kitchen_ref]
        made.seats = {
            "officer": drafting.harbour,
            "neighbour": drafting.kitchen,
            "member": drafting.stranger,
            "trustee": drafting.trustee,
            "chair": world.seat(harbour, Role.CHAIR),
            "secretary": world.seat(kitchen, Role.SECRETARY),
        }
    return made
