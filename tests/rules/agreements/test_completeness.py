"""What an agreement still lacks, growing with its form and size."""

from dataclasses import replace as with_facts
from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from commissioning.agreements.rules.circumstances import Facts
from commissioning.agreements.rules.clauses.library import LIBRARY
from commissioning.agreements.rules.completeness import blanks, is_complete, missing
from commissioning.agreements.rules.content import Content, checked
from commissioning.agreements.rules.parts import Bearer, Clause, Measure, Party
from commissioning.agreements.rules.sharing_terms import (
    Modifier,
    NoShares,
    PartyWeight,
    TargetCostShares,
)
from commissioning.agreements.rules.starting_points import Start, blank_content
from commissioning.partnerships.rules.forms import LegalForm
from tests.rules.agreements.agreed import AGREED, GRANT, PARTIES, TARGET_COST

ALL_GAVE_AUTHORITY = Facts(authority_from=frozenset({"kettle", "lantern"}))
FIRST_AND_STANDING = [
    "purpose parties deciding contributions shares risks information leaving".split(),
    "no_legal_partnership term learning".split(),
]
WRITTEN = tuple(
    Clause(key=key, title=LIBRARY[key].title, text="We agree on this.")
    for group in FIRST_AND_STANDING
    for key in group
)
WHOLE = replace(AGREED, clauses=WRITTEN, shares=GRANT)


def needed(content: Content, facts: Facts = ALL_GAVE_AUTHORITY) -> list[tuple[str, str]]:
    return [(item.what, item.where) for item in missing(checked(content), facts) if item.needed]


def places(content: Content, facts: Facts = ALL_GAVE_AUTHORITY) -> list[str]:
    return [where for _, where in needed(content, facts)]


def written(key: str, text: str = "We agree on this.") -> Clause:
    return Clause(key=key, title=LIBRARY[key].title, text=text)


def test_a_whole_agreement_lacks_nothing_that_is_needed() -> None:
    assert needed(WHOLE) == []
    assert is_complete(WHOLE, ALL_GAVE_AUTHORITY)


def test_each_of_the_first_eight_clauses_is_asked_for() -> None:
    without = replace(WHOLE, clauses=())
    assert places(without)[:8] == FIRST_AND_STANDING[0]
    assert needed(without)[0][0] == (
        "Add the clause “Purpose and principles”: every agreement of this form needs it"
    )


@pytest.mark.parametrize("start", Start)
@pytest.mark.parametrize("form", LegalForm)
def test_no_start_is_complete_before_anyone_has_written_in_it(form: Any, start: Any) -> None:
    content = blank_content(form, PARTIES, start, title="Rooms")
    assert not is_complete(content, Facts())


def test_every_blank_left_is_named() -> None:
    text = "We meet in [which place],\nwith [how\nmany] people."
    assert blanks(text) == ["which place", "how many"]
    found = needed(replace(WHOLE, clauses=(*WHOLE.clauses, written("meetings", text))))
    assert found == [
        ("In “Meeting dates”, fill in “which place”", "meetings"),
        ("In “Meeting dates”, fill in “how many”", "meetings"),
    ]


def test_an_empty_clause_is_written_or_taken_out() -> None:
    empty = replace(WHOLE, clauses=(*WHOLE.clauses, written("contact", " \n")))
    assert needed(empty) == [("Write the clause “Contact details”, or take it out", "contact")]


def test_above_100_000_pounds_insurance_is_asked_for() -> None:
    at = replace(WHOLE, shares=NoShares(), contributions=())
    worth = with_facts(ALL_GAVE_AUTHORITY, worth_pence=100_000_00)
    assert "insurance" not in places(at, worth)
    assert "insurance" in places(at, with_facts(worth, worth_pence=100_000_01))
    grant = replace(GRANT, total_pence=100_000_00)
    assert "insurance" in places(replace(WHOLE, shares=grant)), "with the van it is above"


def test_more_than_three_parties_say_how_one_joins_and_leaves() -> None:
    fourth = Party(ref="orchard", name="Orchard", rank=4, role="Grows food")
    facts = with_facts(
        ALL_GAVE_AUTHORITY, authority_from=frozenset("kettle lantern orchard".split())
    )
    assert places(replace(WHOLE, parties=(*PARTIES, fourth)), facts) == ["membership"]


