"""The lawful route of an opportunity: nation, questions, routes with why, choice and record."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.acting import acted
from commissioning.foundation.clock import today
from commissioning.foundation.errors import Hidden
from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.opportunities.models import Opportunity
from commissioning.opportunities.permissions import OPPORTUNITIES
from commissioning.opportunities.queries.interests import is_clear
from commissioning.register.looking import PAGE
from commissioning.reviews.actions.routing import answer, choose_route
from commissioning.reviews.forms.routes import AnswersForm, ChooseRouteForm, answers_form
from commissioning.reviews.models import RouteRecord
from commissioning.reviews.permissions.routing import ROUTED
from commissioning.reviews.queries.route_facts import partnership_of, partnerships_about
from commissioning.reviews.queries.routes import (
    answers_of,
    name_of_seat,
    stamp,
    standing_record,
)
from commissioning.reviews.rules.answers import Answers
from commissioning.reviews.rules.fit import Fit
from commissioning.reviews.rules.nations import law_of
from commissioning.reviews.rules.questions import asked, in_words, kept, open_questions
from commissioning.reviews.rules.records import is_complete, missing
from commissioning.reviews.rules.route_list import is_route
from commissioning.reviews.rules.routes import RouteFit, fit_of, routes_for
from commissioning.reviews.views.asking import looked
from commissioning.reviews.views.blueprint import blueprint
from commissioning.reviews.views.notices_shown import notices_shown
from commissioning.reviews.views.route_earlier import earlier_of, names_of_routes
from commissioning.reviews.views.route_parts import (
    lines_of,
    named,
    nation_of_record,
    record_of,
    to_route,
)


@blueprint.get("/opportunities/<ref>/route")
@open_to(Access.SEATED)
def route(ref: str) -> str:
    """Show how the lawful route is found, which one was chosen, and what is still to be kept."""
    found = ROUTED.find(reading(), actor(), ref)
    verbs = ROUTED.verbs(reading(), actor(), found)
    if "see routes" not in verbs:
        return _not_clear(found)
    record = standing_record(reading(), actor(), found)
    return render_template(
        "reviews/route.html",
        opportunity=found,
        record=record,
        may_write="find a route" in verbs,
        earlier=earlier_of(found),
        names=names_of_routes(record),
        today=today(),
        **(_of_record(found, record) if record else {"lines": ()}),
    )


@blueprint.route("/opportunities/<ref>/route/questions", methods=["GET", "POST"])
@open_to(Access.SEATED)
def route_questions(ref: str) -> Response | str:
    """Ask what matters, on one page; what a new answer makes matter is asked next."""
    found = to_route(ref)
    record = standing_record(reading(), actor(), found)
    answers = answers_of(record)
    form = _answers_form(answers, stamp(record))
    if form.validate_on_submit():
        given = kept({**answers, **form.answered()})
        seen = form.seen.data or ""
        if acted(form, lambda s: answer(s, actor(), ref, given, seen)):
            more = {each.key for each in asked(given)} - set(form.keys)
            to = "reviews.route_questions" if more else "reviews.route"
            return redirect(url_for(to, ref=ref))
    if form.is_submitted():  # what a colleague wrote meanwhile is seen by now
        form.seen.raw_data, form.seen.data = None, stamp(record)
    return render_template(
        "reviews/route_questions.html",
        form=form,
        opportunity=found,
        law=law_of(nation_of_record(record)) if record else None,
    )


@blueprint.route("/opportunities/<ref>/route/choose/<way>", methods=["GET", "POST"])
@open_to(Access.SEATED)
def choose_a_route(ref: str, way: str) -> Response | str:
    """Show one route with why it fits or does not, and ask for the reason to choose it."""
    found = to_route(ref)
    record = record_of(found)
    fit = fit_of(way, answers_of(record), today()) if is_route(way) else None
    if fit is None:
        raise Hidden
    form = ChooseRouteForm(data=_begins_with(record, way))
    offered = partnerships_about(reading(), actor(), found)
    form.about({one.ref: one.title for one in offered})
    for one in offered:
        looked(one, PAGE)
    if form.validate_on_submit():
        said, partnership = form.reason.data, form.meant()
        if acted(form, lambda s: choose_route(s, actor(), ref, way, said, partnership)):
            flash("The route is chosen. Its record and its notices are below.", "success")
            return redirect(url_for("reviews.route", ref=ref))
    return render_template(
        "reviews/choose_route.html",
        form=form,
        opportunity=found,
        fit=fit,
        name=named(fit.route, record),
        differs=fit.fit is Fit.NO,
    )


def _begins_with(record: RouteRecord, way: str) -> dict[str, str]:
    """Begin with what was said of the same route before, and the partnership that it is for."""
    partnership = partnership_of(reading(), actor(), record)
    reason = record.reason if record.route == way else ""
    return {"reason": reason, "partnership": partnership.ref if partnership else ""}


def _not_clear(found: Opportunity) -> str:
    """Tell a commissioner of the buyer what is missing before the route is theirs to read."""
    return render_template(
        "reviews/route_not_clear.html",
        opportunity=found,
        missing=is_clear(reading(), actor(), found).missing,
        takes_no_part=OPPORTUNITIES.may(reading(), actor(), "stand aside", found),
    )


def _answers_form(answers: Answers, seen: str) -> AnswersForm:
    return answers_form(asked(answers))(data={**answers, "seen": seen})


def _of_record(found: Opportunity, record: RouteRecord) -> dict[str, Any]:
    answers = answers_of(record)
    lines = lines_of(found, record) if record.route else ()
    partnership = partnership_of(reading(), actor(), record)
    if partnership is not None:
        looked(partnership, PAGE)
    shown = notices_shown(record)
    return {
        "law": law_of(nation_of_record(record)),
        "said": in_words(answers),
        "open": open_questions(answers),
        "fits": _by_fit(answers),
        "chosen": fit_of(record.route, answers, today()) if record.route else None,
        "chosen_by": name_of_seat(reading(), record.chosen_seat),
        "partnership": partnership,
        "lines": lines,
        "lacking": missing(lines),
        "complete": is_complete(lines),
        "published": shown,
        "overdue": next((one for one in shown if one.due and one.due.is_past_due(today())), None),
    }


def _by_fit(answers: Answers) -> dict[Fit, list[RouteFit]]:
    judged = routes_for(answers, today())
    return {fit: [each for each in judged if each.fit is fit] for fit in Fit}
