"""How those of the story propose partnerships, answer, talk, leave and end them."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.demo.story.people import COMMISSIONS
from commissioning.demo.story.services_of_care import HARBOUR_LIGHT
from commissioning.demo.story.shapes import Body
from commissioning.demo.story.together import (
    ENDED,
    LEFT,
    LEFT_SETTLED,
    NEVER_FORMED,
    TALKED,
    TOGETHER,
    Part,
    Together,
)
from commissioning.demo.telling import Telling
from commissioning.foundation.actor import BUYING, Actor, Role
from commissioning.foundation.clock import today
from commissioning.organisations.actions.mandates import BoardsWord, record_mandate
from commissioning.organisations.models import Seat
from commissioning.partnerships.actions.answering import confirm, decline
from commissioning.partnerships.actions.authority import Written, give_authority
from commissioning.partnerships.actions.ending import let_go, propose_end
from commissioning.partnerships.actions.joint import bring_in
from commissioning.partnerships.actions.leaving import leave, say_leaving, write_checklist
from commissioning.partnerships.actions.proposing import propose
from commissioning.partnerships.actions.reasons import say_why_joint
from commissioning.partnerships.actions.talking import Begun, say, start_thread
from commissioning.partnerships.models import Partnership, Proposal
from commissioning.partnerships.queries.beginning import Began
from commissioning.partnerships.rules.proposal import Asked, PartyAsked

WITHIN = timedelta(days=21)
BODIES = tuple({part.body.key: part.body for each in TOGETHER for part in each.parts}.values())


def tell_who_works_together(telling: Telling) -> None:
    """Propose each partnership, and let what follows follow."""
    for body in BODIES:
        _mandate(telling, body)
    for together in sorted(TOGETHER, key=lambda each: -each.days_ago):
        _propose(telling, together)
        _answer(telling, together)
        if together.is_formed:
            _settle_in(telling, together)
    for number, (together, title, said, days_ago) in enumerate(TALKED):
        _talk(telling, together, f"{number} {title}", title, said, days_ago)
    _leave(telling)
    _end(telling)
    with telling.on(NEVER_FORMED.days_ago - 20, "let go") as session:
        proposer = speaker(telling, session, NEVER_FORMED.parts[0].body)
        ref = telling.refs[NEVER_FORMED.key]
        let_go(session, proposer, ref, "We ask again in January.", telling.site)


def speaker(telling: Telling, session: Session, body: Body) -> Actor:
    """Give who may bind an organisation: its admin, or a public body's commissioner."""
    if body.kind in BUYING:
        return telling.acting(session, body, COMMISSIONS[body], Role.COMMISSIONER)
    return telling.acting(session, body, role=Role.ADMIN)


def _mandate(telling: Telling, body: Body) -> None:
    with telling.on(240, f"mandate of {body.key}") as session:
        admin = speaker(telling, session, body)
        records = telling.acting(session, body, role=Role.ADMIN)
        if body is HARBOUR_LIGHT:
            records = telling.acting(session, body, "Elin Marwood")
        word = BoardsWord(
            given_on=telling.day(-250), minute="Board meeting, item 4: may bind us in partnerships"
        )
        seat = session.get_one(Seat, admin.seat_id)
        record_mandate(session, records, telling.organisation(session, body), seat, word)


def _propose(telling: Telling, together: Together) -> None:
    with telling.on(together.days_ago, f"partnership {together.key}") as session:
        first = together.parts[0]
        asked = Asked(
            title=together.title,
            purpose=together.purpose,
            legal_form=together.form,
            parties=tuple(
                PartyAsked(telling.refs[part.body.key], part.role, part.is_lead)
                for part in together.parts
            ),
            reply_by=today() + WITHIN,
            why_joint=together.why_joint,
            message=together.message,
        )
        made = propose(
            session,
            speaker(telling, session, first.body),
            asked,
            _began(telling, together, first),
            telling.site,
        )
        telling.keep(together.key, made.ref)


