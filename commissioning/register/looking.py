"""Notes what a page showed of others' declarations and cards, and logs it with the response.

A view calls `looked_at` with what it shows. The log is written through a door of its own once the
page is made, so that a reading session never writes, and a page that fails leaves no look.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from flask import Response, g, request

from commissioning.foundation.web import actor, reading, register
from commissioning.register.actions.looking import log_looks, not_logged_yet
from commissioning.register.queries.lists import LOOKS, looks

PAGE, LIST, FILE = "page", "list", "file"  # the ways of looking
LONGEST = 3  # digits of the number of a page


def looked_at(thing_kind: str, ids: Iterable[int], way: str) -> None:
    """Note that this response shows others' things of a kind: "declaration" or "card".

    `ids` are inner numbers, without the actor's own; `way` is one of the words above.
    """
    noted: dict[tuple[str, str], list[int]] = g.setdefault("looked_at", {})
    noted.setdefault((thing_kind, way), []).extend(ids)


def write_looks(response: Response) -> Response:
    """Log what this response shows; a redirect or an error shows nothing."""
    noted = g.pop("looked_at", None)
    if not noted or response.status_code != 200:
        return response
    who = actor()
    new = [
        (kind, fresh, way)
        for (kind, way), ids in noted.items()
        if (fresh := not_logged_yet(reading(), who, kind, ids, way))
    ]
    if new:
        with register().database.transaction() as session:
            for kind, fresh, way in new:
                log_looks(session, who, kind, fresh, way)
    return response


def looks_shown(
    kind: str, thing_id: int, ways: Mapping[str, str]
) -> tuple[list[dict[str, Any]], int | None]:
    """Give the page of looks that the address asks for, and the number of the next, if any.

    Each is an entry of a timeline; `ways` says in words how somebody looked.
    """
    asked = request.args.get("page", "")
    known = asked.isascii() and asked.isdigit() and len(asked) <= LONGEST
    page = max(1, int(asked)) if known else 1
    held = looks(reading(), thing_id, kind=kind, page=page)
    entries = [
        {
            "when": row.first_at,
            "what": ways.get(row.way, "Looked at it"),
            "who": row.organisation or "Somebody without a role",
            "role": row.role or "",
        }
        for row in held[:LOOKS]
    ]
    return entries, page + 1 if held[LOOKS:] else None
