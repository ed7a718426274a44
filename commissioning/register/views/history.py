"""What was changed and when, and who looked: both for the owner."""

from typing import Any

from flask import render_template, request, url_for

from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.register.models import DeclarationVersion
from commissioning.register.permissions import DECLARATIONS
from commissioning.register.queries.contents import versions_of
from commissioning.register.queries.lists import LOOKS, looks, seat_words
from commissioning.register.rules.versions import NOTHING, differences
from commissioning.register.views.blueprint import blueprint
from commissioning.register.views.declaration import title_of

SHOWN = 20  # versions on one page
WAYS = {"page": "read this page", "list": "saw it in a list", "file": "took it in a file"}


@blueprint.get("/register/<ref>/history")
@open_to(Access.SEATED)
def history(ref: str) -> str:
    """Show each version with what it changed, newest first."""
    found = DECLARATIONS.find(reading(), actor(), ref, "see everything")
    number = _number("before", longest=9)
    versions = versions_of(reading(), found.id, before=number, limit=SHOWN + 1)
    return render_template(
        "register/history.html",
        declaration=found,
        title=title_of(found),
        nothing=NOTHING,
        entries=_entries(versions)[:SHOWN],
        older=versions[SHOWN - 1].number if len(versions) > SHOWN else None,
    )


@blueprint.get("/register/<ref>/who-looked")
@open_to(Access.SEATED)
def who_looked(ref: str) -> str:
    """Show which organisations looked at this, on which day and in what way."""
    found = DECLARATIONS.find(reading(), actor(), ref, "see who looked")
    page = _number("page", longest=3) or 1
    held = looks(reading(), found.id, page=page)
    return render_template(
        "register/who_looked.html",
        declaration=found,
        title=title_of(found),
        looks=[_look(row) for row in held[:LOOKS]],
        older=url_for("register.who_looked", ref=ref, page=page + 1) if held[LOOKS:] else None,
    )


def _number(name: str, *, longest: int) -> int | None:
    """Give a number from the address, if there is one of at most so many digits."""
    text = request.args.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= longest else None


def _entries(versions: list[DeclarationVersion]) -> list[dict[str, Any]]:
    """Compare each version with the one before it; the oldest here is only compared against."""
    names = seat_words(reading(), [version.by_seat for version in versions])
    older: list[DeclarationVersion | None] = [*versions[1:], *([None] if versions else [])]
    return [
        {
            "number": version.number,
            "at": version.at,
            "who": names.get(version.by_seat, "" if version.by_seat else "The register itself"),
            "changes": differences(was.content if was else {}, version.content),
            "first": version.number == 1,
        }
        for version, was in zip(versions, older, strict=True)
    ]


def _look(row: Any) -> dict[str, Any]:
    who = f"{row.organisation}, {row.role}" if row.organisation else "Somebody not signed in"
    return {"when": row.first_at, "what": f"{who} {WAYS.get(row.way, 'looked at it')}"}
