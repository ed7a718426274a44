"""What money may follow, what becomes of it, and what commissioners say of themselves."""

import json
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.clock import today
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.actions.content import Content
from commissioning.opportunities.actions.deciding import record_decision
from commissioning.opportunities.actions.intentions import Meant, state_intention
from commissioning.opportunities.actions.interests import declare_interest, declare_year
from commissioning.opportunities.actions.lots import LotContent, add_lot
from commissioning.opportunities.actions.publishing import move_deadline, publish, write_draft
from commissioning.opportunities.actions.sharing import ModeChoice, choose_mode
from commissioning.opportunities.imports.files import import_files
from commissioning.opportunities.models import Opportunity
from commissioning.opportunities.rules.clear import InterestKind
from commissioning.opportunities.rules.decision import Chosen, Decision
from tests.worlds.peopled import AREAS, THEMES
from tests.worlds.tale import NOW, SITE, Tale

NOTICES = {
    "version": "1.1",
    "publisher": {"name": "Notices"},
    "releases": [
        {
            "ocid": "ocds-b5fd17-house-1",
            "id": "1",
            "date": "2026-08-01T09:00:00Z",
            "tag": ["tender"],
            "buyer": {"name": "Riverside District Council"},
            "tender": {
                "title": "Domestic abuse outreach",
                "description": "Outreach for families.",
                "status": "active",
                "tenderPeriod": {"endDate": "2026-12-20T12:00:00Z"},
            },
        }
    ],
}

OFFERS: tuple[tuple[str, str, str, str, SharingMode, int | None, str], ...] = (
    ("winter", "Winter support", "Warm rooms, hot meals and company from November to March.",
     "health buyer", SharingMode.SHARED, 40, "both"),
    ("carers", "Help for unpaid carers", "Breaks and advice for people who care at home.",
     "buyer", SharingMode.INTRODUCTIONS, 30, "one"),
    ("buses", "Community transport", "Lifts to clinics, clubs and shops across the city.",
     "buyer", SharingMode.INTRODUCTIONS, 25, "one"),
    ("advice", "Debt and housing advice", "Advice by telephone and in libraries.",
     "buyer", SharingMode.INTRODUCTIONS, 20, "one"),
    ("home", "Care at home", "Help to stay at home after hospital.",
     "health buyer", SharingMode.SEALED, 35, "one"),
    ("talks", "What should a library be?", "An open conversation about libraries and rooms.",
     "buyer", SharingMode.SHARED, None, "both"),
    ("play", "Summer play", "Play in parks, decided last month.",
     "buyer", SharingMode.INTRODUCTIONS, -38, "one"),
    ("far-offer", "Farhaven together", "Grants for neighbours in Farhaven.",
     "far buyer", SharingMode.SHARED, 28, "one"),
)  # fmt: skip


def offers(tale: Tale, session: Session) -> None:
    """Publish what money may follow, each in its mode."""
    for key, title, words, who, mode, days, lots in OFFERS:
        actor = tale.actor(session, who)
        deadline = NOW + timedelta(days=days) if days is not None else None
        content = Content(
            title=title,
            description=words,
            value_pence=25_000_000,
            deadline_at=deadline,
            starts_on=date(2027, 1, 1),
            ends_on=date(2028, 12, 31),
            areas=AREAS,
            themes=THEMES,
        )
        made = write_draft(session, actor, content, "")
        tale.keep(key, made)
        if lots == "both":
            for name in ("East of the river", "West of the river"):
                lot = LotContent(title=name, description=words, value_pence=12_500_000)
                add_lot(session, actor, made.ref, lot)
        publish(session, actor, made.ref)
        if mode is not SharingMode.INTRODUCTIONS:
            choice = ModeChoice(
                mode=mode, reason="Agreed at the meeting.", agreed_name="Pru Cure",
                agreed_post="Head of procurement",
            )  # fmt: skip
            choose_mode(session, actor, made.ref, choice)


def notices(tale: Tale, session: Session) -> None:
    """Import what others have published."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "notices.json"
        path.write_text(json.dumps(NOTICES))
        said: list[str] = []
        import_files(tale.database, [path], said.append)
    assert not said, said
    wanted = select(Opportunity).where(Opportunity.title == "Domestic abuse outreach")
    tale.keep("outreach", session.scalars(wanted).one())


def intentions(tale: Tale, session: Session) -> None:
    """Let a commissioner say what it means to fund."""
    meant = Meant(title="Warm rooms next winter", text="We mean to fund warm rooms again.")
    tale.keep("intention", state_intention(session, tale.actor(session, "buyer"), "", meant))


def interests(tale: Tale, session: Session) -> None:
    """Let one commissioner be clear for most things, another for nothing."""
    clear = tale.actor(session, "clear")
    declare_year(session, clear, "I have none.")
    for key in ("winter", "carers", "talks", "play"):
        made = declare_interest(session, clear, tale.refs[key], InterestKind.NONE, "", site=SITE)
        tale.keep(f"interest in {key}", made)


def decides(tale: Tale, session: Session) -> None:
    """Let the buyer record its decision."""
    chosen = (Chosen(name="Lantern House", organisation_ref=tale.refs["lantern"]),)
    decision = Decision(chosen=chosen, standstill_ended_on=today() - timedelta(days=2))
    record_decision(session, tale.actor(session, "buyer"), tale.refs["play"], decision)


def moves_a_deadline(tale: Tale, session: Session) -> None:
    """Give more time to answer."""
    later = NOW + timedelta(days=33)
    buyer = tale.actor(session, "buyer")
    move_deadline(session, buyer, tale.refs["carers"], later, "More time was asked for.")
