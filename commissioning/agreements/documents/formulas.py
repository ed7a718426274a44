"""Spreadsheet formulas that know their own value, so that the two are written down once.

A file carries both: a viewer that works nothing out shows the values, a spreadsheet the formulas.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

Value = int | str


@dataclass(frozen=True, slots=True)
class Sum:
    """An expression: how a spreadsheet writes it, and what it comes to; "" is an empty cell."""

    text: str
    value: Value

    @property
    def number(self) -> int:
        """Give the value as a number; an empty cell counts as 0, as in a spreadsheet."""
        return self.value if isinstance(self.value, int) else 0

    def __add__(self, other: "Sum") -> "Sum":
        return Sum(f"({self.text}+{other.text})", self.number + other.number)

    def __sub__(self, other: "Sum") -> "Sum":
        return Sum(f"({self.text}-{other.text})", self.number - other.number)

    def __mul__(self, other: "Sum") -> "Sum":
        return Sum(f"({self.text}*{other.text})", self.number * other.number)

    def __gt__(self, other: "Sum") -> "Sum":
        return Sum(f"{self.text}>{other.text}", int(self.number > other.number))

    def __ge__(self, other: "Sum") -> "Sum":
        return Sum(f"{self.text}>={other.text}", int(self.number >= other.number))


@dataclass(frozen=True, slots=True)
class Cell(Sum):
    """An expression that stands in a cell of its own; its text is the cell's address."""

    place: str

    def until(self, last: "Cell") -> str:
        """Name the range from this cell to another one on the same sheet."""
        return f"{self.text}:{last.place}"


def number(value: int) -> Sum:
    """Write a whole number."""
    return Sum(str(value), value)


def is_empty(cell: Sum) -> Sum:
    """Ask whether nothing stands in a cell."""
    return Sum(f'{cell.text}=""', int(cell.value == ""))


def when(condition: Sum, then: Sum, otherwise: Sum) -> Sum:
    """Choose between two."""
    text = f"IF({condition.text},{then.text},{otherwise.text})"
    return Sum(text, then.value if condition.value else otherwise.value)


def least(one: Sum, other: Sum) -> Sum:
    """Give the smaller of two."""
    return Sum(f"MIN({one.text},{other.text})", min(one.number, other.number))


def most(one: Sum, other: Sum) -> Sum:
    """Give the larger of two."""
    return Sum(f"MAX({one.text},{other.text})", max(one.number, other.number))


def whole(amount: Cell, by: Sum) -> Sum:
    """Divide and leave the rest out, exactly; dividing by 0 gives 0.

    INT of a quotient just below a whole number is that number in some spreadsheets, so the result
    is held against what was divided.
    """
    parts = f"INT({amount.text}/{by.text})"
    text = f"IF({by.text}=0,0,{parts}-IF({parts}*{by.text}>{amount.text},1,0))"
    return Sum(text, amount.number // by.number if by.number else 0)


def together(cells: Sequence[Cell]) -> Sum:
    """Add up cells that stand side by side, or below one another."""
    return Sum(f"SUM({cells[0].until(cells[-1])})", sum(cell.number for cell in cells))


def place_by_size(cells: Sequence[Cell], at: int) -> Sum:
    """Give the place of one cell among its neighbours, the largest first; ties go to the first."""
    ours, every = cells[at], cells[0].until(cells[-1])
    larger = sum(cell.number > ours.number for cell in cells)
    before = sum(cell.value == ours.value for cell in cells[: at + 1])
    text = f'(COUNTIF({every},">"&{ours.text})+COUNTIF({cells[0].until(ours)},{ours.text}))'
    return Sum(text, larger + before)


class Row:
    """Writes cells from left to right into one row of a sheet."""

    def __init__(self, sheet: Worksheet, row: int, column: int = 0) -> None:
        self.sheet, self.row, self.column = sheet, row, column

    def put(self, what: Sum, look: Format | None = None) -> Cell:
        """Write a formula with its value; give the cell it stands in."""
        self.sheet.write_formula(self.row, self.column, f"={what.text}", look, what.value)
        return self._written(what.value)

    def hundredths(self, value: int | None, look: Format) -> Cell:
        """Write what people may change: pence as pounds, hundredths of a percent as percents.

        None leaves the cell empty. The value of the cell stays in hundredths: see `in_hundredths`.
        """
        if value is None:
            self.sheet.write_blank(self.row, self.column, None, look)
        else:
            self.sheet.write_number(self.row, self.column, value / 100, look)
        return self._written("" if value is None else value)

    def shown(self, pence: Sum, look: Format) -> None:
        """Write a formula that shows pence as pounds."""
        formula, value = f"={pence.text}/100", pence.number / 100
        self.sheet.write_formula(self.row, self.column, formula, look, value)
        self.column += 1

    def plain(self, value: Any, look: Format | None = None) -> Cell:
        """Write a text or a number as it is; a text is never taken for a formula."""
        if isinstance(value, str):
            self.sheet.write_string(self.row, self.column, value, look)
        else:
            self.sheet.write_number(self.row, self.column, value, look)
        return self._written(value)

    def _written(self, value: Value) -> Cell:
        place = xl_rowcol_to_cell(self.row, self.column, row_abs=True, col_abs=True)
        self.column += 1
        return Cell(f"'{self.sheet.get_name()}'!{place}", value, place)


def in_hundredths(typed: Cell) -> Sum:
    """Turn a cell of pounds or percents into pence or hundredths; an empty one stays empty."""
    return Sum(f'IF({typed.text}="","",ROUND({typed.text}*100,0))', typed.value)
