"""What is put to all partners in the same words: how a dispute was settled, or an early end."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from commissioning.agreements.actions.answering import answer, take_answer_back
from commissioning.agreements.actions.asking import ask_to_end, ask_to_settle
from commissioning.agreements.forms.asking import (
    AskingForm,
    EndForm,
    ReplyForm,
    SettleForm,
    TakeAnswerBackForm,
)
from commissioning.agreements.models import Agreement, Ask, Dispute
from commissioning.agreements.permissions import AGREEMENTS, ASKS
from commissioning.agreements.queries.asking import Answered, open_ask, who_answered
from commissioning.agreements.queries.disputes import agreement_inside, dispute_of
from commissioning.agreements.rules.asking import Kind, Says
from commissioning.agreements.views.blueprint import blueprint
from commissioning.foundation.acting import done
from commissioning.foundation.errors import Hidden
from commissioning.foundation.web import Access, actor, open_to, reading, site
from commissioning.register.looking import PAGE, looked_at

SAID = {Says.YES: "Yes", Says.NOT_YET: "Not yet"}
# What the page is called before anything is asked, while it is, and when all have said yes.
TITLES = {
    Kind.END: ("End this agreement early", "Shall this agreement end early?", "How it ended"),
    Kind.SETTLE: ("Say how you settled it", "Is it settled like this?", "It is settled"),
}
MAY_ASK = {Kind.END: "bind", Kind.SETTLE: "dispute"}
FORMS: dict[Kind, type[AskingForm]] = {Kind.END: EndForm, Kind.SETTLE: SettleForm}
PUT = "It is put to all partners, with your yes."


@blueprint.route("/agreements/<ref>/end", methods=["GET", "POST"])
@open_to(Access.SEATED)
def end(ref: str) -> Response | str:
    """Show who has said yes to an early end; put a last day and a reason to all partners."""
    agreement = _inside(ref)
    form = EndForm()
    if done(
        form,
        lambda s: ask_to_end(s, actor(), ref, form.why.data, form.last_day.data, site()),
    ):
        return _done(agreement, None, PUT)
    return _page(agreement, None, form)


@blueprint.route("/agreements/<ref>/disputes/<dispute_ref>/settle", methods=["GET", "POST"])
@open_to(Access.SEATED)
def settle_dispute(ref: str, dispute_ref: str) -> Response | str:
    """Show who has said yes to how a dispute was settled; put other words to all partners."""
    agreement = _inside(ref)
    dispute = dispute_of(reading(), actor(), ref, dispute_ref)
    form = SettleForm()
    if done(
        form,
        lambda s: ask_to_settle(
            s, actor(), dispute_ref, form.how.data, form.settled_on.data, site()
        ),
    ):
        return _done(agreement, dispute, PUT)
    return _page(agreement, dispute, form)


@blueprint.post("/agreements/<ref>/asks/<ask_ref>")
@open_to(Access.SEATED)
def answer_ask(ref: str, ask_ref: str) -> Response | str:
    """Keep our organisation's word on what is put to all."""
    agreement, ask = _asked(ref, ask_ref)
    form = ReplyForm()
    if done(
        form, lambda s: answer(s, actor(), ask_ref, form.said.data, form.words.data or "", site())
    ):
        return _done(agreement, ask.dispute, "Your word is kept. The partners see it.")
    return _page(agreement, ask.dispute, form)


@blueprint.post("/agreements/<ref>/asks/<ask_ref>/take-back")
@open_to(Access.SEATED)
def take_back_answer(ref: str, ask_ref: str) -> Response | str:
    """Take our organisation's word back."""
    agreement, ask = _asked(ref, ask_ref)
    form = TakeAnswerBackForm()
    if done(form, lambda s: take_answer_back(s, actor(), ask_ref, site())):
        return _done(agreement, ask.dispute, "You have taken it back.")
    return _page(agreement, ask.dispute, form)


def _inside(ref: str) -> Agreement:
    agreement = agreement_inside(reading(), actor(), ref)
    looked_at("agreement", [agreement.id], PAGE)
    return agreement


def _asked(ref: str, ask_ref: str) -> tuple[Agreement, Ask]:
    agreement = _inside(ref)
    ask = ASKS.find(reading(), actor(), ask_ref, "answer")
    if ask.agreement_id != agreement.id:
        raise Hidden
    return agreement, ask


def _address(agreement: Agreement, dispute: Dispute | None) -> str:
    if dispute is None:
        return url_for("agreements.end", ref=agreement.ref)
    return url_for("agreements.settle_dispute", ref=agreement.ref, dispute_ref=dispute.ref)


def _back(agreement: Agreement, dispute: Dispute | None) -> str:
    if dispute is None:
        return url_for("agreements.agreement", ref=agreement.ref)
    return url_for("agreements.dispute", ref=agreement.ref, dispute_ref=dispute.ref)


def _done(agreement: Agreement, dispute: Dispute | None, said: str) -> Response:
    """Go back to the page, or, once all have said yes, to what it was about."""
    flash(said, "success")
    kind = Kind.SETTLE if dispute else Kind.END
    if open_ask(reading(), agreement, kind, dispute) is None:
        return redirect(_back(agreement, dispute))
    return redirect(_address(agreement, dispute))


def _page(agreement: Agreement, dispute: Dispute | None, form: AskingForm) -> str:
    kind = Kind.SETTLE if dispute else Kind.END
    ask = open_ask(reading(), agreement, kind, dispute)
    answered = who_answered(reading(), ask) if ask else []
    may = AGREEMENTS.may(reading(), actor(), MAY_ASK[kind], agreement)
    over = dispute.status != "open" if dispute else agreement.ended_on is not None
    form = _form(kind, ask, answered, form)
    return render_template(
        "agreements/asked.html",
        title=_title(kind, form, asked=ask is not None, over=over),
        agreement=agreement,
        dispute=dispute,
        over=over,
        ask=ask,
        rows=[_row(each) for each in answered],
        may=may,
        form=form,
        address=_address(agreement, dispute),
        back=_back(agreement, dispute),
    )


def _title(kind: Kind, form: AskingForm, *, asked: bool, over: bool) -> str:
    before, while_asked, after = TITLES[kind]
    if over:
        return after
    return while_asked if asked and form.step != "ask" else before


def _form(kind: Kind, ask: Ask | None, answered: list[Answered], sent: AskingForm) -> AskingForm:
    """Give the one form of the page: what was sent, else what is next for the reader."""
    if sent.is_submitted():
        return sent
    if ask is None or "anew" in request.args:
        return FORMS[kind]()
    ours = next(
        (each for each in answered if each.organisation_id == actor().organisation_id), None
    )
    all_said_yes = all(each.reply and each.reply.said == Says.YES for each in answered)
    if ours is not None and ours.reply is not None and not all_said_yes:
        return TakeAnswerBackForm()
    return ReplyForm()


def _row(each: Answered) -> dict[str, Any]:
    return {
        "name": each.name,
        "said": SAID[Says(each.reply.said)] if each.reply else "Has not answered",
        "words": each.reply.words if each.reply else "",
    }
