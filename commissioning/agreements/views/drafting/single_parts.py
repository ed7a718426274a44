"""Parts that stand once in an agreement: what it is about, the parties, the ladder of disputes."""

from collections.abc import Callable

from flask import abort, url_for
from werkzeug.wrappers import Response

from commissioning.agreements.forms.draft_about import AboutForm, parties_form
from commissioning.agreements.forms.draft_form import PartForm
from commissioning.agreements.forms.draft_ladder import ladder_form
from commissioning.agreements.queries.opened_drafts import open_draft
from commissioning.agreements.rules.content import Content
from commissioning.agreements.views.blueprint import blueprint
from commissioning.agreements.views.drafting.writing import (
    PartPage,
    begin_form,
    boxes_sent,
    write_part,
)
from commissioning.foundation.web import Access, actor, open_to, reading

FORMS: dict[str, Callable[[Content], type[PartForm]]] = {
    "about": lambda _content: AboutForm,
    "parties": parties_form,
    "disputes": lambda content: ladder_form(boxes_sent("what_") or len(content.disputes) + 2),
}


@blueprint.route("/agreements/<ref>/draft/part/<part>", methods=["GET", "POST"])
@open_to(Access.SEATED)
def edit_part(ref: str, part: str) -> Response | str:
    """Write one of these parts."""
    if part not in FORMS:
        abort(404)
    found = open_draft(reading(), actor(), ref)
    made = FORMS[part](found.content)
    form = made(data=made.shown(found.value(part)))
    begin_form(form, found, part)
    page = PartPage(
        part=part,
        title=made.heading,
        back=url_for("agreements.draft", ref=ref),
        guidance=(made.hint,) if made.hint else (),
    )
    return write_part(found, form, page)
