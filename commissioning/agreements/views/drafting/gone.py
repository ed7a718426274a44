"""The draft is gone while somebody wrote in it: nothing that was typed is lost even then."""

from flask import render_template, request

from commissioning.agreements.queries.opened_drafts import NoDraft
from commissioning.agreements.views.blueprint import blueprint

FORMS_OWN = ("csrf_token", "acting_as", "seen")


@blueprint.app_errorhandler(NoDraft)
def no_draft(error: NoDraft) -> tuple[str, int]:
    """Say that there is no draft now, and give back what was typed, to copy."""
    typed = [
        text
        for name, text in request.form.items(multi=True)
        if name not in FORMS_OWN and " " in text.strip()
    ]
    page = render_template("agreements/draft_gone.html", agreement=error.agreement, typed=typed)
    return page, 409 if request.method == "POST" else 404
