"""What those who agreed live through: a dispute taken by its steps, and a guest who drafts."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.agreements.actions.answering import answer
from commissioning.agreements.actions.asking import ask_to_settle
from commissioning.agreements.actions.beginning import begin
from commissioning.agreements.actions.disputes import add_note, open_dispute, step_up
from commissioning.agreements.actions.drafting import edit
from commissioning.agreements.actions.guests import let_guest_write
from commissioning.agreements.models import Agreement, Ask, Dispute, Version
from commissioning.agreements.queries.drafts import content_of_version
from commissioning.agreements.rules.asking import Says
from commissioning.agreements.rules.draft_parts import stamp, value_of
from commissioning.agreements.rules.starting_points import Start
from commissioning.demo.partnering import speaker
from commissioning.demo.story.agreed import ALLIANCE
from commissioning.demo.story.living import (
    ABOUT,
    GUEST,
    GUEST_WROTE,
    NOTED,
    OPENED_BY,
    SAID_YES,
    SECOND_TITLE,
    SETTLED_BY,
    SETTLED_HOW,
    STEP_UP_BY,
    STEP_UP_WHY,
)
from commissioning.demo.story.services_of_care import HARBOUR_LIGHT
from commissioning.demo.telling import Telling
from commissioning.foundation.actor import Role
from commissioning.foundation.clock import today


def tell_how_it_is_lived_with(telling: Telling) -> None:
    """Take a dispute to its second step, and ask for its end; let a guest into a draft."""
    _disagree(telling)
    _ask_how_it_ends(telling)
    _let_a_guest_write(telling)


def _disagree(telling: Telling) -> None:
    with telling.on(20, "a dispute begins") as session:
        actor, ref = speaker(telling, session, OPENED_BY), telling.refs[ALLIANCE.key]
        telling.keep("dispute", open_dispute(session, actor, ref, ABOUT, telling.site))
    for number, (body, words) in enumerate(NOTED):
        with telling.on(15 - number, f"{body.key} on the dispute") as session:
            add_note(session, speaker(telling, session, body), telling.refs["dispute"], words)
    with telling.on(6, "the dispute goes on") as session:
        actor, ref = speaker(telling, session, STEP_UP_BY), telling.refs["dispute"]
        first = session.scalars(select(Dispute.step).where(Dispute.ref == ref)).one()
        step_up(session, actor, ref, first, STEP_UP_WHY, telling.site)


def _ask_how_it_ends(telling: Telling) -> None:
    with telling.on(4, "an end of the dispute is asked for") as session:
        actor, ref = speaker(telling, session, SETTLED_BY), telling.refs["dispute"]
        ask_to_settle(session, actor, ref, SETTLED_HOW, today(), telling.site)
    for body in SAID_YES:
        with telling.on(3, f"{body.key} says yes") as session:
            ask = _open_ask(telling, session)
            answer(session, speaker(telling, session, body), ask, Says.YES, "", telling.site)


def _open_ask(telling: Telling, session: Session) -> str:
    asked = select(Ask.ref).join(Dispute, Dispute.id == Ask.dispute_id)
    return session.scalars(asked.where(Dispute.ref == telling.refs["dispute"])).one()


def _let_a_guest_write(telling: Telling) -> None:
    with telling.on(5, "a second agreement begins") as session:
        actor = speaker(telling, session, HARBOUR_LIGHT)
        together = telling.refs[ALLIANCE.of.key]
        made = begin(session, actor, together, Start.BLANK, SECOND_TITLE)
        session.flush()
        agreement = session.get_one(Agreement, made.agreement_id)
        guest = telling.acting(session, HARBOUR_LIGHT, GUEST, Role.GUEST)
        let_guest_write(session, actor, agreement.ref, guest.seat_ref)
        telling.keep("second draft", made.ref)
    with telling.on(2, "the guest writes") as session:
        guest = telling.acting(session, HARBOUR_LIGHT, GUEST, Role.GUEST)
        held = select(Version).where(Version.ref == telling.refs["second draft"])
        content = content_of_version(session.scalars(held).one())
        says = value_of(content, "about") | {"purpose": GUEST_WROTE}
        edit(session, guest, telling.refs["second draft"], "about", says, stamp(content, "about"))
