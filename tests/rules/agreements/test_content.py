"""What the content of an agreement may hold."""

from typing import Any

import pytest
from msgspec.structs import replace

from commissioning.agreements.rules.content import (
    NotAContent,
    as_json,
    checked,
    from_json,
    names,
)
from commissioning.agreements.rules.parts import Bearer, Benefit, Party
from commissioning.agreements.rules.texts_and_sums import MOST_PENCE, MOST_RISKS
from tests.rules.agreements.agreed import AGREED, TARGET_COST


def test_what_is_kept_as_json_reads_back_the_same() -> None:
    assert from_json(as_json(AGREED)) == AGREED
    with_target = replace(AGREED, shares=TARGET_COST)
    assert from_json(as_json(with_target)) == with_target


def test_json_holds_plain_values_only() -> None:
    kept = as_json(AGREED)
    assert kept["starts_on"] == "2027-04-01"
    assert kept["shares"]["kind"] == "grant"
    assert type(kept["legal_form"]) is str
    assert type(kept["parties"]) is list


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("surprise", "an unknown field"),
        ("title", 7),
        ("title", "x" * 301),
        ("title", "half a character \ud800"),
        ("purpose", "nothing\x00 hidden"),
        ("legal_form", "limited_company"),
        ("starts_on", "next spring"),
        ("shares", {"kind": "lottery"}),
        ("shares", {"kind": "grant", "total_pence": -1}),
        ("shares", {"kind": "grant", "total_pence": 1.5}),
        ("shares", {"kind": "grant", "total_pence": True}),
        ("shares", {"kind": "grant", "total_pence": MOST_PENCE + 1}),
        ("parties", [{"ref": "../etc", "name": "A", "rank": 1}]),
        ("parties", [{"ref": f"p{n}", "name": "A", "rank": n + 1} for n in range(201)]),
        ("risks", [{"ref": f"r{n}", "title": "A"} for n in range(MOST_RISKS + 1)]),
    ],
)
def test_what_does_not_fit_is_refused(field: str, value: object) -> None:
    with pytest.raises(NotAContent):
        from_json({**as_json(AGREED), field: value})


@pytest.mark.parametrize("kept", [None, [], "text", {}])
def test_what_is_no_agreement_at_all_is_refused(kept: Any) -> None:
    with pytest.raises(NotAContent):
        from_json(kept)


def test_two_hundred_parties_and_ten_billion_pounds_fit() -> None:
    many = tuple(Party(ref=f"p{n}", name="A", rank=n) for n in range(1, 201))
    shares = replace(TARGET_COST, weights=(), target_pence=MOST_PENCE)
    large = replace(
        AGREED,
        parties=many,
        contributions=(),
        benefits_other=(),
        risks=(),
        shares=shares,
    )
    assert checked(large) == large


def test_two_parties_cannot_have_one_rank() -> None:
    first, second, third = AGREED.parties
    with pytest.raises(NotAContent, match="Ranks of parties: 1 is there twice"):
        checked(replace(AGREED, parties=(first, replace(second, rank=1), third)))


def test_two_clauses_cannot_have_one_key() -> None:
    with pytest.raises(NotAContent, match="Clauses: purpose is there twice"):
        checked(replace(AGREED, clauses=(*AGREED.clauses, AGREED.clauses[0])))


def test_a_party_cannot_bear_one_risk_twice() -> None:
    twice = (Bearer(party="kettle", percent_bp=1), Bearer(party="kettle", percent_bp=2))
    with pytest.raises(NotAContent, match="Who bears a risk: kettle"):
        checked(replace(AGREED, risks=(replace(AGREED.risks[0], bearers=twice),)))


def test_only_parties_receive_bear_and_bring() -> None:
    gift = Benefit(ref="x", party="stranger", what="A gift")
    with pytest.raises(NotAContent, match="stranger is named, but is not a party"):
        checked(replace(AGREED, benefits_other=(gift,)))
    with pytest.raises(NotAContent, match="stranger"):
        checked(replace(AGREED, risks=(replace(AGREED.risks[0], holder="stranger"),)))


def test_half_a_character_is_refused_however_it_came_in() -> None:
    with pytest.raises(NotAContent):
        checked(replace(AGREED, title="half \ud800"))


def test_names_come_in_order_of_rank() -> None:
    turned = replace(AGREED, parties=tuple(reversed(AGREED.parties)))
    assert list(names(turned).values()) == ["Harbour Homes", "Kettle Kitchen", "Lantern Advice"]
