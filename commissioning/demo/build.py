"""Builds the demo place: its chapters in order, as the people of the story would have acted."""

from commissioning.demo.agreeing import tell_what_was_agreed
from commissioning.demo.beginning import tell_the_beginning
from commissioning.demo.bidding import tell_what_came_of_it, tell_what_was_said, tell_who_met
from commissioning.demo.deciding import tell_how_boards_decide
from commissioning.demo.funding import tell_what_money_follows, tell_what_was_decided
from commissioning.demo.living import tell_how_it_is_lived_with
from commissioning.demo.newcomers import tell_who_came
from commissioning.demo.partnering import tell_who_works_together
from commissioning.demo.reviewing import tell_what_was_reviewed
from commissioning.demo.routing import tell_how_it_is_funded
from commissioning.demo.telling import Telling
from commissioning.foundation.db import Database

CHAPTERS = (
    tell_the_beginning,
    tell_who_came,
    tell_what_money_follows,
    tell_what_was_said,
    tell_who_met,
    tell_who_works_together,
    tell_what_was_agreed,
    tell_how_boards_decide,
    tell_how_it_is_lived_with,
    tell_what_was_reviewed,
    tell_how_it_is_funded,
    tell_what_was_decided,
    tell_what_came_of_it,
)


def build(database: Database, site: str) -> Telling:
    """Fill an empty database with the demo place; `site` is the address that letters link to."""
    telling = Telling(database, site)
    for tell in CHAPTERS:
        tell(telling)
    return telling
