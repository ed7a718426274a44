"""Everyone who is tried on every route, and the few things each is tried with."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event, select

from commissioning.agreements.models import Ask, Version
from commissioning.boards.models import BoardMember, Resolution, StandingAuthority
from commissioning.foundation.web import Access
from commissioning.opportunities.models import Lot
from commissioning.partnerships.models import Leaving, Thread
from commissioning.places.models import Membership
from commissioning.reviews.models import Aid, Review, ReviewPoint, WorkingView
from tests.house.looking import Glass, Refs, address_of, rules_for, values_for
from tests.world import NOBODY, WITHOUT_A_SEAT

VCSE = ("quay admin", "officer", "trustee", "chair", "secretary", "guest", "saltmere convenor")
BUYING = (
    "council admin", "council officer", "council trustee", "council chair", "council secretary",
    "council guest", "buyer", "not clear",
)  # fmt: skip
OTHERS = ("elsewhere", "unverified", WITHOUT_A_SEAT)
EVERYONE = (NOBODY, *VCSE, *BUYING, *OTHERS)

# Of each kind something of quay's, something of the council's, and another's.
FEW = {
    "organisation": ("quay", "council"),
    "place": ("saltmere",),
    "opportunity": ("carers", "winter"),
    "declaration": ("quay winter", "quay draft", "lantern winter"),
    "introduction": ("talks of quay", "h introduction"),
    "intention": ("intention",),
    "interest": ("interest in winter", "another's interest"),
    "join_request": ("claim", "request"),
    "invitation": ("invitation",),
    "partnership": ("kitchens", "waits for quay", "h together"),
    "agreement": ("agreement of kitchens", "agreement of lifts", "agreement of h together"),
    "authority": ("authority", "h authority"),
    "dispute": ("dispute of lifts", "dispute of h lifts"),
}
LOTS = select(Lot.ref).order_by(Lot.id).limit(2)


def few_refs(glass: Glass) -> Refs:
    """Give a few references of each kind."""
    tale = glass.world.tale
    few: dict[str, Sequence[str]] = {
        kind: [tale.refs[key] for key in keys] for kind, keys in FEW.items()
    }
    with glass.database.reading() as session:
        stays = select(Membership.ref).order_by(Membership.id)
        asked = session.scalars(stays.where(Membership.status == "asked")).first()
        few["membership"] = [session.scalars(stays).all()[0], asked or ""]
        few["seat"] = [tale.seats[who] for who in ("officer", "council officer", "hidden guest")]
        few["sign_in"] = ["0" * 16]
        few["lot"] = list(session.scalars(LOTS))
        for kind in (Thread, Leaving):
            newest = select(kind.ref).order_by(kind.id.desc()).limit(2)
            few[kind.__tablename__] = list(session.scalars(newest))
        few["review_held"] = ["0" * 16]
        reviews = (Review, ReviewPoint, WorkingView, Aid)
        for board in (Resolution, BoardMember, StandingAuthority, Version, Ask, *reviews):
            newest = select(board.ref).order_by(board.id.desc()).limit(2)
            few[board.__tablename__] = list(session.scalars(newest)) or ["0" * 16]
    return few


def few_addresses(glass: Glass, method: str) -> Iterator[tuple[str, str]]:
    """Give (rule, address): each rule with each of the few, the other parts being the first."""
    few = few_refs(glass)
    for rule in rules_for(glass.app, method):
        choices = {name: values_for(rule.rule, name, few) for name in rule.arguments}
        first = {name: values[0] for name, values in choices.items()}
        asked = [{**first, name: one} for name, values in choices.items() for one in values]
        addresses = [address_of(rule.rule, values) for values in asked or [first]]
        yield from ((rule.rule, path) for path in dict.fromkeys(addresses))


def access_of(glass: Glass, rule: str, method: str) -> Access:
    """Give who may open what answers at a rule."""
    found = next(one for one in rules_for(glass.app, method) if one.rule == rule)
    declared: Access = vars(glass.app.view_functions[found.endpoint])["access"]
    return declared


@contextmanager
def writes_of(glass: Glass) -> Iterator[list[str]]:
    """Gather the statements that change something, but for the log of looks, within the block."""
    found: list[str] = []

    def note(_c: Any, _k: Any, statement: str, *_more: Any) -> None:
        words = statement.split(None, 3)
        if words[0].upper() in ("INSERT", "UPDATE", "DELETE", "REPLACE") and (
            "view_log" not in words[:3]
        ):
            found.append(statement)

    event.listen(glass.database.engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(glass.database.engine, "before_cursor_execute", note)
