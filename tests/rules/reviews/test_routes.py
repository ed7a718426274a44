"""From answers to the lawful routes that fit, and those that do not, each with why."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissioning.reviews.rules.answers import Answers
from commissioning.reviews.rules.fit import Fit
from commissioning.reviews.rules.nations import Nation, law_of
from commissioning.reviews.rules.questions import (
    QUESTIONS,
    asked,
    in_words,
    kept,
    open_questions,
    question,
)
from commissioning.reviews.rules.route_list import ROUTES, is_route, route
from commissioning.reviews.rules.routes import fit_of, routes_for

TODAY = date(2026, 11, 23)
COUNCIL = {"nation": "england", "authority": "council", "kind": "purchase", "change": "no"}
HEALTH = {**COUNCIL, "health": "yes"}
SOCIAL = {
    **COUNCIL, "health": "no", "value": 900_000_00, "object": "services", "light_touch": "yes",
    "ground": "none", "keep_for": "nobody",
}  # fmt: skip
SMALL = {**SOCIAL, "value": 100_000_00, "light_touch": "no"}


def fit(key: str, answers: Answers, day: date = TODAY) -> Fit:
    """Give how a route fits."""
    found = fit_of(key, answers, day)
    assert found is not None
    return found.fit


def why(key: str, answers: Answers) -> str:
    """Give why a route fits or does not."""
    found = fit_of(key, answers, TODAY)
    assert found is not None
    return found.why


def keys(answers: Answers) -> list[str]:
    """Give the questions that matter."""
    return [each.key for each in asked(answers)]


# --- questions -----------------------------------------------------------------------------------


def test_the_nation_is_asked_first() -> None:
    assert keys({})[:3] == ["nation", "authority", "kind"]


def test_a_grant_is_asked_about_subsidy_and_nothing_about_buying() -> None:
    grant = {"nation": "england", "authority": "council", "kind": "grant"}
    assert keys(grant)[3:] == [
        "value", "limb_public", "limb_advantage", "limb_specific", "limb_effect",
    ]  # fmt: skip


def test_a_health_service_is_asked_about_the_regime_alone() -> None:
    assert keys(HEALTH)[5:] == [
        "health", "only_provider", "patient_choice", "incumbent", "most_suitable",
    ]  # fmt: skip


def test_wales_is_not_asked_about_patients_choice() -> None:
    assert "patient_choice" not in keys({**HEALTH, "nation": "wales"})


@pytest.mark.parametrize("nation", ["scotland", "northern_ireland"])
def test_without_a_regime_nobody_is_asked_about_health(nation: str) -> None:
    assert "health" not in keys({**COUNCIL, "nation": nation})


def test_a_government_department_is_not_asked_about_health() -> None:
    assert "health" not in keys({**COUNCIL, "authority": "central"})


def test_a_foundation_is_asked_nothing_about_the_law_of_buying() -> None:
    assert keys({**COUNCIL, "authority": "not_public"}) == ["nation", "authority", "kind"]


def test_an_answer_that_no_longer_matters_is_dropped() -> None:
    assert kept({**HEALTH, "most_suitable": "yes", "kind": "grant"}) == {
        "nation": "england", "authority": "council", "kind": "grant",
    }  # fmt: skip


@pytest.mark.parametrize("odd", ["perhaps", "", 3, None, ["yes"], {"a": 1}, True])
def test_an_answer_that_was_not_offered_is_no_answer(odd: object) -> None:
    assert "health" not in kept({**COUNCIL, "health": odd})
    assert kept({"nation": odd}) == {}


@pytest.mark.parametrize("odd", [-1, "100", 1.5, True, None])
def test_a_value_is_whole_pence(odd: object) -> None:
    assert "value" not in kept({**SOCIAL, "value": odd})


def test_what_is_still_open_is_known() -> None:
    assert [each.key for each in open_questions(HEALTH)] == [
        "engage", "only_provider", "patient_choice", "incumbent", "most_suitable",
    ]  # fmt: skip


def test_answers_are_read_back_in_words() -> None:
    words = dict(in_words(SOCIAL))
    assert words["What kind of organisation are you?"] == "A council or combined authority"
    assert words["What is it worth over its whole life?"] == 900_000_00


# --- the Provider Selection Regime ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("psr_a", "only_provider"),
        ("psr_b", "patient_choice"),
        ("psr_c", "incumbent"),
        ("psr_msp", "most_suitable"),
    ],
)
def test_each_process_of_the_regime_has_its_own_test(key: str, answer: str) -> None:
    assert fit(key, {**HEALTH, answer: "yes"}) is Fit.YES
    assert fit(key, {**HEALTH, answer: "no"}) is Fit.NO
    assert fit(key, {**HEALTH, answer: "unsure"}) is Fit.PERHAPS
    assert fit(key, HEALTH) is Fit.PERHAPS


@pytest.mark.parametrize("must", ["only_provider", "patient_choice"])
def test_where_a_or_b_applies_the_others_do_not(must: str) -> None:
    answers = {**HEALTH, must: "yes", "incumbent": "yes", "most_suitable": "yes"}
    assert fit("psr_c", answers) is fit("psr_msp", answers) is Fit.NO
    assert fit("psr_competition", answers) is Fit.PERHAPS


def test_a_competition_is_always_open_under_the_regime() -> None:
    assert fit("psr_competition", HEALTH) is Fit.YES


def test_a_health_service_is_not_bought_under_the_act() -> None:
    assert fit("act_open", HEALTH) is fit("act_light_touch", HEALTH) is Fit.NO
    assert "Provider Selection Regime" in why("act_open", HEALTH)


def test_while_nobody_knows_whether_it_is_health_both_laws_may_fit() -> None:
    unsure = {**SOCIAL, "health": "unsure", "most_suitable": "yes"}
    assert fit("psr_msp", unsure) is fit("act_light_touch", unsure) is Fit.PERHAPS
    assert why("psr_msp", unsure).startswith("Only if it is a health service")


def test_wales_names_its_processes_1_and_2_and_has_no_b() -> None:
    wales = {**HEALTH, "nation": "wales"}
    assert route("psr_a").named(Nation.WALES).endswith("direct award process 1")
    assert route("psr_c").named(Nation.WALES).endswith("direct award process 2")
    assert fit("psr_b", wales) is Fit.NO
    assert fit("psr_c", {**wales, "incumbent": "yes"}) is Fit.YES


@pytest.mark.parametrize("nation", ["scotland", "northern_ireland"])
def test_no_regime_fits_where_there_is_none(nation: str) -> None:
    found = {**COUNCIL, "nation": nation}
    assert all(fit(key, found) is Fit.NO for key in ("psr_a", "psr_b", "psr_c", "psr_msp"))


# --- the Procurement Act -------------------------------------------------------------------------


def test_a_light_touch_service_above_its_threshold_is_still_a_competition() -> None:
    assert fit("act_light_touch", SOCIAL) is Fit.YES
    assert "£663,540" in why("act_light_touch", SOCIAL)
    assert fit("act_direct", SOCIAL) is Fit.NO
    assert fit("own_rules", SOCIAL) is Fit.NO


@pytest.mark.parametrize(
    "ground", ["prototype", "only", "choice", "urgent", "no_tenders", "protect"]
)
def test_a_direct_award_needs_a_reason_of_the_act(ground: str) -> None:
    answers = {**SOCIAL, "ground": ground}
    assert fit("act_direct", answers) is Fit.YES
    assert "transparency notice first" in why("act_direct", answers)


def test_user_choice_is_for_light_touch_services() -> None:
    big = {**SOCIAL, "light_touch": "no", "ground": "choice"}
    assert fit("act_direct", big) is Fit.NO


def test_not_being_sure_of_a_reason_is_not_having_one() -> None:
    assert fit("act_direct", {**SOCIAL, "ground": "unsure"}) is Fit.PERHAPS


def test_below_the_threshold_own_rules_fit_and_a_tender_may() -> None:
    assert fit("own_rules", SMALL) is Fit.YES
    assert fit("act_open", SMALL) is Fit.PERHAPS
    assert fit("act_direct", SMALL) is Fit.NO


@pytest.mark.parametrize(
    ("value", "expected"), [(207_719_99, Fit.YES), (207_720_00, Fit.NO), (207_720_01, Fit.NO)]
)
def test_the_threshold_itself_is_above(value: int, expected: Fit) -> None:
    assert fit("own_rules", {**SMALL, "value": value}) is expected


def test_below_the_threshold_it_says_from_what_value_notices_are_due() -> None:
    assert "From £30,000, VAT included" in why("own_rules", SMALL)
    assert "From £12,000, VAT included" in why("own_rules", {**SMALL, "authority": "central",
                                                             "value": 50_000_00})  # fmt: skip


def test_a_change_under_the_regime_says_from_what_value_a_notice_is_due() -> None:
    assert "From £500,000" in why("psr_change", {**HEALTH, "change": "yes"})


def test_an_nhs_body_has_the_threshold_of_central_government() -> None:
    nhs = {**SMALL, "authority": "nhs", "value": 150_000_00}
    assert fit("own_rules", nhs) is Fit.NO
    assert fit("own_rules", {**nhs, "authority": "council"}) is Fit.YES


def test_it_says_that_an_nhs_body_is_taken_for_central_government() -> None:
    body = {**SMALL, "value": 150_000_00}
    assert "An NHS body is taken here for" in why("act_open", {**body, "authority": "nhs"})
    assert "NHS" not in why("act_open", {**body, "authority": "council"})


def test_in_northern_ireland_a_trust_is_called_what_it_is_and_nothing_is_sure() -> None:
    trust = {**SMALL, "nation": "northern_ireland", "authority": "nhs", "value": 150_000_00}
    said = why("act_open", trust)
    assert "A Health and Social Care body is taken here for central government" in said
    assert "That is not sure" in said
    assert "NHS" not in said
    [body] = [each for each in question("authority").answers if each.value == "nhs"]
    assert "In Northern Ireland, a Health and Social Care trust" in body.hint


def test_an_english_council_may_reserve_a_small_contract() -> None:
    local = {**SMALL, "keep_for": "local"}
    assert fit("below_reserved", local) is Fit.YES
    assert fit("below_reserved", {**local, "nation": "wales"}) is Fit.PERHAPS
    assert fit("below_reserved", {**local, "value": 300_000_00}) is Fit.NO
    assert fit("below_reserved", SMALL) is Fit.NO


def test_sections_32_and_33_are_for_contracts_above_the_threshold() -> None:
    assert fit("act_reserved", {**SOCIAL, "keep_for": "supported"}) is Fit.YES
    assert fit("act_reserved", {**SOCIAL, "keep_for": "mutual"}) is Fit.PERHAPS
    assert fit("act_reserved", {**SMALL, "keep_for": "supported"}) is Fit.NO
    no_light_touch = {**SOCIAL, "keep_for": "mutual", "light_touch": "no"}
    assert fit("act_reserved", no_light_touch) is Fit.NO


def test_without_a_value_it_says_what_it_hangs_on() -> None:
    no_value = {key: said for key, said in SMALL.items() if key != "value"}
    assert fit("own_rules", no_value) is Fit.PERHAPS
    assert "say what it is worth" in why("own_rules", no_value)


def test_on_a_day_without_known_thresholds_it_does_not_guess() -> None:
    assert fit("own_rules", SMALL, date(2029, 1, 1)) is Fit.PERHAPS
    found = fit_of("own_rules", SMALL, date(2029, 1, 1))
    assert found is not None
    assert "the register knows none" in found.why


def test_talking_first_fits_whoever_wants_it() -> None:
    assert fit("engagement", {**SOCIAL, "engage": "yes"}) is Fit.YES
    assert fit("engagement", {**SOCIAL, "engage": "no"}) is Fit.PERHAPS


def test_a_light_touch_contract_may_be_changed_freely() -> None:
    change = {**SOCIAL, "change": "yes"}
    assert fit("act_change", change) is Fit.YES
    assert fit("act_change", {**change, "light_touch": "no"}) is Fit.PERHAPS
    assert fit("act_change", SOCIAL) is Fit.NO
    assert fit("psr_change", {**HEALTH, "change": "yes"}) is Fit.PERHAPS


# --- the rest ------------------------------------------------------------------------------------


def test_a_grant_is_not_a_purchase() -> None:
    grant = {**COUNCIL, "kind": "grant"}
    assert fit("grant", grant) is fit("grant_round", grant) is Fit.YES
    assert fit("act_open", grant) is fit("own_rules", grant) is Fit.NO
    assert fit("grant", SOCIAL) is Fit.NO


def test_scotland_is_led_to_its_texts_and_to_somebody_who_knows() -> None:
    found = {**COUNCIL, "nation": "scotland"}
    assert fit("ask", found) is Fit.YES
    assert fit("scotland", found) is Fit.PERHAPS
    assert fit("act_open", found) is Fit.NO
    assert "does not know them well enough" in law_of(Nation.SCOTLAND).words


def test_a_foundation_follows_its_own_rules() -> None:
    assert fit("own_rules", {**COUNCIL, "authority": "not_public"}) is Fit.YES


def test_without_a_nation_there_is_no_route() -> None:
    assert routes_for({}, TODAY) == ()
    assert fit_of("ask", {}, TODAY) is None


def test_the_keys_of_routes_are_known() -> None:
    assert is_route("psr_a")
    assert not is_route("by hand")


def answers() -> st.SearchStrategy[dict[str, object]]:
    """Give any mixture of answers, odd ones among them."""
    values = {
        each.key: st.integers(0, 10**9) if each.asks_money
        else st.sampled_from([*(answer.value for answer in each.answers), "odd"])
        for each in QUESTIONS
    }  # fmt: skip
    return st.fixed_dictionaries({}, optional=values)


@given(answers(), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_any_answers_give_routes_with_reasons_those_that_fit_first(
    given_: dict[str, object], day: date
) -> None:
    found = routes_for(given_, day)
    order = [tuple(Fit).index(each.fit) for each in found]
    assert order == sorted(order)
    assert all(each.why and each.sources and each.on_day == day for each in found)
    assert len({each.route.key for each in found}) == len(found)


@given(answers(), st.sampled_from(Nation))
def test_a_competition_is_always_among_what_may_fit_a_public_body(
    given_: dict[str, object], nation: Nation
) -> None:
    held = kept({**given_, "nation": nation})
    found = routes_for(held, TODAY)
    competing = [each for each in found if each.route.competes]
    assert competing
    if held.get("kind") and held.get("authority") not in (None, "not_public"):
        assert any(each.fit is not Fit.NO for each in competing)


@given(answers())
def test_keeping_answers_twice_changes_nothing(given_: dict[str, object]) -> None:
    once = kept(given_)
    assert kept(once) == once
    assert {each.key for each in asked(once)} >= set(once)


def test_every_route_says_what_it_is() -> None:
    assert len({each.key for each in ROUTES}) == len(ROUTES)
    for each in ROUTES:
        assert each.line.endswith(".")
        assert each.sources or each.key == "ask"
