"""The plain pages about the register itself."""

from flask import render_template

from commissioning.desk.views.blueprint import blueprint
from commissioning.foundation.web import Access, open_to


@blueprint.get("/accessibility")
@open_to(Access.ANYONE)
def accessibility() -> str:
    """Show the accessibility statement."""
    return render_template("desk/accessibility.html")


@blueprint.get("/privacy")
@open_to(Access.ANYONE)
def privacy() -> str:
    """Show the privacy notice."""
    return render_template("desk/privacy.html")
