"""Tabs on others' pages (who is bidding, what they bid for), and one's own declarations."""

from typing import Any

from flask import render_template, request, url_for

from commissioning.foundation.clock import now
from commissioning.foundation.sharing import SharingMode
from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.opportunities.permissions import OPPORTUNITIES
from commissioning.organisations.permissions import ORGANISATIONS
from commissioning.register.permissions import BEGINNINGS
from commissioning.register.queries.lists import mine as own_declarations
from commissioning.register.queries.lists import own_for
from commissioning.register.queries.searching import (
    Found,
    search,
)
from commissioning.register.queries.searching import (
    of_opportunity as scope_of_opportunity,
)
from commissioning.register.queries.searching import (
    of_organisation as scope_of_organisation,
)
from commissioning.register.rules.sharing import why_this_mode
from commissioning.register.rules.stages import Stage
from commissioning.register.rules.waits import Ours, what_waits
from commissioning.register.views.blueprint import blueprint
from commissioning.register.views.searching import Asked, result_words, seen


@blueprint.get("/opportunities/<ref>/bidding")
@open_to(Access.ANYONE)
def of_opportunity(ref: str) -> str:
    """Show who says that they are bidding for an opportunity, to whom it may be shown."""
    about = OPPORTUNITIES.find(reading(), actor(), ref)
    mode = SharingMode(about.mode)
    return _tab(
        "register/of_opportunity.html",
        scope_of_opportunity(about.id),
        opportunity=about,
        mode=mode,
        why=why_this_mode(mode),
        own=own_for(reading(), actor(), about.id),
        may_declare=BEGINNINGS.may(actor(), "declare") or not actor().signed_in,
    )


@blueprint.get("/organisations/<ref>/bidding")
@open_to(Access.ANYONE)
def of_organisation(ref: str) -> str:
    """Show what an organisation says that it is bidding for, to whom it may be shown."""
    about = ORGANISATIONS.find(reading(), actor(), ref)
    return _tab(
        "register/of_organisation.html",
        scope_of_organisation(about.id),
        organisation=about,
        ours=about.id == actor().organisation_id,
    )


@blueprint.get("/register/ours")
@open_to(Access.SEATED)
def mine() -> str:
    """Show the organisation's own declarations, and what each waits for."""
    page = own_declarations(reading(), actor(), request.args.get("after", ""))
    more = page.next_ref
    return render_template(
        "register/mine.html",
        items=[_own(row) for row in page.items],
        older=url_for("register.mine", after=more) if more else None,
        may_declare=BEGINNINGS.may(actor(), "declare"),
        may_be_introduced=BEGINNINGS.may(actor(), "be introduced"),
    )


def _tab(template: str, scope: tuple[str, ...], **about: Any) -> str:
    wanted = Asked(request.args).wanted(scope)
    found = search(reading(), actor(), wanted)
    seen(found)
    return render_template(
        template,
        found=found,
        result=result_words(found, wanted),
        older=_older(found),
        **about,
    )


def _older(found: Found) -> str | None:
    more = found.page.next_ref
    return f"{request.path}?after={more}" if more else None


def _own(row: Any) -> dict[str, Any]:
    cancelled = row.cancelled_at is not None
    decided = not cancelled and (row.decided_at is not None or row.outcome_at is not None)
    ours = Ours(
        stage=Stage(row.stage),
        now=now(),
        stands=row.stands,
        deadline=row.deadline_at,
        decided=decided,
        cancelled=cancelled,
        told=row.told_at is not None,
        written=bool(row.afterwards),
    )
    return {
        "ref": row.ref,
        "title": row.opportunity or row.title,
        "purpose": row.summary,
        "stage": Stage(row.stage).words,
        "draft": row.stage == Stage.DRAFT,
        "waits": what_waits(ours),
        "deadline": row.deadline_at,
    }
