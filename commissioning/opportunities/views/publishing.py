"""Writing an opportunity, reading it back, publishing it, and changing it later."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.acting import acted, done
from commissioning.foundation.errors import Refused
from commissioning.foundation.filters import moment
from commissioning.foundation.forms import ButtonForm
from commissioning.foundation.sharing import SharingMode
from commissioning.foundation.web import Access, actor, open_to, transaction
from commissioning.opportunities.actions.content import (
    content_of,
    fingerprint_of,
    standing_lots,
)
from commissioning.opportunities.actions.publishing import (
    discard,
    edit,
    move_deadline,
    publish,
    write_draft,
)
from commissioning.opportunities.forms.publishing import (
    ANYONE,
    DeadlineForm,
    OpportunityForm,
)
from commissioning.opportunities.models import Opportunity
from commissioning.opportunities.permissions import BEGINNINGS
from commissioning.opportunities.rules.modes import MEANING
from commissioning.opportunities.rules.stage import STAGE_WORDS, Stage
from commissioning.opportunities.views.asking_commissioners import (
    opportunity_for,
    their_places,
    to_opportunity,
)
from commissioning.opportunities.views.blueprint import blueprint
from commissioning.opportunities.views.showing import KINDS, areas, period, themes, worth


@blueprint.route("/opportunities/new", methods=["GET", "POST"], endpoint="new")
@open_to(Access.SEATED)
def new_page() -> Response | str:
    """Begin an opportunity as a draft."""
    BEGINNINGS.require(actor(), "publish an opportunity")
    form = OpportunityForm(data={"kind": "contract", "stage": "open"})
    form.about(their_places())
    if form.validate_on_submit():
        try:
            with transaction() as session:
                place = form.place.data if "place" in form else ""
                made = write_draft(session, actor(), form.content(), place or "")
        except Refused as error:
            form.refused(error)
        else:
            return redirect(url_for("opportunities.prepare", ref=made.ref))
    back = url_for("opportunities.browse")
    return render_template("opportunities/write.html", form=form, back=back, opportunity=None)


@blueprint.route("/opportunities/<ref>/edit", methods=["GET", "POST"], endpoint="edit")
@open_to(Access.SEATED)
def edit_page(ref: str) -> Response | str:
    """Change what an opportunity says."""
    found = opportunity_for(ref, "edit")
    form = OpportunityForm(obj=content_of(found), data={"based_on": fingerprint_of(found)})
    form.about(())
    if found.published_at is not None:
        form.who_can_see = f"{ANYONE} The history tells what you change."
    if form.validate_on_submit():
        if acted(
            form,
            lambda s: edit(s, actor(), ref, form.content(), based_on=str(form.based_on.data)),
        ):
            return _onwards(found)
        # Sent again, it is sent knowing how things stand now.
        form.based_on.data = fingerprint_of(opportunity_for(ref, "edit"))
    back = url_for(_page_of(found), ref=ref)
    return render_template("opportunities/write.html", form=form, back=back, opportunity=found)


@blueprint.route("/opportunities/<ref>/publish", methods=["GET", "POST"], endpoint="prepare")
@open_to(Access.SEATED)
def prepare_page(ref: str) -> Response | str:
    """Show what is done and what is left, read it all back, and publish it."""
    found = opportunity_for(ref, "publish")
    form = ButtonForm()
    form.who_can_see = ANYONE
    if done(form, lambda s: publish(s, actor(), ref)):
        flash("Published. Anyone can see it now.", "success")
        return to_opportunity(ref)
    return render_template(
        "opportunities/prepare.html",
        form=form,
        opportunity=found,
        rows=_read_back(found),
        lots=standing_lots(found),
        mode=SharingMode(found.mode),
    )


@blueprint.route("/opportunities/<ref>/deadline", methods=["GET", "POST"], endpoint="deadline")
@open_to(Access.SEATED)
def deadline_page(ref: str) -> Response | str:
    """Move the closing date."""
    found = opportunity_for(ref, "move deadline")
    form = DeadlineForm(obj=found)
    if done(
        form,
        lambda s: move_deadline(s, actor(), ref, form.deadline_at.data, form.why.data or ""),
    ):
        flash("The closing date was moved. The page says from when to when.", "success")
        return to_opportunity(ref)
    return render_template("opportunities/deadline.html", form=form, opportunity=found)


@blueprint.route("/opportunities/<ref>/discard", methods=["GET", "POST"], endpoint="discard")
@open_to(Access.SEATED)
def discard_page(ref: str) -> Response | str:
    """Ask, then delete a draft."""
    found = opportunity_for(ref, "discard")
    form = ButtonForm()
    if done(form, lambda s: discard(s, actor(), ref)):
        flash("The draft was deleted.", "success")
        return redirect(url_for("opportunities.browse"))
    return render_template("opportunities/discard.html", form=form, opportunity=found)


def _onwards(found: Opportunity) -> Response:
    if found.published_at is not None:
        flash("Changed. The history tells what.", "success")
    return redirect(url_for(_page_of(found), ref=found.ref))


def _page_of(found: Opportunity) -> str:
    draft = found.published_at is None
    return "opportunities.prepare" if draft else "opportunities.opportunity"


def _read_back(found: Opportunity) -> list[dict[str, Any]]:
    """Give what anyone will read, for a last look."""
    mode = SharingMode(found.mode)
    edit_here = url_for("opportunities.edit", ref=found.ref)
    lots = len(standing_lots(found))
    shown = (
        ("Title", found.title),
        ("Sort", KINDS[found.kind]),
        ("How far along", STAGE_WORDS[Stage(found.stage)]),
        ("Closes", moment(found.deadline_at)),
        ("Worth", worth(found)),
        ("When the work would be", period(found)),
        ("Where", ", ".join(areas(found, None))),
        ("What it is about", ", ".join(themes(found))),
        ("Reference", found.reference),
        ("Papers", found.url),
    )
    rows: list[dict[str, Any]] = [
        {"key": key, "value": value, "href": edit_here} for key, value in shown
    ]
    rows.append({"key": "Lots", "value": lots or "None: it is answered as a whole",
                 "href": url_for("opportunities.lots", ref=found.ref)})  # fmt: skip
    rows.append({"key": "What may be shared", "value": f"{mode.words}. {MEANING[mode]}",
                 "href": url_for("opportunities.sharing", ref=found.ref)})  # fmt: skip
    return rows