def _began(telling: Telling, together: Together, first: Part) -> Began:
    introduction = telling.refs[f"introduction of {together.cards}"] if together.cards else None
    offer = telling.refs[together.offer.key] if together.offer else None
    if introduction:
        return Began("introduction", opportunity=offer, introduction=introduction)
    if first.brings:
        return Began("declaration", opportunity=offer, declaration=telling.refs[first.brings])
    return Began("profile", opportunity=offer)


def _answer(telling: Telling, together: Together) -> None:
    others = together.parts[1:]
    for number, part in enumerate(others[: together.confirmed], start=1):
        with telling.on(together.days_ago - number, f"{together.key}: {part.body.key}") as session:
            actor = speaker(telling, session, part.body)
            confirm(session, actor, _open_round(telling, session, together), telling.site)
    if together.declined:
        with telling.on(together.days_ago - 9, f"{together.key}: no") as session:
            actor = speaker(telling, session, others[-1].body)
            ref = _open_round(telling, session, together)
            decline(session, actor, ref, together.declined, telling.site)


def _open_round(telling: Telling, session: Session, together: Together) -> str:
    held = (
        select(Proposal.ref)
        .join(Partnership, Partnership.id == Proposal.partnership_id)
        .where(Partnership.ref == telling.refs[together.key], Proposal.status == "open")
    )
    return session.scalars(held).one()


def _settle_in(telling: Telling, together: Together) -> None:
    """Each says why it needs the others, brings its bid in, and gives the lead its authority."""
    ref, day = telling.refs[together.key], together.days_ago - len(together.parts)
    leads = any(part.is_lead for part in together.parts)
    for part in together.parts:
        with telling.on(day, f"{together.key}: {part.body.key} settles in") as session:
            actor = speaker(telling, session, part.body)
            needs = part.needs or together.why_joint
            say_why_joint(session, actor, ref, alone=False, needs=needs)
            if part.brings and part is not together.parts[0]:
                bring_in(session, actor, ref, telling.refs[part.brings])
            if leads and not part.is_lead:
                written = Written(
                    covers="To bid, sign and receive money for us in this work",
                    given_on=today(),
                    kept_where="In the minute book, signed by two trustees",
                )
                give_authority(session, actor, ref, written, telling.site)


def _talk(
    telling: Telling,
    together: Together,
    step: str,
    title: str,
    said: tuple[tuple[Body, str], ...],
    days_ago: int,
) -> None:
    thread = ""
    for number, (body, words) in enumerate(said):
        with telling.on(days_ago - number, f"talk {step} {number}") as session:
            actor, ref = speaker(telling, session, body), telling.refs[together.key]
            if thread:
                say(session, actor, ref, thread, words, telling.site)
            else:
                begun = Begun(title=title, body=words)
                made = start_thread(session, actor, ref, begun, telling.site)
                session.flush()
                thread = made.ref


def _leave(telling: Telling) -> None:
    together, body, why = LEFT
    ref = telling.refs[together.key]
    with telling.on(40, "says it leaves") as session:
        actor = speaker(telling, session, body)
        said = say_leaving(session, actor, ref, telling.day(-12), why, telling.site)
        session.flush()
        leaving = said.ref
    with telling.on(20, "settles what is left") as session:
        write_checklist(session, speaker(telling, session, body), ref, leaving, LEFT_SETTLED)
    with telling.on(10, "leaves") as session:
        leave(session, speaker(telling, session, body), ref, leaving, telling.site)


def _end(telling: Telling) -> None:
    together, why, days_ago = ENDED
    with telling.on(days_ago, "proposes the end") as session:
        actor = speaker(telling, session, together.parts[0].body)
        until = today() + WITHIN
        propose_end(session, actor, telling.refs[together.key], why, until, telling.site)
    for part in together.parts[1:]:
        with telling.on(days_ago - 2, f"{part.body.key} agrees to end it") as session:
            actor = speaker(telling, session, part.body)
            confirm(session, actor, _open_round(telling, session, together), telling.site)