def test_staff_who_move_and_people_at_risk_bring_their_clauses() -> None:
    facts = with_facts(ALL_GAVE_AUTHORITY, staff_move=True, people_at_risk=True)
    assert places(WHOLE, facts) == ["safeguarding", "staff"]


def test_a_lead_needs_written_authority_from_every_other_party() -> None:
    lead = replace(
        WHOLE,
        legal_form=LegalForm.LEAD_BODY,
        clauses=(*WHOLE.clauses, written("lead_authority")),
    )
    assert needed(lead) == []
    some = Facts(authority_from=frozenset({"kettle"}))
    assert needed(lead, some) == [
        (
            "Ask Lantern Advice for its written authority for Harbour Homes to lead",
            "lead_authority",
        )
    ]


def test_a_lead_body_has_exactly_one_lead() -> None:
    lead = replace(
        WHOLE,
        legal_form=LegalForm.LEAD_BODY,
        clauses=(*WHOLE.clauses, written("lead_authority")),
    )
    nobody = tuple(replace(party, is_lead=False) for party in PARTIES)
    everyone = tuple(replace(party, is_lead=True) for party in PARTIES)
    for parties in (nobody, everyone):
        assert needed(replace(lead, parties=parties)) == [("Say which one party leads", "parties")]


def test_an_alliance_decides_unanimously_and_best_for_people() -> None:
    parties = tuple(replace(party, is_lead=False) for party in PARTIES)
    alliance = replace(WHOLE, legal_form=LegalForm.ALLIANCE, parties=parties)
    assert places(alliance) == ["deciding", "deciding"]
    words = "We decide unanimously what is best for people."
    clauses = (written("deciding", words), *(c for c in WRITTEN if c.key != "deciding"))
    assert needed(replace(alliance, clauses=clauses)) == []


def test_a_shared_cost_names_who_the_commissioner_is() -> None:
    def asked(*names: str, parties: tuple[Party, ...] = PARTIES) -> list[tuple[str, bool]]:
        text = "The cost is shared." + "".join(f" The commissioner is {name}." for name in names)
        clauses = (*WHOLE.clauses, written("target_cost", text))
        content = replace(WHOLE, shares=TARGET_COST, clauses=clauses, parties=parties)
        found = missing(checked(content), ALL_GAVE_AUTHORITY)
        return [(item.where, item.needed) for item in found if "the commissioner is" in item.what]

    council = Party(ref="council", name="Seatown Council", rank=9, is_commissioner=True)
    assert asked() == [("target_cost", True)]
    assert asked("Seatown Council") == []
    assert asked(parties=(*PARTIES, council)) == []


def test_an_alliance_without_shared_costs_is_only_advised_to_name_a_commissioner() -> None:
    alliance = replace(WHOLE, legal_form=LegalForm.ALLIANCE)
    found = missing(checked(alliance), ALL_GAVE_AUTHORITY)
    assert [(i.where, i.needed) for i in found if "the commissioner is" in i.what] == [
        ("shares", False)
    ]


def test_an_alliance_needs_steps_for_when_it_does_not_agree() -> None:
    alliance = replace(WHOLE, legal_form=LegalForm.ALLIANCE, disputes=AGREED.disputes[:1])
    assert "disputes" in places(alliance)
    network = replace(WHOLE, legal_form=LegalForm.INFORMAL_NETWORK, disputes=())
    assert "disputes" not in places(network)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"target_pence": None}, "Enter a target cost above £0"),
        ({"allowable_cost": " "}, "Say what counts as cost"),
        ({"vat": ""}, "Say whether VAT is in the target cost"),
        ({"changes_of_target": ""}, "Say what lets the target cost change"),
        ({"paid_on": ""}, "Say on which day money is paid"),
        (
            {"settlement": ""},
            "Say to which day a share is worked out when a party leaves",
        ),
        (
            {"overspend_limit_pence": None},
            "Set a limit on overspends, or confirm that there is no limit",
        ),
        (
            {"modifier": Modifier(on=True)},
            "Say why what is measured changes what is paid",
        ),
        (
            {"weights": (PartyWeight(party="harbour", gain=1, pain=0),)},
            "Give at least one party a part of overspends",
        ),
    ],
)
def test_target_cost_asks_for_each_thing_in_words(change: dict[str, Any], what: str) -> None:
    shares: TargetCostShares = replace(TARGET_COST, **change)
    assert (what, "shares") in needed(replace(WHOLE, shares=shares))
    assert (what, "shares") not in needed(replace(WHOLE, shares=TARGET_COST))


