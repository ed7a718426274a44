"""A decision by one person, under a standing authority of the board and its limit."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.agreements.models import Version
from commissioning.agreements.permissions import VERSIONS
from commissioning.agreements.queries.drafts import content_of_version
from commissioning.agreements.queries.reserves import own_reserves
from commissioning.boards.actions.delegating import Delegated, decide_delegated
from commissioning.boards.forms.delegated import DelegatedForm
from commissioning.boards.forms.questions import answers_in
from commissioning.boards.permissions import AUTHORITIES
from commissioning.boards.rules.loss_in_words import in_one_sentence
from commissioning.boards.rules.questions import RISKS, SEVEN, SOURCE
from commissioning.boards.views.blueprint import blueprint
from commissioning.foundation.acting import made
from commissioning.foundation.web import Access, actor, open_to, reading, site

WHO_SEES = (
    "your board and staff. What you decide, and the words you write at the end for your partners, "
    "are for the other parties too."
)
DECIDED = "It is decided. Your board is told, and every party."


@blueprint.route("/decisions/of/<version>/alone/<authority>", methods=["GET", "POST"])
@open_to(Access.SEATED)
def alone(version: str, authority: str) -> Response | str:
    """Show the limit beside the most that could be lost; keep one person's decision."""
    held = AUTHORITIES.find(reading(), actor(), authority, "decide delegated")
    found = VERSIONS.find(reading(), actor(), version, "read")
    form = DelegatedForm()
    form.who_can_see = WHO_SEES
    form.text.data = form.text.data or found.fingerprint
    decided = made(
        form,
        lambda s: decide_delegated(s, actor(), authority, version, _said(form), site()).ref,
    )
    if decided is not None:
        flash(DECIDED, "success")
        return redirect(url_for("boards.decision", ref=decided))
    return render_template(
        "boards/alone.html",
        version=found,
        authority=held,
        form=form,
        most=_most(found),
        seven=SEVEN,
        risks=RISKS,
        source=SOURCE,
        back=url_for("agreements.version", ref=found.agreement.ref, number=found.number),
    )


def _said(form: DelegatedForm) -> Delegated:
    return Delegated(
        approve=form.approve.data == "yes",
        fingerprint=form.text.data or "",
        interest=form.interest.data,
        interest_words=form.interest_words.data or "",
        novel=bool(form.novel.data),
        words=form.words.data or "",
        answers=answers_in(form),
    )


def _most(version: Version) -> object:
    """Give the most that could be lost, beside the reserves that the reader may see."""
    reserves = own_reserves(reading(), actor())
    return in_one_sentence(content_of_version(version), actor().organisation_ref, reserves)
