"""An agreement with as many parties, risks and versions as a test asks for, and all round it."""

from dataclasses import dataclass
from datetime import timedelta

from commissioning.agreements.models import (
    Agreement,
    Decision,
    Dispute,
    Edit,
    ReviewHeld,
    Signature,
    Version,
    VersionParty,
)
from commissioning.agreements.rules.content import Content, as_json
from commissioning.agreements.rules.parts import (
    Bearer,
    Contribution,
    Measure,
    Party,
    Review,
    Risk,
    Step,
)
from commissioning.agreements.rules.sharing_terms import Band, PartyWeight, TargetCostShares
from commissioning.agreements.rules.starting_points import new_clause
from commissioning.foundation.actor import Kind, Role
from commissioning.foundation.clock import now, today
from commissioning.foundation.sharing import SharingMode
from commissioning.organisations.models import Organisation, Seat
from commissioning.partnerships.models import Authority, Partner, Partnership, Thread
from commissioning.partnerships.rules.forms import LegalForm
from tests.builders import World
from tests.pages.conftest import Site

BANDS = ((8_000, 1_500), (9_000, 3_000), (11_000, 5_000), (None, 2_000))


@dataclass(frozen=True)
class Size:
    """How many parties, risks (and whatever else is listed), and versions."""

    parties: int
    items: int
    versions: int


@dataclass(frozen=True)
class Large:
    """An agreement of so many, its partnership, and who looks at them."""

    agreement: str
    partnership: str
    in_force: int
    organisation: str
    opportunity: str
    seats: dict[str, Seat]

    def address(self, path: str) -> str:
        """Write the address of a page; {version} is the one in force, {offered} the one after."""
        version = f"/agreements/{self.agreement}/versions/{self.in_force}"
        offered = f"/agreements/{self.agreement}/versions/{self.in_force + 1}"
        return (
            path.replace("{version}", version)
            .replace("{offered}", offered)
            .replace("{agreement}", f"/agreements/{self.agreement}")
            .replace("{partnership}", f"/partnerships/{self.partnership}")
            .replace("{organisation}", f"/organisations/{self.organisation}")
            .replace("{opportunity}", f"/opportunities/{self.opportunity}")
        )


def built(site: Site, size: Size) -> Large:
    """Keep it all, in a town of its own."""
    with site.world() as world:
        place = world.place(f"Town of {size.parties}")
        council = world.organisation(
            f"Council of {size.parties}", place=place, kind=Kind.COMMISSIONER
        )
        bodies = [
            world.organisation(f"Party {number} of {size.parties}", place=place)
            for number in range(1, size.parties + 1)
        ]
        opportunity = world.opportunity(place=place, buyer=council, mode=SharingMode.SHARED)
        partnership = _partnership(world, place.id, opportunity.id, bodies)
        agreement = Agreement(partnership_id=partnership.id, title="All of us", by_seat="")
        world.keep(agreement)
        for number in range(1, size.versions + 1):
            _version(world, agreement, bodies, size, number)
        _happened(world, agreement, bodies, size)
        _others(world, partnership, bodies[:3], size)
        clear = world.seat(council, Role.COMMISSIONER)
        world.clear(world.as_seat(clear), opportunity)
        seats = {
            "officer": world.seat(bodies[0], mandated=True),
            "another": world.seat(bodies[1], mandated=True),
            "secretary": world.seat(bodies[0], Role.SECRETARY),
            "clear": clear,
            "member": world.seat(world.organisation("Somebody Else", place=place)),
        }
        return Large(
            agreement.ref, partnership.ref, size.versions - 2, bodies[0].ref, opportunity.ref, seats
        )


def _others(world: World, partnership: Partnership, bodies: list[Organisation], size: Size) -> None:
    """Keep as many partnerships and agreements beside it as it has versions."""
    place, opportunity = partnership.place_id, partnership.opportunity_id
    for _ in range(size.versions):
        beside = _partnership(world, place, opportunity, bodies)
        for each in (partnership, beside):
            made = Agreement(partnership_id=each.id, title="Keys", by_seat="")
            world.keep(made)
            _version(world, made, bodies, Size(3, 1, 2), 1)


def _partnership(
    world: World, place: int, opportunity: int | None, bodies: list[Organisation]
) -> Partnership:
    """Keep a formed partnership in which the first leads, by authority of every other."""
    made = Partnership(
        place_id=place,
        opportunity_id=opportunity,
        status="formed",
        consented_mode=SharingMode.SHARED,
        title="Everybody together",
        purpose="Warm rooms in every street",
        legal_form=LegalForm.JOINT_BID,
        formed_at=now(),
    )
    world.keep(made)
    lead = bodies[0]
    for rank, body in enumerate(bodies, start=1):
        ids = {"partnership_id": made.id, "organisation_id": body.id}
        partner = Partner(
            **ids, rank=rank, status="partner", joined_at=now(), role="Rooms",
            is_lead=body is lead, could_answer_alone=False,
        )  # fmt: skip
        written = Authority(
            **ids, lead_id=lead.id, covers="Our part", given_on=today(), kept_where="A safe",
            by_seat="",
        )  # fmt: skip
        thread = Thread(
            partnership_id=made.id, by_organisation_id=body.id, title=f"On {body.name}",
            audience="all",
        )  # fmt: skip
        world.keep(partner, thread, *([] if body is lead else [written]))
    return made


