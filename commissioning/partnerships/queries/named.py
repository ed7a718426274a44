"""Which partners a reader is told of, wherever a partnership that they see is named."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from commissioning.foundation.actor import Actor
from commissioning.partnerships.models import Partner, Partnership
from commissioning.partnerships.permissions import named_to


def named_in(
    session: Session, actor: Actor, rows: Sequence[Partnership]
) -> Mapping[int, list[Partner]]:
    """Give the partners that the actor is told of, in their order, by a partnership's number.

    The caller has asked the policy for the partnerships.
    """
    found = session.scalars(
        select(Partner)
        .join(Partnership, Partnership.id == Partner.partnership_id)
        .where(Partnership.id.in_([row.id for row in rows]), named_to(actor))
        .options(joinedload(Partner.organisation))
        .order_by(Partner.partnership_id, Partner.rank)
    )
    by_partnership = groupby(found, key=lambda each: each.partnership_id)
    return {number: list(partners) for number, partners in by_partnership}
