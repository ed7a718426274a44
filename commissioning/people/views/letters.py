"""The letters that would have left, for the demo place; nowhere else is there such a page."""

from flask import render_template, request

from commissioning.foundation.errors import Hidden
from commissioning.foundation.web import Access, open_to, reading, register
from commissioning.people.queries import newest_letters
from commissioning.people.views.blueprint import blueprint


@blueprint.get("/mail")
@open_to(Access.ANYONE)
def mail() -> str:
    """Show the newest letters of the outbox."""
    if not register().settings.show_mail:
        raise Hidden
    page = newest_letters(reading(), request.args.get("after"))
    return render_template("people/mail.html", page=page)
