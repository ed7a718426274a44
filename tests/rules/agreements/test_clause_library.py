"""The clause library and the starting points."""

import re

import pytest

from commissioning.agreements.rules.clauses.kinds import ClauseKind, When
from commissioning.agreements.rules.clauses.library import LIBRARY, clause_kind, needed_kinds
from commissioning.agreements.rules.content import checked
from commissioning.agreements.rules.parts import Party
from commissioning.agreements.rules.sharing_terms import (
    GrantShares,
    NoShares,
    TargetCostShares,
)
from commissioning.agreements.rules.starting_points import (
    STARTING_POINTS,
    Start,
    blank_content,
    new_clause,
)
from commissioning.partnerships.rules.forms import LegalForm
from tests.rules.agreements.agreed import PARTIES

COUNCIL = Party(ref="council", name="Seatown Council", rank=9, is_commissioner=True)
UNKIND = re.compile(
    r"\b(target group|front ?line|capture|battle|fight|rival|fail\w*|deprived|hard to reach"
    r"|service users?|legally executed|stakeholders?|deliverables?)\b",
    re.IGNORECASE,
)
ALL_WORDS = [
    text
    for kind in LIBRARY.values()
    for text in (kind.title, kind.question, kind.guidance, kind.opening)
] + [text for point in STARTING_POINTS.values() for text in point.openings.values()]


def keys(form: LegalForm, start: Start, parties: tuple[Party, ...] = PARTIES) -> list[str]:
    return [c.key for c in blank_content(form, parties, start, title="Rooms").clauses]


def test_an_agreement_starts_with_eight_clauses() -> None:
    assert [kind.key for kind in LIBRARY.values() if kind.first_eight] == [
        "purpose",
        "parties",
        "deciding",
        "contributions",
        "shares",
        "risks",
        "information",
        "leaving",
    ]
    assert keys(LegalForm.INFORMAL_NETWORK, Start.BLANK) == list(LIBRARY)[:8]


def test_the_library_holds_the_clauses_of_the_product() -> None:
    named = {"target_cost", "open_book", "safeguarding", "staff", "insurance", "term", "learning"}
    assert named | {"intellectual_property", "no_legal_partnership"} <= set(LIBRARY)


def test_all_kinds_are_material_but_contact_details_and_meeting_dates() -> None:
    assert {k.key for k in LIBRARY.values() if not k.material} == {"contact", "meetings"}


@pytest.mark.parametrize("kind", LIBRARY.values(), ids=LIBRARY)
def test_every_kind_asks_a_question_and_gives_words_to_start_from(kind: ClauseKind) -> None:
    assert clause_kind(kind.key) is kind
    assert kind.question.endswith("?")
    assert 2 <= len(re.findall(r"[.?!](?= |$)", kind.guidance)) <= 5
    assert len(kind.opening) > 40
    assert kind.opening.count("[") == kind.opening.count("]")


@pytest.mark.parametrize("text", ALL_WORDS)
def test_the_words_are_kind_and_plain(text: str) -> None:
    assert not UNKIND.search(text)
    sentences = re.split(r"(?<=[.?!:;])\s+", re.sub(r"\[[^\]]*\]", "blank", text))
    assert max(len(sentence.split()) for sentence in sentences) <= 36


def test_a_clause_of_ones_own_has_no_kind() -> None:
    assert clause_kind("own-abc") is None


@pytest.mark.parametrize("form", LegalForm)
@pytest.mark.parametrize("start", Start)
def test_every_start_fits_every_form(form: LegalForm, start: Start) -> None:
    content = blank_content(form, (*PARTIES, COUNCIL), start, title="Rooms")
    assert checked(content) == content
    holds = STARTING_POINTS[start].holds | {When.MANY_PARTIES}
    assert {kind.key for kind in needed_kinds(form, holds)} <= {c.key for c in content.clauses}


def test_a_lead_body_needs_its_authority_in_writing() -> None:
    assert "lead_authority" in keys(LegalForm.LEAD_BODY, Start.BLANK)
    assert "lead_authority" not in keys(LegalForm.CONSORTIUM, Start.LEAD_BODY)


@pytest.mark.parametrize("form", LegalForm)
def test_any_agreement_may_have_what_it_does_not_need_but_for_what_only_a_lead_can_do(
    form: LegalForm,
) -> None:
    offered = {key for key, kind in LIBRARY.items() if kind.is_offered(form)}
    of_a_lead = {"lead_authority", "sub_contracts"}
    assert offered == set(LIBRARY) - (set() if form is LegalForm.LEAD_BODY else of_a_lead)
    assert {kind.key for kind in needed_kinds(form, frozenset(When))} <= offered


def test_more_than_three_parties_agree_on_joining_and_leaving() -> None:
    assert "membership" not in keys(LegalForm.CONSORTIUM, Start.GRANT)
    assert "membership" in keys(LegalForm.CONSORTIUM, Start.GRANT, (*PARTIES, COUNCIL))


def test_whoever_is_more_than_a_network_says_that_no_legal_partnership_is_meant() -> None:
    with_it = {form for form in LegalForm if "no_legal_partnership" in keys(form, Start.BLANK)}
    assert with_it == set(LegalForm) - {LegalForm.INFORMAL_NETWORK}


@pytest.mark.parametrize("start", Start)
def test_an_alliance_starts_with_unanimous_decisions_and_a_way_to_settle(start: Start) -> None:
    content = blank_content(LegalForm.ALLIANCE, PARTIES, start, title="Rooms")
    deciding = next(c for c in content.clauses if c.key == "deciding")
    assert "Every decision is unanimous" in deciding.text
    assert "what is best for people?" in deciding.text
    assert len(content.disputes) >= 3


def test_each_start_brings_its_own_way_to_share() -> None:
    def shares(start: Start) -> type:
        return type(blank_content(LegalForm.ALLIANCE, PARTIES, start, title="Rooms").shares)

    assert [shares(start) for start in (Start.GRANT, Start.ALLIANCE)] == [
        GrantShares,
        TargetCostShares,
    ]
    assert shares(Start.LEAD_BODY) is shares(Start.BLANK) is NoShares


def test_no_part_in_money_or_risk_is_filled_in_for_anyone() -> None:
    content = blank_content(LegalForm.ALLIANCE, (*PARTIES, COUNCIL), Start.ALLIANCE, title="Rooms")
    assert isinstance(content.shares, TargetCostShares)
    assert [(w.party, w.gain, w.pain) for w in content.shares.weights] == [
        ("harbour", 0, 0),
        ("kettle", 0, 0),
        ("lantern", 0, 0),
    ]
    assert content.shares.modifier.on is False
    assert all(not risk.bearers for risk in content.risks)


def test_a_clause_taken_from_the_library_starts_with_its_words() -> None:
    clause = new_clause("safeguarding", LegalForm.CONSORTIUM)
    assert clause.title == "Safeguarding"
    assert "[whom]" in clause.text
    with pytest.raises(KeyError):
        new_clause("own-abc", LegalForm.CONSORTIUM)
