"""How commissioners of the story publish, choose what may be shared, declare, and decide."""

from datetime import timedelta
from json import dumps
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.demo.story import money, outcomes
from commissioning.demo.story.intentions import DECLARED, MEANT, YEARS_WORDS, Declared
from commissioning.demo.story.money import Offer
from commissioning.demo.story.notices import package
from commissioning.demo.story.people import COMMISSIONS
from commissioning.demo.story.shapes import Body
from commissioning.demo.telling import Telling
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.actions.content import Content
from commissioning.opportunities.actions.deciding import record_decision
from commissioning.opportunities.actions.ending import cancel
from commissioning.opportunities.actions.intentions import Meant, state_intention
from commissioning.opportunities.actions.interests import (
    declare_interest,
    declare_year,
    record_mitigation,
)
from commissioning.opportunities.actions.lots import LotContent, add_lot
from commissioning.opportunities.actions.publishing import move_deadline, publish, write_draft
from commissioning.opportunities.actions.sharing import ModeChoice, choose_mode
from commissioning.opportunities.imports.files import import_files
from commissioning.opportunities.models import Lot, Opportunity
from commissioning.opportunities.rules.clear import InterestKind
from commissioning.opportunities.rules.decision import Chosen, Decision
from commissioning.opportunities.rules.stage import Stage

PENCE = 100
DECISIONS = (
    (money.CHILDRENS_WORKERS, outcomes.CHILDREN_AWARDED, outcomes.CHILDREN_DECIDED, 60),
    (money.DROP_IN, outcomes.DROP_IN_AWARDED, outcomes.DROP_IN_DECIDED, 42),
)


def tell_what_money_follows(telling: Telling) -> None:
    """Import notices, publish the story's own, say what is meant, and declare interests."""
    _import_notices(telling)
    for offer in sorted((*money.OFFERS, money.GOOD_DAYS), key=lambda each: each.published):
        with telling.on(-offer.published, f"offer {offer.key}", hour=9) as session:
            _write(telling, session, offer)
    for number, meant in enumerate(MEANT):
        with telling.on(35 - number, f"intention {number}", hour=9) as session:
            _intend(telling, session, meant.by, number)
    _declare_interests(telling)


def tell_what_was_decided(telling: Telling) -> None:
    """Move a deadline, cancel one opportunity, and record two decisions."""
    for offer, awarded, note, days_ago in DECISIONS:
        with telling.on(days_ago, f"decision {offer.key}", hour=9) as session:
            chosen = tuple(_chosen(telling, session, offer, *each) for each in awarded)
            the_day_before = telling.working_day(-days_ago) - timedelta(days=1)
            decision = Decision(chosen=chosen, note=note, standstill_ended_on=the_day_before)
            actor = commissioner(telling, session, offer.buyer)
            record_decision(session, actor, telling.refs[offer.key], decision)
    with telling.on(11, "moved deadline", hour=9) as session:
        offer = money.SMALL_SPARKS
        actor = commissioner(telling, session, offer.buyer)
        later = telling.moment(offer.closes + money.MOVED_BY)
        move_deadline(session, actor, telling.refs[offer.key], later, money.WHY_MOVED)
    with telling.on(8, "cancelled", hour=9) as session:
        offer = money.FURNITURE
        actor = commissioner(telling, session, offer.buyer)
        cancel(session, actor, telling.refs[offer.key], money.WHY_CANCELLED)


def commissioner(telling: Telling, session: Session, body: Body) -> Actor:
    """Give the actor for whoever commissions at one of the buying organisations."""
    return telling.acting(session, body, COMMISSIONS[body], Role.COMMISSIONER)


def _import_notices(telling: Telling) -> None:
    with TemporaryDirectory() as folder, telling.day_of(1, "notices"):
        file = Path(folder) / "notices.json"
        file.write_text(dumps(package(telling.moment)))
        said: list[str] = []
        import_files(telling.database, [file], said.append)
    if said:
        raise ValueError(f"the demo's own notices were not all read: {said}")


def _write(telling: Telling, session: Session, offer: Offer) -> None:
    actor = commissioner(telling, session, offer.buyer)
    made = write_draft(session, actor, _content(telling, offer), "")
    telling.keep(offer.key, made.ref)
    for part in offer.lots:
        lot = LotContent(
            title=part.title, description=part.description, value_pence=part.pounds * PENCE
        )
        add_lot(session, actor, made.ref, lot)
    if offer is money.GOOD_DAYS:
        return  # still a draft
    publish(session, actor, made.ref)
    if offer.reason:
        name, post = offer.agreed
        choice = ModeChoice(
            mode=SharingMode(offer.mode), reason=offer.reason, agreed_name=name, agreed_post=post
        )
        choose_mode(session, actor, made.ref, choice)


def _content(telling: Telling, offer: Offer) -> Content:
    starts = telling.day(offer.starts).replace(day=1)
    return Content(
        title=offer.title,
        description=offer.description,
        kind=offer.kind,
        stage=Stage.ENGAGEMENT if offer.early else Stage.OPEN,
        value_pence=offer.pounds * PENCE if offer.pounds else None,
        deadline_at=telling.moment(offer.closes),
        starts_on=starts,
        ends_on=starts.replace(year=starts.year + offer.years),
        areas=offer.areas,
        themes=offer.themes,
    )


def _intend(telling: Telling, session: Session, body: Body, number: int) -> None:
    meant = MEANT[number]
    said = Meant(
        title=meant.title,
        text=meant.text,
        constraints=meant.constraints,
        amount_pence=meant.pounds * PENCE if meant.pounds else None,
        starts_on=telling.day(meant.begins).replace(day=1),
        themes=meant.themes,
    )
    state_intention(session, commissioner(telling, session, body), "", said)


def _declare_interests(telling: Telling) -> None:
    for body, words in YEARS_WORDS.items():
        with telling.just_now(f"year {body.key}") as session:
            declare_year(session, commissioner(telling, session, body), words)
    for number, declared in enumerate(DECLARED):
        with telling.on(6, f"interest {number}", hour=13) as session:
            _declare(telling, session, declared)


def _declare(telling: Telling, session: Session, declared: Declared) -> None:
    actor = commissioner(telling, session, declared.by)
    made = declare_interest(
        session,
        actor,
        telling.refs[declared.about.key],
        InterestKind(declared.kind),
        declared.words,
        site=telling.site,
    )
    if declared.officer is not None:
        session.flush()
        other = commissioner(telling, session, declared.officer)
        record_mitigation(session, other, made.ref, declared.dealt_with, site=telling.site)


def _chosen(
    telling: Telling, session: Session, offer: Offer, position: int | None, body: Body
) -> Chosen:
    rows = select(Lot.ref).join(Opportunity).where(Opportunity.ref == telling.refs[offer.key])
    lots = session.scalars(rows.order_by(Lot.id)).all()
    lot_ref = "" if position is None else lots[position]
    organisation = telling.organisation(session, body)
    return Chosen(lot_ref=lot_ref, organisation_ref=organisation.ref, name=organisation.name)
