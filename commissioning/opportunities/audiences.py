"""Audiences of opportunities as tokens: what permissions.py says, in the form the index takes.

v_p anyone, once it is published · v_oN the buyer's own people, while it is a draft.
"""

from commissioning.foundation.actor import Actor, Role


def audience_of(*, published: bool, buyer_organisation_id: int | None) -> frozenset[str]:
    """Give the tokens of those who may see an opportunity; nobody, if it has no one to show it."""
    if published:
        return frozenset({"v_p"})
    held = buyer_organisation_id
    return frozenset() if held is None else frozenset({f"v_o{held}"})


def audiences_of(actor: Actor) -> list[str]:
    """Give the audiences an actor belongs to."""
    if actor.organisation_id is None or actor.role in (None, Role.GUEST):
        return ["v_p"]
    return ["v_p", f"v_o{actor.organisation_id}"]
