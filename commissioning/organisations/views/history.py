"""What was done to an organisation, when and by whom."""

from collections.abc import Callable
from typing import Any

from flask import render_template

from commissioning.foundation.codes.areas import Area, area
from commissioning.foundation.codes.themes import Theme, theme
from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.foundation.words.difference import word_difference
from commissioning.organisations.queries.profiles import Act, acts_upon
from commissioning.organisations.views.asking import organisation_for
from commissioning.organisations.views.blueprint import blueprint

FINDERS: dict[str, Callable[[str], Area | Theme | None]] = {"areas": area, "themes": theme}
LABELS = {
    "name": "Name",
    "why": "Why",
    "about": "What we do",
    "brings": "What we bring",
    "looks_for": "What we look for",
    "areas": "Where we work",
    "themes": "What we work on",
    "website": "Website",
    "postcode": "Postcode",
    "contact": "How to reach us",
    "number": "Number",
    "numbers": "Numbers",
    "kind": "Kind",
    "of": "Asked",
    "words": "What they said",
}


@blueprint.get("/organisations/<ref>/history")
@open_to(Access.SEATED)
def history(ref: str) -> str:
    """Show the newest hundred acts, with what each changed."""
    organisation = organisation_for(ref, "see history")
    labels = LABELS | ({"evidence": "What was looked at"} if actor().convenes else {})
    entries = [
        {
            "when": act.at,
            "time": True,
            "what": act.verb.capitalize(),
            "who": act.who,
            "changes": _changes(act, labels),
        }
        for act in acts_upon(reading(), organisation)
    ]
    return render_template("organisations/history.html", organisation=organisation, entries=entries)


def _changes(act: Act, labels: dict[str, str]) -> list[dict[str, Any]]:
    before, after = act.facts.get("before", {}), act.facts.get("after", {})
    return [
        {"label": words, "pieces": word_difference(was, now_said)}
        for name, words in labels.items()
        for was, now_said in [(_said(name, before.get(name)), _said(name, after.get(name)))]
        if was or now_said
    ]


def _said(name: str, value: Any) -> str:
    """Give a fact in words: codes by their names."""
    if name in FINDERS:
        return ", ".join(held.name for code in value or () if (held := FINDERS[name](code)))
    return str(value or "")
