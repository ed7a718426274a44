"""The log of who looked at a partnership, for its partners."""

from typing import Any

from flask import render_template, request, url_for

from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.partnerships.permissions import PARTNERSHIPS
from commissioning.partnerships.views.blueprint import blueprint
from commissioning.register.looking import LIST, PAGE
from commissioning.register.queries.lists import LOOKS, looks

WAYS = {PAGE: "Read its page", LIST: "Saw it in a list"}
LONGEST = 3  # digits of a page's number


@blueprint.get("/partnerships/<ref>/looks")
@open_to(Access.SEATED)
def who_looked(ref: str) -> str:
    """Show which organisations looked at it, on which day and in what way."""
    found = PARTNERSHIPS.find(reading(), actor(), ref, "see who looked")
    page = _page()
    held = looks(reading(), found.id, kind="partnership", page=page)
    more = url_for("partnerships.who_looked", ref=ref, page=page + 1)
    return render_template(
        "partnerships/who_looked.html",
        partnership=found,
        looks=[_look(row) for row in held[:LOOKS]],
        older=more if held[LOOKS:] else None,
    )


def _page() -> int:
    text = request.args.get("page", "")
    known = text.isascii() and text.isdigit() and len(text) <= LONGEST
    return max(1, int(text)) if known else 1


def _look(row: Any) -> dict[str, Any]:
    who = row.organisation or "Somebody without a role"
    return {
        "when": row.first_at,
        "what": WAYS.get(row.way, "Looked at it"),
        "who": who,
        "role": row.role or "",
    }
