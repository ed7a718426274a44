"""Reads a spreadsheet file and works its formulas out in floating point, as spreadsheets do.

An independent reading of the few functions our files use, so that their formulas are held against
the arithmetic without LibreOffice. Arguments of IF are all worked out; the one it wants is kept.
"""

import math
import re
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<text>"[^"]*")|(?P<cell>'[^']+'![$A-Z0-9:]+)"""
    r"""|(?P<name>[A-Z]+)(?=\()|(?P<sign><=|>=|[-+*/()=<>,&]))"""
)
ORDER = (("=", ">", "<", ">=", "<="), ("&",), ("+", "-"), ("*", "/"))


class Workbook:
    """The cells of a file: what is typed, what the formulas say, and the values kept with them."""

    def __init__(self, body: bytes) -> None:
        self.typed: dict[str, Any] = {}
        self.formulas: dict[str, str] = {}
        self.kept: dict[str, Any] = {}
        with ZipFile(BytesIO(body)) as file:
            strings = _strings(file)
            for place, sheet in enumerate(("What if", "Terms", "Steps"), start=1):
                root = etree.fromstring(file.read(f"xl/worksheets/sheet{place}.xml"))
                for cell in root.iter(f"{MAIN}c"):
                    self._read(f"{sheet}!{cell.get('r')}", cell, strings)
        self.value = cache(self._value)

    def _read(self, name: str, cell: Any, strings: list[str]) -> None:
        formula, value = cell.findtext(f"{MAIN}f"), cell.findtext(f"{MAIN}v")
        if value is None and formula is None:
            return
        kind = cell.get("t")
        found = strings[int(value)] if kind == "s" else value or ""
        known = found if kind in ("s", "str") or not found else float(found)
        if formula is None:
            self.typed[name] = known
        else:
            self.formulas[name], self.kept[name] = formula, known

    def _value(self, name: str) -> Any:
        """Work out a cell; one in which nothing stands is ""."""
        if name in self.formulas:
            return Formula(self, self.formulas[name]).work_out()
        return self.typed.get(name, "")

    def type(self, name: str, value: float) -> None:
        """Change what is typed in a cell, as a person would."""
        self.typed[name] = value
        self.value = cache(self._value)


class Formula:
    """One formula, worked out from left to right by the usual order of signs."""

    def __init__(self, book: Workbook, text: str) -> None:
        self.book = book
        self.tokens = [(str(m.lastgroup), m[str(m.lastgroup)]) for m in TOKEN.finditer(text)]
        assert "".join(part for _, part in self.tokens) == text, "a sign that is not known here"
        self.at = 0

    def work_out(self) -> Any:
        """Give what the formula comes to."""
        found = self._level(0)
        assert self.at == len(self.tokens)
        return found

    def _next(self) -> tuple[str, str]:
        self.at += 1
        return self.tokens[self.at - 1]

    def _is(self, *signs: str) -> bool:
        return self.at < len(self.tokens) and self.tokens[self.at][1] in signs

    def _level(self, level: int) -> Any:
        if level == len(ORDER):
            return self._one()
        found = self._level(level + 1)
        while self._is(*ORDER[level]):
            sign = self._next()[1]
            found = _each(SIGNS[sign], found, self._level(level + 1))
        return found

    def _one(self) -> Any:
        kind, text = self._next()
        if kind == "number":
            return float(text)
        if kind == "text":
            return text[1:-1]
        if kind == "cell":
            return self._cells(text)
        if kind == "name":
            return self._call(text)
        assert text == "(", text
        found = self._level(0)
        assert self._next()[1] == ")"
        return found

    def _call(self, name: str) -> Any:
        given = []
        assert self._next()[1] == "("
        while not self._is(")"):
            given.append(self._level(0))
            if self._is(","):
                self._next()
        self._next()
        return CALLS[name](*given)

    def _cells(self, text: str) -> Any:
        sheet, _, places = text.replace("$", "").replace("'", "").partition("!")
        first, _, last = places.partition(":")
        names = [f"{sheet}!{place}" for place in _between(first, last or first)]
        found = [self.book.value(name) for name in names]
        return found if last else found[0]


def _strings(file: ZipFile) -> list[str]:
    root = etree.fromstring(file.read("xl/sharedStrings.xml"))
    return ["".join(str(text) for text in item.itertext()) for item in root.iter(f"{MAIN}si")]


def _between(first: str, last: str) -> Iterator[str]:
    (left, top), (right, foot) = _place(first), _place(last)
    for row in range(top, foot + 1):
        yield from (f"{_letters(column)}{row}" for column in range(left, right + 1))


def _place(cell: str) -> tuple[int, int]:
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", cell).groups()  # type: ignore[union-attr]
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column, int(digits)


def _letters(column: int) -> str:
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def _each(work: Callable[..., Any], *given: Any) -> Any:
    """Work element by element where one side is a range, as SUMPRODUCT does."""
    size = max((len(one) for one in given if isinstance(one, list)), default=0)
    if not size:
        return work(*given)
    wide = [one if isinstance(one, list) else [one] * size for one in given]
    return [work(*each) for each in zip(*wide, strict=True)]


def _divide(one: float, other: float) -> float:
    return one / other if other else math.nan


def _as_text(value: Any) -> str:
    return value if isinstance(value, str) else format(value, ".15g")


def _count_if(cells: list[Any], wanted: Any) -> float:
    if isinstance(wanted, str) and wanted.startswith(">"):
        return float(sum(cell > float(wanted[1:]) for cell in cells))
    return float(sum(cell == wanted for cell in cells))


def _rounded(value: Any, digits: float) -> float:
    assert digits == 0
    return math.nan if math.isnan(value) else float(math.floor(value + 0.5))


def _flat(given: tuple[Any, ...]) -> list[Any]:
    every = [v for one in given for v in (one if isinstance(one, list) else [one])]
    return [value for value in every if not isinstance(value, str)]


def _number(value: Any) -> float:
    """Give a number; text is none, as an empty cell of a formula is none."""
    return math.nan if isinstance(value, str) else value


def _numbers(work: Callable[[float, float], float]) -> Callable[[Any, Any], float]:
    return lambda one, other: float(work(_number(one), _number(other)))


SIGNS: dict[str, Callable[[Any, Any], Any]] = {
    "+": _numbers(lambda a, b: a + b),
    "-": _numbers(lambda a, b: a - b),
    "*": _numbers(lambda a, b: a * b),
    "/": _numbers(_divide),
    "=": lambda a, b: float(a == b),
    ">": _numbers(lambda a, b: a > b),
    "<": _numbers(lambda a, b: a < b),
    ">=": _numbers(lambda a, b: a >= b),
    "<=": _numbers(lambda a, b: a <= b),
    "&": lambda a, b: _as_text(a) + _as_text(b),
}
CALLS: dict[str, Callable[..., Any]] = {
    "IF": lambda asked, then, otherwise: then if asked else otherwise,
    "INT": lambda value: value if math.isnan(value) else float(math.floor(value)),
    "MIN": lambda *given: min(_flat(given)),
    "MAX": lambda *given: max(_flat(given)),
    "SUM": lambda *given: sum(_flat(given)),
    "ROUND": _rounded,
    "ABS": lambda value: _each(abs, value),
    "COUNTIF": _count_if,
    "SUMPRODUCT": lambda *given: sum(_flat(given)),
}
