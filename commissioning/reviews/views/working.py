"""Working together, the other way round: what partners say of a commissioner's way of working."""

from itertools import groupby
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.acting import done
from commissioning.foundation.errors import Hidden
from commissioning.foundation.fields import Option
from commissioning.foundation.web import Access, actor, open_to, reading, site
from commissioning.partnerships.models import Partnership
from commissioning.register.looking import PAGE
from commissioning.reviews.actions.working import Said, answer_view, say_how_working
from commissioning.reviews.forms.working import AnswerViewForm, WorkingForm
from commissioning.reviews.models import WorkingView
from commissioning.reviews.permissions.reviewing import REVIEWED, WORKING_VIEWS
from commissioning.reviews.queries.working import (
    commissioners_met,
    standing_view,
    to_answer,
    views_of,
)
from commissioning.reviews.views.asking import is_inside, looked
from commissioning.reviews.views.blueprint import blueprint

READERS = (
    "the partners' staff and boards, and the commissioners it is about who are clear for the "
    "opportunity."
)


@blueprint.get("/partnerships/<ref>/way-of-working")
@open_to(Access.SEATED)
def working(ref: str) -> str:
    """Show what partners said of a commissioner's way of working, and what it answered."""
    found = REVIEWED.find(reading(), actor(), ref)
    looked(found, PAGE)
    views = views_of(reading(), actor(), found)
    asked = to_answer(reading(), actor(), found)
    return render_template(
        "reviews/working.html",
        partnership=found,
        seen=READERS,
        told=[_told(list(each), asked) for _, each in groupby(views, _whose)],
        may_say=_may_say(found),
        outside=not is_inside(found),
    )


@blueprint.route("/partnerships/<ref>/way-of-working/say", methods=["GET", "POST"])
@open_to(Access.SEATED)
def say_working(ref: str) -> Response | str:
    """Ask what helps and what gets in the way, of one commissioner at a time."""
    found = REVIEWED.find(reading(), actor(), ref, "say how working")
    met = commissioners_met(reading(), actor(), found)
    about = _chosen([each.ref for each in met])
    held = next(
        (standing_view(reading(), actor(), found, e.id) for e in met if e.ref == about), None
    )
    begins = {"about": about, "helps": held.helps, "hinders": held.hinders} if held else {}
    form = WorkingForm(data=begins or {"about": about})
    form.about.options = [Option(each.ref, each.name) for each in met]
    form.who_can_see = READERS
    if done(form, lambda s: say_how_working(s, actor(), ref, _said(form), site())):
        flash("It is there to read. The commissioners it is about are told.", "success")
        return redirect(url_for("reviews.working", ref=ref))
    return render_template(
        "reviews/working_say.html", form=form, partnership=found, met=met, held=held
    )


@blueprint.route("/partnerships/<ref>/way-of-working/<view_ref>", methods=["GET", "POST"])
@open_to(Access.SEATED)
def answer_working(ref: str, view_ref: str) -> Response | str:
    """Show what one partner said, and take the commissioner's answer."""
    view = WORKING_VIEWS.find(reading(), actor(), view_ref, "answer")
    if view.partnership.ref != ref:
        raise Hidden
    looked(view.partnership, PAGE)
    form = AnswerViewForm()
    form.who_can_see = READERS
    if done(form, lambda s: answer_view(s, actor(), view_ref, form.words.data, site())):
        flash("Your answer is there. They are told.", "success")
        return redirect(url_for("reviews.working", ref=ref))
    return render_template(
        "reviews/working_answer.html", form=form, partnership=view.partnership, view=view
    )


def _may_say(found: Partnership) -> bool:
    return REVIEWED.may(reading(), actor(), "say how working", found) and bool(
        commissioners_met(reading(), actor(), found)
    )


def _chosen(refs: list[str]) -> str:
    asked = request.args.get("about", "")
    if asked in refs:
        return asked
    return refs[0] if len(refs) == 1 else ""


def _said(form: WorkingForm) -> Said:
    return Said(
        about=form.about.data or "",
        helps=form.helps.data or "",
        hinders=form.hinders.data or "",
    )


def _whose(view: WorkingView) -> tuple[int, int]:
    return view.about_id, view.organisation_id


def _told(views: list[WorkingView], asked: frozenset[int]) -> dict[str, Any]:
    """Give what one partner says of one commissioner: the newest words, and those before."""
    newest, *before = views
    return {
        "view": newest,
        "before": before,
        "ours": newest.organisation_id == actor().organisation_id,
        "may_answer": newest.id in asked,
    }
