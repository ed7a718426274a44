"""Moving a declaration: a button where it is harmless, a page that asks where it is not."""

from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.clock import now
from commissioning.foundation.errors import Refused
from commissioning.foundation.fields import Option
from commissioning.foundation.web import Access, actor, open_to, reading, transaction
from commissioning.register.actions.moving import move as move_stage
from commissioning.register.actions.moving import set_right as set_stage_right
from commissioning.register.actions.sharing import tell
from commissioning.register.forms.moving import MoveForm, OutcomeForm, SetRightForm
from commissioning.register.models import Declaration
from commissioning.register.permissions import DECLARATIONS
from commissioning.register.queries.standing import contest_of, mode_of, standing
from commissioning.register.rules.moves import consequences
from commissioning.register.rules.openness import Openness
from commissioning.register.rules.outcomes import why_not_open_yet
from commissioning.register.rules.sharing import who_can_see
from commissioning.register.rules.stages import (
    BUTTONS,
    Stage,
    can_be_set_right_to,
    next_steps,
)
from commissioning.register.views.blueprint import blueprint
from commissioning.register.views.declaration import title_of

RECORDS = frozenset({"record_success", "record_part_success", "record_no_success"})


@blueprint.route("/register/<ref>/move/<verb>", methods=["GET", "POST"])
@open_to(Access.SEATED)
def move(ref: str, verb: str) -> Response | str:
    """Ask, then move."""
    found = DECLARATIONS.find(reading(), actor(), ref, "move")
    if verb not in BUTTONS:
        abort(404)
    if verb not in next_steps(Stage(found.stage), actor().role):
        flash("It has moved on since. This is how it stands now.")
        return redirect(url_for("register.declaration", ref=ref))
    form = _form(found, verb)
    if not form.validate_on_submit():
        return _ask(found, verb, form)
    try:
        with transaction() as session:
            _act(session, ref, verb, form)
    except Refused as error:
        form.refused(error)
        return _ask(found, verb, form)
    return _onwards(ref, verb)


@blueprint.route("/register/<ref>/set-right", methods=["GET", "POST"])
@open_to(Access.SEATED)
def set_right(ref: str) -> Response | str:
    """Set the stage right, with a reason."""
    found = DECLARATIONS.find(reading(), actor(), ref, "set right")
    form = SetRightForm()
    stages = can_be_set_right_to(Stage(found.stage), actor().role)
    form.stage.options = [Option(stage, stage.words) for stage in stages]
    form.who_can_see = "your organisation reads the reason. " + " ".join(
        who_can_see(standing(reading(), found, actor()))
    )
    if stages and form.validate_on_submit():
        try:
            with transaction() as session:
                set_stage_right(
                    session, actor(), ref, Stage(form.stage.data), form.reason.data or ""
                )
        except Refused as error:
            form.refused(error)
        else:
            flash("The stage is set right.", "success")
            return redirect(url_for("register.declaration", ref=ref))
    return render_template(
        "register/set_right.html", declaration=found, title=title_of(found), form=form
    )


def _form(found: Declaration, verb: str) -> MoveForm | OutcomeForm:
    if verb not in RECORDS:
        asked = MoveForm()
        asked.who_can_see = "the same people as now, unless it says otherwise above."
        return asked
    form = OutcomeForm()
    form.who_can_see = "only your organisation, unless you choose otherwise here."
    form.about(found.place.name, may_tell=not why_not_open_yet(contest_of(found), now()))
    return form


def _act(session: Any, ref: str, verb: str, form: MoveForm | OutcomeForm) -> None:
    if isinstance(form, MoveForm):
        move_stage(session, actor(), ref, verb)
        return
    move_stage(session, actor(), ref, verb, form.note.data or "")
    if "told" in form and form.told.data != Openness.NOBODY:
        tell(session, actor(), ref, Openness(form.told.data))


def _ask(found: Declaration, verb: str, form: MoveForm | OutcomeForm) -> str:
    private = why_not_open_yet(contest_of(found), now()) if verb in RECORDS else ""
    return render_template(
        "register/move.html",
        declaration=found,
        title=title_of(found),
        form=form,
        button=BUTTONS[verb],
        caution=verb == "withdraw",
        consequences=consequences(verb, mode_of(found), place=found.place.name),
        private=private,
    )


def _onwards(ref: str, verb: str) -> Response:
    if verb == "record_no_success":
        return redirect(url_for("register.afterwards", ref=ref))
    flash("Noted.", "success")
    return redirect(url_for("register.declaration", ref=ref))
