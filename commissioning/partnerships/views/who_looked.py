"""The log of who looked at a partnership, for its partners."""

from flask import render_template, url_for

from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.partnerships.permissions import PARTNERSHIPS
from commissioning.partnerships.views.blueprint import blueprint
from commissioning.register.looking import LIST, PAGE, looks_shown

WAYS = {PAGE: "Read its page", LIST: "Saw it in a list"}


@blueprint.get("/partnerships/<ref>/looks")
@open_to(Access.SEATED)
def who_looked(ref: str) -> str:
    """Show which organisations looked at it, on which day and in what way."""
    found = PARTNERSHIPS.find(reading(), actor(), ref, "see who looked")
    entries, more = looks_shown("partnership", found.id, WAYS)
    return render_template(
        "partnerships/who_looked.html",
        partnership=found,
        looks=entries,
        older=url_for("partnerships.who_looked", ref=ref, page=more) if more else None,
    )
