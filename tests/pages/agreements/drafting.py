"""Two partners who write the first draft of an agreement, as pages see them."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from commissioning.agreements.actions.beginning import begin
from commissioning.agreements.actions.drafting import edit
from commissioning.agreements.models import Version
from commissioning.agreements.queries.drafts import content_of_version
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.draft_parts import stamp, value_of
from commissioning.agreements.rules.starting_points import Start
from commissioning.foundation.actor import Kind, Role
from commissioning.foundation.clock import now
from commissioning.organisations.models import Seat
from commissioning.partnerships.models import Partner, Partnership
from commissioning.partnerships.rules.forms import LegalForm
from tests.pages.conftest import Site, Visitor


@dataclass
class Drafting:
    """Two organisations in a formed partnership, and the first draft of their agreement."""

    site: Site
    harbour: Seat
    kitchen: Seat
    stranger: Seat
    trustee: Seat
    harbour_ref: str
    kitchen_ref: str
    agreement: str
    version: str

    @property
    def path(self) -> str:
        """The address of the draft."""
        return f"/agreements/{self.agreement}/draft"

    @property
    def officer(self) -> Visitor:
        """Sign in as the officer of Warm Harbour."""
        return self.site.sign_in_seat(self.harbour)

    @property
    def neighbour(self) -> Visitor:
        """Sign in as the officer of Eastside Kitchen."""
        return self.site.sign_in_seat(self.kitchen)

    def content(self) -> Content:
        """Give what the draft says now."""
        with self.site.session() as session:
            found = session.scalars(select(Version).where(Version.ref == self.version)).one()
            return content_of_version(found)

    def says(self, part: str) -> Any:
        """Give what one part says now."""
        return value_of(self.content(), part)

    def write(self, seat: Seat, part: str, value: Any) -> None:
        """Let somebody write a part, having seen what it says now."""
        with self.site.world() as world:
            seen = stamp(self.content(), part)
            edit(world.session, world.as_seat(seat), self.version, part, value, seen)


def drafting_in(site: Site, start: Start = Start.BLANK) -> Drafting:
    """Build Saltmere with two partners who begin an agreement."""
    with site.world() as world:
        place = world.place()
        council = world.organisation("Saltmere Council", place=place, kind=Kind.COMMISSIONER)
        harbour = world.organisation("Warm Harbour", place=place)
        kitchen = world.organisation("Eastside Kitchen", place=place)
        officer, neighbour = (world.seat(one, mandated=True) for one in (harbour, kitchen))
        stranger = world.seat(world.organisation("Somebody Else", place=place))
        trustee = world.seat(harbour, Role.TRUSTEE)
        partnership = Partnership(
            place_id=place.id,
            opportunity_id=world.opportunity(place=place, buyer=council).id,
            status="formed",
            title="Warm Rooms Together",
            purpose="Warm rooms all winter",
            legal_form=LegalForm.CONSORTIUM,
            formed_at=now(),
        )
        world.keep(partnership)
        for rank, one in enumerate((harbour, kitchen), start=1):
            partner = Partner(
                partnership_id=partnership.id,
                organisation_id=one.id,
                rank=rank,
                status="partner",
                is_lead=rank == 1,
                joined_at=now(),
            )
            world.keep(partner)
        actor = world.as_seat(officer)
        version = begin(world.session, actor, partnership.ref, start, "Warm rooms")
        world.session.flush()
        return Drafting(
            site,
            officer,
            neighbour,
            stranger,
            trustee,
            harbour.ref,
            kitchen.ref,
            version.agreement.ref,
            version.ref,
        )
