"""Audiences as tokens: the same promise as permissions.py, in the form the text index takes.

v_p anyone · v_mN members of place N · v_oN organisation N · v_tN organisation N as a partner ·
v_cN_M commissioners clear for opportunity N, of place M · v_sN the guest in seat N.

A stage is a secret even from some who see the declaration, so it is filed apart for each audience:
s_mN_submitted is what members of place N may find by its stage. So is openness to partners
(s_mN_partners), which is no part of what an owner makes public.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import now
from commissioning.opportunities.models import Opportunity
from commissioning.opportunities.permissions import clear_opportunities, is_commissioner
from commissioning.register.models import Declaration, Disclosure, GuestGrant
from commissioning.register.permissions import (
    MEMBER_ROLES,
    awarded,
    conflicted_by_a_seat,
    decided,
    disclosed,
    held_out,
    owner_stands,
    owner_stood,
    shared_now,
    stage_is_shown,
)

ANYBODY = "v_p"
OPEN_TO_PARTNERS = "partners"

FACTS = (
    Declaration.id,
    Declaration.organisation_id,
    Declaration.opportunity_id,
    Declaration.place_id,
    Declaration.public,
    held_out().label("held_out"),
    Declaration.told_at.is_not(None).label("told"),
    Declaration.told_public,
    owner_stands().label("stands"),
    owner_stood().label("stood"),
    shared_now().label("shared"),
    decided().label("decided"),
    awarded().label("awarded"),
    stage_is_shown().label("stage_shown"),
    Declaration.stage,
)


@dataclass
class Sight:
    """Who may see one declaration: its owner's tokens, others' tokens, and what of its stage."""

    owners: set[str]
    stage: str
    stage_shown: bool
    others: set[str] = field(default_factory=set)

    @property
    def stage_tokens(self) -> set[str]:
        """Give the tokens it is found by when somebody asks for its stage."""
        told = self.others - {ANYBODY} if self.stage_shown else set()
        return {stage_token(audience, self.stage) for audience in self.owners | told}

    @property
    def is_public(self) -> bool:
        """Tell whether anybody may see the part made public."""
        return ANYBODY in self.others

    @property
    def partner_tokens(self) -> set[str]:
        """Give the tokens it is found by, if open to partners, beyond the part made public."""
        readers = self.owners | (self.others - {ANYBODY})
        return {stage_token(audience, OPEN_TO_PARTNERS) for audience in readers}


def audiences(session: Session, ids: Iterable[int]) -> dict[int, set[str]]:
    """Give, for each declaration, the tokens of those who may see it now."""
    found = sights(session, ids)
    return {number: sight.owners | sight.others for number, sight in found.items()}


def stage_token(audience: str, stage: str) -> str:
    """Give the token under which an audience finds a stage."""
    return f"s{audience.removeprefix('v')}_{stage}"


def stage_group(held: Sequence[str], stages: Iterable[str]) -> list[str]:
    """Give the alternatives that ask for any of `stages` as somebody who holds these audiences.

    Nobody finds a stage as the public: the part made public does not hold it.
    """
    known = [audience for audience in held if audience != ANYBODY]
    return [stage_token(audience, stage) for stage in stages for audience in known] or ["_nothing"]


def sights(session: Session, ids: Iterable[int]) -> dict[int, Sight]:
    """Give, for each declaration, who may see it and who may find it by its stage."""
    wanted = list(ids)
    consented = disclosed("consented", Disclosure.viewer_id.is_(None)).label("consented")
    found = session.execute(select(*FACTS, consented).where(Declaration.id.in_(wanted)))
    tokens = {row.id: _from_facts(row) for row in found}
    for number, viewer in _partners(session, wanted):
        tokens[number].others.add(f"v_t{viewer}")
    for number, seat in _guests(session, wanted):
        tokens[number].owners.add(f"v_s{seat}")
    return tokens


def tokens_of(session: Session, actor: Actor) -> list[str]:
    """Give the audiences this actor belongs to; a row with one of them may be seen."""
    tokens = [ANYBODY]
    if actor.role is Role.GUEST:
        return [*tokens, f"v_s{actor.seat_id}"]
    if actor.role is not None:
        tokens.append(f"v_o{actor.organisation_id}")
    if actor.verified and actor.role not in (None, Role.COMMISSIONER):
        tokens.append(f"v_t{actor.organisation_id}")
    if actor.verified and not actor.buys and actor.role in MEMBER_ROLES:
        tokens += [f"v_m{place}" for place in sorted(actor.places | actor.convenes)]
    return tokens + _clear_tokens(session, actor)


def _from_facts(row: Any) -> Sight:
    """Read the table of section 3 for one declaration."""
    sight = Sight({f"v_o{row.organisation_id}"}, row.stage, row.stage_shown)
    if not (row.held_out and (row.stands or (row.decided and row.stood))):
        return sight
    open_now = row.told if row.decided else row.shared
    if open_now:
        sight.others.add(f"v_m{row.place_id}")
    if open_now and (row.told_public if row.decided else row.public):
        sight.others.add(ANYBODY)
    if (row.consented and row.stands) or (row.awarded if row.decided else row.shared):
        sight.others.add(f"v_c{row.opportunity_id}_{row.place_id}")
    return sight


def _clear_tokens(session: Session, actor: Actor) -> list[str]:
    """Give one token for each opportunity and place this commissioner is clear for."""
    if not is_commissioner(actor):
        return []
    clear = session.scalars(
        select(Opportunity.id).where(
            Opportunity.id.in_(clear_opportunities(actor)),
            Opportunity.id.not_in(conflicted_by_a_seat(actor)),
        )
    ).all()
    places = sorted(actor.places | actor.convenes)
    return [f"v_c{number}_{place}" for number in clear for place in places]


def _partners(session: Session, ids: list[int]) -> list[tuple[int, int]]:
    """Give (declaration, organisation) of the partner disclosures that have not ended."""
    rows = session.execute(
        select(Disclosure.declaration_id, Disclosure.viewer_id)
        .join(Declaration)
        .where(
            Disclosure.declaration_id.in_(ids),
            Disclosure.ground == "partner",
            Disclosure.viewer_id.is_not(None),
            Disclosure.from_at <= now(),
            or_(Disclosure.to_at.is_(None), Disclosure.to_at > now()),
            held_out(),
            or_(owner_stands(), and_(decided(), owner_stood())),
        )
    )
    return [(number, viewer) for number, viewer in rows if viewer is not None]


def _guests(session: Session, ids: list[int]) -> list[tuple[int, int]]:
    """Give (declaration, seat) of the guests who wrote or were given a declaration."""
    given = select(GuestGrant.declaration_id, GuestGrant.seat_id).where(
        GuestGrant.declaration_id.in_(ids)
    )
    return [(number, seat) for number, seat in session.execute(given)]
