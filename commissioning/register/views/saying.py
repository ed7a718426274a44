"""Saying a draft: what the one page of declaring would have asked, asked before others see it."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.errors import Refused
from commissioning.foundation.web import Access, actor, open_to, reading, transaction
from commissioning.register.actions.declaring import say
from commissioning.register.actions.editing import change
from commissioning.register.actions.sharing import choose_openness
from commissioning.register.forms.declaring import SayDraftForm
from commissioning.register.models import Declaration
from commissioning.register.permissions import DECLARATIONS
from commissioning.register.queries.standing import has_read_the_plain_page, places_of
from commissioning.register.rules.openness import Openness, openness_of, question
from commissioning.register.rules.sharing import why_this_mode
from commissioning.register.rules.stages import Stage
from commissioning.register.views.blueprint import blueprint
from commissioning.register.views.declaration import title_of
from commissioning.register.views.declaring import mode_here, sentences_before


@blueprint.route("/register/<ref>/move/declare", methods=["GET", "POST"])
@open_to(Access.SEATED)
def say_draft(ref: str) -> Response | str:
    """Ask how far it is, for partners and who may see it; then say it."""
    found = DECLARATIONS.find(reading(), actor(), ref, "move")
    if found.stage != Stage.DRAFT:
        flash("It has moved on since. This is how it stands now.")
        return redirect(url_for("register.declaration", ref=ref))
    if request.method == "GET" and not has_read_the_plain_page(reading(), actor().person_id):
        return redirect(url_for("register.plain_page", next=request.path))
    form = _form(found)
    if form.validate_on_submit() and _say(found, form):
        flash("You have said it. You can add to it whenever you like.", "success")
        return redirect(url_for("register.declaration", ref=ref))
    return _page(found, form)


def _form(found: Declaration) -> SayDraftForm:
    places = _places(found)
    form = SayDraftForm(
        data={
            "open_to_partners": found.open_to_partners,
            "openness": openness_of(found.consented_mode, found.public),
        }
    )
    form.about_draft(
        {"title": found.title, "summary": found.summary},
        place_name=found.place.name,
        question=question(mode_here(found.opportunity, places), found.place.name),
    )
    form.who_can_see = " ".join(sentences_before(found.opportunity, places))
    return form


def _places(found: Declaration) -> list[Any]:
    """Give the draft's own place, as its organisation stands in it."""
    known = places_of(reading(), found.organisation_id)
    return [place for place in known if place.id == found.place_id]


def _say(found: Declaration, form: SayDraftForm) -> bool:
    """Keep the answers and say it, all or nothing; tell whether it was done."""
    answers = {"open_to_partners": bool(form.open_to_partners.data)}
    knowingly = form.kept_knowingly
    try:
        with transaction() as session:
            change(session, actor(), found.ref, answers, found.version, kept_knowingly=knowingly)
            choose_openness(session, actor(), found.ref, Openness(form.openness.data))
            say(session, actor(), found.ref, Stage(form.stage.data))
    except Refused as error:
        form.refused(error)
        return False
    return True


def _page(found: Declaration, form: SayDraftForm) -> str:
    mode = mode_here(found.opportunity, _places(found))
    return render_template(
        "register/say_draft.html",
        declaration=found,
        title=title_of(found),
        form=form,
        mode=mode,
        why=why_this_mode(mode),
    )
