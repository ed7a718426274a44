"""Which places' convenors an organisation concerns: places/ knows, and writes it down here."""

from collections.abc import Iterable

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from commissioning.organisations.actions.changing import make_findable
from commissioning.organisations.models import Concern


def keep_concerns(session: Session, organisation_id: int, places: Iterable[int]) -> None:
    """Let the convenors of these places, and of no others, look at an organisation.

    `places` are inner numbers. Flushes, because the text index reads rows.
    """
    wanted = set(places)
    held = set(
        session.scalars(select(Concern.place_id).where(Concern.organisation_id == organisation_id))
    )
    if wanted == held:
        return
    session.execute(
        delete(Concern).where(
            Concern.organisation_id == organisation_id, Concern.place_id.in_(held - wanted)
        )
    )
    session.add_all(
        Concern(organisation_id=organisation_id, place_id=number)
        for number in sorted(wanted - held)
    )
    session.flush()
    make_findable(session, [organisation_id])
