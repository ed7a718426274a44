"""For the chair and the secretary, about one person: attendance, interest, vote, release."""

from flask import redirect
from werkzeug.wrappers import Response

from commissioning.boards.actions.declaring import correct_interest, declare_for_member
from commissioning.boards.actions.listing import set_attendance
from commissioning.boards.actions.releasing import release_loyalty
from commissioning.boards.actions.voting import vote_for_member, writes_down_votes
from commissioning.boards.forms.holding import (
    AttendanceForm,
    CorrectionForm,
    ReleaseForm,
    TheirInterestForm,
    TheirVoteForm,
)
from commissioning.boards.queries.counting import outcome_of
from commissioning.boards.rules.interests import Interest
from commissioning.boards.rules.voting import Attendance
from commissioning.boards.views.blueprint import blueprint
from commissioning.boards.views.opened import OpenedDecision, open_decision, page, said
from commissioning.boards.views.people import OnBoard, person_of
from commissioning.boards.views.words import declared
from commissioning.foundation.acting import done
from commissioning.foundation.web import Access, actor, open_to, site


@blueprint.route("/decisions/<ref>/hold/<whom>/attendance", methods=["GET", "POST"])
@open_to(Access.SEATED)
def attendance_of(ref: str, whom: str) -> Response | str:
    """Set right whether somebody was there."""
    opened, person = _person(ref, whom)
    form = AttendanceForm(obj=person, remote=opened.rule.remote)
    if done(
        form, lambda s: set_attendance(s, actor(), ref, whom, Attendance(form.attendance.data))
    ):
        return said(f"It is kept whether {person.name} was there.", opened.hold)
    return page("hold_attendance", opened, form, person=person)


@blueprint.route("/decisions/<ref>/hold/<whom>/interest", methods=["GET", "POST"])
@open_to(Access.SEATED)
def interest_of(ref: str, whom: str) -> Response | str:
    """Enter what somebody without an account declared; of others, that it is less after all."""
    opened, person = _person(ref, whom)
    if person.account:
        return _correct(opened, person)
    form = TheirInterestForm(obj=person.interest)
    kind, words = form.kind, form.words
    if done(form, lambda s: declare_for_member(s, actor(), ref, whom, kind.data, words.data)):
        return said(f"What {person.name} declared is kept.", opened.hold)
    return page("hold_interest", opened, form, person=person)


@blueprint.route("/decisions/<ref>/hold/<whom>/vote", methods=["GET", "POST"])
@open_to(Access.SEATED)
def vote_of(ref: str, whom: str) -> Response | str:
    """Enter the vote of somebody without an account."""
    opened, person = _person(ref, whom)
    if not writes_down_votes(actor(), opened.resolution):
        return redirect(opened.hold)
    return _vote(opened, person, casting=False)


@blueprint.route("/decisions/<ref>/hold/<whom>/casting", methods=["GET", "POST"])
@open_to(Access.SEATED)
def casting_of(ref: str, whom: str) -> Response | str:
    """Enter the casting vote of a chair without an account; it can be entered anew."""
    opened, person = _person(ref, whom)
    if person.casting is None and not may_cast_for(opened, person):
        return redirect(opened.hold)
    return _vote(opened, person, casting=True)


@blueprint.route("/decisions/<ref>/hold/<whom>/release", methods=["GET", "POST"])
@open_to(Access.SEATED)
def release(ref: str, whom: str) -> Response | str:
    """Enter that the others let somebody take part in spite of a conflict of loyalty."""
    opened, person = _person(ref, whom)
    if not may_release(opened, person):
        return redirect(opened.hold)
    form = ReleaseForm()
    if done(form, lambda s: release_loyalty(s, actor(), ref, whom, site())):
        return said(f"{person.name} takes part. The clause is kept with it.", opened.hold)
    return page("hold_release", opened, form, person=person)


def may_cast_for(opened: OpenedDecision, person: OnBoard) -> bool:
    """Tell whether the casting vote of this chair without an account could decide it now."""
    chairs = person.chair and not person.account and opened.resolution.status == "voting"
    writes = writes_down_votes(actor(), opened.resolution)
    return writes and chairs and outcome_of(opened.resolution).casting_could_decide


def may_release(opened: OpenedDecision, person: OnBoard) -> bool:
    """Tell whether the others could let this person take part, and the reader could enter it."""
    loyal = person.interest is not None and person.interest.kind == Interest.LOYALTY
    waits = opened.resolution.status == "voting" and person.kept_out and not person.own
    return waits and loyal and bool(opened.rule.loyalty_clause.strip())


def may_correct(person: OnBoard) -> bool:
    """Tell whether the reader could enter that this person's interest is less after all."""
    stands = person.interest
    if stands is None or person.own or not person.account:
        return False
    return stands.kind != Interest.NONE and bool(stands.by_seat)


def _correct(opened: OpenedDecision, person: OnBoard) -> Response | str:
    ref, whom, stands = opened.resolution.ref, person.key, person.interest
    if stands is None or not may_correct(person):
        return redirect(opened.hold)
    form = CorrectionForm(before=Interest(stands.kind))
    kind, why = form.kind, form.words
    if done(form, lambda s: correct_interest(s, actor(), ref, whom, kind.data, why.data, site())):
        return said(f"It is kept, beside what {person.name} declared before.", opened.hold)
    return page("hold_correct", opened, form, person=person, declared=declared)


def _vote(opened: OpenedDecision, person: OnBoard, *, casting: bool) -> Response | str:
    ref, whom = opened.resolution.ref, person.key
    form = TheirVoteForm(obj=person.casting if casting else person.vote)
    said_so = {"casting": casting}
    choice, words = form.choice, form.words
    if done(
        form,
        lambda s: vote_for_member(s, actor(), ref, whom, choice.data, words.data, **said_so),
    ):
        return said(f"{person.name}'s vote is kept.", opened.hold)
    return page("hold_vote", opened, form, person=person, casting=casting)


def _person(ref: str, whom: str) -> tuple[OpenedDecision, OnBoard]:
    opened = open_decision(ref, "hold", "see votes")
    return opened, person_of(opened.resolution, whom)
