"""What becomes of a draft when its parties change."""

import pytest
from msgspec.structs import replace

from commissioning.agreements.rules.content import NotAContent
from commissioning.agreements.rules.membership import with_parties
from commissioning.agreements.rules.parts import Party
from commissioning.agreements.rules.sharing_terms import GrantShares, NoShares, TargetCostShares
from tests.rules.agreements.agreed import AGREED, PARTIES, TARGET_COST

HARBOUR, KETTLE, LANTERN = PARTIES
ORCHARD = Party(ref="orchard", name="Orchard", rank=4)
COUNCIL = Party(ref="council", name="Seatown Council", rank=5, is_commissioner=True)


def test_the_same_parties_change_nothing() -> None:
    assert with_parties(AGREED, PARTIES) == AGREED


def test_what_a_party_that_is_gone_brought_received_and_bore_goes_with_it() -> None:
    left = with_parties(AGREED, (KETTLE,))
    assert [item.ref for item in left.contributions] == ["van"]
    assert left.benefits_other == ()
    (risk,) = left.risks
    assert [(bearer.party, bearer.percent_bp) for bearer in risk.bearers] == [("kettle", 5_000)]
    assert risk.holder is None
    assert isinstance(left.shares, GrantShares)
    assert [part.party for part in left.shares.parts] == ["kettle"]


def test_a_new_partner_has_an_open_part_and_a_commissioner_none() -> None:
    joined = with_parties(replace(AGREED, shares=TARGET_COST), (*PARTIES, ORCHARD, COUNCIL))
    assert isinstance(joined.shares, TargetCostShares)
    assert joined.shares.weights[:3] == TARGET_COST.weights
    assert [(w.party, w.gain, w.pain) for w in joined.shares.weights[3:]] == [("orchard", 0, 0)]
    granted = with_parties(AGREED, (*PARTIES, ORCHARD)).shares
    assert isinstance(granted, GrantShares)
    assert (granted.parts[-1].fixed_pence, granted.parts[-1].weight) == (None, None)


def test_where_no_money_is_shared_there_is_no_part_to_open() -> None:
    bare = replace(AGREED, shares=NoShares())
    assert with_parties(bare, (*PARTIES, ORCHARD)).shares == NoShares()


def test_two_parties_cannot_take_one_rank() -> None:
    with pytest.raises(NotAContent):
        with_parties(AGREED, (*PARTIES, replace(ORCHARD, rank=1)))
