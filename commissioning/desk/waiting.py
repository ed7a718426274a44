"""What waits for one seat: each thing in a sentence, with the page where it is done.

Every entry comes from a query that asks the policy of the thing it is about.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from commissioning.agreements.queries.agreements import Asks
from commissioning.agreements.queries.agreements import waiting as versions_waiting
from commissioning.desk.queries import (
    deadlines_passed,
    drafts,
    last_decisions,
    places_convened,
    undecided,
    unpublished,
    year_is_declared,
)
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.filters import day
from commissioning.opportunities.permissions import BEGINNINGS as OPPORTUNITIES
from commissioning.opportunities.permissions import is_commissioner
from commissioning.opportunities.queries.interests import waiting_for as interests_of_others
from commissioning.organisations.queries.seats import has_commissioner, open_requests
from commissioning.organisations.queries.vouches import vouches_asked_of
from commissioning.partnerships.permissions import BEGINNINGS as PARTNERING
from commissioning.partnerships.queries.partnerships import waiting as proposals_to_answer
from commissioning.places.queries.waiting import waiting_counts
from commissioning.register.permissions import BEGINNINGS as REGISTER
from commissioning.register.queries.introductions import waiting_for_answer

PROPOSED = {
    "form": "A partnership waits for your answer",
    "change": "A change to your partnership waits for your answer",
    "end": "A proposal to end your partnership waits for your answer",
}
ASKED = {
    Asks.DECIDE: ("A version waits for your board's decision", "Read what it asks"),
    Asks.ACKNOWLEDGE: ("A small change waits for you to acknowledge it", "Read it"),
    Asks.SIGN: ("All boards approved a version, and it waits to be signed", "Say who signed"),
    Asks.DRAFT: ("A draft you can write in together", "Go on writing"),
}
MOST = 10  # of each kind; the rest is on the pages they lead to


@dataclass(frozen=True, slots=True)
class Waits:
    """One thing that waits: the sentence, the button, and where it leads."""

    words: str
    button: str
    endpoint: str
    ref: str | None = None


Gatherer = Callable[[Session, Actor], Iterator[Waits]]


def waiting_for(session: Session, actor: Actor) -> list[Waits]:
    """Give what waits for this seat, what others wait for first."""
    return [thing for gather in GATHERERS for thing in gather(session, actor)]


def could_do(actor: Actor) -> list[Waits]:
    """Give what this seat could well do when nothing waits."""
    return [thing for may, thing in COULD_DO if may(actor)]


def _verification(_session: Session, actor: Actor) -> Iterator[Waits]:
    if not actor.verified and actor.places:
        yield Waits(
            f"The convenor has not confirmed {actor.organisation_name} yet. You can write and "
            "declare meanwhile; it is held for you and shown once they have.",
            "See your organisation",
            "organisations.profile",
            actor.organisation_ref,
        )
    elif not actor.places and actor.role in (Role.ADMIN, Role.OFFICER):
        yield Waits(
            f"{actor.organisation_name} is not in a place yet. Join one to work with others there.",
            "See the places",
            "places.browse",
        )


def _convening(session: Session, actor: Actor) -> Iterator[Waits]:
    for place in places_convened(session, actor):
        total = sum(waiting_counts(session, place))
        if total:
            things = "One thing waits" if total == 1 else f"{total} things wait"
            words = f"{things} for you as convenor of {place.name}."
            yield Waits(words, "Look at them", "places.convening", place.ref)


def _people(session: Session, actor: Actor) -> Iterator[Waits]:
    if actor.role is not Role.ADMIN or actor.organisation_id is None:
        return
    for request in open_requests(session, actor, actor.organisation_id)[:MOST]:
        words = f"{request.person.name} asks to join {actor.organisation_name}."
        yield Waits(words, "Answer", "organisations.people", actor.organisation_ref)


def _nobody_publishes(session: Session, actor: Actor) -> Iterator[Waits]:
    if actor.role is not Role.ADMIN or not actor.buys or has_commissioner(session, actor):
        return
    yield Waits(
        f"Nobody can publish for {actor.organisation_name} yet. That needs the role of "
        "commissioner: take it yourself, or give it to a colleague.",
        "Choose who publishes",
        "organisations.people",
        actor.organisation_ref,
    )


def _vouching(session: Session, actor: Actor) -> Iterator[Waits]:
    if actor.role not in (Role.ADMIN, Role.OFFICER) or not actor.verified:
        return
    for group in vouches_asked_of(session, actor.organisation_id)[:MOST]:
        yield Waits(
            f"{group.name} asks whether you know them and can vouch for them.",
            "Read and answer",
            "organisations.profile",
            group.ref,
        )


def _introductions(session: Session, actor: Actor) -> Iterator[Waits]:
    for offer in waiting_for_answer(session, actor)[:MOST]:
        words = "There may be somebody to talk to about something you are bidding for."
        yield Waits(words, "Read their card", "register.introduction", offer.ref)


def _proposals(session: Session, actor: Actor) -> Iterator[Waits]:
    if not PARTNERING.may(actor, "propose"):
        return
    for asked in proposals_to_answer(session, actor)[:MOST]:
        words = f"{PROPOSED[asked.kind]}: {asked.title}. Answer by {day(asked.reply_by)}."
        yield Waits(words, "Read and answer", "partnerships.answer", asked.ref)


def _agreements(session: Session, actor: Actor) -> Iterator[Waits]:
    for each in versions_waiting(session, actor)[:MOST]:
        words, button = ASKED[each.asks]
        page = "agreements.draft" if each.asks is Asks.DRAFT else "agreements.agreement"
        found = each.version.agreement
        yield Waits(f"{words}: {found.title}.", button, page, found.ref)


def _decisions(session: Session, actor: Actor) -> Iterator[Waits]:
    for row in last_decisions(session, actor, MOST):
        words = (
            f"The decision on {row.title} is recorded. Would you like to say what came of yours?"
        )
        yield Waits(words, "Say what came of it", "register.declaration", row.ref)


def _submitted(session: Session, actor: Actor) -> Iterator[Waits]:
    for row in deadlines_passed(session, actor, MOST):
        words = f"{row.title} has closed. Did you send your bid in?"
        yield Waits(words, "Say where it stands", "register.declaration", row.ref)


def _drafts(session: Session, actor: Actor) -> Iterator[Waits]:
    for row in drafts(session, actor, MOST):
        yield Waits(f"Your draft about {row.title}.", "Go on with it", "register.edit", row.ref)


def _interests(session: Session, actor: Actor) -> Iterator[Waits]:
    if is_commissioner(actor) and not year_is_declared(session, actor):
        words = (
            "You have not made this year's declaration of interests. Until you have, you see "
            "what the public sees."
        )
        yield Waits(words, "Make it", "opportunities.interests")


def _buying(session: Session, actor: Actor) -> Iterator[Waits]:
    if not is_commissioner(actor):
        return
    for about in interests_of_others(session, actor)[:MOST]:
        words = f"{about.Person.name} has an interest in {about.Opportunity.title}."
        yield Waits(words, "Say how it is dealt with", "opportunities.mitigation", about[0].ref)
    for row in undecided(session, actor, MOST):
        words = f"{row.title} has closed. When you have decided, record who was chosen."
        yield Waits(words, "Look at it", "opportunities.opportunity", row.ref)
    for row in unpublished(session, actor, MOST):
        words = f"{row.title} is a draft. Nobody outside sees it until you publish it."
        yield Waits(words, "Go on with it", "opportunities.prepare", row.ref)


GATHERERS: Sequence[Gatherer] = (
    _verification,
    _interests,
    _buying,
    _convening,
    _proposals,
    _agreements,
    _introductions,
    _people,
    _nobody_publishes,
    _vouching,
    _decisions,
    _submitted,
    _drafts,
)


def _reads_intentions(actor: Actor) -> bool:
    known = actor.verified and bool(actor.places) and not actor.buys
    return known and actor.role is not Role.GUEST


COULD_DO: Sequence[tuple[Callable[[Actor], bool], Waits]] = (
    (
        lambda actor: REGISTER.may(actor, "declare"),
        Waits("Find an opportunity, and say that you are bidding", "", "opportunities.browse"),
    ),
    (
        lambda actor: REGISTER.may(actor, "declare"),
        Waits("Say what you are bidding for that is not listed here", "", "register.declare"),
    ),
    (
        lambda actor: REGISTER.may(actor, "declare"),
        Waits("Go on with what you have said you are bidding for", "", "register.mine"),
    ),
    (
        lambda actor: REGISTER.may(actor, "be introduced"),
        Waits("Look at your introductions", "", "register.introductions"),
    ),
    (
        lambda actor: PARTNERING.may(actor, "have partnerships"),
        Waits("See your partnerships, or propose one", "", "partnerships.ours"),
    ),
    (
        lambda actor: OPPORTUNITIES.may(actor, "publish an opportunity"),
        Waits("Publish an opportunity", "", "opportunities.new"),
    ),
    (
        lambda actor: OPPORTUNITIES.may(actor, "state an intention"),
        Waits("Say what you mean to fund", "", "opportunities.intentions"),
    ),
    (
        is_commissioner,
        Waits("See your interests, and what you are clear for", "", "opportunities.interests"),
    ),
    (
        _reads_intentions,
        Waits("Read what commissioners mean to fund", "", "opportunities.intentions"),
    ),
    (
        lambda actor: REGISTER.may(actor, "find partners"),
        Waits("Find who could work with you", "", "register.partners"),
    ),
    (lambda _: True, Waits("Look at what is on the register", "", "register.search")),
)
