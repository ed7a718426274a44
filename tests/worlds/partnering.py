"""How organisations of the world propose partnerships to each other, and confirm them."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.clock import today
from commissioning.organisations.actions.mandates import BoardsWord, record_mandate
from commissioning.organisations.models import Seat
from commissioning.partnerships.actions.answering import confirm
from commissioning.partnerships.actions.proposing import propose
from commissioning.partnerships.models import Partnership, Proposal
from commissioning.partnerships.queries.beginning import Began
from commissioning.partnerships.rules.forms import LegalForm
from commissioning.partnerships.rules.legal_forms import facts_of
from commissioning.partnerships.rules.proposal import Asked, PartyAsked
from tests.worlds.tale import SITE, Tale

SPEAKS = {"quay": "officer", "gulls": "opted in"}  # others by their admin


def speaker(key: str) -> str:
    """Name who speaks for an organisation."""
    return SPEAKS.get(key, f"{key} admin")


def mandates(tale: Tale, session: Session, *keys: str) -> None:
    """Let the admin of each organisation be given a mandate by its board."""
    for key in keys:
        admin = tale.actor(session, f"{key} admin")
        seat = session.scalars(select(Seat).where(Seat.ref == admin.seat_ref)).one()
        word = BoardsWord(given_on=today(), minute="Minute 2")
        record_mandate(session, admin, tale.organisation(session, key), seat, word)


def asks(
    tale: Tale,
    session: Session,
    key: str,
    title: str,
    keys: tuple[str, ...],
    on: str = "",
    form: LegalForm = LegalForm.ALLIANCE,
) -> None:
    """Let the first of these propose a partnership to the others; it leads, where one does."""
    leads = facts_of(form).has_lead
    asked = Asked(
        title=title,
        purpose=f"{title}, for everybody.",
        legal_form=form,
        parties=tuple(
            PartyAsked(tale.refs[each], "Rooms and volunteers", leads and each == keys[0])
            for each in keys
        ),
        reply_by=today() + timedelta(days=30),
        why_joint="None of us could do it alone.",
    )
    actor = tale.actor(session, speaker(keys[0]))
    began = Began("profile", opportunity=tale.refs[on] if on else None)
    made = propose(session, actor, asked, began, SITE)
    session.flush()
    tale.keep(key, made)


def round_of(tale: Tale, session: Session, key: str) -> str:
    """Give the reference of the newest round of a partnership."""
    held = select(Proposal.ref).join(Partnership).where(Partnership.ref == tale.refs[key])
    return session.scalars(held.order_by(Proposal.id.desc()).limit(1)).one()


def forms(tale: Tale, session: Session, key: str, *others: str) -> None:
    """Let each of these confirm what is asked of them."""
    for other in others:
        actor = tale.actor(session, speaker(other))
        confirm(session, actor, round_of(tale, session, key), SITE)
