"""The what-if page as any floor may serve it: a picture, a table and a spreadsheet.

Who may read the version is the caller's to ask; a board reads it from inside its decision.
"""

from dataclasses import dataclass
from typing import Any

from flask import Response, render_template

from commissioning.agreements.documents.spreadsheet import sheet_of
from commissioning.agreements.forms.what_if import WhatIfForm
from commissioning.agreements.models import Version
from commissioning.agreements.queries.reserves import own_reserves
from commissioning.agreements.rules.agreed_sums import AgreedTarget
from commissioning.agreements.rules.content import Content, from_json, names
from commissioning.agreements.rules.losses import losses_of_each
from commissioning.agreements.rules.outcome import outcome
from commissioning.agreements.rules.picture import picture
from commissioning.agreements.rules.saying_money import band_words
from commissioning.agreements.rules.terms import Party
from commissioning.agreements.rules.what_if import (
    costs_worth_knowing,
    measure_of,
    once_left,
    once_measured,
    sums_to_share,
)
from commissioning.agreements.rules.what_if_words import (
    Beside,
    head_of,
    in_signs,
    limits_in_words,
    loss_beside_reserves,
    losses_in_words,
    of_what_is_measured,
    part_in_words,
    rows_of,
    steps_in_words,
)
from commissioning.agreements.rules.worked import explain, worked_examples
from commissioning.foundation.errors import Hidden, Refused
from commissioning.foundation.web import actor, reading
from commissioning.register.looking import FILE, PAGE, looked_at

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Places:
    """Where a what-if page stands, and where it leads: a board reads it within its decision."""

    page: str
    sheet: str
    back: str
    back_text: str


def what_if_page(version: Version, places: Places) -> str:
    """Show what an actual cost would mean; the caller has asked whether the reader may read it."""
    content = from_json(version.content)
    looked_at("agreement", [version.agreement_id], PAGE)
    try:
        agreed = sums_to_share(content)
    except Refused as error:
        return _page(version, content, places, later=str(error))
    if agreed is None:
        none = "This version shares no savings and overspends."
        return _page(version, content, places, later=none)
    return _page(version, content, places, **_worked_out(content, agreed))


def what_if_sheet(version: Version) -> Response:
    """Give the spreadsheet of a version that the reader may read.

    Raises:
        Hidden: It shares no savings and overspends.
    """
    content = from_json(version.content)
    agreed = sums_to_share(content)
    if agreed is None:
        raise Hidden
    looked_at("agreement", [version.agreement_id], FILE)
    title = f"{content.title}, version {version.number}"
    body = sheet_of(agreed, names(content), title, costs_worth_knowing(agreed))
    response = Response(body, mimetype=XLSX)
    name = f"what-if-version-{version.number}.xlsx"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _page(version: Version, content: Content, places: Places, **more: Any) -> str:
    return render_template(
        "agreements/what_if.html",
        version=version,
        content=content,
        places=places,
        signs=in_signs,
        **more,
    )


def _worked_out(content: Content, agreed: AgreedTarget) -> dict[str, Any]:
    called = names(content)
    form = WhatIfForm(
        {p.key: called[p.key] for p in agreed.parties},
        measure_of(content),
        may_be_lowered=agreed.may_be_lowered,
    )
    actual = form.actual.data if form.validate() else None
    agreed = once_measured(agreed, form.paid_bp)
    cost = agreed.terms.target_pence if actual is None else actual
    parties = _parties(form, content, agreed, cost)
    left = form.leaving if parties is not agreed.parties else None
    drawn = picture(agreed.terms, parties, called, actual)
    return {
        "form": form,
        "cost": cost,
        "left": called[form.leaver.data] if left else "",
        "counts": part_in_words(content, left, cost) if left else "",
        "terms": agreed.terms,
        "result": outcome(agreed.terms, parties, cost),
        "called": called,
        "steps": list(steps_in_words(explain(agreed.terms, cost))),
        "picture": drawn,
        "table_rows": rows_of(agreed, drawn.points),
        **_agreed(content, agreed),
    }


def _agreed(content: Content, agreed: AgreedTarget) -> dict[str, Any]:
    """Give what holds whatever cost is asked about."""
    examples = worked_examples(agreed.terms, agreed.parties)
    return {
        "measured": of_what_is_measured(agreed),
        "head": head_of(agreed, names(content)),
        "examples": rows_of(agreed, [one.outcome for one in examples]),
        "bands": band_words(agreed.terms.bands),
        "limits": list(limits_in_words(agreed)),
        "losses": losses_in_words(content, agreed),
        "own": _beside_reserves(agreed),
    }


def _parties(
    form: WhatIfForm, content: Content, agreed: AgreedTarget, cost: int
) -> tuple[Party, ...]:
    """Give the parties as they count, once one has left if that was asked."""
    if form.errors or form.leaving is None:
        return agreed.parties
    try:
        return once_left(content, agreed, form.leaving, cost)
    except Refused as error:
        form.refused(error)
        return agreed.parties


def _beside_reserves(agreed: AgreedTarget) -> Beside | None:
    """Set the reader's own largest loss beside their own reserves; None for who has no part."""
    losses = losses_of_each(agreed.terms, agreed.parties)
    if actor().organisation_ref not in losses:
        return None
    reserves = own_reserves(reading(), actor())
    return loss_beside_reserves(
        losses[actor().organisation_ref], reserves.pence if reserves else None
    )
