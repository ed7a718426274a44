"""Beginning: an agreement of a partnership, or the next version of one."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.agreements.actions.drafting import begin as begin_agreement
from commissioning.agreements.actions.drafting import begin_next as begin_next_version
from commissioning.agreements.forms.acts import BeginForm, NextForm
from commissioning.agreements.permissions import AGREEMENTS
from commissioning.agreements.rules.starting_points import Start
from commissioning.agreements.views.blueprint import blueprint
from commissioning.foundation.acting import done, made
from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.partnerships.permissions import PARTNERSHIPS


@blueprint.route("/partnerships/<ref>/agreements/new", methods=["GET", "POST"])
@open_to(Access.SEATED)
def begin(ref: str) -> Response | str:
    """Ask for a title and what to start from; then open the draft."""
    found = PARTNERSHIPS.find(reading(), actor(), ref, "work")
    form = BeginForm()
    agreement_ref = made(
        form,
        lambda s: (
            begin_agreement(s, actor(), ref, Start(form.start.data), form.title.data).agreement.ref
        ),
    )
    if agreement_ref is None:
        return render_template("agreements/begin.html", partnership=found, form=form)
    flash("The first draft is there. Your partners can write in it too.", "success")
    return redirect(url_for("agreements.draft", ref=agreement_ref))


@blueprint.route("/agreements/<ref>/next", methods=["GET", "POST"])
@open_to(Access.SEATED)
def begin_next(ref: str) -> Response | str:
    """Begin the next version from what stands now, or open the draft that is there."""
    found = AGREEMENTS.find(reading(), actor(), ref, "draft")
    form = NextForm()
    if done(form, lambda s: begin_next_version(s, actor(), ref)):
        return redirect(url_for("agreements.draft", ref=ref))
    return render_template("agreements/begin_next.html", agreement=found, form=form)
