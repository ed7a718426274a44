"""Writing to the parties of a partnership; each link names the reader's role."""

from collections.abc import Callable, Iterable

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.outbox import Letter, post
from commissioning.partnerships.models import Partner, Partnership
from commissioning.partnerships.queries.speakers import speakers

Write = Callable[[str], Letter]


def tell_others(
    session: Session, actor: Actor, partnership: Partnership, write: Write, site: str
) -> None:
    """Post a letter to every party but the actor's own organisation."""
    standing = (each for each in partnership.partners if each.status in ("invited", "partner"))
    tell_parties(
        session,
        partnership,
        (each for each in standing if each.organisation_id != actor.organisation_id),
        write,
        f"{site}/partnerships/{partnership.ref}",
    )


def tell_parties(
    session: Session,
    partnership: Partnership,
    parties: Iterable[Partner],
    write: Write,
    page: str,
) -> None:
    """Post a letter about the page at this address to those who speak for these parties."""
    session.flush()
    for party in parties:
        for seat, address in speakers(session, partnership, party.organisation_id):
            post(session, address, write(f"{page}?as={seat}"))
