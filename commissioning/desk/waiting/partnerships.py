"""What waits because of a partnership: answers, mandates, authority, leaving."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from commissioning.desk.queries.partnerships import (
    asked_without_a_mandate,
    authorities_to_write,
    leavings_begun,
    others_leaving,
)
from commissioning.desk.waiting.waits import MOST, Waits
from commissioning.foundation.actor import Actor
from commissioning.foundation.filters import day
from commissioning.organisations.permissions import RECORDING
from commissioning.partnerships.permissions import BEGINNINGS as PARTNERING
from commissioning.partnerships.queries.partnerships import waiting as proposals_to_answer

PROPOSED = {
    "form": "A partnership waits for your answer",
    "change": "A change to your partnership waits for your answer",
    "end": "A proposal to end your partnership waits for your answer",
}


def authorities(session: Session, actor: Actor) -> Iterator[Waits]:
    """Name the partnerships whose lead waits for our organisation's written authority."""
    for row in authorities_to_write(session, actor, MOST):
        words = f"{row.lead} leads {row.title}, and waits for your written authority."
        yield Waits(words, "Write down that you gave it", "partnerships.authority", row.ref)


def leavings(session: Session, actor: Actor) -> Iterator[Waits]:
    """Name the partnerships that our organisation said it leaves, and has not left yet."""
    if not PARTNERING.may(actor, "propose"):
        return
    for row in leavings_begun(session, actor, MOST):
        words = f"You said that you leave {row.title} on {day(row.leaves_on)}."
        more = {"leaving_ref": row.leaving}
        yield Waits(words, "See what is settled", "partnerships.leaving", row.ref, more)


def partners_leaving(session: Session, actor: Actor) -> Iterator[Waits]:
    """Name the partners that said that they leave us, and on which day."""
    for row in others_leaving(session, actor, MOST):
        words = f"{row.who} will leave {row.title} on {day(row.leaves_on)}."
        more = {"leaving_ref": row.leaving}
        yield Waits(words, "Read what is settled", "partnerships.leaving", row.ref, more)


def mandates(session: Session, actor: Actor) -> Iterator[Waits]:
    """Tell those who record mandates of a yes that nobody may give in their organisation's name."""
    if not actor.verified or actor.role not in RECORDING:
        return
    for row in asked_without_a_mandate(session, actor, MOST):
        words = (
            f"{row.title} waits for a yes from {actor.organisation_name}, and nobody holds the "
            "board's mandate to give it."
        )
        page = "organisations.people"
        yield Waits(words, "Record who holds it", page, actor.organisation_ref)


def proposals(session: Session, actor: Actor) -> Iterator[Waits]:
    """Name what was proposed to this organisation and waits for its answer."""
    if not PARTNERING.may(actor, "propose"):
        return
    for asked in proposals_to_answer(session, actor)[:MOST]:
        words = f"{PROPOSED[asked.kind]}: {asked.title}. Answer by {day(asked.reply_by)}."
        yield Waits(words, "Read and answer", "partnerships.answer", asked.ref)
