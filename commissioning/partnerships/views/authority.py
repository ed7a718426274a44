"""The lead's written authority from each member: which stand, giving ours, and ending it."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.errors import Hidden, Refused
from commissioning.foundation.web import Access, actor, open_to, reading, site, transaction
from commissioning.partnerships.actions.authority import Written, give_authority
from commissioning.partnerships.actions.authority import end_authority as end_it
from commissioning.partnerships.forms.standing import AuthorityForm, EndAuthorityForm
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.permissions import PARTNERSHIPS
from commissioning.partnerships.queries.authorities import (
    authorities,
    lead_of,
    past_authorities,
    standing_of,
)
from commissioning.partnerships.rules.forms import LegalForm
from commissioning.partnerships.rules.legal_forms import facts_of
from commissioning.partnerships.views.blueprint import blueprint


@blueprint.route("/partnerships/<ref>/authority", methods=["GET", "POST"])
@open_to(Access.SEATED)
def authority(ref: str) -> Response | str:
    """Show which members authorised the lead in writing; take ours."""
    found = PARTNERSHIPS.find(reading(), actor(), ref, "read")
    form = AuthorityForm() if _may_give(found) else None
    if form and form.validate_on_submit() and _give(form, ref):
        flash("Written down. The lead is told.", "success")
        return redirect(url_for("partnerships.authority", ref=ref))
    names = {each.organisation_id: each.organisation.name for each in found.partners}
    return render_template(
        "partnerships/authority.html",
        form=form,
        partnership=found,
        lead=lead_of(found),
        asked=facts_of(LegalForm(found.legal_form)).asks_authority,
        given=authorities(reading(), found),
        past=past_authorities(reading(), found),
        names=names,
        may_bind=PARTNERSHIPS.may(reading(), actor(), "bind", found),
    )


@blueprint.route("/partnerships/<ref>/authority/<authority_ref>/end", methods=["GET", "POST"])
@open_to(Access.SEATED)
def end_authority(ref: str, authority_ref: str) -> Response | str:
    """Ask before an authority of ours is ended."""
    found = PARTNERSHIPS.find(reading(), actor(), ref, "bind")
    ours = standing_of(reading(), found, actor().organisation_id or 0)
    if authority_ref not in {each.ref for each in ours}:
        raise Hidden
    form = EndAuthorityForm()
    if form.validate_on_submit() and _end(form, ref, authority_ref):
        flash("Ended. The lead is told.", "success")
        return redirect(url_for("partnerships.authority", ref=ref))
    return render_template(
        "partnerships/with_reason.html",
        form=form,
        partnership=found,
        heading="End your authority to the lead?",
        button="Yes, end it",
        consequences=(
            "From today the lead may no longer act for you in this.",
            "What it did for you before stays done. The paper itself may say more.",
        ),
        back=url_for("partnerships.authority", ref=ref),
    )


def _may_give(found: Partnership) -> bool:
    """Tell whether there is a lead, not us, to whom the reader may give an authority now."""
    lead = lead_of(found)
    own = actor().organisation_id or 0
    if lead is None or lead.organisation_id == own:
        return False
    stands = {each.lead_id for each in standing_of(reading(), found, own)}
    return lead.organisation_id not in stands and PARTNERSHIPS.may(
        reading(), actor(), "bind", found
    )


def _give(form: AuthorityForm, ref: str) -> bool:
    written = Written(
        covers=form.covers.data or "",
        given_on=form.given_on.data,
        kept_where=form.kept_where.data or "",
    )
    try:
        with transaction() as session:
            give_authority(session, actor(), ref, written, site())
    except Refused as error:
        form.refused(error)
        return False
    return True


def _end(form: EndAuthorityForm, ref: str, authority_ref: str) -> bool:
    try:
        with transaction() as session:
            end_it(session, actor(), ref, authority_ref, site())
    except Refused as error:
        form.refused(error)
        return False
    return True
