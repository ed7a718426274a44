"""What waits because of an agreement: boards, acknowledging, signing, drafts."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from commissioning.agreements.queries.agreements import Asks
from commissioning.agreements.queries.agreements import waiting as versions_waiting
from commissioning.desk.queries.boards import versions_being_decided
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
    found = versions_waiting(session, actor)[:MOST]
    begun = versions_being_decided(session, actor) if found else set()
    for each in found:
        if each.asks is Asks.DECIDE and each.version.id in begun:
            continue  # boards.py names what that decision waits for
        words, button = ASKED[each.asks]
        page = "agreements.draft" if each.asks is Asks.DRAFT else "agreements.agreement"
        about = each.version.agreement
        yield Waits(f"{words}: {about.title}.", button, page, about.ref)
