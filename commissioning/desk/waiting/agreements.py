"""What waits because of an agreement: versions, what all are asked, disputes, reviews."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from commissioning.agreements.queries.asking import asks_waiting
from commissioning.agreements.queries.due import open_disputes, reviews_due
from commissioning.agreements.queries.waiting import Asks, before_boards
from commissioning.agreements.queries.waiting import waiting as versions_waiting
from commissioning.desk.queries.boards import versions_being_decided
from commissioning.desk.waiting.waits import MOST, Waits
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.filters import day
from commissioning.foundation.in_words import listed

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


def offered_to_boards(session: Session, actor: Actor) -> Iterator[Waits]:
    """Tell officers and admins, who do not decide, for whose boards an offered version waits."""
    if actor.role not in (Role.ADMIN, Role.OFFICER):
        return
    for version, boards in before_boards(session, actor, MOST):
        about = version.agreement
        noun = "board" if len(boards) == 1 else "boards"
        words = f"{about.title} is offered. It waits for the {noun} of {listed(boards)}."
        yield Waits(words, "See where it stands", "agreements.agreement", about.ref)


def asked_of_all(session: Session, actor: Actor) -> Iterator[Waits]:
    """Name the words that wait for this organisation's yes: an early end, how something ended."""
    for ask in asks_waiting(session, actor)[:MOST]:
        about = ask.agreement
        if ask.dispute is None:
            words = f"A proposal to end {about.title} early waits for your yes, or not yet."
            yield Waits(words, "Read it", "agreements.end", about.ref)
        else:
            words = f"How a disagreement under {about.title} was settled waits for your yes."
            more = {"dispute_ref": ask.dispute.ref}
            yield Waits(words, "Read it", "agreements.settle_dispute", about.ref, more)


def disputes(session: Session, actor: Actor) -> Iterator[Waits]:
    """Name the disagreements that are open, and since when they are at their step."""
    for each in open_disputes(session, actor)[:MOST]:
        words = (
            f"A disagreement under {each.agreement.title} is open, at step {each.step + 1} since "
            f"{day(each.step_since)}."
        )
        more = {"dispute_ref": each.ref}
        yield Waits(words, "See what is next", "agreements.dispute", each.agreement.ref, more)


def reviews_come(session: Session, actor: Actor) -> Iterator[Waits]:
    """Name the days to look at an agreement together that came, with nothing on the record."""
    for each in reviews_due(session, actor)[:MOST]:
        words = (
            f"{day(each.on)} was the day to look together at {each.agreement.title}: what did you "
            "learn?"
        )
        more = {"due": each.on.isoformat()}
        yield Waits(
            words, "Say what you learnt", "agreements.hold_a_review", each.agreement.ref, more
        )