def _version(
    world: World, agreement: Agreement, bodies: list[Organisation], size: Size, number: int
) -> None:
    """Keep one version: a draft comes last, then one that is offered; all others were signed."""
    status = {size.versions: "draft", size.versions - 1: "offered"}.get(number, "signed")
    offered = status != "draft"
    content = _content(bodies, size, number)
    version = Version(
        agreement_id=agreement.id,
        number=number,
        status=status,
        content=as_json(content),
        starts_on=content.starts_on,
        ends_on=content.ends_on,
        fingerprint=f"{agreement.id:032}{number:032}" if offered else None,
        offered_at=now() if offered else None,
        offered_by_id=bodies[0].id if offered else None,
    )
    world.keep(version)
    if not offered:
        world.keep(*_edits(version, bodies[0], size))
        return
    for rank, body in enumerate(bodies, start=1):
        ids = {"version_id": version.id, "organisation_id": body.id}
        word = Decision(
            **ids, fingerprint=version.fingerprint, said="approved", decided_on=today(),
            minute="Minute 3", by_seat="",
        )  # fmt: skip
        kept = Signature(**ids, signed_by="Chair", signed_on=today(), kept_where="A", by_seat="")
        world.session.add(VersionParty(**ids, rank=rank, name=body.name))
        world.session.add_all([word, kept] if status == "signed" else [word] * (rank > 2))
    world.session.flush()


def _edits(version: Version, body: Organisation, size: Size) -> list[Edit]:
    return [
        Edit(
            version_id=version.id, revision=number, part="risks/risk-0", before=None,
            after={"ref": "risk-0", "title": f"Rain {number}"}, by_seat="",
            organisation_id=body.id,
        )
        for number in range(size.items)
    ]  # fmt: skip


def _happened(world: World, agreement: Agreement, bodies: list[Organisation], size: Size) -> None:
    """Keep a dispute and a review for each version there was."""
    for number in range(size.versions):
        dispute = Dispute(
            agreement_id=agreement.id, by_organisation_id=bodies[number % 3].id, by_seat="",
            about=f"Keys {number}", ladder=[{"ref": "talk", "what": "We talk", "days": 7}],
            step_since=today(),
        )  # fmt: skip
        day = today() - timedelta(days=number)
        held = ReviewHeld(
            agreement_id=agreement.id, due_on=day, held_on=day, learnt="Much", by_seat=""
        )
        world.keep(dispute, held)


def _content(bodies: list[Organisation], size: Size, number: int) -> Content:
    """Say as much as there is room for; each version says something else of every risk."""
    refs = [body.ref for body in bodies]
    parts = [(10_000 // len(refs)) for _ in refs]
    parts[0] += 10_000 - sum(parts)
    items = range(size.items)
    return Content(
        title="All of us",
        purpose="Warm rooms in every street",
        legal_form=LegalForm.JOINT_BID,
        starts_on=today() - timedelta(days=30),
        ends_on=today() + timedelta(days=700),
        parties=tuple(
            Party(ref=body.ref, name=body.name, rank=rank, role="Rooms", is_lead=rank == 1)
            for rank, body in enumerate(bodies, start=1)
        ),
        clauses=tuple(new_clause(key, LegalForm.JOINT_BID) for key in ("purpose", "contact")),
        contributions=tuple(
            Contribution(ref=f"brings-{at}", party=refs[at % len(refs)], what="Rooms")
            for at in items
        ),
        shares=TargetCostShares(
            target_pence=100_000_000,
            bands=tuple(Band(upto_bp=upto, share_bp=share) for upto, share in BANDS),
            weights=tuple(PartyWeight(party=ref, gain=1, pain=1) for ref in refs),
        ),
        risks=tuple(
            Risk(
                ref=f"risk-{at}",
                title=f"Rain {at}, for version {number}",
                bearers=tuple(
                    Bearer(party=ref, percent_bp=part)
                    for ref, part in zip(refs, parts, strict=True)
                ),
            )
            for at in items
        ),
        measures=tuple(Measure(ref=f"asks-{at}", question="How warm?") for at in items),
        reviews=tuple(
            Review(ref=f"looks-{at}", on=today() + timedelta(days=at))
            for at in range(min(size.items, 100))
        ),
        disputes=(Step(ref="talk", what="We talk", days=7),),
    )
