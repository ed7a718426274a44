"""Who may see and do what while an agreement lasts: disputes, asks of all, and reserves."""

from sqlalchemy.orm import joinedload, selectinload

from commissioning.agreements.models import Ask, Dispute, Reserves
from commissioning.agreements.permissions.agreements import (
    STAFF,
    through_agreement,
    through_partnership,
)
from commissioning.agreements.rules.asking import Kind
from commissioning.foundation.actor import Role
from commissioning.foundation.permissions import Clause, Policy, actor_is, row_is
from commissioning.partnerships.permissions import KNOWS, SPEAKS

OF_A_PARTNER = Clause("of a partner", lambda a: through_partnership(Dispute, a, "read"))
ITS_OWN = Clause("its own", lambda a: Reserves.organisation_id == a.organisation_id)
STAFF_OR_BOARD = actor_is("of its staff or board", lambda a: a.role not in (None, Role.GUEST))
ABOUT_A_DISPUTE = row_is("about a dispute", lambda: Ask.kind == Kind.SETTLE)
ABOUT_ENDING = row_is("about ending it", lambda: Ask.kind == Kind.END)

DISPUTES = Policy(
    Dispute,
    {
        "see": ((KNOWS, OF_A_PARTNER),),
        "step": ((SPEAKS, through_agreement(Dispute, "dispute")),),
    },
    load=(joinedload(Dispute.agreement),),
)

ASKS = Policy(
    Ask,
    {
        "see": ((KNOWS, through_agreement(Ask, "see who looked")),),
        # Ending binds, so it takes a mandate; how a dispute is settled is said by who works in it.
        "answer": (
            (ABOUT_A_DISPUTE, through_agreement(Ask, "dispute")),
            (ABOUT_ENDING, through_agreement(Ask, "bind")),
        ),
    },
    load=(joinedload(Ask.agreement), joinedload(Ask.dispute), selectinload(Ask.replies)),
)

# A party's own staff and board, and nobody else, whatever all parties agree (section 6).
RESERVES = Policy(
    Reserves,
    {
        "see": ((STAFF_OR_BOARD, ITS_OWN),),
        "enter": ((STAFF, ITS_OWN),),
    },
)
