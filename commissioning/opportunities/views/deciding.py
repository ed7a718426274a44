"""Recording the decision: who was chosen, who here is meant, then once more before it is told."""

from collections.abc import Sequence

from flask import flash, render_template, request
from werkzeug.wrappers import Response

from commissioning.foundation.acting import acted
from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.opportunities.actions.content import standing_lots
from commissioning.opportunities.actions.deciding import correct_decision, record_decision
from commissioning.opportunities.forms.deciding import (
    WHOLE,
    DecisionForm,
    MeantForm,
    decision_form,
    meant_form,
)
from commissioning.opportunities.models import Opportunity
from commissioning.opportunities.queries.awards import awards_of, likely_meant
from commissioning.opportunities.queries.opportunity import releases_of, standing_notice
from commissioning.opportunities.rules.decision import Chosen, Decision
from commissioning.opportunities.views.asking_commissioners import opportunity_for, to_opportunity
from commissioning.opportunities.views.blueprint import blueprint

MOST_CHOSEN = 200  # names in one decision
NOT_KEPT = ("csrf_token", "acting_as", "step")
CHECKED, BACK = "checked", "back"


@blueprint.route("/opportunities/<ref>/decision", methods=["GET", "POST"], endpoint="decision")
@open_to(Access.SEATED)
def decision_page(ref: str) -> Response | str:
    """Ask who was chosen; then show it all once more, with the organisations that are meant."""
    found = _found(ref)
    corrects = found.decided_at is not None
    kind = decision_form(standing_lots(found))
    form = kind(data={} if request.method == "POST" else _begins_with(found, kind))
    form.about(corrects=corrects)
    step = request.form.get("step")
    if not form.validate_on_submit() or step == BACK or not _names(form):
        return _asked(found, form)
    likely = {name: likely_meant(reading(), actor(), name) for name in _names(form)}
    meant = meant_form(likely)(formdata=request.form if step == CHECKED else None)
    meant.acting_as.data = form.acting_as.data
    if step == CHECKED and meant.validate() and _recorded(found, form, meant):
        flash("The decision is recorded. Anyone can see it.", "success")
        return to_opportunity(ref)
    return _checking(found, form, meant)


def _found(ref: str) -> Opportunity:
    found = opportunity_for(ref)
    verb = "record decision" if found.decided_at is None else "correct decision"
    return opportunity_for(ref, verb)


def _names(form: DecisionForm) -> list[str]:
    """Give each name that was typed, once; says what to do where there is none, or very many."""
    names = list(dict.fromkeys(name for _, name in form.typed()))
    if not names or len(names) > MOST_CHOSEN:
        field = next(iter(form.lot_refs))
        form.refuse(f"Enter who was chosen: one name on each line, at most {MOST_CHOSEN}", field)
        return []
    return names


def _recorded(found: Opportunity, form: DecisionForm, meant: MeantForm) -> bool:
    refs = meant.meant()
    chosen = tuple(
        Chosen(name=name, organisation_ref=refs.get(name) or "", lot_ref=lot)
        for lot, name in form.typed()
    )
    decision = Decision(
        chosen=chosen,
        standstill_ended_on=form.standstill_ended_on.data,
        note=form.note.data or "",
    )
    if found.decided_at is None:
        return acted(meant, lambda s: record_decision(s, actor(), found.ref, decision))
    why = form.why.data or ""
    return acted(meant, lambda s: correct_decision(s, actor(), found.ref, decision, why))


def _asked(found: Opportunity, form: DecisionForm) -> str:
    notice = standing_notice(releases_of(reading(), found.id))
    return render_template(
        "opportunities/decision.html",
        form=form,
        opportunity=found,
        suggests=bool(notice and notice.awards),
    )


def _checking(found: Opportunity, form: DecisionForm, meant: MeantForm) -> str:
    kept = [(name, value) for name, value in request.form.items(multi=True)
            if name not in NOT_KEPT and not name.startswith("meant_")]  # fmt: skip
    return render_template(
        "opportunities/check_decision.html",
        form=meant,
        asked=form,
        kept=kept,
        opportunity=found,
        lots=_by_lot(form),
    )


def _by_lot(form: DecisionForm) -> Sequence[tuple[str, Sequence[str]]]:
    """Give the label and the names of each lot for which somebody was chosen."""
    return [(field.label.text, field.data) for field in form.chosen_fields() if field.data]


def _begins_with(found: Opportunity, kind: type[DecisionForm]) -> dict[str, object]:
    """Begin with what is recorded, or with what an imported notice suggests."""
    begins: dict[str, object] = {}
    if found.decided_at is not None:
        begins["note"] = found.decision_note
        begins["standstill"] = "ended" if found.standstill_ended_on else "none"
        begins["standstill_ended_on"] = found.standstill_ended_on
    by_ref: dict[str, list[str]] = {}
    for award in awards_of(reading(), found.id):
        by_ref.setdefault(award.lot.ref if award.lot else "", []).append(award.name)
    notice = standing_notice(releases_of(reading(), found.id))
    if not by_ref and notice and WHOLE in kind.lot_refs:
        by_ref[""] = list(dict.fromkeys(n for award in notice.awards for n in award.suppliers))
    names = {field: by_ref[ref] for field, ref in kind.lot_refs.items() if ref in by_ref}
    return begins | names
