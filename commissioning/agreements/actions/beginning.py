"""Beginning: an agreement with its first draft, and each next draft."""

from collections.abc import Sequence

from msgspec.structs import replace
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from commissioning.agreements.actions.keeping import held_agreement
from commissioning.agreements.models import Agreement, Version
from commissioning.agreements.queries.drafts import among_partners, partners_as_parties
from commissioning.agreements.queries.next_version import starting_points
from commissioning.agreements.rules.content import Content, as_json
from commissioning.agreements.rules.starting_points import Start, blank_content
from commissioning.foundation.actor import Actor
from commissioning.foundation.errors import Refused
from commissioning.foundation.trail import record
from commissioning.partnerships.actions.sides import take_side
from commissioning.partnerships.permissions import PARTNERSHIPS
from commissioning.partnerships.rules.forms import LegalForm

LONGEST_TITLE = 200
TITLE = "Give the agreement a title of 200 letters or fewer"
NOTHING_TO_START_FROM = "There is no version yet that the next one could start from"
NO_LONGER = "The versions have changed meanwhile. Choose again what the next one starts from"


def begin(
    session: Session, actor: Actor, partnership_ref: str, start: Start, title: str
) -> Version:
    """Begin an agreement of a formed partnership, and its first draft.

    It is for what all have confirmed that they work together for, until they write otherwise.

    Raises:
        Hidden, NotAllowed: The actor may not work in this partnership.
        Refused: The title is missing or too long.
    """
    partnership = PARTNERSHIPS.find(session, actor, partnership_ref, "work")
    take_side(session, actor, partnership)
    title = _titled(title)
    parties = partners_as_parties(session, partnership.id)
    agreement = Agreement(
        partnership_id=partnership.id, title=title, starting_point=start, by_seat=actor.seat_ref
    )
    session.add(agreement)
    record(session, actor, "begin", agreement, after={"partnership": partnership.ref})
    form = LegalForm(partnership.legal_form)
    content = blank_content(form, parties, start, title=title)
    return _draft(session, actor, agreement, replace(content, purpose=partnership.purpose), None)


def begin_next(
    session: Session, actor: Actor, agreement_ref: str, start: int | None = None
) -> Version:
    """Begin the next draft of an agreement; where one is being written already, give that.

    It starts from the version numbered `start`, or else from the first of the starting points,
    and names those who are partners now.

    Raises:
        Hidden, NotAllowed: The actor may not draft.
        Refused: There is nothing to start from, or no longer that version.
    """
    agreement = held_agreement(session, actor, agreement_ref, "draft")
    its_draft = select(Version).where(
        Version.agreement_id == agreement.id, Version.status == "draft"
    )
    if (draft := session.scalar(its_draft)) is not None:
        return draft
    base = _base(starting_points(session, agreement), start)
    return _draft(session, actor, agreement, among_partners(session, base), base)


def _base(points: Sequence[Version], start: int | None) -> Version:
    if not points:
        raise Refused(NOTHING_TO_START_FROM)
    base = next((each for each in points if start in (None, each.number)), None)
    if base is None:
        raise Refused(NO_LONGER, "start")
    return base


def _titled(title: str) -> str:
    title = " ".join(title.split())
    if not 0 < len(title) <= LONGEST_TITLE:
        raise Refused(TITLE, "title")
    return title


def _draft(
    session: Session, actor: Actor, agreement: Agreement, content: Content, base: Version | None
) -> Version:
    session.flush()
    numbers = select(func.max(Version.number)).where(Version.agreement_id == agreement.id)
    draft = Version(
        agreement_id=agreement.id,
        number=(session.scalar(numbers) or 0) + 1,
        content=as_json(content),
        based_on_id=base.id if base else None,
        starts_on=content.starts_on,
        ends_on=content.ends_on,
    )
    session.add(draft)
    record(session, actor, "begin", draft, after={"number": draft.number})
    return draft
