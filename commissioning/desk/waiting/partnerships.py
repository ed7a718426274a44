"""What waits because of a partnership: proposals to answer, written authority to give."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from commissioning.desk.queries.partnerships import authorities_to_write
from commissioning.desk.waiting.waits import MOST, Waits
from commissioning.foundation.actor import Actor
from commissioning.foundation.filters import day
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


def proposals(session: Session, actor: Actor) -> Iterator[Waits]:
    """Name what was proposed to this organisation and waits for its answer."""
    if not PARTNERING.may(actor, "propose"):
        return
    for asked in proposals_to_answer(session, actor)[:MOST]:
        words = f"{PROPOSED[asked.kind]}: {asked.title}. Answer by {day(asked.reply_by)}."
        yield Waits(words, "Read and answer", "partnerships.answer", asked.ref)
