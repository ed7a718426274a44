"""Who has said that more may be shown, and how open a partnership may be at most."""

from collections.abc import Sequence

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from commissioning.foundation.sharing import SharingMode
from commissioning.partnerships.models import Opening, Partner, Partnership
from commissioning.partnerships.permissions import all_agreed
from commissioning.register.models import Declaration

NOT_SHOWN = ("draft", "withdrawn")


def word_of(
    session: Session, partnership_id: int, organisation_id: int, what: str
) -> Opening | None:
    """Give one party's standing word, if it gave it."""
    return session.scalar(
        select(Opening).where(
            Opening.partnership_id == partnership_id,
            Opening.organisation_id == organisation_id,
            Opening.what == what,
            Opening.ended_at.is_(None),
        )
    )


def words_for(session: Session, partnership_id: int, what: str) -> Sequence[Opening]:
    """Give every standing word for `what`."""
    return session.scalars(
        select(Opening)
        .where(
            Opening.partnership_id == partnership_id,
            Opening.what == what,
            Opening.ended_at.is_(None),
        )
        .order_by(Opening.id)
    ).all()


def any_agreed(session: Session, partnership_id: int, what: str) -> bool:
    """Tell whether any party has given its word for `what`."""
    return bool(words_for(session, partnership_id, what))


def all_have_agreed(session: Session, partnership_id: int, what: str) -> bool:
    """Tell whether every partner has given its word for `what`."""
    session.flush()
    agreed = select(Partnership.id).where(Partnership.id == partnership_id, all_agreed(what))
    return session.scalar(agreed) is not None


def most_open_mode(session: Session, partnership: Partnership) -> SharingMode:
    """Give the most open mode that its parties' own declarations and the opportunity allow.

    Shared only where the opportunity is shared in this place, and no partner that bids for it has
    agreed to less.
    """
    about = partnership.opportunity
    if about is None or about.mode != SharingMode.SHARED or about.place_id != partnership.place_id:
        return SharingMode.INTRODUCTIONS
    partners = select(Partner.organisation_id).where(
        Partner.partnership_id == partnership.id, Partner.status == "partner"
    )
    agreed_to_less = exists().where(
        Declaration.opportunity_id == about.id,
        Declaration.organisation_id.in_(partners),
        Declaration.stage.not_in(NOT_SHOWN),
        Declaration.consented_mode != SharingMode.SHARED,
    )
    session.flush()
    less = session.scalar(select(agreed_to_less))
    return SharingMode.INTRODUCTIONS if less else SharingMode.SHARED
