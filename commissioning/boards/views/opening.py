"""From a version to our own board's decision on it, or to opening one."""

from collections.abc import Sequence

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.agreements.models import Version
from commissioning.agreements.permissions import VERSIONS
from commissioning.boards.actions.opening import Opening, open_resolution
from commissioning.boards.forms.opening import OpenForm
from commissioning.boards.models import Resolution
from commissioning.boards.permissions import UNDER_WAY
from commissioning.boards.queries.begun import has_decided, waits_for
from commissioning.boards.queries.board import authorities_held, rule_now
from commissioning.boards.queries.keepers import who_opens
from commissioning.boards.queries.resolutions import resolutions_of
from commissioning.boards.rules.board_rule import BoardRule, rule_from
from commissioning.boards.rules.voting import Procedure
from commissioning.boards.views.blueprint import blueprint
from commissioning.boards.views.opened import said
from commissioning.boards.views.words import state_of
from commissioning.foundation.acting import made
from commissioning.foundation.in_words import listed
from commissioning.foundation.web import Access, actor, open_to, reading, site

OPENED = "The decision is open. Everyone on your board with an account has a letter."


@blueprint.get("/decisions/of/<version>")
@open_to(Access.SEATED)
def of_version(version: str) -> Response | str:
    """Lead to our own board's decision on a version, to opening one, or say there is none yet."""
    found = VERSIONS.find(reading(), actor(), version)
    ours = resolutions_of(reading(), actor(), found.id)
    opens = VERSIONS.may(reading(), actor(), "record decision", found)
    if opens and (not ours or waits_for(reading(), actor(), found)):
        return redirect(url_for("boards.open_", version=version))
    if ours:
        return redirect(url_for("boards.decision", ref=_wanted(ours).ref))
    if has_decided(reading(), actor(), found):  # recorded by hand: the version says what
        return redirect(_page_of(found))
    held = authorities_held(reading(), actor()) if found.status == "offered" else ()
    return render_template(
        "boards/none_yet.html",
        version=found,
        authorities=held,
        opening=listed(who_opens(reading(), actor())),
        back=_page_of(found),
    )


@blueprint.route("/decisions/of/<version>/open", methods=["GET", "POST"])
@open_to(Access.SEATED)
def open_(version: str) -> Response | str:
    """Ask how the board will decide, and open its decision on exactly this text."""
    found = VERSIONS.find(reading(), actor(), version, "record decision")
    kept = rule_now(reading(), actor().organisation_id)
    if kept is None:
        return render_template("boards/no_rule.html", version=found, back=_page_of(found))
    rule = rule_from(kept.rule)
    form = OpenForm(written=rule.written is not None)
    form.who_can_see = f"the board of {actor().organisation_name} and its staff."
    form.text.data = form.text.data or found.fingerprint
    opened = made(form, lambda s: open_resolution(s, actor(), version, _opening(form), site()).ref)
    if opened is not None:
        return said(OPENED, url_for("boards.hold", ref=opened))
    return _page(found, form, rule)


def _page(found: Version, form: OpenForm, rule: BoardRule) -> str:
    earlier = resolutions_of(reading(), actor(), found.id)
    return render_template(
        "boards/open.html",
        version=found,
        form=form,
        rule=rule,
        back=_page_of(found),
        earlier=[(each, state_of(each)[0]) for each in earlier],
    )


def _opening(form: OpenForm) -> Opening:
    """Give what was asked, without what belongs to the way that was not chosen."""
    procedure, text = Procedure(form.procedure.data), form.text.data or ""
    if procedure is Procedure.WRITTEN:
        return Opening(procedure, text, reply_by=form.reply_by.data)
    where = form.meeting_where.data
    return Opening(procedure, text, meeting_on=form.meeting_on.data, meeting_where=where)


def _wanted(ours: Sequence[Resolution]) -> Resolution:
    """Choose the decision to show: the one that goes on, else the newest."""
    return next((each for each in ours if each.status in UNDER_WAY), ours[0])


def _page_of(version: Version) -> str:
    return url_for("agreements.version", ref=version.agreement.ref, number=version.number)
