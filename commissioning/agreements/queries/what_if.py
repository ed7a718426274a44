"""Finding the version a what-if page is about, by the number people know it by."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.agreements.models import Agreement, Version
from commissioning.agreements.permissions import VERSIONS
from commissioning.foundation.actor import Actor
from commissioning.foundation.errors import Hidden


def version_to_read(session: Session, actor: Actor, agreement_ref: str, number: int) -> Version:
    """Give a version whose text the actor may read.

    Raises:
        Hidden: There is none, or the actor may not see it.
        NotAllowed: The actor may see that it is there, but not its text.
    """
    wanted = select(Version.ref).join(Agreement, Version.agreement_id == Agreement.id)
    wanted = wanted.where(Agreement.ref == agreement_ref, Version.number == number)
    ref = session.scalar(wanted.where(Version.status != "discarded"))
    if ref is None:
        raise Hidden
    return VERSIONS.find(session, actor, ref, "read")
