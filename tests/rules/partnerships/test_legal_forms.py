"""The five legal forms: each says in plain words what follows from it."""

import pytest

from commissioning.partnerships.rules.forms import LegalForm
from commissioning.partnerships.rules.legal_forms import AUTHORITY, ROLES, facts_of

FORMS = list(LegalForm)


@pytest.mark.parametrize("form", FORMS)
def test_each_form_says_who_signs_who_answers_and_who_bears_what(form: LegalForm) -> None:
    facts = facts_of(form)
    said = (facts.name, facts.line, *facts.consequences)
    assert len(facts.consequences) == 4
    assert all(words[-1] == "." for words in said[1:])
    assert all(words for words in said)


@pytest.mark.parametrize("form", FORMS)
def test_each_form_names_where_its_words_come_from(form: LegalForm) -> None:
    sources = facts_of(form).sources
    assert sources
    assert all(source.name and source.address.startswith("http") for source in sources)


@pytest.mark.parametrize("form", FORMS)
def test_each_form_asks_once_for_what_it_wants_written_down(form: LegalForm) -> None:
    keys = [each.key for each in facts_of(form).writes_down]
    assert ROLES.key in keys
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("form", FORMS)
def test_a_lead_needs_written_authority_and_nobody_else_does(form: LegalForm) -> None:
    facts = facts_of(form)
    assert facts.has_lead == facts.asks_authority == (AUTHORITY in facts.writes_down)


def test_no_two_forms_have_one_name() -> None:
    assert len({facts_of(form).name for form in FORMS}) == len(FORMS)
