"""The one way in which a page writes a part of a draft: read, ask, write, and tell of a clash."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from commissioning.agreements.actions.drafting import Clash, edit
from commissioning.agreements.forms.draft_form import PartForm
from commissioning.agreements.models import Version
from commissioning.agreements.queries.drafts import facts_of, last_edit
from commissioning.agreements.queries.opened_drafts import NoDraft, OpenedDraft
from commissioning.agreements.rules.completeness import Missing
from commissioning.agreements.views.drafting.clash import clash_page
from commissioning.agreements.views.drafting.lacking import lacking_in
from commissioning.foundation.errors import Hidden, Refused
from commissioning.foundation.web import actor, reading, transaction

Write = Callable[..., Version]


@dataclass(frozen=True)
class PartPage:
    """What surrounds the questions about one part.

    Attributes:
        part: Its address in the content (rules/draft_parts.py).
        title: The heading of the page.
        back: Where the page came from.
        onward: Where it leads once saved; back, unless said.
        lacking: What is still to say in it; where not given, completeness is asked.
        guidance: A few sentences that stand beside the questions.
        out: The address of the form that takes the part out, if that can be done.
        links: Other things to do with the part: (words, address).
        write: The act that writes it.
    """

    part: str
    title: str
    back: str
    guidance: Sequence[str] = ()
    lacking: Sequence[Missing] | None = None
    onward: str = ""
    out: str = ""
    links: Sequence[tuple[str, str]] = field(default=())
    write: Write = edit


def begin_form(form: PartForm, found: OpenedDraft, part: str) -> None:
    """Fit a form to the draft, and stamp it with what the part says now."""
    form.fit(found.content)
    if not form.is_submitted():
        form.now_seen(found.stamp(part))


def write_part(found: OpenedDraft, form: PartForm, page: PartPage) -> Response | str:
    """Ask about a part and write it; where somebody else wrote meanwhile, nothing is lost."""
    if not form.validate_on_submit():
        return _page(found, form, page)
    try:
        with transaction() as session:
            seen = str(form.seen.data or "")
            page.write(session, actor(), found.version.ref, page.part, form.value(), seen)
    except Clash:
        return clash_page(found, form, page.part, page.title, page.back)
    except Hidden as error:
        raise NoDraft(found.agreement) from error
    except Refused as error:
        form.refused(error)
        return _page(found, form, page)
    flash("Saved.", "success")
    return redirect(page.onward or page.back)


def boxes_sent(prefix: str) -> int:
    """Count the numbered boxes that were sent, so that none is overlooked; 0 when none were."""
    return sum(name.startswith(prefix) for name in request.form)


def _page(found: OpenedDraft, form: PartForm, page: PartPage) -> str:
    return render_template(
        "agreements/draft_part.html",
        agreement=found.agreement,
        form=form,
        page=page,
        lacking=_lacking(found, page),
        last=last_edit(reading(), found.version, page.part),
        draft=url_for("agreements.draft", ref=found.ref),
    )


def _lacking(found: OpenedDraft, page: PartPage) -> Sequence[Missing]:
    if page.lacking is not None:
        return page.lacking
    return lacking_in(found.content, page.part, facts_of(reading(), found.agreement))
