"""The notices of a route: drafts to copy and print, their days, and the clocks these start."""

from datetime import date

from flask import Response as FlaskResponse
from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.acting import acted, done
from commissioning.foundation.clock import today
from commissioning.foundation.errors import Hidden
from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.opportunities.models import Opportunity
from commissioning.reviews.actions.noticing import note_notice, take_notice_back
from commissioning.reviews.forms.routes import ActDayForm, AnswersForm, NoticeDayForm
from commissioning.reviews.models import RouteRecord
from commissioning.reviews.queries.route_facts import facts_for
from commissioning.reviews.rules.notices import (
    Draft,
    as_fields,
    as_text,
    draft_of,
)
from commissioning.reviews.views.blueprint import blueprint
from commissioning.reviews.views.notices_shown import NoticeShown, notices_shown
from commissioning.reviews.views.route_parts import (
    lines_of,
    record_of,
    to_read,
    to_route,
)


@blueprint.route("/opportunities/<ref>/route/notices/<kind>", methods=["GET", "POST"])
@open_to(Access.SEATED)
def route_notice(ref: str, kind: str) -> Response | str:
    """Show the draft of a notice, and take the day on which it was published."""
    found = to_route(ref)
    record = record_of(found)
    shown = _one(record, kind)
    form: ActDayForm | NoticeDayForm = ActDayForm() if shown.kind.is_act else NoticeDayForm()
    if form.validate_on_submit() and form.day.data and _noted(form, ref, kind, form.day.data):
        flash("The day is entered. Its clocks are below.", "success")
        return redirect(url_for("reviews.route_notice", ref=ref, kind=kind))
    draft = _draft(found, record, kind)
    return render_template(
        "reviews/route_notice.html",
        form=form,
        opportunity=found,
        shown=shown,
        draft=draft,
        overdue=next((one for one in shown.clocks if one.is_past_due(today())), None),
        open_data=as_fields(draft) if draft else {},
        today=today(),
    )


@blueprint.route("/opportunities/<ref>/route/notices/<kind>/take-back", methods=["GET", "POST"])
@open_to(Access.SEATED)
def take_route_notice_back(ref: str, kind: str) -> Response | str:
    """Ask, then take back a day that was entered by mistake."""
    found = to_route(ref)
    shown = _one(record_of(found), kind)
    if shown.notice is None:
        raise Hidden
    form = AnswersForm()
    if done(form, lambda s: take_notice_back(s, actor(), ref, kind)):
        flash("The day is taken back.", "success")
        return redirect(url_for("reviews.route_notice", ref=ref, kind=kind))
    return render_template(
        "reviews/take_route_notice_back.html", form=form, opportunity=found, shown=shown
    )


@blueprint.get("/opportunities/<ref>/route/notices/<kind>.txt")
@open_to(Access.SEATED)
def route_notice_text(ref: str, kind: str) -> FlaskResponse:
    """Give the draft of a notice as plain text."""
    found = to_read(ref)
    draft = _draft(found, record_of(found), kind)
    if draft is None:
        raise Hidden
    response = FlaskResponse(as_text(draft).encode(), mimetype="text/plain")
    response.headers["Content-Disposition"] = f'inline; filename="{kind}.txt"'
    return response


def _one(record: RouteRecord, kind: str) -> NoticeShown:
    found = next((each for each in notices_shown(record) if each.kind.key == kind), None)
    if found is None:
        raise Hidden
    return found


def _draft(found: Opportunity, record: RouteRecord, kind: str) -> Draft | None:
    words = {line.item.key: line.words for line in lines_of(found, record)}
    facts = dict(facts_for(reading(), actor(), found, record))
    buyer = found.buyer_name or actor().organisation_name
    its = _one(record, kind).kind
    return None if its.is_act else draft_of(its, facts | words, buyer)


def _noted(form: ActDayForm | NoticeDayForm, ref: str, kind: str, day: date) -> bool:
    where = form.where.data if isinstance(form, NoticeDayForm) else ""
    return acted(form, lambda s: note_notice(s, actor(), ref, kind, day, where))