def test_no_limit_is_enough_when_it_was_confirmed() -> None:
    shares = replace(TARGET_COST, overspend_limit_pence=None, no_limit_confirmed=True)
    assert "shares" not in places(replace(WHOLE, shares=shares))


def test_target_cost_brings_its_three_clauses() -> None:
    found = places(replace(WHOLE, shares=TARGET_COST))
    assert {"target_cost", "target_changes", "open_book"} <= set(found)
    assert not {"target_cost", "target_changes", "open_book"} & set(places(WHOLE))


def test_a_grant_that_is_not_wholly_shared_says_what_to_do() -> None:
    shares = replace(GRANT, total_pence=None)
    assert "shares" in places(replace(WHOLE, shares=shares))


def test_those_who_bear_a_risk_bear_all_of_it() -> None:
    (risk,) = AGREED.risks
    third = Bearer(party="harbour", percent_bp=3_333)
    assert needed(replace(WHOLE, risks=(replace(risk, bearers=(third,)),))) == [
        (
            "Say who bears “Fewer rooms than planned”: the parts come to 33.33%, not 100%",
            "risks",
        )
    ]


def test_an_end_before_the_start_is_asked_about() -> None:
    assert places(replace(WHOLE, ends_on=date(2027, 3, 31))) == ["dates"]


@pytest.mark.parametrize(("days", "asked"), [(-1, True), (0, False), (1, False)])
def test_an_end_that_has_passed_is_asked_about_on_the_day(days: int, asked: bool) -> None:
    assert AGREED.ends_on is not None
    facts = with_facts(ALL_GAVE_AUTHORITY, today=AGREED.ends_on - timedelta(days=days))
    found = [what for what, _ in needed(AGREED, facts)]
    assert any("still to come" in what for what in found) is asked


def test_a_measure_touches_payment_only_when_it_is_switched_on() -> None:
    paying = Measure(ref="home", question="Well at home?", counted="Nights", used_for_payment=True)
    content = replace(WHOLE, measures=(paying,))
    assert places(content) == ["measures"]
    shares = replace(TARGET_COST, modifier=Modifier(on=True, words="Agreed with the council."))
    assert "measures" not in places(replace(content, shares=shares))


def test_title_purpose_and_blanks_in_them_are_asked_for() -> None:
    assert places(replace(WHOLE, title=" ")) == ["title"]
    assert places(replace(WHOLE, purpose="")) == ["purpose"]
    filled = needed(replace(WHOLE, purpose="So that [who] lives well."))
    assert filled == [("Fill in “who”", "purpose")]


def test_more_than_a_network_says_when_it_starts_and_ends() -> None:
    undated = replace(WHOLE, starts_on=None, ends_on=None)
    assert places(undated) == ["dates", "dates"]
    assert places(replace(undated, legal_form=LegalForm.INFORMAL_NETWORK)) == []


def test_two_parties_or_more_each_with_something_to_do() -> None:
    alone = blank_content(LegalForm.CONSORTIUM, PARTIES[:1], Start.BLANK, title="Rooms")
    assert ("Name at least two parties", "parties") in needed(alone)
    idle = replace(WHOLE, parties=(*PARTIES[:2], replace(PARTIES[2], role="")))
    assert needed(idle) == [("Say what Lantern Advice does", "parties")]


def test_what_each_brings_and_what_could_happen_is_asked_for() -> None:
    assert places(replace(WHOLE, contributions=())) == ["contributions"]
    assert places(replace(WHOLE, risks=())) == ["risks"]


def test_advice_does_not_stand_in_the_way() -> None:
    (risk,) = AGREED.risks
    bare = replace(WHOLE, reviews=(), risks=(replace(risk, holder=None, mitigation=""),))
    advice = [item for item in missing(bare, ALL_GAVE_AUTHORITY) if not item.needed]
    assert {item.where for item in advice} == {"reviews", "contributions", "risks", "measures"}
    assert is_complete(bare, ALL_GAVE_AUTHORITY)
