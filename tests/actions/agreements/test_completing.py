"""What completeness asks beside the text: the lead's written authorities, and what it is worth."""

import pytest

from commissioning.agreements.actions.offering import prepare_offer
from commissioning.agreements.queries.drafts import facts_of
from commissioning.foundation.clock import now, today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Refused
from commissioning.partnerships.models import Authority
from tests.actions.agreements.agreeing import Agreeing, agreeing


def lead(a: Agreeing) -> None:
    """Let the harbour lead."""
    a.partnership.partners[0].is_lead = True
    a.session.flush()


def authority(a: Agreeing) -> Authority:
    """Let the kitchen give the harbour its written authority."""
    made = Authority(
        partnership_id=a.partnership.id,
        organisation_id=a.town.kitchen.id,
        lead_id=a.town.harbour.id,
        covers="To sign the main contract",
        given_on=today(),
        kept_where="With the minutes",
        by_seat=a.theirs.seat_ref,
    )
    a.town.world.keep(made)
    return made


def test_a_lead_offers_once_the_others_gave_their_authority(database: Database) -> None:
    with agreeing(database) as a:
        lead(a)
        version = a.completed()
        with pytest.raises(Refused, match="written authority"):
            prepare_offer(a.session, a.ours, version.ref)
        given = authority(a)
        assert prepare_offer(a.session, a.ours, version.ref).number == 1
        given.ended_at = now()
        a.session.flush()
        with pytest.raises(Refused, match="written authority"):
            prepare_offer(a.session, a.ours, version.ref)


def test_an_authority_is_for_the_one_who_leads_now(database: Database) -> None:
    with agreeing(database) as a:
        lead(a)
        authority(a)
        first, second = a.partnership.partners
        first.is_lead, second.is_lead = False, True
        a.session.flush()
        assert facts_of(a.session, a.begun().agreement).authority_from == frozenset()


def test_what_the_opportunity_is_worth_counts(database: Database) -> None:
    with agreeing(database, value_pence=12_000_000) as a:
        assert facts_of(a.session, a.begun().agreement).worth_pence == 12_000_000
