"""Saying what we are bidding for: one page, three minutes."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.actor import Role
from commissioning.foundation.errors import Refused
from commissioning.foundation.sharing import SharingMode
from commissioning.foundation.web import Access, actor, open_to, reading, transaction
from commissioning.opportunities.models import Opportunity
from commissioning.opportunities.permissions import OPPORTUNITIES
from commissioning.register.actions.declaring import CANCELLED, Asked, draft, say
from commissioning.register.forms.declaring import DeclareForm
from commissioning.register.models import Declaration
from commissioning.register.permissions import BEGINNINGS
from commissioning.register.queries.lists import own_for
from commissioning.register.queries.standing import has_read_the_plain_page, places_of
from commissioning.register.rules.openness import Openness, question
from commissioning.register.rules.sharing import effective_mode, who_will_see, why_this_mode
from commissioning.register.rules.stages import Stage
from commissioning.register.views.blueprint import blueprint

DRAFT = "draft"


@blueprint.route("/register/new", methods=["GET", "POST"])
@open_to(Access.SEATED)
def declare() -> Response | str:
    """Ask the few questions; keep a draft, or say it now."""
    BEGINNINGS.require(actor(), "declare")
    opportunity = _opportunity()
    if opportunity is not None and opportunity.cancelled_at is not None:
        flash(CANCELLED)
        return redirect(url_for("opportunities.opportunity", ref=opportunity.ref))
    read = has_read_the_plain_page(reading(), actor().person_id)
    if request.method == "GET" and not read:
        return redirect(url_for("register.plain_page", next=request.full_path.rstrip("?")))
    places = places_of(reading(), actor().organisation_id)
    if not places:
        return render_template("register/no_place.html")
    form = _form(opportunity, places)
    if _is_draft():
        form.let_the_rest_wait()
    if form.validate_on_submit() and (kept := _keep(form, opportunity, read=read)):
        return kept
    return _page(form, opportunity, places)


def _is_draft() -> bool:
    return request.form.get("save") == DRAFT or actor().role is Role.GUEST


def _opportunity() -> Opportunity | None:
    ref = request.args.get("opportunity", "")
    return OPPORTUNITIES.find(reading(), actor(), ref) if ref else None


def _form(opportunity: Opportunity | None, places: Any) -> DeclareForm:
    form = DeclareForm()
    form.about(opportunity=opportunity, places=list(places), place_name=_place_name(places))
    form.openness.label.text = question(mode_here(opportunity, places), _place_name(places))
    form.who_can_see = " ".join(sentences_before(opportunity, places))
    if actor().role is Role.GUEST:
        form.only_drafts()
    return form


def _keep(form: DeclareForm, opportunity: Opportunity | None, *, read: bool) -> Response | None:
    """Store what was typed; give where to go next, or nothing when a rule refused it."""
    said = not _is_draft() and read
    try:
        with transaction() as session:
            declaration = draft(session, actor(), _asked(form, opportunity))
            if said:
                say(session, actor(), declaration.ref, Stage(form.stage.data))
    except Refused as error:
        form.refused(error)
        return None
    return _onwards(declaration, said=said, read=read)


def _onwards(declaration: Declaration, *, said: bool, read: bool) -> Response:
    page = url_for("register.declaration", ref=declaration.ref)
    if said:
        flash("You have said it. You can add to it whenever you like.", "success")
        return redirect(page)
    flash("Kept as a draft. Nobody outside your organisation can see it.", "success")
    return redirect(page if read else url_for("register.plain_page", next=page))


def _asked(form: DeclareForm, opportunity: Opportunity | None) -> Asked:
    return Asked(
        opportunity=opportunity.ref if opportunity else None,
        place=form.value("place"),
        title=form.value("title"),
        funder_name=form.value("funder_name"),
        summary=form.summary.data or "",
        lots=tuple(form.value("lots", ())),
        open_to_partners=bool(form.open_to_partners.data),
        openness=Openness(form.openness.data or Openness.NOBODY),
    )


def _page(form: DeclareForm, opportunity: Opportunity | None, places: Any) -> str:
    return render_template(
        "register/declare.html",
        form=form,
        opportunity=opportunity,
        places=places,
        why=why_this_mode(mode_here(opportunity, places)),
        mode=mode_here(opportunity, places),
        own=own_for(reading(), actor(), opportunity.id) if opportunity else (),
    )


def mode_here(opportunity: Opportunity | None, places: Any) -> SharingMode:
    """Give the mode that would count, if the owner agreed to all that the place shares."""
    mode = SharingMode(opportunity.mode) if opportunity else None
    same = opportunity is not None and opportunity.place_id in {place.id for place in places}
    return effective_mode(mode, SharingMode.SHARED, same_place=same)


def sentences_before(opportunity: Opportunity | None, places: Any) -> tuple[str, ...]:
    admitted = any(place.status == "admitted" for place in places)
    owner, mode = actor().organisation_name, mode_here(opportunity, places)
    lines = who_will_see(
        mode,
        owner=owner,
        place=_place_name(places),
        verified=actor().verified and admitted,
    )
    if mode == SharingMode.SHARED:
        lines = (*lines, f"A draft, or “Nobody but us”: only {owner}.")
    return lines if len(places) == 1 else (*lines, f"In any other place: only {owner}.")


def _place_name(places: Any) -> str:
    return str(places[0].name) if len(places) == 1 else "the place"
