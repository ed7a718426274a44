"""What changed between two versions of an agreement."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from commissioning.agreements.rules.canonical import canonical_bytes
from commissioning.agreements.rules.change import Change
from commissioning.agreements.rules.content import Content, as_json, checked
from commissioning.agreements.rules.differences import changes
from commissioning.agreements.rules.parts import Bearer, Clause, Contribution, Step
from commissioning.agreements.rules.sharing_terms import (
    Band,
    GrantPart,
    Modifier,
    NoShares,
    PartyWeight,
)
from commissioning.partnerships.rules.forms import LegalForm
from tests.rules.agreements.agreed import AGREED, GRANT, PARTIES, TARGET_COST

WITH_TARGET = replace(AGREED, shares=TARGET_COST)
HARBOUR, KETTLE, LANTERN = PARTIES
(RISK,) = AGREED.risks
TALK, CHAIRS, MEDIATOR = AGREED.disputes


def one(before: Content, after: Content) -> Change:
    (change,) = changes(before, checked(after))
    return change


def summed(found: tuple[Change, ...]) -> list[tuple[str, str]]:
    return [(change.label, change.kind) for change in found]


def test_the_same_agreement_has_no_changes() -> None:
    assert changes(AGREED, AGREED) == ()


def test_order_of_entry_is_no_change() -> None:
    turned = replace(
        AGREED,
        parties=PARTIES[::-1],
        contributions=AGREED.contributions[::-1],
        risks=(replace(RISK, bearers=RISK.bearers[::-1]),),
        shares=replace(GRANT, parts=GRANT.parts[::-1]),
    )
    assert changes(AGREED, turned) == ()


def test_words_within_a_clause_are_struck_and_added() -> None:
    deciding = replace(AGREED.clauses[1], text="We decide together, by a vote.")
    clauses = (AGREED.clauses[0], deciding, AGREED.clauses[2])
    change = one(AGREED, replace(AGREED, clauses=clauses))
    assert (change.label, change.kind, change.key) == (
        "Clause: How we decide",
        "changed",
        "deciding",
    )
    assert change.pieces == (
        ("same", "We decide together, by"),
        ("struck", " consensus."),
        ("added", " a vote."),
    )


def test_clauses_come_go_and_move() -> None:
    purpose, deciding, contact = AGREED.clauses
    own = Clause(key="own-a1", title="Our dog", text="The dog comes along.")
    found = changes(AGREED, replace(AGREED, clauses=(own, purpose, contact)))
    assert summed(found) == [("Clause: Our dog", "added"), ("Clause: How we decide", "removed")]
    assert found[0].after == "Our dog\n\nThe dog comes along."
    moved = one(AGREED, replace(AGREED, clauses=(contact, purpose, deciding)))
    assert (moved.label, moved.kind) == ("Clause: Contact details", "moved")


def test_a_clause_that_moved_and_changed_is_both() -> None:
    purpose, deciding, contact = AGREED.clauses
    clauses = (replace(contact, text="Write to us."), purpose, deciding)
    found = changes(AGREED, replace(AGREED, clauses=clauses))
    assert summed(found) == [
        ("Clause: Contact details", "changed"),
        ("Clause: Contact details", "moved"),
    ]


def test_a_clause_under_another_title_has_changed() -> None:
    clauses = (replace(AGREED.clauses[0], title="Why"), *AGREED.clauses[1:])
    change = one(AGREED, replace(AGREED, clauses=clauses))
    assert (change.kind, change.after) == ("changed", "Why\n\nWe work in the open.")


def test_a_risk_keeps_its_key_so_that_it_changes_rather_than_comes_and_goes() -> None:
    bearers = (Bearer(party="harbour", percent_bp=3_333), Bearer(party="kettle", percent_bp=6_667))
    renamed = replace(RISK, title="Fewer rooms", bearers=bearers, likelihood=3)
    change = one(AGREED, replace(AGREED, risks=(renamed,)))
    assert (change.label, change.kind) == ("Risk: Fewer rooms", "changed")
    assert "Borne by: Harbour Homes 33.33%, Kettle Kitchen 66.67%." in change.after
    assert "How likely: likely." in change.after


def test_a_limit_taken_away_says_no_limit() -> None:
    shares = replace(TARGET_COST, overspend_limit_pence=None, no_limit_confirmed=True)
    change = one(WITH_TARGET, replace(AGREED, shares=shares))
    assert (change.label, change.before) == ("Limit on overspends", "£50,000")
    assert change.after == "No limit (confirmed)"


def test_one_partys_parts_are_shown_by_themselves() -> None:
    weights = (*TARGET_COST.weights[:2], PartyWeight(party="lantern", gain=25, pain=10))
    shares = replace(TARGET_COST, weights=weights)
    change = one(WITH_TARGET, replace(AGREED, shares=shares))
    assert change.label == "Lantern Advice's parts"
    assert change.before == "25 of savings, 25 of overspends; bears £0 at most"
    assert change.after == "25 of savings, 10 of overspends"


def test_bands_are_said_slice_by_slice() -> None:
    shares = replace(TARGET_COST, bands=(Band(upto_bp=10_000, share_bp=5_000), Band(share_bp=0)))
    change = one(WITH_TARGET, replace(AGREED, shares=shares))
    first, rest = "from 0% to 100% of the target cost: 50%", "above 100% of the target cost: 0%"
    assert change.after == f"{first}\n{rest}"


def test_another_way_of_sharing_shows_what_comes_and_what_goes() -> None:
    found = changes(AGREED, replace(AGREED, shares=NoShares()))
    assert found[0].after == "We share no money"
    assert {change.kind for change in found[1:]} == {"removed"}


def test_a_new_name_of_a_party_is_one_change_and_not_many() -> None:
    parties = (replace(HARBOUR, name="Harbour Houses"), KETTLE, LANTERN)
    change = one(AGREED, replace(AGREED, parties=parties))
    assert change.label == "Party: Harbour Houses"


def test_parties_of_one_name_are_told_apart() -> None:
    twins = replace(AGREED, parties=(HARBOUR, replace(KETTLE, name="Harbour Homes"), LANTERN))
    swapped = tuple(
        replace(bearer, percent_bp=share)
        for bearer, share in zip(RISK.bearers, (4_000, 6_000), strict=True)
    )
    change = one(twins, replace(twins, risks=(replace(RISK, bearers=swapped),)))
    assert "Harbour Homes (harbou) 40%, Harbour Homes (kettle) 60%" in change.after


def test_the_first_words_of_an_empty_purpose_are_added() -> None:
    assert one(replace(AGREED, purpose=""), AGREED).kind == "added"
    assert one(AGREED, replace(AGREED, ends_on=None)).kind == "removed"


def test_what_went_comes_last() -> None:
    found = changes(AGREED, replace(AGREED, contributions=(), disputes=(TALK, MEDIATOR)))
    assert [change.kind for change in found] == ["removed"] * 3
    assert found[-1].label == "Step when we do not agree"


def long_clauses(words: str, how_many: int) -> Content:
    clauses = (Clause(key=f"own-{n}", title="A", text=words * 500) for n in range(how_many))
    return replace(AGREED, clauses=tuple(clauses))


def test_many_long_clauses_that_all_changed_are_struck_and_added_whole() -> None:
    found = changes(long_clauses("we all ", 100), long_clauses("all we ", 100))
    assert {tuple(kind for kind, _ in change.pieces) for change in found} == {("struck", "added")}
    assert "".join(text for _, text in found[0].pieces[:1]) == found[0].before


def test_a_few_long_clauses_are_compared_within() -> None:
    found = changes(long_clauses("We all. ", 2), long_clauses("We all. ", 2))
    assert found == ()
    before, after = long_clauses("We all go. ", 2), long_clauses("We all go. We stay. ", 2)
    for change in changes(before, after):
        assert "same" in {kind for kind, _ in change.pieces}


EDITS: list[dict[str, Any]] = [
    {"title": "Rooms and meals"},
    {"purpose": ""},
    {"legal_form": LegalForm.ALLIANCE},
    {"starts_on": date(2027, 5, 1)},
    {"ends_on": None},
    {"parties": (replace(HARBOUR, is_lead=False), KETTLE, LANTERN)},
    {"parties": (HARBOUR, KETTLE, replace(LANTERN, is_commissioner=True))},
    {"parties": (HARBOUR, replace(KETTLE, rank=4), LANTERN)},
    {"parties": (HARBOUR, replace(KETTLE, role=""), LANTERN)},
    {"clauses": AGREED.clauses[::-1]},
    {"clauses": ()},
    {"contributions": (AGREED.contributions[0],)},
    {"contributions": (Contribution(ref="rooms", party="kettle", what="Twelve rooms"),)},
    {"benefits_other": ()},
    {"shares": NoShares()},
    {"shares": TARGET_COST},
    {"shares": replace(GRANT, total_pence=None)},
    {"shares": replace(GRANT, underspend="Stays with us")},
    {"shares": replace(GRANT, parts=(GrantPart(party="kettle", fixed_pence=0, weight=1),))},
    {"shares": replace(TARGET_COST, modifier=Modifier(on=True, words="Agreed"))},
    {"shares": replace(TARGET_COST, savings_limit_pence=1)},
    {"shares": replace(TARGET_COST, over_own_limit="partners")},
    {"shares": replace(TARGET_COST, leaver_measure="cost")},
    {"shares": replace(TARGET_COST, vat="With VAT")},
    {"risks": (replace(RISK, effect=3),)},
    {"risks": (replace(RISK, holder=None),)},
    {"measures": (replace(AGREED.measures[0], used_for_payment=True),)},
    {"reviews": (replace(AGREED.reviews[0], on=date(2028, 1, 1)),)},
    {"disputes": (replace(TALK, days=15), CHAIRS, MEDIATOR)},
    {"disputes": (CHAIRS, TALK, MEDIATOR)},
    {"disputes": (*AGREED.disputes, Step(ref="vote", what="We vote", days=7))},
]
EDITED = st.lists(st.sampled_from(EDITS), max_size=4).map(
    lambda some: checked(replace(AGREED, **{k: v for edit in some for k, v in edit.items()}))
)


@given(EDITED, EDITED)
def test_there_is_a_change_to_see_exactly_when_the_hash_changes(
    before: Content, after: Content
) -> None:
    same = canonical_bytes("a", 1, None, before) == canonical_bytes("a", 1, None, after)
    assert (changes(before, after) == ()) is same


@pytest.mark.parametrize("edit", EDITS, ids=str)
def test_no_single_edit_goes_unseen(edit: dict[str, Any]) -> None:
    assert changes(AGREED, checked(replace(AGREED, **edit)))


@given(EDITED, EDITED)
def test_pieces_give_back_what_was_and_what_is(before: Content, after: Content) -> None:
    for change in changes(before, after):
        if change.kind == "moved":
            continue
        kept = [(kind, text) for kind, text in change.pieces]
        assert "".join(text for kind, text in kept if kind != "added") == change.before
        assert "".join(text for kind, text in kept if kind != "struck") == change.after


def test_every_field_of_the_content_is_compared() -> None:
    compared = {field for edit in EDITS for field in edit}
    assert compared == set(as_json(AGREED))
