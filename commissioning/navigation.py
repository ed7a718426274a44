"""What the header offers, and the tabs that each capability hangs on another's page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Flask, request, url_for

from commissioning.agreements.queries.agreements import any_of_partnership
from commissioning.boards.permissions import BOARD_BEGINNINGS
from commissioning.foundation.actor import Actor
from commissioning.foundation.db import Thing
from commissioning.foundation.web import actor, reading
from commissioning.opportunities.permissions import is_commissioner
from commissioning.partnerships.permissions import BEGINNINGS as PARTNERING
from commissioning.partnerships.permissions import PARTNERSHIPS
from commissioning.partnerships.queries.seeing import any_of_opportunity, any_of_organisation
from commissioning.register.permissions import BEGINNINGS, sees_strengths
from commissioning.reviews.permissions.reviewing import REVIEWED
from commissioning.reviews.permissions.routing import ROUTED, sees_own_aid
from commissioning.reviews.queries.equal_information import anything_said


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab of a page about one thing, at an address of its own, for those it opens for."""

    text: str
    endpoint: str
    opens_for: Callable[[Actor, Thing], bool] = lambda _who, _thing: True


def _proposes(who: Actor) -> bool:
    return PARTNERING.may(who, "propose")


def _partnered_about(who: Actor, opportunity: Thing) -> bool:
    """Hold for those who may propose, or see a partnership about this opportunity already."""
    return _proposes(who) or (who.verified and any_of_opportunity(reading(), who, opportunity.id))


def _partnered_by(who: Actor, organisation: Thing) -> bool:
    """Hold for those who may propose, or see a partnership of this organisation already."""
    return _proposes(who) or (who.verified and any_of_organisation(reading(), who, organisation.id))


def _own_board(who: Actor, organisation: Thing) -> bool:
    """Hold for those of its own people who may know how its board decides."""
    return who.organisation_id == organisation.id and BOARD_BEGINNINGS.may(who, "see board")


def _routes(who: Actor, opportunity: Any) -> bool:
    """Hold for the commissioners of the buyer, clear or asked to say so first."""
    if not is_commissioner(who):
        return False
    return ROUTED.may(reading(), who, "see", opportunity)


def _said_to_all(who: Actor, opportunity: Thing) -> bool:
    """Hold where there is something to read, and for who may say something."""
    return anything_said(reading(), who, opportunity.id) or _routes(who, opportunity)


def _commissions_in(who: Actor, place: Thing) -> bool:
    """Hold for commissioners whose organisation is a member of this place."""
    return is_commissioner(who) and place.id in who.places


def _in_partnership(verb: str) -> Callable[[Actor, Any], bool]:
    """Make a condition that holds for those who may do `verb` in the partnership."""
    return lambda who, it: PARTNERSHIPS.may(reading(), who, verb, it)


def _agreed(who: Actor, partnership: Any) -> bool:
    """Hold inside a partnership, and outside where there is an agreement that may be seen."""
    inside = PARTNERSHIPS.may(reading(), who, "read", partnership)
    return inside or (who.signed_in and any_of_partnership(reading(), who, partnership.id))


def _reviewed(who: Actor, partnership: Any) -> bool:
    """Hold for those who may know of reviews: there is no trace of them for anybody else."""
    return who.signed_in and REVIEWED.may(reading(), who, "see", partnership)


# In the order shown. A tab belongs to the capability whose endpoint it names.
TABS: dict[str, tuple[Tab, ...]] = {
    "organisation": (
        Tab("About", "organisations.profile"),
        Tab("Bidding", "register.of_organisation"),
        Tab("Partnerships", "partnerships.of_organisation", _partnered_by),
        Tab("Board", "boards.board", _own_board),
        Tab("Public money", "reviews.aid", lambda who, it: sees_own_aid(who, it.id)),
    ),
    "place": (
        Tab("The place", "places.place"),
        Tab("Members", "places.members"),
        Tab("What is strong", "register.place_view", lambda who, it: sees_strengths(who, it.id)),
        Tab("Partnerships", "partnerships.of_place", lambda who, it: sees_strengths(who, it.id)),
        Tab("What is going on", "desk.going_on", _commissions_in),
        Tab("Charter", "places.charter"),
    ),
    "opportunity": (
        Tab("The opportunity", "opportunities.opportunity"),
        Tab("Who is bidding", "register.of_opportunity"),
        Tab("Partnerships", "partnerships.of_opportunity", _partnered_about),
        Tab("What was said", "reviews.said_to_all", _said_to_all),
        Tab("Route", "reviews.route", _routes),
        Tab("History", "opportunities.history"),
    ),
    "partnership": (
        Tab("Where it stands", "partnerships.partnership"),
        Tab("Agreements", "agreements.of_partnership", _agreed),
        Tab("Reviews", "reviews.of_partnership", _reviewed),
        Tab("Conversations", "partnerships.threads", _in_partnership("read conversations")),
        Tab("Papers", "partnerships.papers", _in_partnership("read")),
    ),
}


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a higher floor offers to do about a thing shown on a lower one's page."""

    text: str
    hint: str
    endpoint: str
    parameter: str
    for_whom: Callable[[Actor], bool]


