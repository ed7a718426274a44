"""Why a joint answer is needed: what each party said, and our own word."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.errors import Refused
from commissioning.foundation.web import Access, actor, open_to, reading, transaction
from commissioning.partnerships.actions.reasons import say_why_joint
from commissioning.partnerships.forms.standing import ReasonsForm
from commissioning.partnerships.models import Partner, Partnership
from commissioning.partnerships.permissions import PARTNERSHIPS
from commissioning.partnerships.queries.proposals import parties_of
from commissioning.partnerships.queries.seeing import openness_of
from commissioning.partnerships.rules.reasons import SOURCE, Reason, ground_of, said_alone
from commissioning.partnerships.views.blueprint import blueprint


@blueprint.route("/partnerships/<ref>/why-together", methods=["GET", "POST"])
@open_to(Access.SEATED)
def reasons(ref: str) -> Response | str:
    """Show what each party said; take our own word."""
    found = PARTNERSHIPS.find(reading(), actor(), ref, "read")
    form = _form(found)
    if form and form.validate_on_submit() and _say(form, ref):
        flash("Saved. The other parties can read it.", "success")
        return redirect(url_for("partnerships.reasons", ref=ref))
    said = [_reason(each) for each in parties_of(found)]
    return render_template(
        "partnerships/reasons.html",
        form=form,
        partnership=found,
        rows=[{"key": each.name, "value": _words(each)} for each in said],
        ground=ground_of(said),
        source=SOURCE,
    )


def _form(found: Partnership) -> ReasonsForm | None:
    """Give the form to those who may say it, with what was said before."""
    if not PARTNERSHIPS.may(reading(), actor(), "say why joint", found):
        return None
    own = [each for each in found.partners if each.organisation_id == actor().organisation_id]
    form = ReasonsForm(data={"alone": own[0].could_answer_alone, "needs": own[0].needs_others_for})
    form.shared = openness_of(reading(), found).shared
    return form


def _say(form: ReasonsForm, ref: str) -> bool:
    alone, needs = form.alone.data, form.needs.data or ""
    try:
        with transaction() as session:
            say_why_joint(session, actor(), ref, alone=alone, needs=needs)
    except Refused as error:
        form.refused(error)
        return False
    return True


def _reason(each: Partner) -> Reason:
    return Reason(each.organisation.name, each.could_answer_alone, each.needs_others_for)


def _words(reason: Reason) -> str:
    if reason.alone is None:
        return "Has not said yet."
    says = said_alone(reason)
    needs = f"\nNeeds the others for: {reason.needs}" if reason.needs else ""
    return f"{says[0].upper()}{says[1:]}.{needs}"
