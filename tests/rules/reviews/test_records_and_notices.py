"""What each route has to keep and publish: a record that fills itself, drafts, and clocks."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissioning.reviews.rules.nations import Nation
from commissioning.reviews.rules.notice_list import KINDS, OF_ROUTE
from commissioning.reviews.rules.notices import (
    TO_FILL_IN,
    Draft,
    as_fields,
    as_text,
    draft_of,
    kind_of,
    kinds_of,
)
from commissioning.reviews.rules.record_items import ITEMS
from commissioning.reviews.rules.records import (
    CRITERIA,
    RECORDS,
    State,
    checklist,
    is_complete,
    items_of,
    missing,
)
from commissioning.reviews.rules.route_list import ROUTES
from commissioning.reviews.rules.running import clocks_from

ENGLISH_COUNCIL = {"nation": "england", "authority": "council"}
FACTS = {"title": "Support for families (F-12)", "value": "£500,000", "providers": "Harbour Trust"}
NOTICE = date(2026, 11, 2)


def drafted(key: str, words: dict[str, str]) -> Draft:
    """Draft one notice."""
    kind = kind_of(key)
    assert kind is not None
    return draft_of(kind, words, "Saltmere Council")


def test_the_register_fills_in_what_it_knows() -> None:
    lines = {line.item.key: line for line in checklist("psr_c", {}, FACTS, {})}
    assert (lines["title"].state, lines["title"].words) == (State.FILLED, FACTS["title"])
    assert lines["decided_by"].state is State.MISSING


def test_what_a_person_wrote_counts_before_what_the_register_knows() -> None:
    [line] = [each for each in checklist("psr_c", {}, FACTS, {"title": "Families"})
              if each.item.key == "title"]  # fmt: skip
    assert (line.state, line.words) == (State.WRITTEN, "Families")


def test_spaces_are_nothing_written() -> None:
    lines = checklist("engagement", {}, {"title": "  "}, {"service": " \n"})
    assert {line.state for line in lines} == {State.MISSING}


def test_a_record_is_complete_when_nothing_is_missing() -> None:
    words = {item.key: "Said." for item in items_of("act_direct", {})}
    lines = checklist("act_direct", {}, {}, words)
    assert is_complete(lines)
    words.pop("ground")
    lines = checklist("act_direct", {}, {}, words)
    assert [line.item.key for line in missing(lines)] == ["ground"]
    assert not is_complete(lines)


def test_what_is_no_route_has_no_record_and_is_never_complete() -> None:
    assert checklist("by hand", {}, FACTS, {}) == ()
    assert not is_complete(())


@pytest.mark.parametrize("route", ["psr_c", "psr_msp", "psr_competition"])
def test_the_five_key_criteria_are_each_answered(route: str) -> None:
    assert len(CRITERIA) == 5
    assert set(CRITERIA) <= set(RECORDS[route])


def test_every_route_has_a_record_and_every_item_is_in_one() -> None:
    assert set(RECORDS) == {route.key for route in ROUTES}
    assert {key for keys in RECORDS.values() for key in keys} == set(ITEMS)
    for keys in RECORDS.values():
        assert len(set(keys)) == len(keys)


def test_every_item_says_why_and_where() -> None:
    for item in ITEMS.values():
        assert item.why
        assert item.source.address


def test_the_list_of_grants_is_for_english_councils() -> None:
    listed = "grant_list"
    assert listed in [item.key for item in items_of("grant", ENGLISH_COUNCIL)]
    for answers in ({"nation": "wales", "authority": "council"},
                    {"nation": "england", "authority": "nhs"}):  # fmt: skip
        assert listed not in [item.key for item in items_of("grant", answers)]
        assert "council_grants" not in [kind.key for kind in kinds_of("grant", answers)]


@given(
    st.sampled_from([route.key for route in ROUTES]),
    st.dictionaries(st.sampled_from(sorted({i.fills for i in ITEMS.values() if i.fills})),
                    st.text(max_size=5)),
    st.dictionaries(st.sampled_from(sorted(ITEMS)), st.text(max_size=5)),
)  # fmt: skip
def test_an_item_has_words_exactly_when_it_is_not_missing(
    route: str, facts: dict[str, str], kept: dict[str, str]
) -> None:
    for line in checklist(route, ENGLISH_COUNCIL, facts, kept):
        assert bool(line.words) is (line.state is not State.MISSING)


# --- notices -------------------------------------------------------------------------------------


def test_the_intention_notice_of_process_c_says_its_nine_things() -> None:
    words = {key: f"about {key}" for key in ITEMS}
    draft = drafted("psr_c_intention", words)
    text = as_text(draft)
    assert draft.opening in text
    for key in ("title", "providers", "service", "value", "decided_by", *CRITERIA, "conflicts",
                "conflicts_managed"):  # fmt: skip
        assert f"about {key}" in text
    assert draft.missing == ()


def test_what_is_missing_is_marked_and_never_made_up() -> None:
    draft = drafted("transparency", {"title": "Families"})
    assert f"What it is, and its code: {TO_FILL_IN}" in as_text(draft)
    assert "Title and reference" not in draft.missing
    assert "What it is, and its code" in draft.missing


def test_a_draft_gives_fields_of_open_contracting_data() -> None:
    draft = drafted("contract_award", {"title": "Families", "value": "£5"})
    assert as_fields(draft) == {
        "buyer.name": "Saltmere Council", "tender.title": "Families", "tender.value": "£5",
    }  # fmt: skip


def test_reasons_never_stand_in_for_a_criterion_that_was_not_written() -> None:
    draft = drafted("psr_c_intention", {"reasons": "They do it well."})
    assert as_fields(draft)["awards.rationale"] == "They do it well."
    assert len([label for label in draft.missing if label.startswith("Reasons: ")]) == 5


def test_a_persons_own_choice_needs_no_contract_award_notice() -> None:
    keys = {kind.key for kind in kinds_of("act_direct", {"ground": "choice"})}
    assert keys == {"transparency", "contract_made", "contract_details"}


def test_a_light_touch_contract_has_a_standstill_if_the_buyer_chooses_one() -> None:
    kinds = {kind.key: kind for kind in kinds_of("act_open", {"light_touch": "yes"})}
    assert "contract_award" not in kinds
    [clock] = clocks_from(kinds["light_touch_award"], NOTICE, Nation.ENGLAND)
    assert clock.rule.voluntary


def test_an_act_has_a_day_and_no_draft() -> None:
    found = [(kind.key, kind.is_act) for kind in kinds_of("psr_a", {})]
    assert found == [("award_made", True), ("psr_award_notice", False)]


@pytest.mark.parametrize(
    ("kind", "ends"),
    [
        ("contract_award", date(2026, 11, 11)),
        ("psr_c_intention", date(2026, 11, 13)),
        ("psr_intention", date(2026, 11, 13)),
        ("award_made", date(2026, 12, 2)),
        ("psr_msp_notice", date(2026, 11, 16)),
        ("psr_further", date(2026, 11, 9)),
        ("grant_decided", date(2027, 2, 1)),
        ("contract_made", date(2026, 12, 1)),
        ("light_touch_made", date(2027, 3, 1)),
    ],
)
def test_the_day_of_a_notice_starts_its_clocks(kind: str, ends: date) -> None:
    found = kind_of(kind)
    assert found is not None
    clock = clocks_from(found, NOTICE, Nation.ENGLAND)[0]
    assert clock.counted is not None
    assert clock.counted.last_day == ends
    assert clock.source is not None


def test_the_subsidy_entry_is_kept_for_six_years() -> None:
    kind = kind_of("grant_decided")
    assert kind is not None
    kept_until = clocks_from(kind, NOTICE, Nation.ENGLAND)[1].counted
    assert kept_until is not None
    assert kept_until.last_day == date(2032, 11, 1)


def test_a_clock_of_a_day_before_its_law_says_to_check_the_text() -> None:
    kind = kind_of("contract_award")
    assert kind is not None
    [clock] = clocks_from(kind, date(2020, 1, 1), Nation.ENGLAND)
    assert clock.counted is None
    assert "check the current text" in clock.how


def test_wales_counts_by_its_own_regime() -> None:
    kind = kind_of("psr_intention")
    assert kind is not None
    [clock] = clocks_from(kind, NOTICE, Nation.WALES)
    assert clock.source is not None
    assert "Wales" in clock.source.name
    assert "check the current text" in clock.source.words_on(NOTICE)


def test_the_contract_of_a_light_touch_service_has_longer_for_its_notice() -> None:
    kinds = [kind.key for kind in kinds_of("act_direct", {"light_touch": "yes"})]
    assert "light_touch_made" in kinds
    assert "contract_made" not in kinds


def test_the_change_of_a_light_touch_contract_needs_no_notice() -> None:
    assert [kind.key for kind in kinds_of("act_change", {})] == ["contract_change"]
    assert kinds_of("act_change", {"light_touch": "yes"}) == ()


def test_every_kind_is_known_and_belongs_to_a_route_or_is_a_lighter_one() -> None:
    used = {key for keys in OF_ROUTE.values() for key in keys}
    assert used == {kind.key for kind in KINDS}
    assert kind_of("letter") is None
    for kind in KINDS:
        assert kind.source.address
        assert kind.is_act == (not kind.fields)
