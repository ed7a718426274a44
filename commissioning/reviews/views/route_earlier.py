"""Records of a route that were put aside, as the page of the route shows them."""

from collections.abc import Sequence
from dataclasses import dataclass

from commissioning.foundation.web import actor, reading
from commissioning.opportunities.models import Opportunity
from commissioning.reviews.models import RouteRecord
from commissioning.reviews.queries.routes import answers_of, earlier_records, entries_of
from commissioning.reviews.rules.questions import in_words
from commissioning.reviews.rules.record_items import ITEMS
from commissioning.reviews.rules.route_list import ROUTES
from commissioning.reviews.views.route_parts import named


@dataclass(frozen=True, slots=True)
class Earlier:
    """A record that was put aside: the route it named, what was answered, and what was written."""

    record: RouteRecord
    name: str
    said: Sequence[tuple[str, object]]
    written: Sequence[tuple[str, str]]


def earlier_of(found: Opportunity) -> list[Earlier]:
    """Give the records that were put aside, each with what it said."""
    records = earlier_records(reading(), actor(), found)
    entries = entries_of(reading(), records)
    return [
        Earlier(
            record=one,
            name=names_of_routes(one).get(one.route, "No route was chosen"),
            said=in_words(answers_of(one)),
            written=[
                (ITEMS[each.item].words if each.item in ITEMS else each.item, each.words)
                for each in entries.get(one.id, ())
            ],
        )
        for one in records
    ]


def names_of_routes(record: RouteRecord | None) -> dict[str, str]:
    """Name every route as the record's nation does."""
    return {each.key: named(each, record) if record else each.name for each in ROUTES}
