"""Withdrawing versions to which nobody can agree any more, since what they are about is over."""

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from commissioning.agreements.actions.telling import tell_parties
from commissioning.agreements.letters import versions as letters
from commissioning.agreements.lifecycle import VERSION
from commissioning.agreements.models import Agreement, Version
from commissioning.foundation.clock import now
from commissioning.partnerships.models import Partnership

WAITING = ("offered", "approved")  # for boards, or for signatures
PARTNERSHIP_ENDED = "The partnership ended."
AGREEMENT_ENDED = "All its parties ended the agreement."


def withdraw_what_is_over(session: Session, partnership_id: int, site: str) -> None:
    """Withdraw every version that waits, where its partnership or its agreement is over.

    Its parties are told. Boards that are deciding react to the same event for themselves, so that
    they read the very reason.
    """
    for version in _waiting(session, partnership_id):
        why = AGREEMENT_ENDED if version.agreement.ended_on else PARTNERSHIP_ENDED
        VERSION.move_by_itself(session, version, "withdraw", because=why)
        version.settled_at, version.settled_why = now(), why
        tell_parties(session, version, site, letters.over)


def _waiting(session: Session, partnership_id: int) -> Sequence[Version]:
    """Take those whose agreement nobody writes to this moment: waiting could be for one another.

    What such a one then does is refused, since it asks anew whether all can still agree.
    """
    over = or_(Partnership.status == "ended", Agreement.ended_on.is_not(None))
    held = (
        select(Agreement.id)
        .join(Partnership, Partnership.id == Agreement.partnership_id)
        .where(Partnership.id == partnership_id, over)
        .order_by(Agreement.id)
        .with_for_update(of=Agreement, key_share=True, skip_locked=True)
    )
    numbers = session.scalars(held).all()
    wanted = select(Version).where(Version.agreement_id.in_(numbers), Version.status.in_(WAITING))
    return session.scalars(
        wanted.order_by(Version.id).execution_options(populate_existing=True)
    ).all()
