"""Taking a proposal back, letting one go that nobody answers, and ending a partnership."""

from datetime import timedelta

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.clock import today
from commissioning.foundation.errors import Refused
from commissioning.foundation.web import Access, actor, open_to, reading, site, transaction
from commissioning.partnerships.actions.ending import let_go as let_it_go
from commissioning.partnerships.actions.ending import propose_end, withdraw
from commissioning.partnerships.forms.answering import EndForm, WithdrawForm
from commissioning.partnerships.permissions import PARTNERSHIPS
from commissioning.partnerships.queries.proposals import open_round
from commissioning.partnerships.rules.answers import after_confirming
from commissioning.partnerships.views.agreed import agreed_between
from commissioning.partnerships.views.blueprint import blueprint

TAKEN_BACK = {
    "form": (
        "This round is over for all who were asked, whatever they answered.",
        "If you began it, the partnership is not formed.",
        "You can propose it again later.",
    ),
    "change": ("The change does not happen. The partnership stays as it is.",),
    "end": ("The partnership goes on.",),
}
LET_GO = (
    "The partnership is not formed. What was proposed and answered stays on the record.",
    "You can propose a new one later.",
)
REPLY_IN = timedelta(days=14)  # what the form begins with


@blueprint.route("/partnerships/<ref>/take-back", methods=["GET", "POST"])
@open_to(Access.SEATED)
def take_back(ref: str) -> Response | str:
    """Ask why; then take the open proposal back."""
    found = PARTNERSHIPS.find(reading(), actor(), ref, "answer")
    asked = open_round(reading(), actor(), found)
    if asked is None or not asked.by_us:
        flash("There is no proposal of yours to take back. This is how it stands now.")
        return redirect(url_for("partnerships.partnership", ref=ref))
    form = WithdrawForm()
    form.who_can_see = "all who were asked read your reason."
    if form.validate_on_submit() and _withdraw(form, asked.ref):
        flash("It is taken back. Those who were asked are told, and why.", "success")
        return redirect(url_for("partnerships.partnership", ref=ref))
    return render_template(
        "partnerships/with_reason.html",
        form=form,
        partnership=found,
        heading="Take the proposal back",
        button="Take it back",
        back=url_for("partnerships.partnership", ref=ref),
        consequences=TAKEN_BACK[asked.kind],
    )


@blueprint.route("/partnerships/<ref>/end", methods=["GET", "POST"])
@open_to(Access.SEATED)
def end(ref: str) -> Response | str:
    """Ask why it should end, and say what follows; then ask all of its partners."""
    found = PARTNERSHIPS.find(reading(), actor(), ref, "work")
    form = EndForm(data={"reply_by": today() + REPLY_IN})
    form.who_can_see = "the other partners read your reason."
    if form.validate_on_submit() and _end(form, ref):
        flash("You have proposed to end it. All of you confirm that first.", "success")
        return redirect(url_for("partnerships.partnership", ref=ref))
    return render_template(
        "partnerships/with_reason.html",
        form=form,
        partnership=found,
        heading="Propose to end it",
        button="Ask them to end it",
        back=url_for("partnerships.partnership", ref=ref),
        consequences=after_confirming("end", last=False),
        standing=agreed_between(found).standing,
    )


@blueprint.route("/partnerships/<ref>/let-go", methods=["GET", "POST"])
@open_to(Access.SEATED)
def let_go(ref: str) -> Response | str:
    """Ask why; then let go what was proposed and never formed."""
    found = PARTNERSHIPS.find(reading(), actor(), ref, "answer")
    page = url_for("partnerships.partnership", ref=ref)
    if found.status != "proposed":
        return redirect(page)
    form = WithdrawForm()
    form.who_can_see = "all who were asked read your reason."
    if form.validate_on_submit() and _let_go(form, ref):
        flash("You have let it go. Those who were asked are told.", "success")
        return redirect(page)
    return render_template(
        "partnerships/with_reason.html",
        form=form,
        partnership=found,
        heading="Let it go",
        button="Let it go",
        back=page,
        consequences=LET_GO,
    )


def _let_go(form: WithdrawForm, ref: str) -> bool:
    why, address = form.why.data or "", site()
    try:
        with transaction() as session:
            let_it_go(session, actor(), ref, why, address)
    except Refused as error:
        form.refused(error)
        return False
    return True


def _withdraw(form: WithdrawForm, proposal: str) -> bool:
    try:
        with transaction() as session:
            withdraw(session, actor(), proposal, form.why.data or "", site())
    except Refused as error:
        form.refused(error)
        return False
    return True


def _end(form: EndForm, ref: str) -> bool:
    why, day, address = form.why.data or "", form.reply_by.data, site()
    try:
        with transaction() as session:
            propose_end(session, actor(), ref, why, day, address)
    except Refused as error:
        form.refused(error)
        return False
    return True
