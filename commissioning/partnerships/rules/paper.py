"""A paper that a partnership prints: one structure, from which PDF and plain text are made."""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import fill

WIDTH = 76  # letters in a line of the plain text

Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """What a section says of one organisation: its name, a line about it, and facts."""

    name: str
    small: str = ""
    facts: Facts = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """One section: paragraphs, then organisations, then lines, each of which may be missing."""

    heading: str
    says: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """A whole paper. `facts` stand at its top; `iso_date` is the day it was printed."""

    title: str
    facts: Facts
    iso_date: str
    opening: str
    sections: tuple[Section, ...]
    closing: str


def as_text(paper: Paper) -> str:
    """Give the paper as plain text, to go into an email."""
    top = "\n".join(_wrapped(f"{label}: {value}", later="  ") for label, value in paper.facts)
    parts = [
        f"{paper.title}\n{'=' * len(paper.title)}",
        top,
        _wrapped(paper.opening),
        *(text for section in paper.sections for text in _section(section)),
        _wrapped(paper.closing),
    ]
    return "\n\n".join(parts) + "\n"


def on_one_line(text: str) -> str:
    """Keep apart what somebody wrote on lines of its own."""
    lines = (line.strip().rstrip(",;") for line in text.splitlines())
    return "; ".join(line for line in lines if line)


def _section(section: Section) -> Iterator[str]:
    yield f"{section.heading}\n{'-' * len(section.heading)}"
    yield from (_wrapped(text) for text in section.says)
    yield from (_part(part) for part in section.parts)
    if section.lines:
        yield "\n".join(_wrapped(line, "- ", "  ") for line in section.lines)


def _part(part: Part) -> str:
    name = f"{part.name} ({part.small})" if part.small else part.name
    facts = (_wrapped(f"{label}: {value}", "  ", "  ") for label, value in part.facts)
    return "\n".join([_wrapped(name), *facts])


def _wrapped(text: str, first: str = "", later: str = "") -> str:
    words = " ".join(text.split())
    return fill(
        words,
        WIDTH,
        initial_indent=first,
        subsequent_indent=later,
        break_long_words=False,  # an address that is cut leads nowhere
        break_on_hyphens=False,
    )
