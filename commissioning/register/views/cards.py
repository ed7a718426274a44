"""Opting in to introductions from one's own declaration, and taking the card back."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.errors import Refused
from commissioning.foundation.web import Access, actor, open_to, reading, site, transaction
from commissioning.register.actions.cards import CardAsked
from commissioning.register.actions.cards import opt_in as put_out
from commissioning.register.actions.cards import take_back as take_card_back
from commissioning.register.forms.cards import CardForm, TakeBackForm
from commissioning.register.models import Declaration
from commissioning.register.permissions import DECLARATIONS
from commissioning.register.queries.cards import facts_for_opting_in, open_card
from commissioning.register.queries.introductions import sides_about
from commissioning.register.queries.standing import closing_has_passed, has_read_the_plain_page
from commissioning.register.rules.introductions import (
    OPT_INS_PER_OPPORTUNITY,
    alone_words,
    why_not_yet,
)
from commissioning.register.views.blueprint import blueprint
from commissioning.register.views.declaration import title_of

SENT = "Your card is out. We write to you when there may be someone to talk to."


@blueprint.route("/register/<ref>/introductions", methods=["GET", "POST"])
@open_to(Access.SEATED)
def opt_in(ref: str) -> Response | str:
    """Ask for introductions about one's own declaration, or show the card that is out."""
    found = DECLARATIONS.find(reading(), actor(), ref, "move")
    if request.method == "GET" and not has_read_the_plain_page(reading(), actor().person_id):
        return redirect(url_for("register.plain_page", next=request.path))
    form = CardForm(data=_from_the_bid(found))
    if form.validate_on_submit() and _put_out(form, ref):
        flash(SENT, "success")
        return redirect(url_for("register.opt_in", ref=ref))
    return _page(found, form)


@blueprint.route("/register/<ref>/introductions/take-back", methods=["GET", "POST"])
@open_to(Access.SEATED)
def take_back(ref: str) -> Response | str:
    """Ask before a card is taken back."""
    found = DECLARATIONS.find(reading(), actor(), ref, "move")
    form = TakeBackForm()
    if form.validate_on_submit() and _take_back(form, ref):
        flash("Your card is taken back. Nobody is told.", "success")
        return redirect(url_for("register.opt_in", ref=ref))
    return render_template(
        "register/take_back.html", form=form, declaration=found, title=title_of(found)
    )


def _put_out(form: CardForm, ref: str) -> bool:
    card = CardAsked(
        brings=form.brings.data or "", lacks=form.lacks.data or "", alone=form.alone.data
    )
    try:
        with transaction() as session:
            put_out(session, actor(), ref, card, site())
    except Refused as error:
        form.refused(error)
        return False
    return True


def _take_back(form: TakeBackForm, ref: str) -> bool:
    try:
        with transaction() as session:
            take_card_back(session, actor(), ref)
    except Refused as error:
        form.refused(error)
        return False
    return True


def _page(found: Declaration, form: CardForm) -> str:
    card = open_card(reading(), found.id)
    facts = facts_for_opting_in(reading(), found, alone=False)
    return render_template(
        "register/opt_in.html",
        form=form,
        declaration=found,
        has_closed=closing_has_passed(found),
        title=title_of(found),
        card=card,
        alone_words=alone_words(card.alone) if card else "",
        in_the_way=() if card else why_not_yet(facts),
        times=(facts.opted_in_for_this, OPT_INS_PER_OPPORTUNITY),
        sides=sides_about(reading(), actor(), found),
    )


def _from_the_bid(found: Declaration) -> dict[str, str]:
    """Begin with what the declaration says, for the writer to shorten."""
    return {"brings": found.brings, "lacks": found.looks_for}
