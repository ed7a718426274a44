"""What more the partners could let others see now, and which of them have agreed to it."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.sharing import SharingMode
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.queries.openings import words_for
from commissioning.partnerships.queries.seeing import openness_of

MODE, TOLD = "mode", "told"


@dataclass(frozen=True, slots=True)
class Offer:
    """One opening that is there to be agreed to: which, who said yes, and whether we did."""

    what: str
    said: list[tuple[str, bool]]
    ours: bool


def offered_opening(session: Session, actor: Actor, partnership: Partnership) -> Offer | None:
    """Give the opening that makes sense now, if one does: members before or after the decision."""
    what = _what(session, partnership)
    if not what:
        return None
    agreed = {word.organisation_id for word in words_for(session, partnership.id, what)}
    partners = [each for each in partnership.partners if each.status == "partner"]
    said = [(each.organisation.name, each.organisation_id in agreed) for each in partners]
    return Offer(what, said, actor.organisation_id in agreed)


def _what(session: Session, partnership: Partnership) -> str:
    if openness_of(session, partnership).decided:
        return TOLD
    about = partnership.opportunity
    if about is None or about.place_id != partnership.place_id:
        return ""
    return MODE if about.mode == SharingMode.SHARED else ""
