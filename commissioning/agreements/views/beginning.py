"""Beginning: an agreement of a partnership, or the next version of one."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.agreements.actions.drafting import begin as begin_agreement
from commissioning.agreements.actions.drafting import begin_next as begin_next_version
from commissioning.agreements.forms.acts import BeginForm, NextForm
from commissioning.agreements.permissions import AGREEMENTS
from commissioning.agreements.rules.starting_points import Start
from commissioning.agreements.views.blueprint import blueprint
from commissioning.agreements.views.keeping import kept
from commissioning.foundation.errors import Refused
from commissioning.foundation.web import Access, actor, open_to, reading, transaction
from commissioning.partnerships.permissions import PARTNERSHIPS


@blueprint.route("/partnerships/<ref>/agreements/new", methods=["GET", "POST"])
@open_to(Access.SEATED)
def begin(ref: str) -> Response | str:
    """Ask for a title and what to start from; then open the draft."""
    found = PARTNERSHIPS.find(reading(), actor(), ref, "work")
    form = BeginForm()
    if not form.validate_on_submit():
        return render_template("agreements/begin.html", partnership=found, form=form)
    try:
        with transaction() as session:
            start, title = Start(form.start.data), form.title.data
            agreement_ref = begin_agreement(session, actor(), ref, start, title).agreement.ref
    except Refused as error:
        form.refused(error)
        return render_template("agreements/begin.html", partnership=found, form=form)
    flash("The first draft is there. Your partners can write in it too.", "success")
    return redirect(url_for("agreements.draft", ref=agreement_ref))


@blueprint.route("/agreements/<ref>/next", methods=["GET", "POST"])
@open_to(Access.SEATED)
def begin_next(ref: str) -> Response | str:
    """Begin the next version from what stands now, or open the draft that is there."""
    found = AGREEMENTS.find(reading(), actor(), ref, "draft")
    form = NextForm()
    if form.validate_on_submit() and kept(form, lambda s: begin_next_version(s, actor(), ref)):
        return redirect(url_for("agreements.draft", ref=ref))
    return render_template("agreements/begin_next.html", agreement=found, form=form)
