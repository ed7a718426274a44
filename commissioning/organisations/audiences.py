"""Audiences as tokens: the same promise as permissions.py, in the form the text index takes.

v_p anyone · v_oN the people of organisation N · v_qN those who speak for organisation N, which was
asked to vouch · v_kN the convenors of place N, which the organisation concerns.
"""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import DECLARING, Actor
from commissioning.organisations.models import Concern, Organisation, Vouch


def audiences(session: Session, ids: Iterable[int]) -> dict[int, set[str]]:
    """Give, for each organisation, the tokens of those who may see it now."""
    wanted = list(ids)
    found = session.execute(
        select(Organisation.id, Organisation.verified_at).where(Organisation.id.in_(wanted))
    )
    tokens = {
        number: {f"v_o{number}"} | ({"v_p"} if verified_at else set())
        for number, verified_at in found
    }
    places = select(Concern.organisation_id, Concern.place_id)
    for number, place in session.execute(places.where(Concern.organisation_id.in_(wanted))):
        tokens[number].add(f"v_k{place}")
    asked = select(Vouch.organisation_id, Vouch.by_organisation_id)
    for number, by in session.execute(asked.where(Vouch.organisation_id.in_(wanted))):
        tokens[number].add(f"v_q{by}")
    return tokens


def tokens_of(actor: Actor) -> list[str]:
    """Give the audiences this actor belongs to; an organisation with one of them may be seen."""
    tokens = ["v_p"]
    if actor.organisation_id is not None:
        tokens.append(f"v_o{actor.organisation_id}")
    if actor.verified and actor.role in DECLARING:
        tokens.append(f"v_q{actor.organisation_id}")
    return [*tokens, *(f"v_k{place}" for place in sorted(actor.convenes))]
