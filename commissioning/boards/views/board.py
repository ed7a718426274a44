"""Our own board: how it decides, who is on it, what it let others decide, and its decisions."""

from collections.abc import Sequence
from typing import Any

from flask import render_template, request, url_for

from commissioning.boards.models import BoardRule as KeptRule
from commissioning.boards.models import Resolution
from commissioning.boards.permissions import BOARD_BEGINNINGS
from commissioning.boards.queries.board import (
    authorities,
    authorities_held,
    in_office,
    members,
    rules_kept,
)
from commissioning.boards.queries.resolutions import own_resolutions
from commissioning.boards.rules.board_rule import BoardKind, rule_from
from commissioning.boards.rules.in_words import in_words
from commissioning.boards.views.blueprint import blueprint
from commissioning.boards.views.words import how, state_of
from commissioning.foundation.errors import Hidden
from commissioning.foundation.filters import day
from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.organisations.models import Organisation
from commissioning.organisations.permissions import ORGANISATIONS


@blueprint.get("/boards/<ref>")
@open_to(Access.SEATED)
def board(ref: str) -> str:
    """Show our own board, and the decisions it has made or is making."""
    organisation = own_organisation(ref)
    after = request.args.get("after", "")
    found = own_resolutions(reading(), actor(), after)
    rules = rules_kept(reading(), actor())
    board_now = in_office(reading(), organisation.id)
    return render_template(
        "boards/board.html",
        organisation=organisation,
        board=board_now,
        rule=_in_words(rules, len(board_now)),
        kind=_kind(rules),
        rules=rules,
        members=members(reading(), actor()),
        authorities=authorities(reading(), actor()),
        own_authorities={each.ref for each in authorities_held(reading(), actor())},
        decisions=[_card(each) for each in found.items],
        newer=url_for("boards.board", ref=ref) if after else None,
        older=url_for("boards.board", ref=ref, after=found.next_ref) if found.next_ref else None,
        may=_may(),
    )


@blueprint.get("/boards/<ref>/history")
@open_to(Access.SEATED)
def history(ref: str) -> str:
    """Show every rule that our board has had, each in words."""
    organisation = own_organisation(ref)
    number = len(in_office(reading(), organisation.id))
    entries = [_entry(each, number) for each in rules_kept(reading(), actor())]
    return render_template(
        "boards/history.html", organisation=organisation, entries=entries, number=number
    )


def own_organisation(ref: str, verb: str = "see board") -> Organisation:
    """Find the reader's own organisation, whose board they may know.

    Raises:
        Hidden: It is another's, or the reader is neither of its board nor of its staff.
        NotAllowed: They may know it, but not do this.
    """
    if ref != actor().organisation_ref or not BOARD_BEGINNINGS.may(actor(), "see board"):
        raise Hidden
    BOARD_BEGINNINGS.require(actor(), verb)
    return ORGANISATIONS.find(reading(), actor(), ref)


def _may() -> dict[str, bool]:
    verbs = ("keep rule", "keep members", "give authority")
    return {verb.replace(" ", "_"): BOARD_BEGINNINGS.may(actor(), verb) for verb in verbs}


def _in_words(rules: Sequence[KeptRule], number: int) -> tuple[str, ...]:
    standing = _standing(rules)
    return in_words(rule_from(standing.rule), number) if standing else ()


def _kind(rules: Sequence[KeptRule]) -> BoardKind | None:
    """Give what sort of board it is, once its rule says so."""
    standing = _standing(rules)
    return rule_from(standing.rule).kind if standing else None


def _standing(rules: Sequence[KeptRule]) -> KeptRule | None:
    return next((each for each in rules if each.ended_at is None), None)


def _entry(kept: KeptRule, number: int) -> dict[str, Any]:
    return {
        "since": kept.created_at,
        "until": kept.ended_at,
        "words": in_words(rule_from(kept.rule), number),
    }


def _card(resolution: Resolution) -> dict[str, Any]:
    version = resolution.version
    state = state_of(resolution)
    closed = resolution.closed_at
    facts = [("How", how(resolution)), ("Opened", day(resolution.created_at))]
    return {
        "title": f"{version.agreement.title}, version {version.number}",
        "href": url_for("boards.decision", ref=resolution.ref),
        "facts": [*facts, *([("Closed", day(closed))] if closed else [])],
        "state": state,
    }
