"""What an agreement says, as the arithmetic takes it."""

from dataclasses import fields

from msgspec.structs import replace

from commissioning.agreements.rules.agreed_terms import parties_of, parts_of, terms_of
from commissioning.agreements.rules.grant import share_budget
from commissioning.agreements.rules.outcome import outcome
from commissioning.agreements.rules.sharing_terms import (
    GrantPart,
    GrantShares,
    Modifier,
    PartyWeight,
    TargetCostShares,
)
from commissioning.agreements.rules.soundness import why_not_terms
from commissioning.agreements.rules.terms import OverTo
from tests.rules.agreements.money import TABLE, pounds

RANKS = {"a": 1, "b": 2, "c": 3}
AGREED = TargetCostShares(
    target_pence=TABLE.target_pence,
    bands=TABLE.bands,
    overspend_limit_pence=pounds(50_000),
    weights=(
        PartyWeight(party="c", gain=25, pain=25, own_limit_pence=pounds(5_000)),
        PartyWeight(party="a", gain=40, pain=40),
        PartyWeight(party="b", gain=35, pain=35),
    ),
)


def test_what_is_agreed_is_worked_out_as_it_stands() -> None:
    found = outcome(terms_of(AGREED), parties_of(AGREED, RANKS), pounds(1_150_000))
    assert [(share.key, share.pence) for share in found.by_party] == [
        ("a", -pounds(20_000)),
        ("b", -pounds(17_500)),
        ("c", -pounds(5_000)),
    ]


def test_every_term_of_the_arithmetic_is_read_from_the_agreement() -> None:
    said = replace(
        AGREED,
        savings_limit_pence=7,
        over_own_limit="partners",
        modifier=Modifier(on=True, words="By what was learnt"),
    )
    terms = terms_of(said, modifier_bp=5_000)
    assert {field.name: getattr(terms, field.name) for field in fields(terms)} == {
        "target_pence": TABLE.target_pence,
        "bands": TABLE.bands,
        "overspend_limit_pence": pounds(50_000),
        "savings_limit_pence": 7,
        "modifier_bp": 5_000,
        "over_own_limit": OverTo.PARTNERS,
    }


def test_the_modifier_is_off_unless_the_agreement_switches_it_on() -> None:
    assert terms_of(AGREED, modifier_bp=5_000).modifier_bp is None


def test_a_draft_without_a_target_is_read_and_asked_for_one() -> None:
    (fault,) = why_not_terms(terms_of(replace(AGREED, target_pence=None)))
    assert fault == ("Enter a target cost above £0", "target_pence")


def test_a_grant_is_shared_as_agreed() -> None:
    agreed = GrantShares(
        total_pence=100,
        parts=(GrantPart(party="b", weight=1), GrantPart(party="a", fixed_pence=40)),
    )
    found = share_budget(100, parts_of(agreed, RANKS))
    assert [(given.key, given.pence) for given in found] == [("a", 40), ("b", 60)]
