"""The charter a place begins with, and what counts as a new version of one."""

LONGEST_CHARTER = 6_000  # characters: a few promises, read in three minutes

FIRST_CHARTER = """\
We say openly what we hope to do, wherever the law lets us.

We look for others to work with before we look for ways to win.

We share what we learn, what did not work as well as what did.

We keep what is told to us in confidence.

We speak of what is strong in people and places before we speak of what is missing.

We say honestly when we cannot keep a promise, and what we will do instead."""


def same_words(before: str, after: str) -> bool:
    """Tell whether two texts hold the same words, whatever the lines and spaces between them."""
    return before.split() == after.split()
