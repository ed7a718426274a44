"""What pages of people know about the request: from where, and by whom."""

from collections.abc import Callable

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.errors import Refused
from commissioning.foundation.web import (
    act_as,
    actor,
    other_actors,
    reading,
    register,
    site,
    transaction,
)
from commissioning.people.actions.attempts import Try, count_try, forgive, network_of, try_of
from commissioning.people.hashing import matches
from commissioning.people.models import Person
from commissioning.people.queries import person_of
from commissioning.people.rules.addresses import fold_address
from commissioning.people.rules.waits import ADDRESS, Limit
from commissioning.people.rules.ways_back import seat_in

NOT_RIGHT = "This is not the password you use now. Enter it again"


def counted(limit: Limit, whom: str) -> Try:
    """Name what is counted about somebody, by a fingerprint."""
    return try_of(register().settings.secret_key, limit, whom)


def counted_address(limit: Limit, address: str) -> Try:
    """Count by email address, however it was typed."""
    return counted(limit, fold_address(address))


def counted_network(limit: Limit) -> Try:
    """Count by the network the request comes from."""
    return counted(limit, network_of(request.remote_addr))


def link_to(endpoint: str) -> Callable[[str], str]:
    """Give the function from a link's secret to its whole address."""
    return lambda token: site() + url_for(endpoint, token=token)


def lead_to(back: str) -> Response:
    """Lead whoever has just signed in to the page they asked for, in the role its link names.

    Nobody is in the middle of anything in another role then. One that is not theirs is not taken.
    """
    if seat := seat_in(back):
        act_as(seat)
    return redirect(back)


def require_password(password: str) -> None:
    """Ask the signed-in person for their password again, before something that matters.

    Raises:
        Refused: It is not theirs, or there were too many tries.
    """
    person = person_of(reading(), actor().person_id)
    tried, known = counted_address(ADDRESS, person.email), person.password_hash
    with transaction() as session:
        count_try(session, tried)
    if not matches(known, password):
        raise Refused(NOT_RIGHT, "current")
    with transaction() as session:
        forgive(session, tried)


def own_words(person: Person) -> tuple[str, ...]:
    """Give the words that others know of somebody: name, address and organisations."""
    held = [register().build_actor(reading(), person.id, None)]
    if actor().person_id == person.id:
        held = [actor(), *other_actors()]
    return (person.name, person.email, *(one.organisation_name for one in held))
