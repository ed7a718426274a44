"""The page of one declaration: all of it for its owner, and for others what they may see."""

from typing import Any

from flask import render_template, url_for

from commissioning.foundation.clock import now
from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.register.forms.moving import MoveForm
from commissioning.register.looking import LIST, PAGE, looked_at
from commissioning.register.models import Declaration
from commissioning.register.permissions import DECLARATIONS
from commissioning.register.queries.contents import area_names, lot_name, theme_names
from commissioning.register.queries.lists import began_as, carried_on
from commissioning.register.queries.overlaps import Neighbour, neighbours
from commissioning.register.queries.standing import contest_of, is_decided, standing
from commissioning.register.rules.kind_path import CarryOn, became_words, began_words, is_offered
from commissioning.register.rules.sharing import Standing, seen_with, who_can_see
from commissioning.register.rules.stages import (
    BUTTONS,
    Stage,
    can_be_set_right_to,
    is_confirmed_first,
    next_steps,
)
from commissioning.register.rules.waits import Ours, what_waits
from commissioning.register.views.blueprint import blueprint


@blueprint.get("/register/<ref>")
@open_to(Access.ANYONE)
def declaration(ref: str) -> str:
    """Show one declaration."""
    found = DECLARATIONS.find(reading(), actor(), ref)
    verbs = DECLARATIONS.verbs(reading(), actor(), found)
    facts = standing(reading(), found, actor())
    if "see everything" in verbs:
        return _own_page(found, verbs, facts)
    looked_at("declaration", [found.id], PAGE)
    return render_template(
        "register/declaration.html",
        declaration=found,
        title=title_of(found),
        verbs=verbs,
        stage=Stage(found.stage).words,
        seen=seen_with(facts),
        told=described(found),
        trail=_trail(found),
        neighbours=_neighbours(found),
    )


def title_of(found: Declaration) -> str:
    """Name a declaration by its opportunity, or by its own title."""
    return found.opportunity.title if found.opportunity else found.title


def described(found: Declaration) -> dict[str, Any]:
    """Give the names behind the codes of a declaration, for printing."""
    return {
        "lots": [lot_name(row.lot.number, row.lot.title) for row in found.lots],
        "areas": area_names([row.code for row in found.areas]),
        "themes": theme_names([row.code for row in found.themes]),
    }


def ours(found: Declaration, facts: Standing, heard_from: tuple[str, ...] = ()) -> Ours:
    """Give the facts from which it follows what waits for the owner."""
    return Ours(
        stage=Stage(found.stage),
        now=now(),
        stands=facts.verified and facts.member,
        deadline=found.opportunity.deadline_at if found.opportunity else None,
        decided=is_decided(found),
        told=found.told_at is not None,
        cancelled=contest_of(found).cancelled,
        written=bool(found.afterwards),
        heard_from=heard_from,
    )


def _own_page(found: Declaration, verbs: frozenset[str], facts: Standing) -> str:
    stage = Stage(found.stage)
    may_move = "move" in verbs
    others = _neighbours(found)
    unanswered = [each for each in others if each.waits_for_us and "mark" in verbs]
    heard_from = tuple(each.organisation for each in unanswered)
    return render_template(
        "register/own.html",
        declaration=found,
        title=title_of(found),
        verbs=verbs,
        stage=stage.words,
        seen=who_can_see(facts),
        waits=what_waits(ours(found, facts, heard_from)),
        answer=unanswered[0] if unanswered else None,
        steps=_steps(found, next_steps(stage, actor().role)) if may_move else [],
        can_be_set_right=may_move and bool(can_be_set_right_to(stage, actor().role)),
        kind_path="carry on" in verbs and is_offered(stage),
        told=described(found),
        trail=_trail(found),
        neighbours=others,
        form=MoveForm(),
    )


def _neighbours(found: Declaration) -> list[Neighbour]:
    """Give others to talk to, as far as the reader may see them, and note that they were shown."""
    others = neighbours(reading(), actor(), found)
    ours = actor().organisation_ref
    shown = [other.id for other in others if other.organisation_ref != ours]
    looked_at("declaration", shown, LIST)
    return others


def _steps(found: Declaration, verbs: tuple[str, ...]) -> list[dict[str, Any]]:
    """Give the moves from here: those that are confirmed first as links, the others as buttons."""
    return [
        {
            "text": BUTTONS[verb],
            "href": url_for("register.move", ref=found.ref, verb=verb),
            "asks": is_confirmed_first(verb),
            "quiet": verb == "withdraw",
        }
        for verb in verbs
    ]


def _trail(found: Declaration) -> list[dict[str, str]]:
    """Say where this began and what it became, each only to those who may see it."""
    lines = []
    before = began_as(reading(), actor(), found)
    after = carried_on(reading(), actor(), found)
    if found.organisation_id != actor().organisation_id:  # it is carried on by its owner alone
        numbers = [row.id for row in (before, *after) if row is not None]
        looked_at("declaration", numbers, LIST)
    if before is not None:
        day = (before.outcome_at or before.updated_at).date()
        words = began_words(Stage(before.stage), title=title_of(before), on=day, may_see_it=True)
        lines.append({"text": words, "href": url_for("register.declaration", ref=before.ref)})
    for row in after:
        words = became_words(
            CarryOn.DECLARATION, title=row.opportunity or row.title, may_see_it=True
        )
        lines.append({"text": words, "href": url_for("register.declaration", ref=row.ref)})
    return [line for line in lines if line["text"]]
