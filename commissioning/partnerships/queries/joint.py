"""Declarations in partnerships, and what partners ought to see, and see, because of them."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, joinedload

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Hidden
from commissioning.foundation.proof import Proof
from commissioning.partnerships.models import JointDeclaration, Partner, Partnership
from commissioning.partnerships.permissions import PARTNERSHIPS
from commissioning.register.models import Declaration, Disclosure
from commissioning.register.permissions import DECLARATIONS
from commissioning.register.rules.disclosures import Ground

Sees = set[tuple[int, int]]  # (declaration, organisation) by inner number
MOST_LISTED = 100


def brought_in(
    session: Session, partnership_id: int, declaration_id: int
) -> JointDeclaration | None:
    """Give the declaration's standing place in the partnership, if it has one."""
    return session.scalar(
        select(JointDeclaration).where(
            JointDeclaration.partnership_id == partnership_id,
            JointDeclaration.declaration_id == declaration_id,
            JointDeclaration.taken_out_at.is_(None),
        )
    )


def joint_bids(
    session: Session, actor: Actor, partnership: Partnership
) -> Sequence[JointDeclaration]:
    """Give the declarations in a partnership that the actor may see, the newest first."""
    if not PARTNERSHIPS.may(session, actor, "read", partnership):
        raise Hidden
    return session.scalars(
        select(JointDeclaration)
        .join(JointDeclaration.declaration)
        .where(
            JointDeclaration.partnership_id == partnership.id,
            JointDeclaration.taken_out_at.is_(None),
            DECLARATIONS.rows(actor),
        )
        .options(
            joinedload(JointDeclaration.declaration).joinedload(Declaration.organisation),
            joinedload(JointDeclaration.declaration).joinedload(Declaration.opportunity),
        )
        .order_by(JointDeclaration.id.desc())
        .limit(MOST_LISTED)
    ).all()


def could_bring(session: Session, actor: Actor, partnership: Partnership) -> Sequence[Declaration]:
    """Give our own declarations that could be brought in: said, about the same, and not in yet."""
    inside = select(JointDeclaration.declaration_id).where(
        JointDeclaration.partnership_id == partnership.id,
        JointDeclaration.taken_out_at.is_(None),
    )
    wanted = (
        select(Declaration)
        .where(
            DECLARATIONS.rows(actor, "see everything"),
            Declaration.stage.not_in(("draft", "withdrawn")),
            Declaration.id.not_in(inside),
        )
        .options(joinedload(Declaration.opportunity))
        .order_by(Declaration.id.desc())
        .limit(MOST_LISTED)
    )
    if partnership.opportunity_id is not None:
        wanted = wanted.where(Declaration.opportunity_id == partnership.opportunity_id)
    return session.scalars(wanted).all()


def ought_to_see(session: Session, declaration_ids: Collection[int] | None = None) -> Sees:
    """Give what partners ought to see: what is in a formed partnership, to its other partners.

    What was brought in counts while its owner is a partner too. None means all declarations.
    """
    found = session.execute(_within(_ought(), declaration_ids))
    return {(row.declaration_id, row.organisation_id) for row in found}


def disclosed_now(session: Session, declaration_ids: Collection[int] | None = None) -> Sees:
    """Give what is disclosed to partners at this moment."""
    found = session.execute(
        _within(
            select(Disclosure.declaration_id, Disclosure.viewer_id)
            .join(Declaration, Declaration.id == Disclosure.declaration_id)
            .where(
                Disclosure.ground == Ground.PARTNER,
                Disclosure.viewer_id.is_not(None),
                or_(Disclosure.to_at.is_(None), Disclosure.to_at > now()),
            ),
            declaration_ids,
        )
    )
    return {(row.declaration_id, row.viewer_id) for row in found}


def open_disclosures(session: Session, declaration_ids: Collection[int]) -> Sequence[Disclosure]:
    """Give the disclosures to partners that stand, to be ended where they ought not to."""
    return session.scalars(
        select(Disclosure).where(
            Disclosure.declaration_id.in_(declaration_ids),
            Disclosure.ground == Ground.PARTNER,
            or_(Disclosure.to_at.is_(None), Disclosure.to_at > now()),
        )
    ).all()


def disclosed_wrongly(session: Session) -> Iterator[str]:
    """Name each declaration that a partner sees and ought not to, or ought to see and does not."""
    ought, are = ought_to_see(session), disclosed_now(session)
    wrong = {number for number, _ in ought ^ are}
    refs = dict(
        session.execute(
            select(Declaration.id, Declaration.ref).where(Declaration.id.in_(wrong))
        ).all()
    )
    for number, viewer in sorted(ought ^ are):
        what = "sees it and is no partner" if (number, viewer) in are else "does not see it"
        yield f"declaration {refs[number]}: organisation number {viewer} {what}"


DISCLOSURES_HOLD = Proof(
    "disclosures to partners",
    "follow from the partnerships behind them",
    lambda session: len(disclosed_now(session)),
    disclosed_wrongly,
)


def _ought() -> Select[int, int]:
    owners = select(Partner.partnership_id, Partner.organisation_id).where(
        Partner.status == "partner"
    )
    owner = owners.subquery()
    return (
        select(JointDeclaration.declaration_id, Partner.organisation_id)
        .join(Partnership, Partnership.id == JointDeclaration.partnership_id)
        .join(Declaration, Declaration.id == JointDeclaration.declaration_id)
        .join(Partner, Partner.partnership_id == Partnership.id)
        .join(
            owner,
            (owner.c.partnership_id == Partnership.id)
            & (owner.c.organisation_id == Declaration.organisation_id),
        )
        .where(
            Partnership.status == "formed",
            JointDeclaration.taken_out_at.is_(None),
            Partner.status == "partner",
            Partner.organisation_id != Declaration.organisation_id,
        )
    )


def _within(query: Select[Any, Any], declaration_ids: Collection[int] | None) -> Select[Any, Any]:
    if declaration_ids is None:
        return query
    return query.where(Declaration.id.in_(declaration_ids))
