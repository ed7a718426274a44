"""Three partners who share savings and overspends by the table of PRODUCT.md section 6."""

from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from commissioning.agreements.models import Agreement, Version, VersionParty
from commissioning.agreements.rules.content import Content, as_json
from commissioning.agreements.rules.parts import Party
from commissioning.agreements.rules.sharing_terms import (
    Band,
    Modifier,
    PartyWeight,
    TargetCostShares,
)
from commissioning.foundation.actor import Kind, Role
from commissioning.foundation.clock import now
from commissioning.foundation.sharing import SharingMode
from commissioning.organisations.models import Organisation, Seat
from commissioning.partnerships.models import Partner, Partnership
from commissioning.partnerships.rules.forms import LegalForm
from tests.builders import World
from tests.pages.conftest import Site, Visitor
from tests.pages.inspecting import Page

NAMES = {"Warm Harbour": 40, "Eastside Kitchen": 35, "Lantern Advice": 25}
BANDS = ((8_000, 1_500), (9_000, 3_000), (11_000, 5_000), (None, 2_000))


@dataclass
class Sharing:
    """An offered version, a draft of the next, and who looks at them, by their word."""

    site: Site
    agreement: str
    seats: dict[str, Seat] = field(default_factory=dict)

    def as_(self, who: str) -> Visitor:
        """Sign in as somebody: "officer", "trustee", "neighbour", "clear", "member", …."""
        return self.site.sign_in_seat(self.seats[who])

    @property
    def what_if(self) -> str:
        """Give the address of the what-if page of the offered version."""
        return f"/agreements/{self.agreement}/versions/1/what-if"

    def ask(self, button: str, *, leaver: str = "", **typed: str) -> Page:
        """Fill the form with this button in as the officer would, and send it in the address."""
        officer = self.as_("officer")
        page = officer.get(self.what_if)
        sent = {name: values[0] for name, values in page.typed(button).items() if values}
        sent |= {name.replace("__", "-"): value for name, value in typed.items()}
        if chosen := page.soup.find("option", string=leaver) if leaver else None:
            sent["leaver"] = str(chosen["value"])
        return officer.get(f"{self.what_if}?{urlencode(sent)}")

    @property
    def reserves(self) -> str:
        """Give the address of one's own reserves."""
        return f"/agreements/{self.agreement}/reserves"


def sharing_in(
    site: Site, mode: SharingMode = SharingMode.SHARED, **shares: int | str | Modifier | None
) -> Sharing:
    """Build Saltmere with three partners; `shares` changes what they agreed about money."""
    with site.world() as world:
        place = world.place()
        council = world.organisation("Saltmere Council", place=place, kind=Kind.COMMISSIONER)
        partners = [world.organisation(name, place=place) for name in NAMES]
        opportunity = world.opportunity(place=place, buyer=council, mode=mode)
        partnership = Partnership(
            place_id=place.id,
            opportunity_id=opportunity.id,
            status="formed",
            consented_mode=mode,
            title="Warm Rooms Together",
            purpose="Warm rooms all winter",
            legal_form=LegalForm.ALLIANCE,
            formed_at=now(),
        )
        world.keep(partnership)
        agreement = Agreement(partnership_id=partnership.id, title="Warm rooms", by_seat="")
        world.keep(agreement)
        _version(world, agreement, partnership, partners, _content(partners, shares))
        clear = world.seat(council, Role.COMMISSIONER)
        world.clear(world.as_seat(clear), opportunity)
        stranger = world.organisation("Somebody Else", place=place)
        seats = {
            "officer": world.seat(partners[0]),
            "trustee": world.seat(partners[0], Role.TRUSTEE),
            "guest": world.seat(partners[0], Role.GUEST),
            "neighbour": world.seat(partners[1]),
            "neighbour's trustee": world.seat(partners[1], Role.TRUSTEE),
            "third": world.seat(partners[2]),
            "clear": clear,
            "member": world.seat(stranger),
        }
        return Sharing(site, agreement.ref, seats)


def _content(
    partners: list[Organisation], shares: dict[str, int | str | Modifier | None]
) -> Content:
    money = {
        "target_pence": 100_000_000,
        "bands": tuple(Band(upto_bp=upto, share_bp=share) for upto, share in BANDS),
        "weights": tuple(
            PartyWeight(party=one.ref, gain=weight, pain=weight)
            for one, weight in zip(partners, NAMES.values(), strict=True)
        ),
        **shares,
    }
    parties = tuple(
        Party(ref=one.ref, name=one.name, rank=rank) for rank, one in enumerate(partners, start=1)
    )
    return Content(
        title="Warm rooms",
        legal_form=LegalForm.ALLIANCE,
        starts_on=date(2027, 4, 1),
        ends_on=date(2028, 3, 31),
        parties=parties,
        shares=TargetCostShares(**money),  # type: ignore[arg-type]  # checked when it is written
    )


def _version(
    world: World,
    agreement: Agreement,
    partnership: Partnership,
    partners: list[Organisation],
    content: Content,
) -> None:
    """Keep an offered version and its parties as they stood."""
    version = Version(
        agreement_id=agreement.id, number=1, status="offered", content=as_json(content)
    )
    world.keep(version)
    for rank, one in enumerate(partners, start=1):
        partner = Partner(
            partnership_id=partnership.id,
            organisation_id=one.id,
            rank=rank,
            status="partner",
            joined_at=now(),
        )
        party = VersionParty(
            version_id=version.id, organisation_id=one.id, rank=rank, name=one.name
        )
        world.keep(partner, party)
