"""Putting a draft aside, and letting it name those who are partners now."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.agreements.actions.drafting import discard, update_parties
from commissioning.agreements.forms.draft_form import PARTIES_ONLY
from commissioning.agreements.permissions import VERSIONS
from commissioning.agreements.queries.opened_drafts import open_draft
from commissioning.agreements.views.blueprint import blueprint
from commissioning.foundation.forms import RegisterForm
from commissioning.foundation.web import Access, actor, open_to, reading, transaction


class ConfirmForm(RegisterForm):
    """A button, and nothing typed."""

    who_can_see = PARTIES_ONLY


@blueprint.route("/agreements/<ref>/draft/put-aside", methods=["GET", "POST"])
@open_to(Access.SEATED)
def edit_put_aside(ref: str) -> Response | str:
    """Ask, and put the draft aside; the versions that were offered stay as they are."""
    found = open_draft(reading(), actor(), ref)
    VERSIONS.require(reading(), actor(), "draft", found.version)
    form = ConfirmForm()
    if form.validate_on_submit():
        with transaction() as session:
            discard(session, actor(), found.version.ref)
        flash("The draft was put aside.", "success")
        return redirect(url_for("agreements.agreement", ref=ref))
    return render_template("agreements/draft_put_aside.html", agreement=found.agreement, form=form)


@blueprint.post("/agreements/<ref>/draft/partners")
@open_to(Access.SEATED)
def edit_partners(ref: str) -> Response:
    """Let the draft name those who are partners now."""
    found = open_draft(reading(), actor(), ref)
    if ConfirmForm().validate_on_submit():
        with transaction() as session:
            update_parties(session, actor(), found.version.ref)
        flash("The draft names those who are partners now.", "success")
    return redirect(url_for("agreements.draft", ref=ref))
