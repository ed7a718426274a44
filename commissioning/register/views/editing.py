"""The rest of a declaration, filled in later: a task list, and a short page for each part."""

from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.errors import Refused
from commissioning.foundation.web import Access, actor, open_to, reading, transaction
from commissioning.register.actions.editing import Overtaken, change
from commissioning.register.forms.editing import PARTS, PartForm, held_values
from commissioning.register.models import Declaration
from commissioning.register.permissions import DECLARATIONS
from commissioning.register.queries.standing import standing
from commissioning.register.rules.sharing import who_can_see
from commissioning.register.views.blueprint import blueprint
from commissioning.register.views.declaration import title_of

MONEY_SEEN = "only your organisation, your partners, and the funder's own commissioners."


@blueprint.get("/register/<ref>/edit")
@open_to(Access.SEATED)
def edit(ref: str) -> str:
    """List the parts: what is there, and what could still be said."""
    found = DECLARATIONS.find(reading(), actor(), ref, "edit")
    return render_template(
        "register/edit.html",
        declaration=found,
        title=title_of(found),
        seen=who_can_see(standing(reading(), found, actor())),
        tasks=_tasks(found),
    )


@blueprint.route("/register/<ref>/edit/<part>", methods=["GET", "POST"])
@open_to(Access.SEATED)
def edit_part(ref: str, part: str) -> Response | str:
    """Change one part, unless somebody else did meanwhile: then show what they changed."""
    if part not in PARTS:
        abort(404)
    found = DECLARATIONS.find(reading(), actor(), ref, "edit")
    form = _form(found, part)
    if not form.validate_on_submit():
        return _page(found, form)
    try:
        with transaction() as session:
            knowingly = form.kept_knowingly
            change(session, actor(), ref, form.values(), form.based_on, kept_knowingly=knowingly)
    except Overtaken as error:
        form.refused(error)
        form.version.raw_data, form.version.data = None, str(error.version)
        return _page(found, form, error)
    except Refused as error:
        form.refused(error)
        return _page(found, form)
    flash("Saved.", "success")
    return redirect(url_for("register.edit", ref=ref))


def _form(found: Declaration, part: str) -> PartForm:
    form = PARTS[part](data={**held_values(found), "version": str(found.version)})
    form.about(found)
    form.who_can_see = (
        MONEY_SEEN
        if part == "money"
        else _lower_first(" ".join(who_can_see(standing(reading(), found, actor()))))
    )
    return form


def _page(found: Declaration, form: PartForm, overtaken: Overtaken | None = None) -> str:
    return render_template(
        "register/edit_part.html",
        declaration=found,
        title=title_of(found),
        form=form,
        overtaken={"shown": _shown(overtaken)} if overtaken else None,
    )


def _shown(overtaken: Overtaken) -> list[dict[str, Any]]:
    """Give what somebody else changed, in words struck and added."""
    return [
        {
            "label": each.label,
            "pieces": each.words or (("struck", each.before), ("same", " "), ("added", each.after)),
        }
        for each in overtaken.changes
    ]


def _lower_first(text: str) -> str:
    """Fit a sentence behind "Who can see this:"; names keep their capital."""
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first in ("Only", "Members", "Anyone") else text


def _tasks(found: Declaration) -> list[dict[str, Any]]:
    said = {
        "what": bool(found.summary),
        "who": bool(found.who_for and found.areas and found.themes),
        "when": bool(found.starts_on),
        "offer": bool(found.brings),
        "money": found.amount_pence is not None,
        "contact": bool(found.contact),
    }
    return [
        {
            "text": form.heading,
            "href": url_for("register.edit_part", ref=found.ref, part=part),
            "status": "Said" if said[part] else "You can add this",
            "tone": "done" if said[part] else "calm",
        }
        for part, form in PARTS.items()
    ]
