"""What a buyer said to anyone, and the notices it published: public with the opportunity."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.acting import acted
from commissioning.foundation.errors import Hidden
from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.opportunities.models import Opportunity
from commissioning.opportunities.permissions import OPPORTUNITIES
from commissioning.reviews.actions.equal_information import correct
from commissioning.reviews.actions.equal_information import say_to_all as publish
from commissioning.reviews.forms.said_to_all import SaidForm
from commissioning.reviews.permissions.routing import ROUTED
from commissioning.reviews.queries.equal_information import SaidToAll, said_about
from commissioning.reviews.queries.routes import published_about
from commissioning.reviews.rules.notices import kind_of
from commissioning.reviews.views.blueprint import blueprint


@blueprint.get("/opportunities/<ref>/said")
@open_to(Access.ANYONE)
def said_to_all(ref: str) -> str:
    """Show what was said to anyone, corrections and all, and which notices were published."""
    found = OPPORTUNITIES.find(reading(), actor(), ref)
    notices = published_about(reading(), actor(), found)
    return render_template(
        "reviews/said_to_all.html",
        opportunity=found,
        said=said_about(reading(), actor(), found),
        published=[(each, kind_of(each.notice.kind)) for each in notices],
        may_say=ROUTED.may(reading(), actor(), "say to all", found),
    )


@blueprint.route("/opportunities/<ref>/said/new", methods=["GET", "POST"])
@open_to(Access.SEATED)
def say_to_all(ref: str) -> Response | str:
    """Ask what was said, and publish it."""
    found = ROUTED.find(reading(), actor(), ref, "say to all")
    form = SaidForm()
    if form.validate_on_submit() and form.said_on.data:
        day, setting, words = form.said_on.data, form.setting.data, form.words.data
        if acted(form, lambda s: publish(s, actor(), ref, day, setting, words)):
            return _published(ref)
    return render_template("reviews/say_to_all.html", form=form, opportunity=found, former=None)


@blueprint.route("/opportunities/<ref>/said/<number>/correct", methods=["GET", "POST"])
@open_to(Access.SEATED)
def correct_what_was_said(ref: str, number: str) -> Response | str:
    """Ask for the correction of one entry, and publish it beside the entry."""
    found = ROUTED.find(reading(), actor(), ref, "say to all")
    former = _numbered(found, number).entry
    form = SaidForm(
        data={"said_on": former.said_on, "setting": former.setting, "words": former.words}
    )
    if form.validate_on_submit() and form.said_on.data:
        day, setting, words = form.said_on.data, form.setting.data, form.words.data
        if acted(form, lambda s: correct(s, actor(), former.ref, day, setting, words)):
            return _published(ref)
    return render_template("reviews/say_to_all.html", form=form, opportunity=found, former=former)


def _numbered(found: Opportunity, number: str) -> SaidToAll:
    """Give the entry of this number that the actor may correct."""
    said = said_about(reading(), actor(), found)
    one = next((each for each in said if str(each.number) == number and each.may_correct), None)
    if one is None:
        raise Hidden
    return one


def _published(ref: str) -> Response:
    flash("Anyone can read it now.", "success")
    return redirect(url_for("reviews.said_to_all", ref=ref))
