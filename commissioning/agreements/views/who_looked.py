"""The log of who looked at an agreement, for its partners."""

from flask import render_template, url_for

from commissioning.agreements.permissions import AGREEMENTS
from commissioning.agreements.views.blueprint import blueprint
from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.register.looking import FILE, LIST, PAGE, looks_shown

WAYS = {PAGE: "Read a page of it", LIST: "Saw it in a list", FILE: "Took a file of it"}


@blueprint.get("/agreements/<ref>/looks")
@open_to(Access.SEATED)
def who_looked(ref: str) -> str:
    """Show which organisations looked at it, on which day and in what way."""
    found = AGREEMENTS.find(reading(), actor(), ref, "see who looked")
    entries, more = looks_shown("agreement", found.id, WAYS)
    return render_template(
        "agreements/who_looked.html",
        agreement=found,
        looks=entries,
        older=url_for("agreements.who_looked", ref=ref, page=more) if more else None,
    )
