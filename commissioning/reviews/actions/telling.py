"""Writing to those whom a review concerns; each link names the reader's role."""

from collections.abc import Callable, Iterable

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.outbox import Letter, post
from commissioning.partnerships.queries.speakers import speakers
from commissioning.reviews.models import Review

Write = Callable[[str], Letter]


def page_of_review(review: Review, site: str) -> str:
    """Give the address of a review's page."""
    return f"{site}/partnerships/{review.partnership.ref}/reviews/{review.ref}"


def tell_partners(session: Session, actor: Actor, review: Review, write: Write, site: str) -> None:
    """Post a letter to those who speak for each partner, but not to the reviewer themselves."""
    session.flush()
    page = page_of_review(review, site)
    for partner in review.partnership.partners:
        if partner.status == "partner":
            told = speakers(session, review.partnership, partner.organisation_id)
            tell(session, (each for each in told if each[0] != actor.seat_ref), write, page)


def tell(session: Session, readers: Iterable[tuple[str, str]], write: Write, page: str) -> None:
    """Post a letter about a page to each (seat reference, email address)."""
    session.flush()
    for seat, address in readers:
        post(session, address, write(f"{page}?as={seat}"))
