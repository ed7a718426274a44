"""Reading JSON values one by one from a long text, holding only one of them at a time.

The standard library's scanner, written in C, does the parsing; this class feeds it, knows the
place it has reached, and refuses what could exhaust us: values too long, too deep or with too many
parts, NaN and Infinity, numbers out of range, halves of surrogate pairs.
"""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from json import JSONDecodeError, JSONDecoder
from pathlib import Path
from typing import NoReturn

from commissioning.foundation.errors import UnreadableFile
from commissioning.opportunities.rules.canonical import canonical
from commissioning.opportunities.rules.files import chunks, named
from commissioning.opportunities.rules.shapes import Json, depth_exceeds
from commissioning.opportunities.rules.unreadable import DEFAULT_LIMITS, Limits

_SPACE = re.compile(r"[ \t\n\r]*")
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_TEXT_OR_CONSTANT = re.compile(r'"(?:[^"\\]|\\.)*"|(NaN|-?Infinity)')
# The longest thing besides a text that can be cut in two: an escaped surrogate pair.
_LONGEST_TOKEN = 16


class NotANumberError(Exception):
    """NaN or Infinity, which JSON does not have; its text says which."""


class TooLongError(Exception):
    """A value that runs on for longer than the caller wanted to hold."""


def _constant(name: str) -> NoReturn:
    raise NotANumberError(name)


def _has_half_a_pair(value: Json) -> bool:
    try:
        canonical(value)
    except UnicodeEncodeError:
        return True
    return False


class JsonStream:
    """A position in a JSON text that grows as it is read. Raises UnreadableFile, with the place."""

    def __init__(self, path: Path, limits: Limits = DEFAULT_LIMITS) -> None:
        self._path = path
        self.limits = limits
        self._chunks = chunks(path, limits)
        self._scan = JSONDecoder(parse_float=Decimal, parse_constant=_constant).raw_decode
        self._text = ""
        self._at = 0
        self._ended = False
        self._line = 1
        self._column = 1

    def peek(self) -> str:
        """Skip white space and show the next character, or nothing at the end."""
        while True:
            self._at = _SPACE.match(self._text, self._at).end()  # type: ignore[union-attr]  # matches always
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._grow():
                return ""

    def next_document(self, *, first: bool) -> str:
        """Move to the next top-level value, which must stand on a line of its own."""
        crossed = first
        while self._at == len(self._text) or self._text[self._at] in " \t\n\r":
            start = self._at
            self._at = _SPACE.match(self._text, start).end()  # type: ignore[union-attr]  # matches always
            crossed = crossed or "\n" in self._text[start : self._at]
            if self._at == len(self._text) and not self._grow():
                return ""
        if not crossed:
            self.refuse("there is more text after the end of the first value")
        return self._text[self._at]

    def take(self, expected: str) -> str:
        """Step over one of the expected characters and say which it was."""
        found = self.peek()
        if not found or found not in expected:
            self.refuse(f"expected {' or '.join(expected)}" if found else "the file stops too soon")
        self._at += 1
        return found

    def elements(self) -> Iterator[None]:
        """Go through an array: the caller takes one value at each step."""
        self.take("[")
        if self.peek() == "]":
            self._at += 1
            return
        while True:
            yield
            if self.take(",]") == "]":
                return

    def members(self) -> Iterator[str]:
        """Go through an object: yield each name; the caller takes its value."""
        self.take("{")
        if self.peek() == "}":
            self._at += 1
            return
        while True:
            if self.peek() != '"':
                self.refuse("expected a name in double quotes")
            name = self.value()
            self.take(":")
            yield str(name)
            if self.take(",}") == "}":
                return

    def value(self, *, may_be_walked: bool = False) -> Json:
        """Take one whole value, no longer than a release may be.

        A longer one makes the file unreadable; or, when it may be walked through instead, raises
        TooLongError without moving.
        """
        self.peek()
        while True:
            found, end, problem = self._attempt()
            if problem is None and self._is_whole(end):
                self._check_length(end - self._at, may_be_walked)
                self._check(found, end)
                self._at = end
                return found
            if problem is not None and not self._may_be_cut(problem):
                self._malformed(problem)
            self._check_length(len(self._text) - self._at, may_be_walked)
            self._grow_twofold()

    def refuse(self, reason: str, at: int | None = None) -> NoReturn:
        """Give the file up, naming the place."""
        line, column = self._place(self._at if at is None else at)
        raise UnreadableFile(f"{named(self._path)}: line {line:,}, column {column:,}: {reason}")

    def _attempt(self) -> tuple[Json, int, JSONDecodeError | None]:
        try:
            found, end = self._scan(self._text, self._at)
        except JSONDecodeError as problem:
            return None, self._at, problem
        except RecursionError:
            self.refuse(f"nested more than {self.limits.depth} levels deep")
        except NotANumberError as constant:
            self.refuse(f"{constant} is not allowed in JSON", self._constant_at())
        except (ValueError, InvalidOperation):
            self.refuse("the value that begins here holds a number too long to read")
        return found, end, None

    def _is_whole(self, end: int) -> bool:
        # A number at the very end of what we hold may go on in the next chunk.
        return end < len(self._text) or self._ended or self._text[end - 1] in '}]"'

    def _may_be_cut(self, problem: JSONDecodeError) -> bool:
        if self._ended:
            return False
        near_the_end = problem.pos >= len(self._text) - _LONGEST_TOKEN
        return near_the_end or problem.msg.startswith("Unterminated string")

    def _malformed(self, problem: JSONDecodeError) -> NoReturn:
        cut = problem.pos >= len(self._text.rstrip()) or problem.msg.startswith("Unterminated")
        if self._ended and cut:
            self.refuse("the file stops in the middle of what begins here", problem.pos)
        self.refuse(f"this is not JSON ({problem.msg.lower()})", problem.pos)

    def _check_length(self, length: int, may_be_walked: bool) -> None:
        if length <= self.limits.release_characters:
            return
        if may_be_walked:
            raise TooLongError
        self.refuse(f"one value has more than {self.limits.release_characters:,} characters")

    def _grow_twofold(self) -> None:
        held = len(self._text) - self._at
        self._count_parts()
        # Doubling what is held keeps the whole work in proportion to the length.
        while self._grow() and len(self._text) < 2 * held:
            pass

    def _count_parts(self) -> None:
        parts = sum(self._text.count(sign, self._at) for sign in ",[{")
        if parts > self.limits.parts:
            self.refuse(f"one value has more than {self.limits.parts:,} parts")

    def _grow(self) -> bool:
        self._line, self._column = self._place(self._at)
        piece = next(self._chunks, None)
        self._ended = piece is None
        self._text = self._text[self._at :] + (piece or "")
        self._at = 0
        return not self._ended

    def _place(self, at: int) -> tuple[int, int]:
        lines = self._text.count("\n", 0, at)
        if not lines:
            return self._line, self._column + at
        return self._line + lines, at - self._text.rfind("\n", 0, at)

    def _check(self, found: Json, end: int) -> None:
        brackets = self._text.count("{", self._at, end) + self._text.count("[", self._at, end)
        if brackets > self.limits.depth and depth_exceeds(found, self.limits.depth):
            self.refuse(f"nested more than {self.limits.depth} levels deep")
        escape = _SURROGATE.search(self._text, self._at, end)
        if escape and _has_half_a_pair(found):
            self.refuse("a text holds half of a surrogate pair", escape.start())

    def _constant_at(self) -> int:
        for match in _TEXT_OR_CONSTANT.finditer(self._text, self._at):
            if match.group(1):
                return match.start()
        return self._at
