"""Writing to a board and its staff; each link leads to the very decision and names the role."""

from collections.abc import Callable, Iterable

from sqlalchemy.orm import Session

from commissioning.agreements.permissions import BOARD
from commissioning.boards.models import Resolution
from commissioning.boards.queries.board import addresses, others_on_board
from commissioning.foundation.actor import Actor
from commissioning.foundation.outbox import Letter, post
from commissioning.partnerships.lifecycle import SPEAKERS

Write = Callable[[str], Letter]


def tell_board(session: Session, resolution: Resolution, site: str, write: Write) -> None:
    """Post a letter about a decision to everybody with a role on the board."""
    tell(session, resolution, site, write, addresses(session, resolution, BOARD))


def tell_all(session: Session, resolution: Resolution, site: str, write: Write) -> None:
    """Post a letter about a decision to the board, and to those who speak for the organisation."""
    found = addresses(session, resolution, BOARD | SPEAKERS)
    tell(session, resolution, site, write, found)


def tell(
    session: Session,
    resolution: Resolution,
    site: str,
    write: Write,
    to: Iterable[tuple[str, str]],
) -> None:
    """Post a letter about a decision to these (seat reference, email address)."""
    for seat, address in to:
        post(session, address, write(link_to(resolution, site, seat)))


def tell_in_office(
    session: Session, actor: Actor, site: str, write: Callable[[str, str], Letter]
) -> None:
    """Tell all others with a role on the actor's own board what the actor did to it."""
    role = actor.role.words if actor.role else ""
    for seat, address in others_on_board(session, actor):
        link = f"{site}/boards/{actor.organisation_ref}?as={seat}"
        post(session, address, write(role, link))


def link_to(resolution: Resolution, site: str, seat: str) -> str:
    """Give the address of the very decision, for one seat."""
    return f"{site}/decisions/{resolution.ref}?as={seat}"
