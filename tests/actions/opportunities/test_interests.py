"""Interests: what makes a commissioner clear, and who may record how one is dealt with."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from commissioning.foundation.actor import Actor, Kind, Role
from commissioning.foundation.clock import now, today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from commissioning.foundation.outbox import OutboxMessage
from commissioning.opportunities.actions.bidders import note_bidder
from commissioning.opportunities.actions.interests import (
    declare_interest,
    declare_year,
    record_mitigation,
)
from commissioning.opportunities.models import Interest, Opportunity
from commissioning.opportunities.permissions import (
    INTERESTS,
    OPPORTUNITIES,
    clear_opportunities,
)
from commissioning.opportunities.queries.interests import declared_by, is_clear, waiting_for
from commissioning.opportunities.rules.clear import SITS_THERE, InterestKind
from commissioning.organisations.models import Seat
from commissioning.people.models import Person
from tests.actions.opportunities.saltmere import SITE, Saltmere, saltmere


@pytest.fixture
def place(database: Database) -> Iterator[Saltmere]:
    """Give Saltmere, in one open transaction on each database."""
    with saltmere(database) as made:
        yield made


def declare(place: Saltmere, about: Opportunity, kind: InterestKind, who: Actor) -> Interest:
    """Let somebody declare."""
    words = "" if kind is InterestKind.NONE else "My sister works there"
    return declare_interest(place.session, who, about.ref, kind, words, site=SITE)


def clear(place: Saltmere, about: Opportunity) -> bool:
    """Ask in both ways whether the buyer is clear; they must agree."""
    place.session.flush()
    told = is_clear(place.session, place.buyer, about).clear
    found = place.session.scalars(clear_opportunities(place.buyer)).all()
    assert told == (about.id in found)
    return told


@pytest.mark.parametrize(
    ("kind", "mitigated", "expected"),
    [
        (InterestKind.NONE, False, True),
        (InterestKind.POTENTIAL, False, False),
        (InterestKind.POTENTIAL, True, True),
        (InterestKind.PERCEIVED, False, False),
        (InterestKind.PERCEIVED, True, True),
        (InterestKind.ACTUAL, False, False),
    ],
)
def test_what_makes_a_commissioner_clear(
    place: Saltmere, kind: InterestKind, *, mitigated: bool, expected: bool
) -> None:
    made = place.published()
    interest = declare(place, made, kind, place.buyer)
    if mitigated:
        record_mitigation(place.session, place.colleague, interest.ref, "I sit in", site=SITE)
    assert not clear(place, made)  # the year's declaration is still missing
    declare_year(place.session, place.buyer, "")
    assert clear(place, made) is expected


def test_what_is_missing_is_said_in_words(place: Saltmere) -> None:
    made = place.published()
    assert is_clear(place.session, place.buyer, made).missing == (
        "You have not made this year's declaration of interests.",
        "You have not said whether you have an interest in this opportunity.",
    )


def test_the_newest_declaration_counts_and_the_earlier_ones_are_kept(place: Saltmere) -> None:
    made = place.published()
    declare_year(place.session, place.buyer, "")
    first = declare(place, made, InterestKind.PERCEIVED, place.buyer)
    record_mitigation(place.session, place.colleague, first.ref, "I sit in", site=SITE)
    assert clear(place, made)
    declare(place, made, InterestKind.POTENTIAL, place.buyer)
    assert not clear(place, made)  # what was recorded was about the earlier one
    assert len(place.session.scalars(select(Interest)).all()) == 2
    assert [one.interest.kind for one in declared_by(place.session, place.buyer)] == ["potential"]


def test_an_interest_needs_words(place: Saltmere) -> None:
    made = place.published()
    with pytest.raises(Refused):
        declare_interest(place.session, place.buyer, made.ref, InterestKind.ACTUAL, "", site=SITE)


def test_nobody_records_how_their_own_is_dealt_with_in_no_seat(place: Saltmere) -> None:
    made = place.published()
    interest = declare(place, made, InterestKind.PERCEIVED, place.buyer)
    fund = place.world.organisation("Fund", place=place.place, kind=Kind.FUNDER)
    seat = place.world.seat(fund, Role.COMMISSIONER)
    seat.person_id = place.buyer.person_id or 0
    place.session.flush()
    for own in (place.buyer, place.world.as_seat(seat)):
        with pytest.raises(NotAllowed):
            record_mitigation(place.session, own, interest.ref, "All is well", site=SITE)


def test_another_buyers_officer_in_the_place_may_record_it_and_is_named(place: Saltmere) -> None:
    made = place.published()
    interest = declare(place, made, InterestKind.PERCEIVED, place.buyer)
    fund = place.world.organisation("Fund", place=place.place, kind=Kind.FUNDER)
    other = place.world.actor(fund, Role.COMMISSIONER, place.world.person("Una Other"))
    assert [row[0] for row in waiting_for(place.session, other)] == [interest]
    record_mitigation(place.session, other, interest.ref, "She leaves the room", site=SITE)
    assert interest.mitigated_by == "Una Other, commissioner at Fund"
    assert waiting_for(place.session, other) == []
    assert place.trail(interest.ref)[0] == "recorded a mitigation"


def test_nobody_else_reads_an_interest(place: Saltmere) -> None:
    made = place.published()
    interest = declare(place, made, InterestKind.PERCEIVED, place.buyer)
    far = place.world.organisation(
        "Far", place=place.world.place("Elsewhere"), kind=Kind.COMMISSIONER
    )
    charity = place.world.organisation("Warm Harbour", place=place.place)
    for other in (
        place.world.actor(far, Role.COMMISSIONER),
        place.world.actor(charity, Role.ADMIN),
        place.world.actor(place.council, Role.ADMIN),
    ):
        with pytest.raises(Hidden):
            INTERESTS.find(place.session, other, interest.ref)


def test_who_has_an_interest_too_does_not_record_anothers(place: Saltmere) -> None:
    made = place.published()
    interest = declare(place, made, InterestKind.PERCEIVED, place.buyer)
    declare(place, made, InterestKind.POTENTIAL, place.colleague)
    with pytest.raises(NotAllowed):
        record_mitigation(place.session, place.colleague, interest.ref, "Fine", site=SITE)


def test_an_actual_conflict_is_not_dealt_with_by_words(place: Saltmere) -> None:
    made = place.published()
    interest = declare(place, made, InterestKind.ACTUAL, place.buyer)
    with pytest.raises(NotAllowed):
        record_mitigation(place.session, place.colleague, interest.ref, "Fine", site=SITE)


def test_colleagues_are_asked_by_letter_and_the_answer_is_told(place: Saltmere) -> None:
    made = place.published()
    interest = declare(place, made, InterestKind.PERCEIVED, place.buyer)
    record_mitigation(place.session, place.colleague, interest.ref, "I sit in", site=SITE)
    place.session.flush()
    letters = place.session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)).all()
    assert [letter.address for letter in letters] == [
        "col.league@example.org",
        "bea.buyer@example.org",
    ]
    asked, answered = letters
    assert f"/interests/{interest.ref}?as={place.colleague.seat_ref}" in asked.text
    assert f"?as={place.buyer.seat_ref}" in answered.text
    assert "sister" not in asked.text + answered.text


def test_only_a_commissioner_declares(place: Saltmere) -> None:
    made = place.published()
    charity = place.world.organisation("Warm Harbour", place=place.place)
    officer = place.world.actor(charity)
    with pytest.raises(NotAllowed):
        declare(place, made, InterestKind.NONE, officer)
    with pytest.raises(NotAllowed):
        declare_year(place.session, officer, "")


def sits_in_a_bidder(place: Saltmere, about: Opportunity, who: Actor) -> Seat:
    """Give somebody a role in an organisation that is on the register for an opportunity."""
    bidder = place.world.organisation("Warm Harbour", place=place.place)
    person = place.session.get_one(Person, who.person_id)
    held = place.world.seat(bidder, Role.TRUSTEE, person)
    note_bidder(place.session, about.id, bidder.id)
    note_bidder(place.session, about.id, bidder.id)  # a second declaration adds nothing
    return held


OF_THE_BUYER = ("edit", "move deadline", "cancel", "choose mode", "record decision")


def test_a_role_in_a_bidder_is_an_actual_conflict_while_it_is_held(place: Saltmere) -> None:
    made = place.published()
    declare_year(place.session, place.buyer, "")
    declare(place, made, InterestKind.NONE, place.buyer)
    assert clear(place, made)
    seat = sits_in_a_bidder(place, made, place.buyer)
    assert not clear(place, made)
    assert is_clear(place.session, place.buyer, made).missing == (SITS_THERE,)
    assert not declared_by(place.session, place.buyer)[0].clearness.clear
    verbs = OPPORTUNITIES.verbs(place.session, place.buyer, made)
    assert verbs.isdisjoint(OF_THE_BUYER)
    assert "stand aside" in verbs
    seat.expires_on = today() - timedelta(days=1)
    assert clear(place, made)
    seat.expires_on, seat.ended_at = None, now()
    assert clear(place, made)
    assert OPPORTUNITIES.verbs(place.session, place.buyer, made).issuperset(OF_THE_BUYER)


def test_who_sits_in_a_bidder_does_not_say_how_anothers_interest_is_dealt_with(
    place: Saltmere,
) -> None:
    made = place.published()
    interest = declare(place, made, InterestKind.PERCEIVED, place.buyer)
    sits_in_a_bidder(place, made, place.colleague)
    with pytest.raises(NotAllowed):
        record_mitigation(place.session, place.colleague, interest.ref, "Fine", site=SITE)
    assert waiting_for(place.session, place.colleague) == []


@pytest.mark.parametrize("drafted", [True, False])
def test_with_an_actual_conflict_one_takes_no_part_and_a_colleague_does(
    place: Saltmere, *, drafted: bool
) -> None:
    made = place.drafted() if drafted else place.published()
    declare(place, made, InterestKind.ACTUAL, place.buyer)
    place.session.flush()
    verbs = OPPORTUNITIES.verbs(place.session, place.buyer, made)
    assert verbs == {"see", "declare interest", "see interests", "stand aside"}
    theirs = OPPORTUNITIES.verbs(place.session, place.colleague, made)
    assert {"publish", "discard"} <= theirs if drafted else {"cancel", "edit"} <= theirs
    assert "stand aside" not in theirs


def test_the_only_commissioner_of_a_buyer_has_the_others_of_the_place_asked(
    place: Saltmere,
) -> None:
    made = place.published()
    fund = place.world.organisation("Fund", place=place.place, kind=Kind.FUNDER)
    alone = place.world.actor(fund, Role.COMMISSIONER, place.world.person("Una Alone"))
    declare(place, made, InterestKind.PERCEIVED, alone)
    place.session.flush()
    asked = place.session.scalars(select(OutboxMessage.address).order_by(OutboxMessage.id)).all()
    assert asked == ["bea.buyer@example.org", "col.league@example.org"]
