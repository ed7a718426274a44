"""What waits because of an agreement: boards, acknowledging, signing, drafts."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from commissioning.agreements.queries.agreements import Asks
from commissioning.agreements.queries.agreements import waiting as versions_waiting
from commissioning.desk.waiting.waits import MOST, Waits
from commissioning.foundation.actor import Actor

ASKED = {
    Asks.DECIDE: ("A version waits for your board's decision", "Read what it asks"),
    Asks.ACKNOWLEDGE: ("A small change waits for you to acknowledge it", "Read it"),
    Asks.SIGN: ("All boards approved a version, and it waits to be signed", "Say who signed"),
    Asks.DRAFT: ("A draft you can write in together", "Go on writing"),
}


def versions(session: Session, actor: Actor) -> Iterator[Waits]:
    """Name the versions that wait for what this seat can do about them."""
    for each in versions_waiting(session, actor)[:MOST]:
        words, button = ASKED[each.asks]
        page = "agreements.draft" if each.asks is Asks.DRAFT else "agreements.agreement"
        found = each.version.agreement
        yield Waits(f"{words}: {found.title}.", button, page, found.ref)
