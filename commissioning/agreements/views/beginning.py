"""Beginning: an agreement of a partnership, or the next version of one."""

from collections.abc import Sequence

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.agreements.actions.beginning import begin as begin_agreement
from commissioning.agreements.actions.beginning import begin_next as begin_next_version
from commissioning.agreements.forms.acts import BeginForm, NextForm
from commissioning.agreements.models import Version
from commissioning.agreements.permissions import AGREEMENTS
from commissioning.agreements.queries.agreements import VersionShown, versions_of
from commissioning.agreements.queries.next_version import starting_points
from commissioning.agreements.rules.starting_points import Start
from commissioning.agreements.views.blueprint import blueprint
from commissioning.agreements.views.showing import what_is_under_way
from commissioning.foundation.acting import done, made
from commissioning.foundation.fields import Option
from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.partnerships.permissions import PARTNERSHIPS


@blueprint.route("/partnerships/<ref>/agreements/new", methods=["GET", "POST"])
@open_to(Access.SEATED)
def begin(ref: str) -> Response | str:
    """Ask for a title and what to start from; then open the draft."""
    found = PARTNERSHIPS.find(reading(), actor(), ref, "work")
    form = BeginForm()
    agreement_ref = made(
        form,
        lambda s: (
            begin_agreement(s, actor(), ref, Start(form.start.data), form.title.data).agreement.ref
        ),
    )
    if agreement_ref is None:
        return render_template("agreements/begin.html", partnership=found, form=form)
    flash("The first draft is there. Your partners can write in it too.", "success")
    return redirect(url_for("agreements.draft", ref=agreement_ref))


@blueprint.route("/agreements/<ref>/next", methods=["GET", "POST"])
@open_to(Access.SEATED)
def begin_next(ref: str) -> Response | str:
    """Say what offering another version would stop; then begin it, or open the draft there is."""
    found = AGREEMENTS.find(reading(), actor(), ref, "draft")
    versions = versions_of(reading(), actor(), found)
    to_draft = redirect(url_for("agreements.draft", ref=ref))
    if any(each.version.status == "draft" for each in versions):
        return to_draft
    points = _points(starting_points(reading(), found), versions)
    form = NextForm(points)
    if done(form, lambda s: begin_next_version(s, actor(), ref, form.chosen)):
        return to_draft
    return render_template(
        "agreements/begin_next.html",
        agreement=found,
        form=form,
        points=points,
        under_way=what_is_under_way(versions),
        in_force=any(each.words == "in force" for each in versions),
    )


def _points(points: Sequence[Version], versions: Sequence[VersionShown]) -> list[Option]:
    words = {each.version.number: each.words for each in versions}
    return [
        Option(str(one.number), f"Version {one.number}: {words.get(one.number, 'put aside')}")
        for one in points
    ]
