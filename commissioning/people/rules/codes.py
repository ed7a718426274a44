"""Codes to sign in with: what they look like in a letter, and how much may be guessed at."""

from datetime import timedelta

DIGITS = 8  # a hundred million: five guesses at each of a day's codes find nothing
GROUP = 4  # digits that are easily carried from a letter to a page
MOST_GUESSES = 5
LASTS = timedelta(minutes=10)


def code_from(number: int) -> str:
    """Give the code that a large random number stands for, its leading noughts kept."""
    return f"{number % 10**DIGITS:0{DIGITS}}"


def as_written(code: str) -> str:
    """Give a code as letters show it, in groups: "4827 1936"."""
    return " ".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def as_typed(text: str) -> str:
    """Give the digits of what somebody typed, without the spaces and dashes among them."""
    return "".join(each for each in text if each in "0123456789")
