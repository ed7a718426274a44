"""How papers are put as plain text that goes into an email."""

from textwrap import fill

WIDTH = 76  # letters in a line


def wrapped(text: str, first: str = "", later: str = "") -> str:
    """Give a text in lines of `WIDTH`; the first begins with `first`, the others with `later`."""
    return fill(
        " ".join(text.split()),
        WIDTH,
        initial_indent=first,
        subsequent_indent=later,
        break_long_words=False,  # an address that is cut leads nowhere
        break_on_hyphens=False,
    )


def wrapped_list(lines: tuple[str, ...]) -> str:
    """Give each line with a dash before it."""
    return "\n".join(wrapped(line, "- ", "  ") for line in lines)


def underlined(heading: str, mark: str) -> str:
    """Give a heading with a line of `mark` under it."""
    return f"{heading}\n{mark * len(heading)}"


def on_one_line(text: str) -> str:
    """Keep apart what somebody wrote on lines of its own."""
    lines = (line.strip().rstrip(",;") for line in text.splitlines())
    return "; ".join(line for line in lines if line)