PROPOSE = "Propose a partnership"

# The first that is for the asker is the page's one primary button.
INVITATIONS: dict[str, tuple[Invitation, ...]] = {
    "opportunity": (
        Invitation(
            "Say we're bidding",
            "Is this for you? Say that you are bidding, or thinking of it. It takes three minutes.",
            "register.declare",
            "opportunity",
            lambda who: not who.signed_in or BEGINNINGS.may(who, "declare"),
        ),
    ),
    "declaration": (
        Invitation(
            PROPOSE,
            "Could you answer this together? Say what you have in mind, and ask them.",
            "partnerships.propose",
            "declaration",
            _proposes,
        ),
    ),
    "overlap": (
        Invitation(
            PROPOSE,
            "Would you do more together? Say what you have in mind, and ask them.",
            "partnerships.propose",
            "overlap",
            _proposes,
        ),
    ),
    "introduction": (
        Invitation(
            PROPOSE,
            "When you have talked and want to answer together, one of you proposes it.",
            "partnerships.propose",
            "introduction",
            _proposes,
        ),
    ),
    "version": (
        Invitation(
            "Our board's decision",
            "Your board decides on exactly this text, on a page of its own. Its chair or secretary "
            "opens the decision there.",
            "boards.of_version",
            "version",
            lambda who: BOARD_BEGINNINGS.may(who, "see board"),
        ),
    ),
    "organisation": (
        Invitation(
            PROPOSE,
            "Is there something that you could do together?",
            "partnerships.propose",
            "organisation",
            _proposes,
        ),
    ),
}


def _anybody(_who: Actor) -> bool:
    return True


def _finds_partners(who: Actor) -> bool:
    """Hold for those it opens for, and for who is not signed in: they are asked to, and led on."""
    return not who.signed_in or BEGINNINGS.may(who, "find partners")


# No count of what waits: that takes some twenty queries, too many for every page.
HEADER: tuple[tuple[str, str, Callable[[Actor], bool]], ...] = (
    ("What waits for you", "desk.home", lambda who: who.seat_id is not None),
    ("Register", "register.search", _anybody),
    ("Opportunities", "opportunities.browse", _anybody),
    ("Find partners", "register.partners", _finds_partners),
    ("Partnerships", "partnerships.ours", lambda who: PARTNERING.may(who, "have partnerships")),
    ("What is going on", "desk.places_going_on", is_commissioner),
    ("Places", "places.browse", _anybody),
)


def install_navigation(app: Flask) -> None:
    """Give templates the header's links, `tabs_of(kind, thing)` and `actions_of(kind, ref)`."""
    app.jinja_env.globals["tabs_of"] = _tabs_of
    app.jinja_env.globals["actions_of"] = _actions_of
    app.context_processor(lambda: {"navigation": _header(), "place_name": _place_name()})


def _tabs_of(kind: str, thing: Thing) -> list[dict[str, object]]:
    return [
        {
            "text": tab.text,
            "href": url_for(tab.endpoint, ref=thing.ref),
            "current": request.endpoint == tab.endpoint,
        }
        for tab in TABS[kind]
        if tab.opens_for(actor(), thing)
    ]


def _actions_of(kind: str, ref: str) -> list[dict[str, str]]:
    return [
        {
            "text": each.text,
            "hint": each.hint,
            "href": _invited(each, ref),
        }
        for each in INVITATIONS[kind]
        if each.for_whom(actor())
    ]


def _invited(to: Invitation, ref: str) -> str:
    values: dict[str, Any] = {to.parameter: ref}
    return url_for(to.endpoint, **values)


def _header() -> list[dict[str, object]]:
    return [
        {"text": words, "href": url_for(name), "current": request.endpoint == name}
        for words, name, for_whom in HEADER
        if for_whom(actor())
    ]


def _place_name() -> str:
    return actor().place_names[0] if actor().place_names else ""
