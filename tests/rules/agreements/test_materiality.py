"""When every board decides again, and when it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from commissioning.agreements.rules.change import is_material
from commissioning.agreements.rules.clauses.library import LIBRARY
from commissioning.agreements.rules.content import Content, as_json
from commissioning.agreements.rules.differences import changes
from commissioning.agreements.rules.materiality import MATERIAL_PARTS
from commissioning.agreements.rules.parts import Clause
from commissioning.agreements.rules.spelling import only_spelling
from tests.rules.agreements.agreed import AGREED


def with_clause(key: str, text: str) -> Content:
    others = tuple(clause for clause in AGREED.clauses if clause.key != key)
    kind = LIBRARY.get(key)
    title = kind.title if kind else "Our own"
    return replace(AGREED, clauses=(*others, Clause(key=key, title=title, text=text)))


def material(key: str, before: str, after: str, *, marked: bool = False) -> bool:
    found = changes(with_clause(key, before), with_clause(key, after))
    return is_material(found, marked_as_spelling=marked)


def test_every_part_of_an_agreement_but_its_clauses_is_material() -> None:
    assert set(MATERIAL_PARTS) | {"clauses", "starts_on", "ends_on"} == set(as_json(AGREED)) | {
        "dates"
    }
    assert all(MATERIAL_PARTS.values())


def test_no_change_is_not_material() -> None:
    assert not is_material(())


@pytest.mark.parametrize("key", ["contact", "meetings"])
def test_contact_details_and_meeting_dates_are_not_material(key: str) -> None:
    assert not material(key, "Friday at 10, at the hall.", "Monday at 9, at the school.")
    assert not is_material(changes(AGREED, with_clause(key, "Friday at 10, at the hall.")))


def test_a_promise_among_the_contact_details_is_material() -> None:
    assert material("contact", "Write to Ana.", "Write to Ana. Kettle pays every overspend.")
    assert material("meetings", "On Friday. Each must come.", "On Friday.")


@pytest.mark.parametrize("key", [k.key for k in LIBRARY.values() if k.material] + ["own-a1"])
def test_all_other_clauses_are_material(key: str) -> None:
    assert material(key, "We meet in the hall.", "We meet in the school.")


def test_one_material_change_among_others_is_enough() -> None:
    before = with_clause("contact", "Ana")
    after = replace(with_clause("contact", "Bea"), title="Another title")
    assert is_material(changes(before, after))


def test_spelling_counts_only_when_its_author_says_so() -> None:
    before, after = "We recieve it together.", "We receive it together."
    assert material("purpose", before, after)
    assert not material("purpose", before, after, marked=True)


def test_calling_another_change_spelling_does_not_make_it_so() -> None:
    assert material("purpose", "We may receive it.", "We must receive it.", marked=True)
    found = changes(AGREED, replace(AGREED, ends_on=None))
    assert is_material(found, marked_as_spelling=True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Teh hall", "The hall"),
        ("We recieve it", "We receive it"),
        ("Our commitee, too.", "Our committee, too."),
        ("their accomodation", "their accommodation"),
        ("harbour homes", "Harbour Homes"),
        ("two  spaces", "two spaces"),
    ],
)
def test_misspelt_words_that_are_mended_are_spelling(before: str, after: str) -> None:
    assert only_spelling(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The same", "The same"),
        ("We may pay", "We must pay"),
        ("can not", "can now"),
        ("paid in 30 days", "paid in 31 days"),
        ("£1,000", "£1.000"),
        ("on 1 Juny", "on 1 July"),
        ("within ninty days", "within ninety days"),
        ("we include it", "we exclude it"),
        ("unapproved costs", "approved costs"),
        ("approved costs", "unapproved costs"),
        ("the employee", "the employer"),
        ("the payee", "the payer"),
        ("from", "form"),
        ("We meet", "We meet again"),
        ("its own", "it's own"),
        ("Pay, Ana", "Pay Ana"),
        ("ana@hall.example", "ann@hall.example"),
        ("no", "on"),
        ("nott", "not"),
        ("partys", "party"),
        ("the savngs", "the spendings"),
        ("recei1ve", "recei2ve"),
        ("x" * 61, "x" * 62),
        ("Qzx", "…"),
        ("a", ""),
        ("", "a"),
    ],
)
def test_anything_else_is_not_spelling(before: str, after: str) -> None:
    assert not only_spelling(before, after)


@given(st.text(), st.text())
def test_any_two_texts_can_be_asked_about(before: str, after: str) -> None:
    if only_spelling(before, after):
        assert len(before.split()) == len(after.split())
        assert [c for c in before if c.isdigit()] == [c for c in after if c.isdigit()]
