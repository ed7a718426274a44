"""How those of the story say what they are bidding for, meet, and go on from what came of it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.demo.story import outcomes
from commissioning.demo.story.bids import BIDS, Bid
from commissioning.demo.story.meetings import (
    CONSENTED,
    MARKS,
    NO_MATCH_YET,
    OFFERED,
    TALKING,
    CardOut,
    Marked,
)
from commissioning.demo.story.services_of_care import HARBOUR_LIGHT
from commissioning.demo.story.services_of_community import GULL_STREET
from commissioning.demo.telling import Telling
from commissioning.foundation.actor import Actor
from commissioning.opportunities.models import Lot, Opportunity
from commissioning.register.actions.afterwards import carry_on, write_afterwards
from commissioning.register.actions.cards import CardAsked, opt_in
from commissioning.register.actions.declaring import Asked, confirm_plain_page, draft, say
from commissioning.register.actions.editing import change
from commissioning.register.actions.introductions import answer
from commissioning.register.actions.marks import mark_pair
from commissioning.register.actions.moving import move
from commissioning.register.actions.sharing import consent_to_commissioners, give_to_guest, tell
from commissioning.register.models import Declaration, Introduction, OptIn
from commissioning.register.rules.introductions import Answer
from commissioning.register.rules.stages import Stage

MAYA = "Maya Trescott"
BY_KEY = {bid.key: bid for bid in BIDS}


def tell_what_was_said(telling: Telling) -> None:
    """Let everybody say what they are bidding for, in the order of the days."""
    for bid in sorted(BIDS, key=lambda each: -each.days_ago):
        with telling.on(bid.days_ago, f"bid {bid.key}", hour=11) as session:
            _say(telling, session, bid)
    for key in CONSENTED:
        with telling.on(BY_KEY[key].days_ago, f"consent {key}", hour=15) as session:
            consent_to_commissioners(session, _owner(telling, session, key), telling.refs[key])
    with telling.on(3, "the guest's other draft") as session:
        maya = telling.acting(session, HARBOUR_LIGHT, MAYA)
        theo = telling.acting(session, HARBOUR_LIGHT, "Theo Brannigan")
        give_to_guest(session, maya, telling.refs["harbour-light-room"], theo.seat_ref)


def tell_who_met(telling: Telling) -> None:
    """Mark pairs where it is open; put cards out, and answer them, where it is not."""
    for number, marked in enumerate(MARKS):
        with telling.on(marked.days_ago, f"mark {number}", hour=14) as session:
            _mark(telling, session, marked)
    for card in (*TALKING, *OFFERED, NO_MATCH_YET):
        with telling.on(card.days_ago, f"card {card.bid}", hour=14) as session:
            _put_out(telling, session, card)
    for card in (*TALKING, OFFERED[0]):
        with telling.on(5, f"yes {card.bid}", hour=16) as session:
            _say_yes(telling, session, card)


def tell_what_came_of_it(telling: Telling) -> None:
    """Record outcomes, and carry two bids on that did not succeed."""
    for key, verb, days_ago, words, told in outcomes.CAME_OF_IT:
        with telling.on(days_ago, f"{verb} {key}", hour=12) as session:
            actor = _owner(telling, session, key)
            move(session, actor, telling.refs[key], verb, words)
            if told is not None:
                tell(session, actor, telling.refs[key], told)
    with telling.on(6, "withdrawn", hour=12) as session:
        actor = _owner(telling, session, outcomes.WITHDRAWN)
        move(session, actor, telling.refs[outcomes.WITHDRAWN], "withdraw")
    _carry_on_the_club(telling)
    _carry_on_the_stage(telling)


def _say(telling: Telling, session: Session, bid: Bid) -> None:
    actor = telling.acting(session, bid.body, bid.by)
    confirm_plain_page(session, actor)
    asked = Asked(
        summary=bid.summary,
        opportunity=telling.refs[bid.offer.key] if bid.offer else None,
        title=bid.title,
        funder_name=bid.funder,
        lots=_lots(telling, session, bid),
        openness=bid.openness,
    )
    made = draft(session, actor, asked)
    telling.keep(bid.key, made.ref)
    more = dict(bid.more)
    if bid.decided_ago is not None:
        more["decision_on"] = telling.day(-bid.decided_ago)
    if more:
        change(session, actor, made.ref, more, based_on=made.version)
    if bid.stage is not Stage.DRAFT:
        say(session, actor, made.ref, bid.stage)


def _lots(telling: Telling, session: Session, bid: Bid) -> tuple[str, ...]:
    if not (bid.offer and bid.lots):
        return ()
    rows = select(Lot.ref).join(Opportunity).where(Opportunity.ref == telling.refs[bid.offer.key])
    found = session.scalars(rows.order_by(Lot.id)).all()
    return tuple(found[position] for position in bid.lots)


def _owner(telling: Telling, session: Session, key: str) -> Actor:
    bid = BY_KEY[key]
    return telling.acting(session, bid.body, bid.by)


def _mark(telling: Telling, session: Session, marked: Marked) -> None:
    mark_pair(
        session,
        telling.acting(session, marked.by),
        telling.refs[marked.ours],
        telling.refs[marked.theirs],
        marked.verb,
        marked.why,
        telling.site,
    )


def _put_out(telling: Telling, session: Session, card: CardOut) -> None:
    asked = CardAsked(brings=card.brings, lacks=card.lacks, alone=card.alone)
    actor = telling.acting(session, card.by, card.name)
    opt_in(session, actor, telling.refs[card.bid], asked, telling.site)


def _say_yes(telling: Telling, session: Session, card: CardOut) -> None:
    held = select(OptIn.id).join(Declaration).where(Declaration.ref == telling.refs[card.bid])
    sides = Introduction.first_id.in_(held) | Introduction.second_id.in_(held)
    ref = session.scalars(select(Introduction.ref).where(sides)).one()
    telling.keep(f"introduction of {card.bid}", ref)
    actor = telling.acting(session, card.by, card.name)
    answer(session, actor, ref, Answer.YES, telling.site)


def _carry_on_the_club(telling: Telling) -> None:
    """What the demo officer sees: a bid that did not succeed, and what it became."""
    before = telling.refs["harbour-light-children"]
    with telling.on(50, "afterwards") as session:
        maya = telling.acting(session, HARBOUR_LIGHT, MAYA)
        write_afterwards(session, maya, before, outcomes.AFTERWARDS)
    with telling.on(36, "the Saturday club") as session:
        maya = telling.acting(session, HARBOUR_LIGHT, MAYA)
        made = carry_on(session, maya, before)
        telling.keep("saturday-club", made.ref)
        change(session, maya, made.ref, outcomes.SATURDAY_CLUB, based_on=made.version)
        say(session, maya, made.ref, Stage.CONSIDERING)
    with telling.on(16, "the Saturday club, later") as session:
        maya = telling.acting(session, HARBOUR_LIGHT, MAYA)
        later = outcomes.SATURDAY_CLUB_LATER
        change(session, maya, made.ref, later, based_on=made.version)
        move(session, maya, made.ref, "prepare")


def _carry_on_the_stage(telling: Telling) -> None:
    before = telling.refs["playhouse-drop-in"]
    with telling.on(37, "the playhouse afterwards") as session:
        actor = telling.acting(session, GULL_STREET)
        write_afterwards(session, actor, before, outcomes.PLAYHOUSE_AFTERWARDS)
        made = carry_on(session, actor, before)
        telling.keep("open-stage", made.ref)
        change(session, actor, made.ref, outcomes.OPEN_STAGE, based_on=made.version)
        say(session, actor, made.ref, Stage.CONSIDERING)
