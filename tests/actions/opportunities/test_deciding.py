"""The decision: after standstill, who was chosen and nobody else."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from commissioning.foundation.actor import Kind, Role
from commissioning.foundation.clock import now, today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import NotAllowed, Refused
from commissioning.foundation.trail import history
from commissioning.opportunities.actions.deciding import correct_decision, record_decision
from commissioning.opportunities.actions.ending import cancel, run_again
from commissioning.opportunities.actions.lots import LotContent, add_lot
from commissioning.opportunities.events import DecisionRecorded, OpportunityChanged
from commissioning.opportunities.models import Award
from commissioning.opportunities.queries.awards import likely_meant
from commissioning.opportunities.rules.decision import Chosen
from commissioning.organisations.actions.changing import changed
from tests.actions.opportunities.saltmere import Saltmere, decision, in_days, saltmere


@pytest.fixture
def place(database: Database) -> Iterator[Saltmere]:
    """Give Saltmere, in one open transaction on each database."""
    with saltmere(database) as made:
        yield made


def awarded(place: Saltmere) -> list[tuple[str, int | None]]:
    """Give the name and the organisation of each award."""
    place.session.flush()
    found = place.session.scalars(select(Award).order_by(Award.id))
    return [(award.name, award.organisation_id) for award in found]


def test_a_decision_names_those_who_were_chosen(place: Saltmere) -> None:
    made = place.closed()
    harbour = place.world.organisation("Warm Harbour", place=place.place)
    chosen = (Chosen(name="Harbour", organisation_ref=harbour.ref), Chosen(name="Elsewhere Ltd"))
    record_decision(
        place.session, place.buyer, made.ref, decision(chosen=chosen, note="Thank you, everyone")
    )
    assert awarded(place) == [("Warm Harbour", harbour.id), ("Elsewhere Ltd", None)]
    assert (made.stage, made.decision_note) == ("awarded", "Thank you, everyone")
    assert made.decided_at is not None
    assert place.told[-2:] == [OpportunityChanged(made.id), DecisionRecorded(made.id)]
    assert place.history_of(made)[-1] == [
        "The buyer recorded the decision",
        "Awarded to Warm Harbour, Elsewhere Ltd",
    ]


def test_each_lot_has_its_own_awards(place: Saltmere) -> None:
    made = place.published()
    for title in ("North", "South"):
        add_lot(place.session, place.buyer, made.ref, LotContent(title=title))
    made.deadline_at = now() - timedelta(days=20)
    north, south = made.lots
    chosen = (
        Chosen(name="A", lot_ref=north.ref),
        Chosen(name="A", lot_ref=south.ref),
        Chosen(name="B", lot_ref=south.ref),
    )
    record_decision(place.session, place.buyer, made.ref, decision(chosen=chosen))
    assert place.history_of(made)[-1][1:] == ["Lot 1, North: A", "Lot 2, South: A, B"]


def test_no_decision_while_answers_are_taken(place: Saltmere) -> None:
    made = place.published()
    with pytest.raises(Refused, match="Answers are still being taken"):
        record_decision(place.session, place.buyer, made.ref, decision("Warm Harbour"))


def test_no_decision_before_the_standstill_is_over(place: Saltmere) -> None:
    made = place.closed()
    early = decision("Warm Harbour", ended=today())
    with pytest.raises(Refused) as refused:
        record_decision(place.session, place.buyer, made.ref, early)
    assert refused.value.field == "standstill_ended_on"


def test_where_no_standstill_applies_none_is_asked_for(place: Saltmere) -> None:
    made = place.closed(kind="grant")
    record_decision(
        place.session, place.buyer, made.ref, decision("Warm Harbour", standstill_ended_on=None)
    )
    assert made.decided_at is not None


def test_a_decision_names_somebody(place: Saltmere) -> None:
    made = place.closed()
    with pytest.raises(Refused, match="cancel the opportunity"):
        record_decision(place.session, place.buyer, made.ref, decision())


def test_only_the_buyer_records_it_where_the_buyer_is_here(place: Saltmere) -> None:
    made = place.closed()
    fund = place.world.organisation("Fund", place=place.place, kind=Kind.FUNDER)
    other = place.world.actor(fund, Role.COMMISSIONER)
    with pytest.raises(NotAllowed):
        record_decision(place.session, other, made.ref, decision("Warm Harbour"))


def test_a_commissioner_of_the_place_records_it_where_the_buyer_is_not_here(
    place: Saltmere,
) -> None:
    made = place.imported(place=place.place, deadline_at=in_days(-40))
    record_decision(place.session, place.colleague, made.ref, decision("Warm Harbour"))
    assert made.decided_at is not None
    stray = place.imported(deadline_at=in_days(-40))
    with pytest.raises(NotAllowed):
        record_decision(place.session, place.colleague, stray.ref, decision("Warm Harbour"))


def test_a_correction_says_why_and_the_trail_keeps_what_stood(place: Saltmere) -> None:
    made = place.closed()
    record_decision(place.session, place.buyer, made.ref, decision("Warm Harbor"))
    first = made.decided_at
    with pytest.raises(Refused):
        correct_decision(place.session, place.buyer, made.ref, decision("Warm Harbour"), "")
    correct_decision(place.session, place.buyer, made.ref, decision("Warm Harbour"), "Misspelt")
    assert awarded(place) == [("Warm Harbour", None)]
    assert made.decided_at == first
    assert place.history_of(made)[-1][:2] == ["The decision was corrected", "The reason: Misspelt"]
    _, facts = history(place.session, made.ref)[0]
    assert facts["before"]["awards"] == ["Warm Harbor"]


def test_it_is_recorded_once_and_then_corrected(place: Saltmere) -> None:
    made = place.closed()
    record_decision(place.session, place.buyer, made.ref, decision("Warm Harbour"))
    with pytest.raises(NotAllowed):
        record_decision(place.session, place.buyer, made.ref, decision("Another"))


def test_a_cancelled_opportunity_has_no_decision(place: Saltmere) -> None:
    made = place.closed()
    record_decision(place.session, place.buyer, made.ref, decision("Warm Harbour"))
    cancel(place.session, place.buyer, made.ref, "The money went elsewhere")
    assert awarded(place) == []
    assert (made.decided_at, made.stage) == (None, "cancelled")
    assert made.cancelled_reason == "The money went elsewhere"
    with pytest.raises(NotAllowed):
        record_decision(place.session, place.buyer, made.ref, decision("Warm Harbour"))
    assert place.history_of(made)[-1] == [
        "The buyer cancelled it",
        "The reason: The money went elsewhere",
    ]


def test_a_re_run_opportunity_is_open_and_has_no_decision(place: Saltmere) -> None:
    made = place.closed()
    record_decision(place.session, place.buyer, made.ref, decision("Warm Harbour"))
    run_again(place.session, place.buyer, made.ref, in_days(20), "A slip in the scoring")
    assert awarded(place) == []
    assert (made.decided_at, made.cancelled_at, made.stage) == (None, None, "open")
    assert place.told[-1] == OpportunityChanged(made.id)
    assert place.history_of(made)[-1] == [
        "It is run again",
        "The reason: A slip in the scoring",
    ]


def test_an_open_conversation_that_is_run_again_is_a_conversation(place: Saltmere) -> None:
    made = place.closed(kind="conversation")
    cancel(place.session, place.buyer, made.ref, "Nobody had time")
    run_again(place.session, place.buyer, made.ref, None, "Now we have")
    assert made.stage == "engagement"


def test_a_re_run_closes_in_the_future(place: Saltmere) -> None:
    made = place.closed()
    cancel(place.session, place.buyer, made.ref, "No money")
    with pytest.raises(Refused):
        run_again(place.session, place.buyer, made.ref, in_days(-1), "Money again")


def test_a_typed_name_finds_the_organisations_it_may_mean(place: Saltmere) -> None:
    harbour = place.world.organisation("Warm Harbour Trust", place=place.place)
    harbour.folded_name = "warm harbour trust"
    hidden = place.world.organisation("Warm Harbour Hall", verified=False)
    place.session.flush()
    for each in (harbour, hidden):
        changed(place.session, each)
    assert list(likely_meant(place.session, place.buyer, "warm harbour")) == [harbour]
    assert list(likely_meant(place.session, place.buyer, "The Warm Harbour Trust")) == [harbour]
    assert list(likely_meant(place.session, place.buyer, "“...”")) == []
