"""What a decision's page shows of the papers, and the files served from inside it."""

from typing import Any

from flask import Response, url_for

from commissioning.agreements.models import Version
from commissioning.agreements.pages.what_if import Places, what_if_page, what_if_sheet
from commissioning.agreements.queries.drafts import content_of_version
from commissioning.agreements.queries.papers import kept_file
from commissioning.agreements.queries.reserves import own_reserves
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.differences import changes
from commissioning.agreements.rules.plain_page import in_plain_words
from commissioning.agreements.rules.sharing_terms import TargetCostShares
from commissioning.boards.queries.before import version_before
from commissioning.boards.rules.loss_in_words import in_one_sentence
from commissioning.boards.views.blueprint import blueprint
from commissioning.boards.views.opened import OpenedDecision, open_decision, page
from commissioning.foundation.errors import Hidden
from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.register.looking import FILE, PAGE, looked_at

PDF = "application/pdf"
ONE_STEP_AWAY = frozenset({"How we decide", "How one of us leaves", "When we do not agree"})
FEW = 4  # changes shown on the decision's own page; more have a page


@blueprint.get("/decisions/<ref>/papers/agreement.pdf")
@open_to(Access.SEATED)
def paper(ref: str) -> Response:
    """Give the version that is decided on, as the very PDF that was kept at its offering."""
    version = _version(ref)
    body = kept_file(reading(), version, "pdf")
    if body is None:
        raise Hidden
    looked_at("agreement", [version.agreement_id], FILE)
    response = Response(body, mimetype=PDF)
    name = f"agreement-version-{version.number}.pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response


@blueprint.get("/decisions/<ref>/papers/changes")
@open_to(Access.SEATED)
def what_changed(ref: str) -> str:
    """Show all that changed since the version that the board had before."""
    opened = open_decision(ref, "read papers")
    before = version_before(reading(), opened.resolution)
    if before is None:
        raise Hidden
    version = opened.resolution.version
    looked_at("agreement", [version.agreement_id], PAGE)
    made = changes(content_of_version(before), content_of_version(version))
    return page("changes", opened, before=before, changes=made)


@blueprint.get("/decisions/<ref>/what-if")
@open_to(Access.SEATED)
def what_if(ref: str) -> str:
    """Show what an actual cost would mean, from inside the decision."""
    version = _version(ref)
    places = Places(
        url_for("boards.what_if", ref=ref),
        url_for("boards.what_if_file", ref=ref),
        url_for("boards.decision", ref=ref),
        "Back to the decision",
    )
    return what_if_page(version, places)


@blueprint.get("/decisions/<ref>/what-if.xlsx")
@open_to(Access.SEATED)
def what_if_file(ref: str) -> Response:
    """Give the spreadsheet, from inside the decision."""
    return what_if_sheet(_version(ref))


def papers_of(opened: OpenedDecision) -> dict[str, Any]:
    """Give what the decision's page shows of the papers to whom they are open."""
    version = opened.resolution.version
    content = content_of_version(version)
    before = version_before(reading(), opened.resolution)
    looked_at("agreement", [version.agreement_id], PAGE)
    return {
        "most": in_one_sentence(
            content, actor().organisation_ref, own_reserves(reading(), actor())
        ),
        **_plain(content),
        "shares_costs": isinstance(content.shares, TargetCostShares),
        **_changed(before, content),
    }


def _plain(content: Content) -> dict[str, Any]:
    """Give the agreement in plain words: what a vote turns on, and the rest one step away."""
    sections = in_plain_words(content)
    return {
        "plain": [each for each in sections if each.heading not in ONE_STEP_AWAY],
        "plain_more": [each for each in sections if each.heading in ONE_STEP_AWAY],
    }


def _changed(before: Version | None, content: Content) -> dict[str, Any]:
    made = changes(content_of_version(before), content) if before else []
    return {"before": before, "changes": made if len(made) <= FEW else [], "changed": len(made)}


def _version(ref: str) -> Version:
    return open_decision(ref, "read papers").resolution.version
