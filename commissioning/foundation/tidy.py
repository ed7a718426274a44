"""Tidies what people type or paste, so that what is stored is what can be read.

Text that reorders or hides itself (direction overrides, zero-width and control
characters) could make a page say something other than what was written, so it
never gets further than the form.
"""

import re
import unicodedata

# Zero-width space and joiner-of-words, direction marks, overrides and isolates, byte order mark.
_HIDDEN = re.compile(
    "[\u200b\u200e\u200f\u061c\u2060\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\uffff]"
)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_DROPPED = frozenset({"Cc", "Cs"})


def tidy_text(text: str) -> str:
    r"""Give text of several lines in NFC, with "\n" line ends and nothing hidden in it."""
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    text = unicodedata.normalize("NFC", _HIDDEN.sub("", text))
    seen = "".join(c for c in text if c == "\n" or unicodedata.category(c) not in _DROPPED)
    lines = "\n".join(line.rstrip() for line in seen.split("\n"))
    return re.sub("\n{3,}", "\n\n", lines).strip()


def tidy_line(text: str) -> str:
    """Give text as one line, each run of white space as one space."""
    return " ".join(tidy_text(text).split())
