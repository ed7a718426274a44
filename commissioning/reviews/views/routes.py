"""The lawful route of an opportunity: nation, questions, routes with why, choice and record."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.clock import today
from commissioning.foundation.errors import NotAllowed
from commissioning.foundation.permissions import NOT_YOURS
from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.opportunities.models import Opportunity
from commissioning.opportunities.queries.interests import is_clear
from commissioning.register.looking import PAGE
from commissioning.reviews.actions.routing import answer, begin_again, choose_route, keep_entry
from commissioning.reviews.forms.routes import AnswersForm, ChooseRouteForm, EntryForm, answers_form
from commissioning.reviews.models import RouteRecord
from commissioning.reviews.permissions.routing import ROUTED
from commissioning.reviews.queries.route_facts import (
    facts_for,
    partnership_of,
    partnerships_about,
)
from commissioning.reviews.queries.routes import (
    answers_of,
    earlier_records,
    name_of_seat,
    stamp,
    standing_record,
    written,
)
from commissioning.reviews.rules.answers import Answers
from commissioning.reviews.rules.fit import Fit
from commissioning.reviews.rules.nations import Nation, law_of
from commissioning.reviews.rules.questions import asked, in_words, kept, open_questions
from commissioning.reviews.rules.record_items import ITEMS
from commissioning.reviews.rules.records import Line, checklist, missing
from commissioning.reviews.rules.route_list import Route, is_route
from commissioning.reviews.rules.route_list import route as route_of
from commissioning.reviews.rules.routes import RouteFit, fit_of, routes_for
from commissioning.reviews.views.asking import acted, looked
from commissioning.reviews.views.blueprint import blueprint


@blueprint.get("/opportunities/<ref>/route")
@open_to(Access.SEATED)
def route(ref: str) -> str:
    """Show how the lawful route is found, which one was chosen, and what is still to be kept."""
    found = ROUTED.find(reading(), actor(), ref)
    verbs = ROUTED.verbs(reading(), actor(), found)
    if "see routes" not in verbs:
        return _not_clear(found, verbs)
    record = standing_record(reading(), actor(), found)
    return render_template(
        "reviews/route.html",
        opportunity=found,
        record=record,
        may_write="find a route" in verbs,
        earlier=earlier_records(reading(), actor(), found),
        named=_named,
        **(_of_record(found, record) if record else {"lines": ()}),
    )


@blueprint.route("/opportunities/<ref>/route/questions", methods=["GET", "POST"])
@open_to(Access.SEATED)
def route_questions(ref: str) -> Response | str:
    """Ask what matters, on one page; what a new answer makes matter is asked next."""
    found = _opportunity(ref)
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
        law=law_of(Nation(record.nation)) if record else None,
    )


@blueprint.route("/opportunities/<ref>/route/choose/<way>", methods=["GET", "POST"])
@open_to(Access.SEATED)
def choose_a_route(ref: str, way: str) -> Response | str:
    """Show one route with why it fits or does not, and ask for the reason to choose it."""
    found = _opportunity(ref)
    record = _record(found)
    fit = fit_of(way, answers_of(record), today()) if is_route(way) else None
    if fit is None:
        raise NotAllowed("There is no such route in your nation.")
    form = ChooseRouteForm(data={"reason": record.reason if record.route == way else ""})
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
        name=_named(fit.route, record),
        differs=fit.fit is Fit.NO,
    )


@blueprint.route("/opportunities/<ref>/route/record/<item>", methods=["GET", "POST"])
@open_to(Access.SEATED)
def route_item(ref: str, item: str) -> Response | str:
    """Write one item of the record; it begins with what the register knows."""
    found = _opportunity(ref)
    line = next((each for each in _lines(found, _record(found)) if each.item.key == item), None)
    if line is None:
        raise NotAllowed("The route you chose asks for no such thing.")
    form = EntryForm(data={"words": line.words})
    form.words.label.text = line.item.words
    if form.validate_on_submit() and acted(
        form, lambda s: keep_entry(s, actor(), ref, item, form.words.data)
    ):
        flash("It is on the record.", "success")
        return redirect(url_for("reviews.route", ref=ref, _anchor="record"))
    return render_template("reviews/route_item.html", form=form, opportunity=found, line=line)


@blueprint.route("/opportunities/<ref>/route/begin-again", methods=["GET", "POST"])
@open_to(Access.SEATED)
def begin_route_again(ref: str) -> Response | str:
    """Ask, then put the record aside and begin anew."""
    found = _opportunity(ref)
    record = _record(found)
    form = AnswersForm()
    if form.validate_on_submit() and acted(form, lambda s: begin_again(s, actor(), ref)):
        flash("The former record is kept below.", "success")
        return redirect(url_for("reviews.route", ref=ref))
    return render_template(
        "reviews/begin_route_again.html", form=form, opportunity=found, record=record
    )


def record_lines(found: Opportunity, record: RouteRecord) -> tuple[Line, ...]:
    """Give the checklist of a record as it stands for whoever asks."""
    return _lines(found, record)


def _opportunity(ref: str) -> Opportunity:
    return ROUTED.find(reading(), actor(), ref, "find a route")


def _record(found: Opportunity) -> RouteRecord:
    record = standing_record(reading(), actor(), found)
    if record is None:
        raise NotAllowed("Answer the questions first.")
    return record


def _lines(found: Opportunity, record: RouteRecord) -> tuple[Line, ...]:
    words = {key: each.entry.words for key, each in written(reading(), record).items()}
    facts = facts_for(reading(), actor(), found, record)
    return checklist(record.route, answers_of(record), facts, words)


def _not_clear(found: Opportunity, verbs: frozenset[str]) -> str:
    if "come to routes" not in verbs:
        raise NotAllowed(NOT_YOURS)
    return render_template(
        "reviews/route_not_clear.html",
        opportunity=found,
        missing=is_clear(reading(), actor(), found).missing,
    )


def _answers_form(answers: Answers, seen: str) -> AnswersForm:
    return answers_form(asked(answers))(data={**answers, "seen": seen})


def _of_record(found: Opportunity, record: RouteRecord) -> dict[str, Any]:
    answers = answers_of(record)
    lines = _lines(found, record) if record.route else ()
    partnership = partnership_of(reading(), actor(), record)
    if partnership is not None:
        looked(partnership, PAGE)
    return {
        "law": law_of(Nation(record.nation)),
        "said": in_words(answers),
        "open": open_questions(answers),
        "fits": _by_fit(answers),
        "chosen": fit_of(record.route, answers, today()) if record.route else None,
        "chosen_by": name_of_seat(reading(), record.chosen_seat),
        "partnership": partnership,
        "lines": lines,
        "lacking": missing(lines),
        "items": ITEMS,
    }


def _by_fit(answers: Answers) -> dict[Fit, list[RouteFit]]:
    judged = routes_for(answers, today())
    return {fit: [each for each in judged if each.fit is fit] for fit in Fit}


def _named(route_: Route | str, record: RouteRecord) -> str:
    found = route_of(route_) if isinstance(route_, str) else route_
    return found.named(Nation(record.nation))
