"""The numbers an organisation has in registers."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.errors import Refused
from commissioning.foundation.forms import ButtonForm
from commissioning.foundation.web import Access, actor, open_to, transaction
from commissioning.organisations.actions.registering import add_identifier, take_out_identifier
from commissioning.organisations.forms.registering import NumberForm
from commissioning.organisations.queries import profiles
from commissioning.organisations.views.asking import organisation_for
from commissioning.organisations.views.blueprint import blueprint


@blueprint.route("/organisations/<ref>/numbers", methods=["GET", "POST"])
@open_to(Access.SEATED)
def numbers(ref: str) -> Response | str:
    """Show the numbers with their registers, and add one."""
    form = NumberForm()
    organisation_for(ref, "rename")
    if form.validate_on_submit() and (identifier := form.identifier()):
        try:
            with transaction() as session:
                held = organisation_for(ref, "rename", session)
                add_identifier(session, actor(), held, identifier)
        except Refused as error:
            form.refused(error)
        else:
            flash("The number is added.", "success")
            return redirect(url_for("organisations.numbers", ref=ref))
    return _page(ref, form)


@blueprint.post("/organisations/<ref>/numbers/take-out")
@open_to(Access.SEATED)
def take_out_number(ref: str) -> Response | str:
    """Take one number off the organisation."""
    form = ButtonForm()
    if form.validate_on_submit():
        try:
            with transaction() as session:
                held = organisation_for(ref, "rename", session)
                take_out_identifier(session, actor(), held, request.form.get("written", ""))
        except Refused as error:
            form.refused(error)
        else:
            flash("The number is taken out. The history keeps it.", "success")
            return redirect(url_for("organisations.numbers", ref=ref))
    return _page(ref, NumberForm(formdata=None), form)


def _page(ref: str, form: NumberForm, button: ButtonForm | None = None) -> str:
    organisation = organisation_for(ref, "rename")
    return render_template(
        "organisations/numbers.html",
        form=button if button is not None and button.errors else form,
        number_form=form,
        button=button or ButtonForm(),
        organisation=organisation,
        numbers=profiles.numbers(organisation),
    )
