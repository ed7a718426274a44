"""The questions a board asks itself: staff draft the answers, the board amends and confirms."""

from collections.abc import Mapping

from flask import request
from werkzeug.wrappers import Response

from commissioning.boards.actions.questions import confirm_questions, draft_questions
from commissioning.boards.forms.questions import QuestionsForm, answers_in
from commissioning.boards.rules.questions import RISKS, SEVEN, SOURCE
from commissioning.boards.rules.seals import stamp_of
from commissioning.boards.views.blueprint import blueprint
from commissioning.boards.views.opened import OpenedDecision, open_decision, page, said
from commissioning.foundation.acting import done
from commissioning.foundation.web import Access, actor, open_to

DRAFTED = "The answers are kept as a draft. Your board may change them until it confirms them."
CONFIRMED = "The board's answers are confirmed, and stay as they are."
CONFIRM = "confirm"


@blueprint.route("/decisions/<ref>/questions", methods=["GET", "POST"])
@open_to(Access.SEATED)
def questions(ref: str) -> Response | str:
    """Show the questions with what was answered so far; keep a draft, or the board's own word."""
    opened = open_decision(ref, "draft questions")
    answers = opened.resolution.questions
    form = QuestionsForm.of(answers, stamp_of(answers))
    form.who_can_see = f"the board of {actor().organisation_name} and the staff who speak for it."
    if _keep(opened, form):
        confirmed = request.form.get("then") == CONFIRM
        return said(CONFIRMED if confirmed else DRAFTED, opened.page)
    theirs = _meanwhile(form, answers)
    return page("questions", opened, form, seven=SEVEN, risks=RISKS, source=SOURCE, theirs=theirs)


def _meanwhile(form: QuestionsForm, answers: Mapping[str, str]) -> Mapping[str, str]:
    """Give what somebody wrote since the page was opened; sending again is then knowing."""
    stamp = stamp_of(answers)
    if not form.errors or form.seen.data == stamp:
        return {}
    form.seen.raw_data, form.seen.data = None, stamp
    return answers


def _keep(opened: OpenedDecision, form: QuestionsForm) -> bool:
    act = confirm_questions if request.form.get("then") == CONFIRM else draft_questions
    ref, seen = opened.resolution.ref, form.seen.data or ""
    return done(form, lambda s: act(s, actor(), ref, answers_in(form), seen))
