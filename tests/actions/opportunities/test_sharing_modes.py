"""Choosing the sharing mode: by a commissioner of the place, with a reason, and who agreed."""

from typing import Any

import pytest
from sqlalchemy import select

from commissioning.foundation.actor import Actor, Kind, Role
from commissioning.foundation.db import Database
from commissioning.foundation.errors import NotAllowed, Refused
from commissioning.foundation.outbox import OutboxMessage
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.actions.deciding import record_decision
from commissioning.opportunities.actions.interests import declare_interest
from commissioning.opportunities.actions.sharing import ModeChoice, choose_mode
from commissioning.opportunities.events import OpportunityChanged
from commissioning.opportunities.models import Opportunity
from commissioning.opportunities.queries.choosers import for_the_buyer
from commissioning.opportunities.rules.clear import InterestKind
from tests.actions.opportunities.saltmere import SITE, Saltmere, decision, saltmere

AGREED = {"agreed_name": "Pat Proper", "agreed_post": "Head of Procurement"}


def choice(mode: SharingMode = SharingMode.SHARED, **more: Any) -> ModeChoice:
    """Give a whole choice."""
    wanted: dict[str, Any] = {"reason": "The grant is allocated", **AGREED, **more}
    return ModeChoice(mode=mode, **wanted)


def choose(place: Saltmere, made: Opportunity, actor: Actor | None = None, **more: Any) -> None:
    """Let somebody (the buyer) choose."""
    choose_mode(place.session, actor or place.buyer, made.ref, choice(**more))


def test_shared_carries_its_reason_and_who_agreed(database: Database) -> None:
    with saltmere(database) as place:
        made = place.published()
        choose(place, made)
        assert (made.mode, made.mode_reason) == ("shared", "The grant is allocated")
        assert (made.mode_agreed_name, made.mode_agreed_post) == tuple(AGREED.values())
        assert place.history_of(made)[-1] == [
            "What may be shared was chosen: Shared",
            "The reason: The grant is allocated",
        ]
        assert place.told[-1] == OpportunityChanged(made.id)


@pytest.mark.parametrize("lacking", ["reason", "agreed_name", "agreed_post"])
def test_shared_is_refused_without(database: Database, lacking: str) -> None:
    with saltmere(database) as place:
        made = place.published()
        without: dict[str, Any] = {lacking: ""}
        with pytest.raises(Refused) as refused:
            choose_mode(place.session, place.buyer, made.ref, choice(**without))
        assert refused.value.field == lacking


def test_other_modes_need_a_reason_and_nobody_to_agree(database: Database) -> None:
    with saltmere(database) as place:
        made = place.published()
        choose(place, made, mode=SharingMode.SEALED, agreed_name="", agreed_post="")
        assert made.mode == "sealed"


def test_a_change_of_mode_is_told_from_and_to(database: Database) -> None:
    with saltmere(database) as place:
        made = place.published()
        choose(place, made)
        choose(place, made, mode=SharingMode.SEALED)
        assert place.history_of(made)[-1][0] == (
            "What may be shared changed from “Shared” to “Sealed until the decision”"
        )


def test_any_commissioner_of_the_place_may_choose_and_none_from_elsewhere(
    database: Database,
) -> None:
    with saltmere(database) as place:
        made = place.published()
        fund = place.world.organisation("Fund", place=place.place, kind=Kind.FUNDER)
        far_place = place.world.place("Elsewhere")
        far = place.world.organisation("Far", place=far_place, kind=Kind.COMMISSIONER)
        choose(place, made, place.world.actor(fund, Role.COMMISSIONER))
        for other in (
            place.world.actor(far, Role.COMMISSIONER),
            place.world.actor(place.council, Role.ADMIN),
            place.world.convenor(
                place.world.organisation("Harbour", place=place.place), place.place
            ),
        ):
            with pytest.raises(NotAllowed):
                choose(place, made, other)


def test_an_imported_opportunity_is_taken_into_the_commissioners_place(database: Database) -> None:
    with saltmere(database) as place:
        made = place.imported()
        choose(place, made)
        assert made.place_id == place.place.id
        assert made.buyer_organisation_id is None
        assert place.history_of(made)[-1][0] == "It was taken into the register of Saltmere"
        assert made.source == "a feed"


def test_its_buyer_is_linked_when_it_is_the_very_one_who_takes_it_in(database: Database) -> None:
    with saltmere(database) as place:
        made = place.imported(buyer_key=place.council.folded_name)
        choose(place, made)
        assert made.buyer_organisation_id == place.council.id


def test_somebody_with_an_actual_conflict_chooses_nothing(database: Database) -> None:
    with saltmere(database) as place:
        made = place.published()
        declare_interest(
            place.session, place.buyer, made.ref, InterestKind.ACTUAL, "My sister", site=SITE
        )
        with pytest.raises(NotAllowed):
            choose(place, made)
        with pytest.raises(NotAllowed):
            record_decision(place.session, place.buyer, made.ref, decision("Warm Harbour"))


def test_after_the_decision_the_mode_stays(database: Database) -> None:
    with saltmere(database) as place:
        made = place.closed()
        record_decision(place.session, place.buyer, made.ref, decision("Warm Harbour"))
        with pytest.raises(Refused, match="The decision is recorded"):
            choose(place, made)


def test_another_buyers_commissioner_who_chooses_is_named_and_the_buyer_is_told(
    database: Database,
) -> None:
    with saltmere(database) as place:
        made = place.published()
        choose(place, made)
        place.session.flush()
        assert place.session.scalars(select(OutboxMessage)).all() == []
        fund = place.world.organisation("Fund", place=place.place, kind=Kind.FUNDER)
        other = place.world.actor(fund, Role.COMMISSIONER)
        choose(place, made, other)
        place.session.flush()
        letters = place.session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)).all()
        assert [letter.address for letter in letters] == [
            "bea.buyer@example.org",
            "col.league@example.org",
        ]
        assert letters[0].subject == "Fund chose what may be shared about “Winter support”"
        assert for_the_buyer(place.session, made, made.mode_by, made.decided_by) == ["Fund", ""]


def test_a_decision_for_a_buyer_that_is_not_here_says_who_recorded_it(database: Database) -> None:
    with saltmere(database) as place:
        made = place.imported(place=place.place)
        record_decision(place.session, place.buyer, made.ref, decision("Warm Harbour"))
        assert place.history_of(made)[-1][0] == "Saltmere Council recorded the decision"
        names = for_the_buyer(place.session, made, made.decided_by)
        assert names == ["Saltmere Council"]
