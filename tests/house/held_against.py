"""Holding a policy against rules written anew, over people and things with their facts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.permissions import Policy

Facts = TypeVar("Facts")


def shown(session: Session, policy: Policy[Any], actor: Actor, verb: str) -> set[str]:
    """Give the references of all that somebody may do this to."""
    kind = policy.kind
    return set(session.scalars(select(kind.ref).where(policy.rows(actor, verb))))


@dataclass(frozen=True)
class Held(Generic[Facts]):
    """What the policy says of one verb, and what the rules read anew say of it."""

    policy: Policy[Any]
    verb: str
    expected: Callable[[str, Facts], bool]

    def parted(
        self, session: Session, people: Mapping[str, Actor], things: Mapping[str, Facts]
    ) -> str:
        """Say where the two part; "" where they agree of everybody and everything."""
        for who, actor in people.items():
            given = shown(session, self.policy, actor, self.verb) & things.keys()
            meant = {ref for ref, facts in things.items() if self.expected(who, facts)}
            if extra := given - meant:
                return f"{who} may {self.verb}: {things[min(extra)]}"
            if lost := meant - given:
                return f"{who} may not {self.verb}: {things[min(lost)]}"
        return ""

    def answers(self, people: Mapping[str, Actor], things: Mapping[str, Facts]) -> set[bool]:
        """Give the answers that occur: a case with one alone proves little."""
        return {self.expected(who, facts) for who in people for facts in things.values()}
