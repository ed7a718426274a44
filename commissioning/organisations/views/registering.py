"""Registering an organisation: look it up, fill it in, read it back, then store it."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.actor import Kind
from commissioning.foundation.codes import themes as theme_codes
from commissioning.foundation.errors import Refused
from commissioning.foundation.web import (
    Access,
    act_as,
    actor,
    open_to,
    reading,
    transaction,
)
from commissioning.organisations.actions.registering import NewOrganisation, register_organisation
from commissioning.organisations.forms.registering import NewOrganisationForm
from commissioning.organisations.models import RegisterRow
from commissioning.organisations.queries.likely_same import likely_duplicates, register_row
from commissioning.organisations.rules.casing import calm_name
from commissioning.organisations.rules.identifiers import (
    OrgIdentifier,
    doubts,
    org_id,
    parse_identifier,
)
from commissioning.organisations.views.blueprint import blueprint
from commissioning.people.rules.ways_back import HOME, own_path

NOT_HELD = (
    "We do not hold this number in our copy of the register. That is fine: fill in the name "
    "yourself."
)


@blueprint.route("/organisations/new", methods=["GET", "POST"])
@open_to(Access.SIGNED_IN)
def new() -> Response | str:
    """Ask about an organisation on one page; the button pressed says which step comes next."""
    form = NewOrganisationForm()
    if not form.is_submitted():
        return _ask(form)
    step = request.form.get("step", "")
    if step == "look":
        return _look_up(form)
    if step == "change" or not form.validate():
        return _ask(form)
    return _store(form) if step == "store" else _read_back(form)


def _ask(form: NewOrganisationForm, found: RegisterRow | None = None, note: str = "") -> str:
    return render_template("organisations/new.html", form=form, found=found, note=note)


def _look_up(form: NewOrganisationForm) -> str:
    """Fill in from the register file what is still empty; nothing is stored."""
    if not form.number.data:
        form.refuse("Enter a number to look up, or fill in the name yourself", "number")
        return _ask(form)
    identifier = form.identifier()
    if identifier is None:
        if not form.number.errors:
            form.refuse("Choose the register that the number is in", "scheme")
        return _ask(form)
    row = register_row(reading(), identifier)
    if row is None:
        return _ask(form, note=NOT_HELD)
    form.name.data = calm_name(row.name)
    form.about.data = form.about.data or row.activities[:2_000]
    form.kind.data = form.kind.data or Kind.VCSE
    return _ask(form, found=row)


def _read_back(form: NewOrganisationForm, error: str = "") -> str:
    """Show what would be stored, what the register says, and what may be the same."""
    new_one = _described(form)
    row = _row(new_one.identifiers)
    return render_template(
        "organisations/new_check.html",
        form=form,
        new=new_one,
        numbers=[org_id(identifier) for identifier in new_one.identifiers],
        doubts=[doubt for identifier in new_one.identifiers for doubt in doubts(identifier)],
        found=row,
        themes=[held.name for code in new_one.themes if (held := theme_codes.theme(code))],
        likely=likely_duplicates(reading(), actor(), new_one.name, new_one.identifiers),
        error=error,
    )


def _store(form: NewOrganisationForm) -> Response | str:
    different = request.form.get("different") == "yes"
    try:
        with transaction() as session:
            seat = register_organisation(session, actor(), _described(form), different=different)
            ref, seat_ref = seat.organisation.ref, seat.ref
    except Refused as error:
        return _read_back(form, str(error))
    act_as(seat_ref)
    flash(f"{form.name.data} is registered, and you are its admin.", "success")
    back = own_path(request.args.get("next"))
    return redirect(back if back != HOME else url_for("organisations.profile", ref=ref))


def _described(form: NewOrganisationForm) -> NewOrganisation:
    """Give what was typed, with what the register file adds to it."""
    identifier = form.identifier()
    held = (identifier,) if identifier else ()
    row = _row(held)
    return NewOrganisation(
        name=form.name.data,
        kind=Kind(form.kind.data),
        identifiers=held + _company_of(row),
        informal=form.informal,
        about=form.about.data or "",
        website=row.website if row else "",
        postcode=row.postcode if row else "",
        themes=tuple(row.themes.split()) if row else (),
    )


def _row(identifiers: tuple[OrgIdentifier, ...]) -> RegisterRow | None:
    return register_row(reading(), identifiers[0]) if identifiers else None


def _company_of(row: RegisterRow | None) -> tuple[OrgIdentifier, ...]:
    """A charity that is a company has two numbers; the register file knows the other."""
    if row is None or not row.company_number or row.scheme == "GB-COH":
        return ()
    return (parse_identifier("GB-COH", row.company_number),)
