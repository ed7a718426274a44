"""What agreements do when what they are about is over: a version that waits is withdrawn."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from commissioning.agreements.actions.lapsing import withdraw_what_is_over
from commissioning.agreements.events import AgreementEnded
from commissioning.partnerships.events import PartnershipEnded

Reaction = Callable[[Session, Any], None]


def agreed_no_more(
    session: Session, event: PartnershipEnded | AgreementEnded, *, site: str
) -> None:
    """Withdraw what waits for boards or signatures, which nobody can give any more."""
    session.flush()
    withdraw_what_is_over(session, event.partnership_id, site)


def reactions_for(site: str) -> Mapping[type, Sequence[Reaction]]:
    """Give what agreements do; `site` is the address that links in letters begin with."""
    return {
        PartnershipEnded: (partial(agreed_no_more, site=site),),
        AgreementEnded: (partial(agreed_no_more, site=site),),
    }
