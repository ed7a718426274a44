"""The kind path after a bid that was not successful, and carrying it on."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.errors import Refused
from commissioning.foundation.web import Access, actor, open_to, reading, transaction
from commissioning.register.actions.afterwards import carry_on as carry_declaration_on
from commissioning.register.actions.afterwards import write_afterwards
from commissioning.register.forms.moving import AfterwardsForm, MoveForm
from commissioning.register.models import Declaration
from commissioning.register.permissions import DECLARATIONS
from commissioning.register.rules.kind_path import HEADING, OPENING, QUESTIONS, is_offered
from commissioning.register.rules.stages import Stage
from commissioning.register.views.blueprint import blueprint
from commissioning.register.views.declaration import title_of


@blueprint.route("/register/<ref>/afterwards", methods=["GET", "POST"])
@open_to(Access.SEATED)
def afterwards(ref: str) -> Response | str:
    """Ask, kindly, what could happen anyway."""
    found = _find(ref)
    if not is_offered(Stage(found.stage)):
        return redirect(url_for("register.declaration", ref=ref))
    form = AfterwardsForm(data=found.afterwards)
    if form.validate_on_submit():
        answers = {question.name: form[question.name].data or "" for question in QUESTIONS}
        with transaction() as session:
            write_afterwards(session, actor(), ref, answers)
        flash("Kept. You can come back to it whenever you like.", "success")
        return redirect(url_for("register.declaration", ref=ref))
    return render_template(
        "register/afterwards.html",
        declaration=found,
        title=title_of(found),
        heading=HEADING,
        opening=OPENING,
        form=form,
        carry=MoveForm(),
    )


@blueprint.post("/register/<ref>/carry-on")
@open_to(Access.SEATED)
def carry_on(ref: str) -> Response:
    """Start a new draft from the bid that is over."""
    _find(ref)
    if not MoveForm().validate_on_submit():
        flash("You were acting in another role. Choose again.")
        return redirect(url_for("register.afterwards", ref=ref))
    try:
        with transaction() as session:
            new = carry_declaration_on(session, actor(), ref)
    except Refused as error:
        flash(str(error))
        return redirect(url_for("register.declaration", ref=ref))
    flash("This is a new draft. It took along what you would do again.", "success")
    return redirect(url_for("register.edit", ref=new.ref))


def _find(ref: str) -> Declaration:
    return DECLARATIONS.find(reading(), actor(), ref, "carry on")
