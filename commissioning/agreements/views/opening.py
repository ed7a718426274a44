"""Letting members read an agreement in full: each party gives its word, and may take it back."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.agreements.actions.opening import agree_to_open, take_opening_back
from commissioning.agreements.forms.opening import OpeningForm
from commissioning.agreements.permissions import AGREEMENTS
from commissioning.agreements.queries.agreements import versions_of
from commissioning.agreements.queries.opening import openings_of, who_opened, word_of
from commissioning.agreements.rules.opening import how_far
from commissioning.agreements.views.blueprint import blueprint
from commissioning.foundation.acting import done
from commissioning.foundation.web import Access, actor, open_to, reading, site
from commissioning.partnerships.queries.seeing import openness_of


@blueprint.route("/agreements/<ref>/open", methods=["GET", "POST"])
@open_to(Access.SEATED)
def opening(ref: str) -> Response | str:
    """Show which versions it opens and who has said so; give our word, or take it back.

    A party that has left is told of the versions that it may see, and not what others say.
    """
    found = AGREEMENTS.find(reading(), actor(), ref, "open")
    inside = AGREEMENTS.may(reading(), actor(), "see who looked", found)
    ours = word_of(reading(), actor(), found) is not None
    form = OpeningForm()
    act = take_opening_back if ours else agree_to_open
    if done(form, lambda session: act(session, actor(), ref, site())):
        flash("You have taken it back." if ours else "You have agreed.", "success")
        return redirect(url_for("agreements.opening", ref=ref))
    own = {each.version.id for each in versions_of(reading(), actor(), found)}
    shown = [each for each in openings_of(reading(), found) if each.version.id in own]
    said = who_opened(reading(), found) if inside else ()
    return render_template(
        "agreements/opening.html",
        form=form,
        agreement=found,
        ours=ours,
        inside=inside,
        rows=[(name, "Yes" if agreed else "Not yet") for name, agreed in said],
        versions=[how_far(each.version.number, each.waits_for, named=inside) for each in shown],
        shown=openness_of(reading(), found.partnership).to_members,
    )
