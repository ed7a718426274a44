"""Beginning a conversation inside a partnership, and saying something in one."""

from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Refused
from commissioning.foundation.trail import record
from commissioning.partnerships import letters
from commissioning.partnerships.actions.keeping import held
from commissioning.partnerships.actions.sides import take_side
from commissioning.partnerships.actions.telling import tell_parties
from commissioning.partnerships.models import Message, Partnership, Thread, ThreadReader
from commissioning.partnerships.permissions import THREADS
from commissioning.partnerships.queries.proposals import parties_of
from commissioning.partnerships.queries.threads import those_reading, thread_of
from commissioning.partnerships.rules.threads import MESSAGE, TITLE, Audience, why_not


@dataclass(frozen=True, kw_only=True)
class Begun:
    """A conversation as somebody begins it; `readers` are references of organisations.

    `kept_knowingly` says that the writer was warned of talk about money, and went on.
    """

    title: str
    body: str
    audience: Audience = Audience.ALL
    readers: Collection[str] = field(default_factory=tuple)
    kept_knowingly: bool = False


def start_thread(session: Session, actor: Actor, ref: str, begun: Begun, site: str) -> Thread:
    """Begin a conversation whose audience is fixed from now on; its first words begin it.

    `ref` is the partnership's, `site` the installation's address.

    Raises:
        Hidden, NotAllowed: The actor does not speak for a party of it.
        Refused: It has no title or words, or names nobody to talk with.
    """
    partnership = held(session, actor, ref, "talk")
    chosen = _chosen(actor, partnership, begun)
    made = Thread(
        partnership=partnership,
        by_organisation_id=actor.organisation_id,
        title=_filled(begun.title, TITLE, "title", "Enter what you would like to talk about"),
        audience=begun.audience,
        readers=[ThreadReader(organisation_id=number) for number in chosen],
    )
    session.add(made)
    after = {"audience": str(begun.audience), "readers": len(chosen)}
    record(session, actor, "start_thread", made, after=after)
    _add(session, actor, made, begun.body, site, kept_knowingly=begun.kept_knowingly)
    return made


def say(
    session: Session,
    actor: Actor,
    ref: str,
    thread_ref: str,
    body: str,
    site: str,
    *,
    kept_knowingly: bool = False,
) -> Message:
    """Say something in a conversation; the others in it are told by letter that something was said.

    Raises:
        Hidden: There is no such conversation for the actor.
        NotAllowed: Its partnership was let go.
        Refused: Nothing was written.
    """
    thread = thread_of(session, actor, ref, thread_ref)
    THREADS.require(session, actor, "say", thread)
    take_side(session, actor, thread.partnership)
    return _add(session, actor, thread, body, site, kept_knowingly=kept_knowingly)


def _chosen(actor: Actor, partnership: Partnership, begun: Begun) -> list[int]:
    """Give the inner numbers of those chosen to read, our own among them; none for all."""
    numbers = {each.organisation.ref: each.organisation_id for each in parties_of(partnership)}
    own = actor.organisation_ref
    if wrong := why_not(begun.audience, begun.readers, own, numbers):
        raise Refused(wrong, "readers")
    if begun.audience is Audience.ALL:
        return []
    return [numbers[each] for each in dict.fromkeys((own, *begun.readers))]


def _add(
    session: Session, actor: Actor, thread: Thread, body: str, site: str, *, kept_knowingly: bool
) -> Message:
    made = Message(
        thread_id=thread.id,
        organisation_id=actor.organisation_id,
        by_seat=actor.seat_ref,
        body=_filled(body, MESSAGE, "body", "Enter what you would like to say"),
    )
    session.add(made)
    thread.last_at = now()
    # The words themselves stay in the conversation, which not every reader of a trail may open.
    record(session, actor, "say", made, after={"kept_knowingly": True} if kept_knowingly else {})
    page = f"{site}/partnerships/{thread.partnership.ref}/conversations/{thread.ref}"
    own = actor.organisation_id
    others = [each for each in those_reading(thread) if each.organisation_id != own]
    tell_parties(session, thread.partnership, others, letters.something_was_said, page)
    return made


def _filled(text: str, longest: int, field_: str, missing: str) -> str:
    """Give what was typed without the space around it; refuse what is empty or too long."""
    kept = text.strip()
    if not kept:
        raise Refused(missing, field_)
    if len(kept) > longest:
        raise Refused(f"Use {longest:,} letters or fewer", field_)
    return kept
