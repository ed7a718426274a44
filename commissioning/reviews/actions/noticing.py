"""Days of notices and acts: entered once they are known, taken back when they were a mistake."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now, today
from commissioning.foundation.errors import Hidden, Refused
from commissioning.foundation.trail import record
from commissioning.reviews.actions.keeping import said
from commissioning.reviews.actions.keeping_routes import held_route, held_route_chosen
from commissioning.reviews.models import RouteNotice, RouteRecord
from commissioning.reviews.queries.routes import answers_of, newest_notice
from commissioning.reviews.rules.notices import kind_of, kinds_of

AHEAD = timedelta(days=366)
EARLIEST = date(2015, 1, 1)
LONGEST_WHERE = 500
SAY_WHERE = "Enter where it was published, such as its address or its number"
NO_SUCH_DAY = "Enter a day between 2015 and a year from now"
NOT_YET = "Enter a day that has come: this is something that was done"


def note_notice(
    session: Session, actor: Actor, opportunity_ref: str, kind: str, day: date, where: str
) -> RouteNotice:
    """Write down the day of a notice, and where it is; or of an act, such as making the contract.

    Another day for the same kind takes the place of the former, which stays on record.

    Raises:
        Hidden, NotAllowed: The actor may not, or the route has no such notice.
        Refused: No route is chosen, the day is out of reach, or its place is not said or too long.
    """
    found = held_route_chosen(session, actor, opportunity_ref)
    its = kind_of(kind)
    if its is None or not _has(session, found, kind):
        raise Hidden
    if not EARLIEST <= day <= today() + AHEAD:
        raise Refused(NO_SUCH_DAY, "day")
    if its.is_act and day > today():
        raise Refused(NOT_YET, "day")
    place = "" if its.is_act else said(where, SAY_WHERE, "where", LONGEST_WHERE)
    former = _put_aside(session, found, kind)
    made = RouteNotice(
        record_id=found.id, kind=kind, published_on=day, where=place, by_seat=actor.seat_ref
    )
    session.add(made)
    before = {"day": former.published_on.isoformat()} if former else {}
    after = {"kind": kind, "day": day.isoformat(), "where": place}
    record(session, actor, "note day", found, before=before, after=after)
    return made


def take_notice_back(session: Session, actor: Actor, opportunity_ref: str, kind: str) -> None:
    """Take back the day of a notice that was entered by mistake; it stays on record.

    Raises:
        Hidden, NotAllowed: The actor may not, or no day was entered.
    """
    found = held_route(session, actor, opportunity_ref)
    former = _put_aside(session, found, kind)
    if former is None:
        raise Hidden
    before = {"kind": kind, "day": former.published_on.isoformat()}
    record(session, actor, "take day back", found, before=before)


def _has(session: Session, found: RouteRecord, kind: str) -> bool:
    """Tell whether the route has this notice, or the one before it had and a day was entered."""
    asked = {each.key for each in kinds_of(found.route, answers_of(found))}
    return kind in asked or newest_notice(session, found, kind) is not None


def _put_aside(session: Session, found: RouteRecord, kind: str) -> RouteNotice | None:
    former = newest_notice(session, found, kind)
    if former is not None:
        former.replaced_at = now()
    return former
