"""Text from strangers, made safe to show: text only, never HTML."""

import html
import re

# Control and bidirectional marks can hide or reorder what a reader sees; surrogates cannot be
# stored. Tabs and newlines stay.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff]"
)

# No longer than the columns that hold them.
TITLE = NAME = 300
PASSAGE = 20_000
CODE = 200
PLACE = 120
SHORT = 60
ADDRESS = 2_000


MOST_WARNINGS = 100


def settled(warnings: list[str]) -> tuple[str, ...]:
    """Keep each warning once, and no more than anyone would read."""
    return tuple(dict.fromkeys(warnings))[:MOST_WARNINGS]


def cleaned(value: str) -> str:
    """Undo HTML entities once, unify line ends, drop hidden characters. Mojibake stays as it came.

    Once only: a publisher that wrote `&amp;lt;` meant the reader to see `&lt;`.
    """
    if value.isprintable() and "&" not in value:
        return value.strip()  # nothing hidden is printable: the common case, and a quick one
    text = html.unescape(value) if "&" in value else value
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNWANTED.sub("", text).strip()


def clipped(text: str, length: int, name: str, warnings: list[str]) -> str:
    """Cut text to a length, leaving a warning that names the field."""
    if len(text) <= length:
        return text
    warnings.append(f"{name} was cut to {length:,} characters")
    return text[: length - 1].rstrip() + "…"


def passage(value: str, name: str, warnings: list[str], length: int = PASSAGE) -> str:
    """Clean text of many lines, such as a description."""
    return clipped(cleaned(value), length, name, warnings)


def line(value: str, name: str, warnings: list[str], length: int = NAME) -> str:
    """Clean text that belongs on one line, such as a title or a name."""
    return clipped(" ".join(cleaned(value).split()), length, name, warnings)
