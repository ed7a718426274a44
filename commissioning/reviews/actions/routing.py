"""Finding the lawful route for an opportunity: answers, the choice, the record.

Only a commissioner of the buyer who is clear for the opportunity writes (permissions/routing.py).
Whatever is written over stays, with the day on which something else took its place.
"""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now, today
from commissioning.foundation.errors import Hidden, Refused
from commissioning.foundation.trail import record
from commissioning.opportunities.models import Opportunity
from commissioning.partnerships.permissions import PARTNERSHIPS
from commissioning.reviews.actions.keeping import said
from commissioning.reviews.actions.keeping_routes import (
    held_opportunity,
    held_route,
    held_route_chosen,
)
from commissioning.reviews.models import RouteEntry, RouteRecord
from commissioning.reviews.queries.route_facts import FROM_OUTSIDE
from commissioning.reviews.queries.routes import (
    answers_of,
    newest_entry,
    stamp,
    standing_record,
)
from commissioning.reviews.rules.questions import kept
from commissioning.reviews.rules.records import items_of
from commissioning.reviews.rules.route_list import is_route
from commissioning.reviews.rules.routes import fit_of

NATION = "nation"
SAY_NATION = "Choose which nation's law you buy under"
SAY_WHY = "Enter why you choose this route"
WRITE_SOMETHING = "Enter what is to be kept: nothing of yours is here to take back"
CHANGED = "Somebody else at your organisation changed the answers meanwhile. Look at them again"


def answer(
    session: Session, actor: Actor, opportunity_ref: str, answers: Mapping[str, object], seen: str
) -> RouteRecord:
    """Keep the answers that matter; the first ones begin the record.

    `seen` is the stamp of the answers as the form was opened, "" where there were none.

    Raises:
        Hidden, NotAllowed: The actor may not find a route for it.
        Refused: No nation is named, or a colleague changed the answers meanwhile.
    """
    opportunity = held_opportunity(session, actor, opportunity_ref)
    held = kept(answers)
    if NATION not in held:
        raise Refused(SAY_NATION, NATION)
    found = standing_record(session, actor, opportunity)
    if stamp(found) != seen:
        raise Refused(CHANGED)
    if found is None:
        found = _begun(session, actor, opportunity)
    before = dict(answers_of(found))
    found.nation = str(held.pop(NATION))
    found.answers = held
    record(session, actor, "answer", found, before=before, after=dict(answers_of(found)))
    return found


def choose_route(
    session: Session,
    actor: Actor,
    opportunity_ref: str,
    route: str,
    reason: str,
    partnership_ref: str = "",
) -> RouteRecord:
    """Choose a route, with the reason. It is theirs to choose: the fit is kept beside it.

    `partnership_ref` names the partnership it is for, where the choice is about one.

    Raises:
        Hidden, NotAllowed: The actor may not; or nothing was answered; or there is no such route.
        Refused: No reason is given.
    """
    found = held_route(session, actor, opportunity_ref)
    fit = fit_of(route, answers_of(found), today()) if is_route(route) else None
    if fit is None:
        raise Hidden
    before = {"route": found.route, "reason": found.reason}
    found.reason = said(reason, SAY_WHY, "reason")
    found.partnership_id = _partnership_id(session, actor, found, partnership_ref)
    found.route, found.chosen_at, found.chosen_seat = route, now(), actor.seat_ref
    after = {"route": route, "reason": found.reason, "fit": fit.fit, "why": fit.why}
    record(session, actor, "choose", found, before=before, after=after)
    return found


def keep_entry(session: Session, actor: Actor, opportunity_ref: str, item: str, words: str) -> None:
    """Write one item of the record; empty words take back what was written.

    Raises:
        Hidden, NotAllowed: The actor may not, or the route asks for no such item.
        Refused: No route is chosen, it is far too long, or nothing is written nor taken back.
    """
    found = held_route_chosen(session, actor, opportunity_ref)
    if item not in {each.key for each in items_of(found.route, answers_of(found))}:
        raise Hidden
    written = said(words, "", "words") if words.strip() else ""
    former = newest_entry(session, found, item)
    if not written and former is None:
        raise Refused(WRITE_SOMETHING, "words")
    if former is not None:
        former.replaced_at = now()
    if written:
        entry = RouteEntry(record_id=found.id, item=item, words=written, by_seat=actor.seat_ref)
        session.add(entry)
    before = {"words": former.words if former else ""}
    record(session, actor, "write", found, before=before, after={"item": item, "words": written})


def begin_again(session: Session, actor: Actor, opportunity_ref: str) -> None:
    """Put the record aside and begin with the questions; what it said stays to be read.

    Raises:
        Hidden, NotAllowed: The actor may not, or there is none.
    """
    found = held_route(session, actor, opportunity_ref)
    found.replaced_at = now()
    record(session, actor, "put aside", found, before={"route": found.route})


def _begun(session: Session, actor: Actor, opportunity: Opportunity) -> RouteRecord:
    made = RouteRecord(
        opportunity_id=opportunity.id,
        organisation_id=actor.organisation_id,
        nation="",
        answers={},
        by_seat=actor.seat_ref,
    )
    session.add(made)
    return made


def _partnership_id(session: Session, actor: Actor, found: RouteRecord, ref: str) -> int | None:
    """Give the number of a partnership about this opportunity that the actor sees from outside."""
    if not ref:
        return None
    partnership = PARTNERSHIPS.find(session, actor, ref, FROM_OUTSIDE)
    if partnership.opportunity_id != found.opportunity_id:
        raise Hidden
    return partnership.id
