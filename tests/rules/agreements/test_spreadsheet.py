"""The formulas of the spreadsheet give the same pence as the arithmetic of the register."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commissioning.agreements.documents.spreadsheet import HEAD_ROW, sheet_of
from commissioning.agreements.rules.agreed_sums import AgreedTarget
from commissioning.agreements.rules.outcome import outcome
from commissioning.agreements.rules.terms import OverTo, Party, Terms, by_rank
from tests.rules.agreements.money import TABLE, THREE, parties, party, pounds, terms
from tests.rules.agreements.workbook import Workbook

BILLION = pounds(1_000_000_000)
FIRST = HEAD_ROW + 2  # the first row of costs, as spreadsheets count
COSTS = [pounds(cost) for cost in (750_000, 900_000, 1_000_000, 1_080_000, 1_150_000)]


def book_of(
    agreed: Terms, sharing: tuple[Party, ...], costs: list[int], name: str = "Party"
) -> Workbook:
    """Make the file and read it."""
    names = {one.key: f"{name} {one.key}" for one in sharing}
    return Workbook(sheet_of(AgreedTarget(agreed, sharing), names, "Version 1", costs))


def pence_in(book: Workbook, row: int, count: int, *, kept: bool = False) -> list[int]:
    """Give partners, commissioner and parties of one row in pence; what is kept, if asked."""
    columns = [chr(66 + at) for at in range(count + 2)]
    cells = [f"What if!{column}{row}" for column in columns]
    found = [book.kept[cell] if kept else book.value(cell) for cell in cells]
    return [round(value * 100) for value in found]


def due(agreed: Terms, sharing: tuple[Party, ...], cost: int) -> list[int]:
    """Give the same from the register's own arithmetic."""
    result = outcome(agreed, sharing, cost)
    shares = [share.pence for share in result.by_party]
    return [result.partners_pence, result.commissioner_pence, *shares]


@pytest.mark.parametrize("limit", [None, pounds(50_000)])
def test_the_table_comes_from_the_formulas_to_the_penny(limit: int | None) -> None:
    agreed = replace(TABLE, overspend_limit_pence=limit)
    book = book_of(agreed, THREE, COSTS)
    for row, cost in enumerate(COSTS, start=FIRST):
        assert pence_in(book, row, 3) == due(agreed, THREE, cost)
        assert pence_in(book, row, 3, kept=True) == due(agreed, THREE, cost)


def test_a_cost_that_is_typed_is_worked_out_anew() -> None:
    book = book_of(TABLE, THREE, COSTS)
    book.type(f"What if!A{FIRST}", 1_234_567.89)
    assert pence_in(book, FIRST, 3) == due(TABLE, THREE, pounds("1,234,567.89"))


def test_a_term_that_is_changed_changes_what_comes_out() -> None:
    book = book_of(replace(TABLE, overspend_limit_pence=pounds(50_000)), THREE, COSTS)
    book.type("Terms!B4", 20_000)
    changed = replace(TABLE, overspend_limit_pence=pounds(20_000))
    assert pence_in(book, FIRST + 4, 3) == due(changed, THREE, COSTS[4])


def test_an_odd_penny_goes_to_the_lower_rank() -> None:
    thirds = (party("x", 3, 1), party("y", 1, 1), party("z", 2, 1))
    agreed = replace(TABLE, savings_limit_pence=100)
    book = book_of(agreed, thirds, [pounds(500_000)])
    assert pence_in(book, FIRST, 3)[2:] == [34, 33, 33]


def test_what_is_over_an_own_limit_goes_where_the_agreement_says() -> None:
    held = (party("a", 1, 40), party("b", 2, 35), party("c", 3, 25, 0))
    for to in OverTo:
        agreed = replace(TABLE, over_own_limit=to)
        book = book_of(agreed, held, COSTS)
        assert pence_in(book, FIRST + 4, 3) == due(agreed, held, COSTS[4])


def test_the_values_kept_in_the_file_are_those_of_its_formulas() -> None:
    book = book_of(TABLE, THREE, COSTS)
    assert len(book.formulas) > 100
    for cell in book.formulas:
        assert book.value(cell) == book.kept[cell], cell


def test_a_name_is_never_taken_for_a_formula() -> None:
    book = book_of(TABLE, THREE, COSTS, name="=1+1")
    assert book.typed["Terms!A17"] == "=1+1 a"
    assert "Terms!A17" not in book.formulas


@settings(max_examples=60, deadline=None)
@given(
    agreed=terms(largest=BILLION),
    sharing=parties(most=4, largest_limit=BILLION),
    cost=st.integers(0, BILLION),
)
def test_up_to_a_billion_the_formulas_give_the_same_pence(
    agreed: Terms, sharing: tuple[Party, ...], cost: int
) -> None:
    agreed = replace(agreed, modifier_bp=None)  # what agreements say of it is in words
    ranked = tuple(by_rank(sharing))
    book = book_of(agreed, sharing, [cost])
    assert pence_in(book, FIRST, len(ranked)) == due(agreed, sharing, cost)
