"""A formed partnership of three in Saltmere, for the tests of what goes on inside one."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import today
from commissioning.foundation.db import Database
from commissioning.foundation.outbox import OutboxMessage
from commissioning.organisations.models import Organisation
from commissioning.partnerships.actions.answering import confirm
from commissioning.partnerships.actions.proposing import propose, suggest_change
from commissioning.partnerships.models import Partner, Partnership, Proposal
from commissioning.partnerships.queries.beginning import Began
from commissioning.partnerships.rules.forms import LegalForm
from commissioning.partnerships.rules.proposal import Asked, PartyAsked
from tests.actions.register.saltmere import Saltmere, saltmere

SITE = "https://register.example"
NAMES = ("harbour", "kitchen", "quay")


@dataclass
class Formed:
    """The town, its partnership, and a mandated officer of each partner (in their order)."""

    town: Saltmere
    partnership: Partnership
    asked: Asked
    organisations: tuple[Organisation, ...]
    officers: tuple[Actor, ...]

    @property
    def session(self) -> Session:
        """The transaction in which all of it happens."""
        return self.town.session

    @property
    def ref(self) -> str:
        """The partnership's reference."""
        return self.partnership.ref

    def part(self, at: int) -> Partner:
        """Give the place of a partner."""
        number = self.organisations[at].id
        return next(e for e in self.partnership.partners if e.organisation_id == number)

    def another(self, at: int, role: Role = Role.OFFICER) -> Actor:
        """Give somebody else of a partner, who holds no mandate."""
        return self.town.world.actor(self.organisations[at], role)

    def lead_by(self, at: int) -> Proposal:
        """Suggest that another leads, which all have still to confirm."""
        parties = tuple(
            replace(each, is_lead=number == at) for number, each in enumerate(self.asked.parties)
        )
        asked = replace(self.asked, parties=parties)
        return suggest_change(self.session, self.officers[at], self.ref, asked, SITE)

    def letters(self, subject: str) -> list[str]:
        """Give the addresses that a letter with this subject went to."""
        self.session.flush()
        wanted = select(OutboxMessage.address).where(OutboxMessage.subject == subject)
        return sorted(self.session.scalars(wanted))

    def address(self, actor: Actor) -> str:
        """Give somebody's email address."""
        return actor.name.casefold().replace(" ", ".") + "@example.org"


@contextmanager
def formed(
    database: Database, *, partners: int = 3, form: LegalForm = LegalForm.LEAD_BODY
) -> Iterator[Formed]:
    """Let so many organisations form a partnership that the first of them leads."""
    with saltmere(database) as town:
        quay = town.world.organisation("Quayside Transport", place=town.place)
        organisations = (town.harbour, town.kitchen, quay)[:partners]
        officers = tuple(town.world.actor(each, mandated=True) for each in organisations)
        leads = form is not LegalForm.INFORMAL_NETWORK
        asked = Asked(
            title="Warm Rooms Together",
            purpose="Warm rooms with a meal, and a lift there",
            legal_form=form,
            parties=tuple(
                PartyAsked(each.ref, f"Part {at + 1}", leads and at == 0)
                for at, each in enumerate(organisations)
            ),
            reply_by=today() + timedelta(days=14),
            why_joint="None of us has a kitchen and minibuses.",
        )
        began = Began(kind="profile", opportunity=town.opportunity.ref)
        made = propose(town.session, officers[0], asked, began, SITE)
        confirm_by(town.session, made, officers[1:])
        assert made.status == "formed"
        yield Formed(town, made, asked, organisations, officers)


def confirm_by(session: Session, partnership: Partnership, officers: tuple[Actor, ...]) -> None:
    """Let these confirm the round that is open."""
    session.flush()
    wanted = select(Proposal).where(
        Proposal.partnership_id == partnership.id, Proposal.status == "open"
    )
    ref = session.scalars(wanted).one().ref
    for each in officers:
        confirm(session, each, ref, SITE)
