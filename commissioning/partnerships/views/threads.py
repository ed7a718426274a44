"""Conversations inside a partnership: the list, one of them, and beginning one."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.errors import Refused
from commissioning.foundation.web import Access, actor, open_to, reading, site, transaction
from commissioning.partnerships.actions.talking import Begun, say
from commissioning.partnerships.actions.talking import start_thread as begin
from commissioning.partnerships.forms.talking import MessageForm, StartThreadForm
from commissioning.partnerships.models import Partner, Partnership, Thread
from commissioning.partnerships.permissions import PARTNERSHIPS, THREADS
from commissioning.partnerships.queries.proposals import parties_of
from commissioning.partnerships.queries.seeing import openness_of
from commissioning.partnerships.queries.threads import (
    messages_of,
    those_reading,
    thread_of,
    threads_of,
)
from commissioning.partnerships.rules.names import row_of
from commissioning.partnerships.rules.threads import Audience, in_words, label_of
from commissioning.partnerships.views.blueprint import blueprint


@blueprint.get("/partnerships/<ref>/conversations")
@open_to(Access.SEATED)
def threads(ref: str) -> str:
    """Show the conversations that the reader's organisation is in, the liveliest first."""
    found = PARTNERSHIPS.find(reading(), actor(), ref, "read conversations")
    page = threads_of(reading(), actor(), found, request.args.get("after", ""))
    more = page.next_ref and url_for("partnerships.threads", ref=ref, after=page.next_ref)
    return render_template(
        "partnerships/threads.html",
        partnership=found,
        cards=[_card(found, each) for each in page.items],
        older=more,
        names=row_of(_names(parties_of(found))),
        may_talk=PARTNERSHIPS.may(reading(), actor(), "talk", found),
    )


@blueprint.route("/partnerships/<ref>/conversations/<thread_ref>", methods=["GET", "POST"])
@open_to(Access.SEATED)
def thread(ref: str, thread_ref: str) -> Response | str:
    """Show one conversation, and take what is said in it."""
    found = thread_of(reading(), actor(), ref, thread_ref)
    form = MessageForm()
    form.shared = openness_of(reading(), found.partnership).shared
    form.who_can_see = _audience(found)
    if form.validate_on_submit() and _say(form, ref, thread_ref):
        flash("Said. The others are told by email that there is something to read.", "success")
        return redirect(url_for("partnerships.thread", ref=ref, thread_ref=thread_ref))
    return _page(found, form)


@blueprint.route("/partnerships/<ref>/conversations/new", methods=["GET", "POST"])
@open_to(Access.SEATED)
def start_thread(ref: str) -> Response | str:
    """Begin a conversation, for every partner or for some."""
    found = PARTNERSHIPS.find(reading(), actor(), ref, "talk")
    form = _start_form(found)
    if form.validate_on_submit() and (made := _begin(form, ref)):
        flash("Your conversation has begun. The others in it are told by email.", "success")
        return redirect(url_for("partnerships.thread", ref=ref, thread_ref=made.ref))
    return render_template("partnerships/start_thread.html", form=form, partnership=found)


def _start_form(found: Partnership) -> StartThreadForm:
    form = StartThreadForm(data={"audience": Audience.ALL})
    form.shared = openness_of(reading(), found).shared
    form.who_can_see = (
        "those you choose, and nobody else in the register. Who is in it is shown at its top."
    )
    own = actor().organisation_id
    others = [each.organisation for each in parties_of(found) if each.organisation_id != own]
    form.offer([(each.ref, each.name) for each in others])
    return form


def _begin(form: StartThreadForm, ref: str) -> Thread | None:
    audience = Audience(form.audience.data)
    begun = Begun(
        title=form.title.data or "",
        body=form.body.data or "",
        audience=audience,
        readers=tuple(form.readers.data or ()) if audience is Audience.SOME else (),
        kept_knowingly=form.kept_knowingly,
    )
    try:
        with transaction() as session:
            return begin(session, actor(), ref, begun, site())
    except Refused as error:
        form.refused(error)
        return None


def _say(form: MessageForm, ref: str, thread_ref: str) -> bool:
    words, knowingly = form.body.data or "", form.kept_knowingly
    address = site()
    try:
        with transaction() as session:
            say(session, actor(), ref, thread_ref, words, address, kept_knowingly=knowingly)
    except Refused as error:
        form.refused(error)
        return False
    return True


def _page(found: Thread, form: MessageForm) -> str:
    said = messages_of(
        reading(), found, request.args.get("before", ""), request.args.get("after", "")
    )
    return render_template(
        "partnerships/thread.html",
        form=form,
        partnership=found.partnership,
        thread=found,
        messages=said.messages,
        earlier=_at(found, before=said.earlier) if said.earlier else None,
        later=_at(found, after=said.later) if said.later else None,
        gone=_gone(found),
        may_talk=THREADS.may(reading(), actor(), "say", found),
    )


def _at(found: Thread, **where: Any) -> str:
    ref = found.partnership.ref
    return url_for("partnerships.thread", ref=ref, thread_ref=found.ref, **where)


def _card(found: Partnership, each: Thread) -> dict[str, Any]:
    names = _names(those_reading(each))
    return {
        "title": each.title,
        "href": url_for("partnerships.thread", ref=found.ref, thread_ref=each.ref),
        "facts": [("Who is in it", label_of(Audience(each.audience), names))],
        "at": each.last_at,
    }


def _audience(found: Thread) -> str:
    may_grow = found.partnership.status != "not_formed"
    return in_words(Audience(found.audience), _names(those_reading(found)), may_grow=may_grow)


def _gone(found: Thread) -> list[str]:
    """Name those chosen for it who are no partners any more."""
    here = {each.organisation_id for each in those_reading(found)}
    return [each.organisation.name for each in found.readers if each.organisation_id not in here]


def _names(parties: list[Partner]) -> list[str]:
    return [each.organisation.name for each in parties]
