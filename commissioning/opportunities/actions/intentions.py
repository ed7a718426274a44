"""Commissioners say what they mean to fund, before there is anything to bid for."""

from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.trail import record
from commissioning.opportunities.models import Intention
from commissioning.opportunities.permissions import BEGINNINGS, INTENTIONS
from commissioning.opportunities.queries.places import place_of_theirs


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What a commissioner means to fund; the amount in pence, themes as UK-CAT codes."""

    title: str
    text: str
    constraints: str = ""
    amount_pence: int | None = None
    starts_on: date | None = None
    themes: tuple[str, ...] = ()


def state_intention(session: Session, actor: Actor, place_ref: str, meant: Meant) -> Intention:
    """Say what is meant to be funded, in view of one place's verified members."""
    BEGINNINGS.require(actor, "state an intention")
    place = place_of_theirs(session, actor, place_ref)
    intention = Intention(organisation_id=actor.organisation_id, place_id=place.id)
    _put(intention, meant)
    session.add(intention)
    record(session, actor, "stated an intention", intention, after=asdict(meant))
    return intention


def change_intention(session: Session, actor: Actor, ref: str, meant: Meant) -> Intention:
    """Change an intention; the trail keeps what stood before."""
    intention: Intention = INTENTIONS.find(session, actor, ref, "edit")
    before = asdict(meant_by(intention))
    if before == asdict(meant):
        return intention
    _put(intention, meant)
    record(session, actor, "changed an intention", intention, before=before, after=asdict(meant))
    return intention


def withdraw_intention(session: Session, actor: Actor, ref: str) -> Intention:
    """Take an intention out of view; its own organisation still finds it."""
    intention: Intention = INTENTIONS.find(session, actor, ref, "edit")
    intention.withdrawn_at = now()
    record(session, actor, "withdrew an intention", intention)
    return intention


def meant_by(intention: Intention) -> Meant:
    """Give what an intention says now."""
    return Meant(
        title=intention.title,
        text=intention.text,
        constraints=intention.constraints,
        amount_pence=intention.amount_pence,
        starts_on=intention.starts_on,
        themes=tuple(intention.themes),
    )


def _put(intention: Intention, meant: Meant) -> None:
    for name, value in asdict(meant).items():
        setattr(intention, name, list(value) if name == "themes" else value)
