"""The record of a lawful route: one item at a time, on paper, and put aside."""

from flask import Response as FlaskResponse
from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.acting import done
from commissioning.foundation.clock import day_in_london, today
from commissioning.foundation.errors import Hidden
from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.partnerships.documents import paper_pdf
from commissioning.partnerships.rules.paper import Paper, as_text
from commissioning.reviews.actions.routing import begin_again, keep_entry
from commissioning.reviews.forms.routes import AnswersForm, EntryForm
from commissioning.reviews.queries.routes import answers_of, name_of_seat, wordings
from commissioning.reviews.rules.questions import in_words
from commissioning.reviews.rules.route_list import is_route
from commissioning.reviews.rules.route_list import route as route_of
from commissioning.reviews.rules.route_paper import Chosen, write_record
from commissioning.reviews.rules.routes import fit_of
from commissioning.reviews.views.blueprint import blueprint
from commissioning.reviews.views.notices_shown import notices_shown
from commissioning.reviews.views.route_parts import lines_of, named, record_of, to_read, to_route


@blueprint.route("/opportunities/<ref>/route/record/<item>", methods=["GET", "POST"])
@open_to(Access.SEATED)
def route_item(ref: str, item: str) -> Response | str:
    """Write one item of the record; it begins with what the register knows."""
    found = to_route(ref)
    record = record_of(found)
    line = next((each for each in lines_of(found, record) if each.item.key == item), None)
    if line is None:
        raise Hidden
    form = EntryForm(data={"words": line.words})
    form.words.label.text = line.item.words
    if done(form, lambda s: keep_entry(s, actor(), ref, item, form.words.data)):
        wrote = bool(form.words.data.strip())
        flash("It is on the record." if wrote else "What was written is taken back.", "success")
        return redirect(url_for("reviews.route", ref=ref, _anchor="record"))
    return render_template(
        "reviews/route_item.html",
        form=form,
        opportunity=found,
        line=line,
        wordings=wordings(reading(), record, item),
    )


@blueprint.route("/opportunities/<ref>/route/begin-again", methods=["GET", "POST"])
@open_to(Access.SEATED)
def begin_route_again(ref: str) -> Response | str:
    """Ask, then put the record aside and begin anew."""
    found = to_route(ref)
    record = record_of(found)
    form = AnswersForm()
    if done(form, lambda s: begin_again(s, actor(), ref)):
        flash("The former record is kept below.", "success")
        return redirect(url_for("reviews.route", ref=ref))
    return render_template(
        "reviews/begin_route_again.html", form=form, opportunity=found, record=record
    )


@blueprint.get("/opportunities/<ref>/route/record.pdf")
@open_to(Access.SEATED)
def route_record_pdf(ref: str) -> FlaskResponse:
    """Give the record as a tagged PDF."""
    return _file(paper_pdf(_paper(ref)), "application/pdf", "route.pdf")


@blueprint.get("/opportunities/<ref>/route/record.txt")
@open_to(Access.SEATED)
def route_record_text(ref: str) -> FlaskResponse:
    """Give the record as plain text."""
    return _file(as_text(_paper(ref)).encode(), "text/plain", "route.txt")


def _paper(ref: str) -> Paper:
    found = to_read(ref)
    record = record_of(found)
    if not is_route(record.route):
        raise Hidden
    answers = answers_of(record)
    route = route_of(record.route)
    fit = fit_of(record.route, answers, today())
    chosen = Chosen(
        title=found.title,
        buyer=found.buyer_name or actor().organisation_name,
        name=named(route, record),
        line=route.line,
        why=fit.why if fit else "",
        reason=record.reason,
        chosen_on=day_in_london(record.chosen_at) if record.chosen_at else today(),
        chosen_by=name_of_seat(reading(), record.chosen_seat),
        sources=fit.sources if fit else route.sources,
        printed_on=today(),
    )
    said = in_words(answers)
    return write_record(chosen, said, lines_of(found, record), notices_shown(record))


def _file(body: bytes, kind: str, name: str) -> FlaskResponse:
    response = FlaskResponse(body, mimetype=kind)
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response
