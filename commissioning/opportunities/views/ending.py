"""Cancelling an opportunity, and running it again."""

from flask import flash, render_template
from werkzeug.wrappers import Response

from commissioning.foundation.acting import done
from commissioning.foundation.web import Access, actor, open_to
from commissioning.opportunities.actions.ending import cancel, run_again
from commissioning.opportunities.forms.publishing import AgainForm, CancelForm
from commissioning.opportunities.views.asking_commissioners import opportunity_for, to_opportunity
from commissioning.opportunities.views.blueprint import blueprint


@blueprint.route("/opportunities/<ref>/cancel", methods=["GET", "POST"], endpoint="cancel")
@open_to(Access.SEATED)
def cancel_page(ref: str) -> Response | str:
    """Ask why, say what follows, and cancel it."""
    found = opportunity_for(ref, "cancel")
    form = CancelForm()
    if done(form, lambda s: cancel(s, actor(), ref, form.reason.data)):
        flash("It is cancelled. Those who read it see why.", "success")
        return to_opportunity(ref)
    return render_template("opportunities/cancel.html", form=form, opportunity=found)


@blueprint.route("/opportunities/<ref>/again", methods=["GET", "POST"], endpoint="run_again")
@open_to(Access.SEATED)
def again_page(ref: str) -> Response | str:
    """Ask why and until when, say what follows, and open it again."""
    found = opportunity_for(ref, "run again")
    form = AgainForm()
    if done(form, lambda s: run_again(s, actor(), ref, form.deadline_at.data, form.why.data)):
        flash("It is open again.", "success")
        return to_opportunity(ref)
    return render_template("opportunities/again.html", form=form, opportunity=found)
