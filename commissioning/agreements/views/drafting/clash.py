"""Two people wrote the same part: what it was, theirs, yours, and a text of both to send."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import render_template, request, url_for

from commissioning.agreements.forms.draft_form import PartForm
from commissioning.agreements.queries.drafts import last_edit, was_seen
from commissioning.agreements.queries.opened_drafts import OpenedDraft, open_draft
from commissioning.agreements.rules.change import Change
from commissioning.agreements.rules.content import Content, NotAContent
from commissioning.agreements.rules.differences import changes
from commissioning.agreements.rules.draft_both import both
from commissioning.agreements.rules.draft_parts import with_value
from commissioning.foundation.web import actor, register

NOT_TYPED = ("csrf_token", "acting_as", "seen")


@dataclass(frozen=True, slots=True)
class Versions:
    """One part as it was when the page was opened, as it stands now, and as it was typed."""

    was: Any
    theirs: Any
    mine: Any


def clash_page(found: OpenedDraft, form: PartForm, part: str, title: str, back: str) -> str:
    """Show both texts side by side, and let the person choose one, or write one of both.

    It reads through a session of its own: the request's may have begun before the other wrote.
    """
    with register().database.reading() as session:
        now = open_draft(session, actor(), found.ref)
        was = was_seen(session, now.version, part, str(form.seen.data or ""))
        each = Versions(was, now.value(part), form.value())
        typed = _typed()
        _suggest_both(form, each)
        form.now_seen(now.stamp(part))
        return render_template(
            "agreements/draft_clash.html",
            agreement=now.agreement,
            form=form,
            title=title,
            typed=typed,
            theirs=_changes(now.content, part, each.was, each.theirs),
            mine=_changes(now.content, part, each.was, each.mine),
            between=_changes(now.content, part, each.theirs, each.mine),
            known=was is not None,
            gone=each.theirs is None,
            last=last_edit(session, now.version, part),
            back=back,
            draft=url_for("agreements.draft", ref=found.ref),
        )


def _typed() -> list[tuple[str, str]]:
    """Give all that was typed, to go along with the button that keeps it."""
    return [pair for pair in request.form.items(multi=True) if pair[0] not in NOT_TYPED]


def _suggest_both(form: PartForm, each: Versions) -> None:
    """Put into the boxes what each of the two changed, so that only what meets is left to mend."""
    if not (form.fits(each.was) and form.fits(each.theirs)):
        return
    was, theirs, mine = (form.shown(value) for value in (each.was, each.theirs, each.mine))
    form.show({name: both(was.get(name), theirs.get(name), mine.get(name)) for name in mine})


def _changes(content: Content, part: str, before: Any, after: Any) -> Sequence[Change]:
    """Compare two texts of a part by words; nothing where one of them no longer fits the draft."""
    try:
        return changes(with_value(content, part, before), with_value(content, part, after))
    except NotAContent:
        return ()
