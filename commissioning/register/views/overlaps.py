"""Two declarations that should know of each other: why, and where the pair stands."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.errors import Hidden, Refused
from commissioning.foundation.web import Access, actor, open_to, reading, site, transaction
from commissioning.register.actions.marks import mark_pair
from commissioning.register.forms.marks import MarkForm
from commissioning.register.looking import PAGE, looked_at
from commissioning.register.models import Declaration
from commissioning.register.permissions import DECLARATIONS
from commissioning.register.queries.overlaps import Neighbour, neighbour
from commissioning.register.rules.marks import verbs_from
from commissioning.register.views.blueprint import blueprint
from commissioning.register.views.declaration import title_of


@blueprint.route("/register/<ref>/with/<other>", methods=["GET", "POST"])
@open_to(Access.SEATED)
def pair(ref: str, other: str) -> Response | str:
    """Show why two declarations belong together, and say where we see the two of us."""
    ours = DECLARATIONS.find(reading(), actor(), ref, "see everything")
    found = neighbour(reading(), actor(), ours, other)
    if found is None:
        raise Hidden
    form = _form(ours, found)
    if form is not None and form.validate_on_submit() and _mark(form, ref, other):
        flash("Kept.", "success")
        return redirect(url_for("register.pair", ref=ref, other=other))
    looked_at("declaration", [found.id], PAGE)
    return render_template(
        "register/pair.html", form=form, declaration=ours, title=title_of(ours), other=found
    )


def _form(ours: Declaration, found: Neighbour) -> MarkForm | None:
    """Give the form to those who may mark the pair."""
    may_mark = DECLARATIONS.may(reading(), actor(), "mark", ours)
    verbs = verbs_from(found.ours[0], actor().role) if may_mark and found.same_place else ()
    if not verbs:
        return None
    form = MarkForm()
    form.about(found.ours[0], verbs, found.organisation)
    return form


def _mark(form: MarkForm, ref: str, other: str) -> bool:
    why = form.why.data or ""
    address = site()
    try:
        with transaction() as session:
            mark_pair(session, actor(), ref, other, form.verb.data or "", why, address)
    except Refused as error:
        form.refused(error)
        return False
    return True
