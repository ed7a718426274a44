"""For the chair and the secretary: who is there, what each without an account said, stopping it."""

from datetime import date
from typing import Any

from flask import redirect
from werkzeug.wrappers import Response

from commissioning.boards.actions.listing import freeze_voters
from commissioning.boards.actions.moving import move_meeting
from commissioning.boards.actions.stopping import stop as stop_it
from commissioning.boards.actions.voting import writes_down_votes
from commissioning.boards.forms.holding import (
    CirculateForm,
    MeetingForm,
    WhyForm,
    begin_form,
    meeting_day,
)
from commissioning.boards.forms.opening import MeetingMovedForm
from commissioning.boards.queries.board import in_office
from commissioning.boards.queries.moves import moves_of
from commissioning.boards.rules.voting import Attendance, Procedure
from commissioning.boards.views.blueprint import blueprint
from commissioning.boards.views.holding_for import may_cast_for, may_correct, may_release
from commissioning.boards.views.opened import OpenedDecision, open_decision, page, said
from commissioning.boards.views.people import OnBoard, people_of
from commissioning.boards.views.words import declared, how, moved, voted
from commissioning.foundation.acting import done
from commissioning.foundation.web import Access, actor, open_to, reading, site

BEGUN = "The list is frozen, and the vote is open."
MOVED = "The meeting is changed. Everyone on your board with an account has a letter."
STOPPED = "The decision is stopped. Everyone who was asked has a letter."


@blueprint.route("/decisions/<ref>/hold", methods=["GET", "POST"])
@open_to(Access.SEATED)
def hold(ref: str) -> Response | str:
    """Show who is asked and what is still to do; sent, it freezes the list of voters."""
    opened = open_decision(ref)
    if not opened.going_on:
        return redirect(opened.page)
    opened = open_decision(ref, "hold")
    form = _begin_form(opened)
    if form is not None and _begun(ref, form):
        return said(BEGUN, opened.hold)
    people = people_of(opened.resolution)
    return page("hold", opened, form, people=people, **_words(opened, people))


@blueprint.route("/decisions/<ref>/meeting", methods=["GET", "POST"])
@open_to(Access.SEATED)
def move(ref: str) -> Response | str:
    """Ask when and where the board meets instead, until the list of voters is frozen."""
    opened = open_decision(ref, "hold")
    if not opened.may_move:
        return redirect(opened.hold)
    form = MeetingMovedForm(obj=opened.resolution)
    form.who_can_see = f"your board and the staff of {actor().organisation_name}."
    on, where = form.meeting_on, form.meeting_where
    if done(form, lambda s: move_meeting(s, actor(), ref, on.data, where.data, site())):
        return said(MOVED, opened.hold)
    return page("meeting", opened, form, how=how(opened.resolution))


@blueprint.route("/decisions/<ref>/stop", methods=["GET", "POST"])
@open_to(Access.SEATED)
def stop(ref: str) -> Response | str:
    """Ask why the decision is stopped before it is closed."""
    opened = open_decision(ref, "hold")
    form = WhyForm()
    form.who_can_see = f"your board and the staff of {actor().organisation_name}."
    if done(form, lambda s: stop_it(s, actor(), ref, form.why.data, site())):
        return said(STOPPED, opened.page)
    return page("stop", opened, form)


def _begin_form(opened: OpenedDecision) -> MeetingForm | CirculateForm | None:
    """Give the form that begins the voting; None once it has begun."""
    found = opened.resolution
    if found.status != "open":
        return None
    if found.procedure == Procedure.WRITTEN:
        return CirculateForm()
    board = in_office(reading(), found.organisation_id)
    form = begin_form(board, remote=opened.rule.remote)
    return form(data={"held_on": meeting_day(found.meeting_on)})


def _begun(ref: str, form: MeetingForm | CirculateForm) -> bool:
    return done(form, lambda s: freeze_voters(s, actor(), ref, *_there(form), site()))


def _there(form: MeetingForm | CirculateForm) -> tuple[dict[str, Attendance], date | None]:
    if isinstance(form, MeetingForm):
        return form.attendance(), form.held_on.data
    return {}, None


def _words(opened: OpenedDecision, people: list[OnBoard]) -> dict[str, Any]:
    found = opened.resolution
    return {
        "how": how(found),
        "moved": moved(moves_of(reading(), found)),
        "meets": found.procedure == Procedure.MEETING,
        "silent": [p.name for p in people if p.interest is None],
        "voted": voted,
        "declared": declared,
        "sees": "see votes" in opened.verbs,
        "writes_votes": writes_down_votes(actor(), found),
        "answered": any(found.questions.values()),
        "may_be_let_in": {p.key for p in people if may_release(opened, p)},
        "may_be_corrected": {p.key for p in people if may_correct(p)},
        "casting_key": next((p.key for p in people if may_cast_for(opened, p)), ""),
    }
