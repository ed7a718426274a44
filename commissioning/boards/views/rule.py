"""Saying how our board decides: asked, read back in words, then kept."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from commissioning.boards.actions.rules import keep_rule
from commissioning.boards.forms.rule import RuleForm
from commissioning.boards.forms.rule_answers import answers_of, rule_of
from commissioning.boards.queries.board import in_office, rule_now
from commissioning.boards.rules.board_rule import rule_from, why_not
from commissioning.boards.rules.in_words import in_words
from commissioning.boards.views.blueprint import blueprint
from commissioning.boards.views.board import own_organisation
from commissioning.foundation.acting import done
from commissioning.foundation.web import Access, actor, open_to, reading, site
from commissioning.organisations.models import Organisation

KEEP = "keep"
KEPT = "Your board's rule is kept. Each decision keeps the rule it began with."


@blueprint.route("/boards/<ref>/rule", methods=["GET", "POST"])
@open_to(Access.SEATED)
def rule(ref: str) -> Response | str:
    """Ask how the board decides; say what that means today; keep it once it was read so."""
    organisation = own_organisation(ref, "keep rule")
    kept = rule_now(reading(), organisation.id)
    form = RuleForm(data=answers_of(rule_from(kept.rule)) if kept else None)
    form.who_can_see = f"the board of {organisation.name} and its staff."
    keeps = request.form.get("then") == KEEP
    if keeps and done(form, lambda s: keep_rule(s, actor(), rule_of(form), site())):
        flash(KEPT, "success")
        return redirect(url_for("boards.board", ref=ref))
    return _page(organisation, form)


def _page(organisation: Organisation, form: RuleForm) -> str:
    """Show the form, with what it means once it is sound."""
    number = len(in_office(reading(), organisation.id))
    means: tuple[str, ...] = ()
    if form.is_submitted() and not form.errors and form.validate():
        said = rule_of(form)
        for what, field in why_not(said):
            form.refuse(what, field)
        means = () if form.errors else in_words(said, number)
    return render_template(
        "boards/rule.html", organisation=organisation, form=form, means=means, number=number
    )
