"""Proposing a partnership, and suggesting a change of what was proposed or formed."""

from datetime import timedelta
from typing import Any

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.clock import today
from commissioning.foundation.sharing import SharingMode
from commissioning.foundation.web import Access, actor, open_to, reading, site
from commissioning.opportunities.models import Opportunity
from commissioning.partnerships.actions.proposing import propose as send_proposal
from commissioning.partnerships.actions.proposing import suggest_change as send_change
from commissioning.partnerships.forms.proposing import NO_LEAD, ProposalForm
from commissioning.partnerships.models import Partner, Partnership
from commissioning.partnerships.permissions import BEGINNINGS, PARTNERSHIPS
from commissioning.partnerships.queries.proposals import stands_now
from commissioning.partnerships.rules.proposal import Asked
from commissioning.partnerships.rules.seen import who_will_see
from commissioning.partnerships.views.beginnings import Start, where_from
from commissioning.partnerships.views.blueprint import blueprint
from commissioning.partnerships.views.writing import Writing, write
from commissioning.register.queries.standing import has_read_the_plain_page
from commissioning.register.rules.sharing import effective_mode

REPLY_IN = timedelta(days=14)  # what the form begins with


@blueprint.route("/partnerships/new", methods=["GET", "POST"])
@open_to(Access.SEATED)
def propose() -> Response | str:
    """Ask what for, with whom and in which form; read it back; send it."""
    BEGINNINGS.require(actor(), "propose")
    if request.method == "GET" and not has_read_the_plain_page(reading(), actor().person_id):
        return redirect(url_for("register.plain_page", next=request.full_path.rstrip("?")))
    start = where_from()
    form = ProposalForm(data=_at_first(start))
    _say_who_sees(form, start.opportunity)
    return write(_anew(start), form)


@blueprint.route("/partnerships/<ref>/change", methods=["GET", "POST"])
@open_to(Access.SEATED)
def suggest_change(ref: str) -> Response | str:
    """Begin a new round from what stands; all are asked to confirm it anew."""
    found = PARTNERSHIPS.find(reading(), actor(), ref, "propose change")
    now = stands_now(reading(), actor(), found)
    form = ProposalForm(data=_filled(now))
    _say_who_sees(form, found.opportunity)
    return write(_of_a_change(found), form)


def _anew(start: Start) -> Writing:
    about, made = start.opportunity, []

    def send(session: Any, asked: Asked) -> None:
        address = site()
        made.append(send_proposal(session, actor(), asked, start.began, address).ref)

    def sent() -> Response:
        flash("It is sent. We write to each of them, and to you when they answer.", "success")
        return redirect(url_for("partnerships.partnership", ref=made[0]))

    return Writing(
        title="Propose a partnership",
        caption=about.title if about else "",
        back=url_for("partnerships.ours"),
        opportunity=about,
        kept={},
        send=send,
        sent=sent,
    )


def _of_a_change(found: Partnership) -> Writing:
    page = url_for("partnerships.partnership", ref=found.ref)

    def send(session: Any, asked: Asked) -> None:
        send_change(session, actor(), found.ref, asked, site())

    def sent() -> Response:
        flash("Your change is sent. All of you confirm it anew.", "success")
        return redirect(page)

    return Writing(
        title="Suggest a change",
        caption=found.title,
        back=page,
        opportunity=found.opportunity,
        kept={each.organisation.ref: each.organisation.name for each in found.partners},
        send=send,
        sent=sent,
        again=True,
        staying=frozenset(each.organisation.ref for each in found.partners if _stays(each)),
    )


def _stays(each: Partner) -> bool:
    return each.status == "partner"


def _at_first(start: Start) -> dict[str, Any]:
    refs = (actor().organisation_ref, *start.others)
    parties = [{"organisation": ref, "role": ""} for ref in dict.fromkeys(refs)]
    return {"parties": parties, "reply_by": today() + REPLY_IN}


def _filled(now: Asked) -> dict[str, Any]:
    leads = [each.organisation for each in now.parties if each.is_lead]
    return {
        "title": now.title,
        "purpose": now.purpose,
        "legal_form": str(now.legal_form),
        "lead": leads[0] if leads else NO_LEAD,
        "why_joint": now.why_joint,
        "parties": [{"organisation": p.organisation, "role": p.role} for p in now.parties],
        "reply_by": today() + REPLY_IN,
    }


def _say_who_sees(form: ProposalForm, about: Opportunity | None) -> None:
    same = about is not None and about.place_id in actor().places
    given = SharingMode(about.mode) if about else None
    mode = effective_mode(given, SharingMode.SHARED, same_place=same)
    form.shared = mode is SharingMode.SHARED
    form.who_can_see = who_will_see(mode, about.place.name if about and about.place else "")
