"""What the pages of a lawful route share: the opportunity, its record, and the checklist."""

from commissioning.foundation.clock import today
from commissioning.foundation.errors import Hidden
from commissioning.foundation.web import actor, reading
from commissioning.opportunities.models import Opportunity
from commissioning.reviews.models import RouteRecord
from commissioning.reviews.permissions.routing import ROUTED
from commissioning.reviews.queries.route_facts import facts_for
from commissioning.reviews.queries.routes import answers_of, entries_of, standing_record
from commissioning.reviews.rules.figures import Source
from commissioning.reviews.rules.nations import Nation
from commissioning.reviews.rules.records import Line, checklist
from commissioning.reviews.rules.route_list import Route


def to_route(ref: str) -> Opportunity:
    """Give the opportunity for which the actor may find a route.

    Raises:
        Hidden: There is none, or they are no commissioner of its buyer.
        NotAllowed: They are not clear for it, or it was cancelled.
    """
    return ROUTED.find(reading(), actor(), ref, "find a route")


def record_of(found: Opportunity) -> RouteRecord:
    """Give the standing record of an opportunity.

    Raises:
        Hidden: Nobody began one.
    """
    record = standing_record(reading(), actor(), found)
    if record is None:
        raise Hidden
    return record


def nation_of_record(record: RouteRecord) -> Nation:
    """Give the nation of a record; the first answers name it."""
    return Nation(record.nation)


def named(route: Route, record: RouteRecord) -> str:
    """Name a route as the record's nation does."""
    return route.named(nation_of_record(record))


def lines_of(found: Opportunity, record: RouteRecord) -> tuple[Line, ...]:
    """Give the checklist of a record as it stands for whoever asks; empty without a route."""
    entries = entries_of(reading(), [record]).get(record.id, ())
    words = {entry.item: entry.words for entry in entries}
    facts = facts_for(reading(), actor(), found, record)
    return checklist(record.route, answers_of(record), facts, words)


def to_read(ref: str) -> Opportunity:
    """Give the opportunity of which the actor may read the route.

    Raises:
        Hidden: There is none, or they are no commissioner of its buyer.
        NotAllowed: They are not clear for it.
    """
    return ROUTED.find(reading(), actor(), ref, "see routes")


def checked(source: Source) -> str:
    """Say on a page how far a source can be relied on today."""
    return source.words_on(today())
