"""Audiences as tokens: the same promise as permissions.py, in the form the text index takes.

v_p anyone · v_mN members of place N · v_oN organisation N · v_cN commissioners clear for
opportunity N, in the place · v_sN the guest in seat N.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor, Role
from commissioning.opportunities.models import Opportunity
from commissioning.opportunities.permissions import clear_opportunities
from commissioning.register.models import Declaration, Disclosure, GuestGrant
from commissioning.register.permissions import (
    MEMBER_ROLES,
    awarded,
    conflicted_by_a_seat,
    decided,
    disclosed,
    held_out,
    owner_stands,
    shared_now,
)

FACTS = (
    Declaration.id,
    Declaration.organisation_id,
    Declaration.opportunity_id,
    Declaration.place_id,
    Declaration.public,
    held_out().label("held_out"),
    Declaration.told_at.is_not(None).label("told"),
    owner_stands().label("stands"),
    shared_now().label("shared"),
    decided().label("decided"),
    awarded().label("awarded"),
)


def audiences(session: Session, ids: Iterable[int]) -> dict[int, set[str]]:
    """Give, for each declaration, the tokens of those who may see it now."""
    wanted = list(ids)
    consented = disclosed("consented", Disclosure.viewer_id.is_(None)).label("consented")
    found = session.execute(select(*FACTS, consented).where(Declaration.id.in_(wanted)))
    tokens = {row.id: _from_facts(row) for row in found}
    for number, viewer in _partners(session, wanted):
        tokens[number].add(f"v_o{viewer}")
    for number, seat in _guests(session, wanted):
        tokens[number].add(f"v_s{seat}")
    return tokens


def tokens_of(session: Session, actor: Actor) -> list[str]:
    """Give the audiences this actor belongs to; a row with one of them may be seen."""
    tokens = ["v_p"]
    if actor.role is Role.GUEST:
        return [*tokens, f"v_s{actor.seat_id}"]
    if actor.role is not None:
        tokens.append(f"v_o{actor.organisation_id}")
    if actor.verified and not actor.buys and actor.role in MEMBER_ROLES:
        tokens += [f"v_m{place}" for place in sorted(actor.places | actor.convenes)]
    return tokens + _clear_tokens(session, actor)


def _from_facts(row: Any) -> set[str]:
    """Read the table of section 3 for one declaration."""
    tokens = {f"v_o{row.organisation_id}"}
    if not (row.held_out and row.stands):
        return tokens
    open_now = row.told if row.decided else row.shared
    if open_now:
        tokens.add(f"v_m{row.place_id}")
    if open_now and row.public:
        tokens.add("v_p")
    if row.consented or (row.awarded if row.decided else row.shared):
        tokens.add(f"v_c{row.opportunity_id}_{row.place_id}")
    return tokens


def _clear_tokens(session: Session, actor: Actor) -> list[str]:
    """Give one token for each opportunity and place this commissioner is clear for."""
    if actor.role is not Role.COMMISSIONER or not actor.verified or not actor.places:
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
            Disclosure.to_at.is_(None),
            held_out(),
            owner_stands(),
        )
    )
    return [(number, viewer) for number, viewer in rows if viewer is not None]


def _guests(session: Session, ids: list[int]) -> list[tuple[int, int]]:
    """Give (declaration, seat) of the guests who wrote or were given a declaration."""
    given = select(GuestGrant.declaration_id, GuestGrant.seat_id).where(
        GuestGrant.declaration_id.in_(ids)
    )
    return [(number, seat) for number, seat in session.execute(given)]
