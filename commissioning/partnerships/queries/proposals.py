"""What was proposed to a partnership's parties, round by round, and what each answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import zip_longest

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Answer, Partner, Partnership, Proposal
from commissioning.partnerships.permissions import PARTIES, PROPOSALS
from commissioning.partnerships.rules.forms import LegalForm
from commissioning.partnerships.rules.proposal import (
    Asked,
    Change,
    Content,
    PartyAsked,
    as_content,
    differences,
    from_content,
)
from commissioning.partnerships.rules.rounds import is_late, round_words, still_to_answer

MOST_ROUNDS = 50


@dataclass(frozen=True)
class Said:
    """What one organisation answered, and when."""

    organisation: str
    name: str
    said: str
    why: str
    at: datetime


@dataclass(frozen=True)
class Round:
    """One round as a page shows it.

    Attributes:
        words: Its name: "Round 2: to change it".
        changes: What differs from the round before; nothing in the first.
        waiting: References of those who have still to confirm.
        ours_said: What our own organisation answered; empty while it has not.
        late: The day to reply by has passed, which ends nothing.
    """

    ref: str
    number: int
    kind: str
    status: str
    words: str
    by: str
    by_ref: str
    by_us: bool
    at: datetime
    reply_by: date
    late: bool
    message: str
    content: Content
    changes: tuple[Change, ...]
    answers: tuple[Said, ...]
    waiting: tuple[str, ...]
    ours_said: str
    settled_at: datetime | None


def open_proposal(session: Session, partnership_id: int) -> Proposal | None:
    """Give the round that waits for answers, if one does."""
    return session.scalar(
        select(Proposal).where(Proposal.partnership_id == partnership_id, Proposal.status == "open")
    )


def last_number(session: Session, partnership_id: int) -> int:
    """Give the number of the newest round, 0 where there is none."""
    newest = select(Proposal.number).where(Proposal.partnership_id == partnership_id)
    return session.scalar(newest.order_by(Proposal.number.desc()).limit(1)) or 0


def first_proposal(session: Session, partnership_id: int) -> Proposal | None:
    """Give the round that began the partnership."""
    return session.scalar(
        select(Proposal).where(Proposal.partnership_id == partnership_id, Proposal.number == 1)
    )


def answers_to(session: Session, proposal: Proposal) -> dict[str, str]:
    """Give what each organisation (by reference) said to a proposal."""
    found = session.execute(
        select(Organisation.ref, Answer.said)
        .join(Organisation, Organisation.id == Answer.organisation_id)
        .where(Answer.proposal_id == proposal.id)
    )
    return {row.ref: row.said for row in found}


def asked_in(proposal: Proposal) -> tuple[str, ...]:
    """Give the references of those who have to confirm a proposal."""
    return tuple(party["organisation"] for party in proposal.content["parties"])


def rounds(session: Session, actor: Actor, partnership: Partnership) -> list[Round]:
    """Give the rounds that the actor may see, newest first, in a fixed number of queries."""
    found = session.scalars(
        select(Proposal)
        .where(Proposal.partnership_id == partnership.id, PROPOSALS.rows(actor))
        .options(joinedload(Proposal.by_organisation), selectinload(Proposal.answers))
        .order_by(Proposal.number.desc())
        .limit(MOST_ROUNDS)
    ).all()
    names = _organisations(session, found)
    pairs = zip_longest(found, found[1:])
    return [_round(actor, one, earlier, names) for one, earlier in pairs]


def open_round(session: Session, actor: Actor, partnership: Partnership) -> Round | None:
    """Give the round that waits for answers as the actor sees it, if one does."""
    newest = rounds(session, actor, partnership)[:1]
    return newest[0] if newest and newest[0].status == "open" else None


def stands_now(session: Session, actor: Actor, partnership: Partnership) -> Asked:
    """Give what the next round begins from: the open one, or else what stands."""
    asked = open_round(session, actor, partnership)
    if asked is not None and asked.kind != "end":
        return from_content(asked.content, asked.reply_by, asked.message)
    return from_content(content_of(partnership), today())


def content_of(partnership: Partnership) -> Content:
    """Write what stands now as a proposal's content, with its partners or those invited."""
    standing = parties_of(partnership)
    asked = Asked(
        title=partnership.title,
        purpose=partnership.purpose,
        legal_form=LegalForm(partnership.legal_form),
        why_joint=partnership.why_joint,
        parties=tuple(
            PartyAsked(each.organisation.ref, each.role, each.is_lead) for each in standing
        ),
        reply_by=today(),
    )
    return as_content(asked, {each.organisation.ref: each.organisation.name for each in standing})


def parties_of(partnership: Partnership) -> list[Partner]:
    """Give those who take part: the partners, and while it is not formed those invited."""
    wanted = PARTIES if partnership.formed_at is None else ("partner",)
    return [each for each in partnership.partners if each.status in wanted]


def _organisations(session: Session, found: Sequence[Proposal]) -> dict[int, tuple[str, str]]:
    ids = {answer.organisation_id for one in found for answer in one.answers}
    rows = session.execute(
        select(Organisation.id, Organisation.ref, Organisation.name).where(Organisation.id.in_(ids))
    )
    return {row.id: (row.ref, row.name) for row in rows}


def _round(
    actor: Actor,
    one: Proposal,
    before: Proposal | None,
    organisations: Mapping[int, tuple[str, str]],
) -> Round:
    answers = tuple(_said(each, organisations) for each in one.answers)
    said = {each.organisation: each.said for each in answers}
    is_open = one.status == "open"
    return Round(
        ref=one.ref,
        number=one.number,
        kind=one.kind,
        status=one.status,
        words=round_words(one.number, one.kind),
        by=one.by_organisation.name,
        by_ref=one.by_organisation.ref,
        by_us=one.by_organisation_id == actor.organisation_id,
        at=one.created_at,
        reply_by=one.reply_by,
        late=is_open and is_late(one.reply_by, today()),
        message=one.message,
        content=one.content,
        changes=differences(before.content, one.content) if before else (),
        answers=answers,
        waiting=still_to_answer(asked_in(one), said) if is_open else (),
        ours_said=said.get(actor.organisation_ref, ""),
        settled_at=one.settled_at,
    )


def _said(answer: Answer, organisations: Mapping[int, tuple[str, str]]) -> Said:
    ref, name = organisations[answer.organisation_id]
    return Said(ref, name, answer.said, answer.why, answer.created_at)
