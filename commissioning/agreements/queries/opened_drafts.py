"""The draft of an agreement as one request finds it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.agreements.models import Agreement, Version
from commissioning.agreements.permissions import AGREEMENTS, VERSIONS
from commissioning.agreements.queries.drafts import content_of_version
from commissioning.agreements.rules.content import Content, NotAContent
from commissioning.agreements.rules.draft_parts import stamp, value_of
from commissioning.foundation.actor import Actor
from commissioning.foundation.errors import Hidden


class NoDraft(Hidden):
    """There is no draft now, for somebody who might write one: it was offered, or put aside."""

    def __init__(self, agreement: Agreement) -> None:
        super().__init__("there is no draft")
        self.agreement = agreement


@dataclass(frozen=True, slots=True)
class OpenedDraft:
    """An agreement, its draft, and what the draft says."""

    agreement: Agreement
    version: Version
    content: Content

    @property
    def ref(self) -> str:
        """The agreement's reference, for addresses."""
        return self.agreement.ref

    def value(self, part: str) -> Any:
        """Give what a part says; None when it is not there. Raises Hidden for no part at all."""
        try:
            return value_of(self.content, part)
        except NotAContent as error:
            raise Hidden(str(error)) from error

    def stamp(self, part: str) -> str:
        """Give what a form carries, to tell later whether the part was changed meanwhile."""
        return stamp(self.content, part)


def open_draft(session: Session, actor: Actor, agreement_ref: str) -> OpenedDraft:
    """Find the draft of an agreement.

    Raises:
        Hidden, NotAllowed: The actor may not write this agreement.
        NoDraft: There is no draft of it now.
    """
    agreement = AGREEMENTS.find(session, actor, agreement_ref, "write")
    found = session.scalars(
        select(Version).where(
            Version.agreement_id == agreement.id,
            Version.status == "draft",
            VERSIONS.rows(actor, "write"),
        )
    ).one_or_none()
    if found is None:
        raise NoDraft(agreement)
    return OpenedDraft(agreement, found, content_of_version(found))
