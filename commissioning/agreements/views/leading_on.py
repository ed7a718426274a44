"""How an agreement stands in a line, and which page of it comes next for the reader."""

from collections.abc import Sequence
from typing import Any

from flask import url_for

from commissioning.agreements.queries.agreements import VersionShown

IN_FORCE = "in force"


def how_it_stands(versions: Sequence[VersionShown]) -> str:
    """Say of an agreement which version binds, and how the newest one stands beside it."""
    if not versions:
        return "Put aside"
    newest = versions[0]
    binding = next((each for each in versions if each.words == IN_FORCE), newest)
    ordered = dict.fromkeys((binding, newest))
    words = "; ".join(f"version {each.version.number} is {_words(each)}" for each in ordered)
    return words[:1].upper() + words[1:]


def lead_on(shown: VersionShown, *, inside: bool, writes: bool) -> dict[str, Any]:
    """Say which page comes next: a draft is written on, what binds is read, the rest answered.

    Args:
        inside: Whether the reader is one of those whom it asks something of.
        writes: Whether the reader may write in the draft.
    """
    number, ref = shown.version.number, shown.version.agreement.ref
    if shown.version.status == "draft" and writes:
        words = f"Version {number} is a draft. Write in it together, until all is said."
        return _step(words, "Go on writing", url_for("agreements.draft", ref=ref))
    page = url_for("agreements.version", ref=ref, number=number)
    if shown.words == IN_FORCE and inside:
        return _step(f"Version {number} is in force.", "Read what binds you", page)
    asks = ", and see what it asks of you" if inside and shown.version.status != "draft" else ""
    words = "a draft" if shown.version.status == "draft" else f"which is {shown.words}"
    return _step(f"Read version {number}, {words}{asks}.", f"Open version {number}", page)


def _step(text: str, button: str, href: str) -> dict[str, Any]:
    return {"text": text, "button": button, "href": href}


def _words(shown: VersionShown) -> str:
    return "a draft" if shown.version.status == "draft" else shown.words
