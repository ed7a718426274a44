"""Folding an organisation's name, so that the same name written in two ways becomes one."""

import re

from commissioning.foundation.words.tokens import plain

LEGAL_FORMS = (
    ("charitable", "incorporated", "organisation"),
    ("community", "interest", "company"),
    ("community", "benefit", "society"),
    ("registered", "charity"),
    ("company", "limited"),
    ("and", "company"),
    ("limited",),
    ("ltd",),
    ("cic",),
    ("cio",),
    ("scio",),
    ("plc",),
    ("llp",),
    ("cyf",),  # Welsh for limited
    ("cyfyngedig",),
    ("incorporated",),
    ("charity",),
)
SMALL_WORDS = frozenset("a an and at by for from in of on the to with y yr".split())
# Words so common in names of organisations that by themselves they tell none from another.
WEAK_WORDS = SMALL_WORDS | frozenset(
    "association charity foundation fund group network organisation partnership project service"
    " services society trust".split()
)
ONE_SPELLING = {
    "assoc": "association",
    "assn": "association",
    "center": "centre",
    "organization": "organisation",
    "saint": "st",
    "soc": "society",
}
LONGEST_NAME = 200  # as stored
_DOTTED = re.compile(r"\b(\w)\.(?=\w\b)")
_WORD = re.compile(r"[^\W_]+")


def fold_name(name: str) -> str:
    """Give a name without case, accents, punctuation, "The" and its legal form.

    "The Harbour Trust (C.I.O.)" and "HARBOUR TRUST" both become "harbour trust". A name of
    nothing else keeps its words. At most 200 characters.
    """
    return " ".join(_core(_spelt(name)))[:LONGEST_NAME].strip()


def strong_words(name: str) -> tuple[str, ...]:
    """List the words of a folded name that tell it from others; all of them if there is none."""
    words = tuple(fold_name(name).split())
    return tuple(word for word in words if word not in WEAK_WORDS) or words


def initials(name: str) -> str:
    """Give the first letters of a name's words, small words left out: "rnib"."""
    words = [word for word in fold_name(name).split() if word not in SMALL_WORDS]
    return "".join(word[0] for word in words)


def _spelt(name: str) -> list[str]:
    text = _DOTTED.sub(r"\1", plain(name)).replace("'", "").replace("&", " and ")
    return [ONE_SPELLING.get(word, word) for word in _WORD.findall(text)]


def _core(words: list[str]) -> list[str]:
    core = list(words)
    while core[:1] == ["the"] and len(core) > 1:
        del core[0]
    while 0 < (ending := _legal_form(core)) < len(core):
        del core[-ending:]
    return core


def _legal_form(words: list[str]) -> int:
    """How many of the last words are a legal form."""
    fitting = (form for form in LEGAL_FORMS if tuple(words[-len(form) :]) == form)
    return len(next(fitting, ()))
